import { useEffect, useRef } from 'react';

interface Page {
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** Loads page after page until the list is whole: for lists that are shown at once, like a tree. */
export function useAllPages(
  page: Page | null | undefined,
  loadAfter: (cursor: string) => Promise<unknown>,
): void {
  const load = useRef(loadAfter);
  useEffect(() => {
    load.current = loadAfter;
  });
  const cursor = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
  useEffect(() => {
    // A page that fails leaves the list shorter; the next event or reconnect asks again.
    if (cursor) load.current(cursor).catch(() => undefined);
  }, [cursor]);
}
