import { useApolloClient } from '@apollo/client/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { MoreSuggestions, type ProposedRow, Suggestions } from './suggestion-operations.ts';

const NONE: readonly ProposedRow[] = [];

/** What the server knows of the proposals: null until it has answered. */
export function useRows(documentId: string): {
  rows: readonly ProposedRow[] | null;
  canEdit: boolean;
  canSuggest: boolean;
} {
  const { data, previousData } = useLiveQuery(Suggestions, { documentId });
  const document = (data ?? previousData)?.document;
  const page = document?.suggestions;
  const more = useMore(documentId, page?.pageInfo, page?.totalCount);
  const rows = useMemo(() => (page ? [...page.nodes, ...more] : null), [page, more]);
  return {
    rows,
    canEdit: document?.viewerCan.edit ?? false,
    canSuggest: document?.viewerCan.suggest ?? false,
  };
}

/**
 * What follows the first page: oldest first, so that whatever comes stands at the end, and what is known stays so. What is
 * decided meanwhile leaves the text, which alone says what is proposed.
 */
function useMore(
  documentId: string,
  first: { hasNextPage: boolean; endCursor?: string | null } | undefined,
  total: number | undefined,
): readonly ProposedRow[] {
  const client = useApolloClient();
  const [more, setMore] = useState(NONE);
  const reached = useRef<string | null>(null);
  const [hasMore, cursor] = [first?.hasNextPage ?? false, first?.endCursor];
  useEffect(() => {
    if (!hasMore) return;
    let isOver = false;
    const load = async () => {
      for (let after = reached.current ?? cursor; after && !isOver;) {
        const variables = { documentId, after };
        const { data } = await client.query({ query: MoreSuggestions, variables, fetchPolicy: 'no-cache' });
        const page = data?.document?.suggestions;
        if (!page || isOver) return;
        setMore((before) => joined(before, page.nodes));
        // The next time begins behind the last that there was.
        reached.current = page.pageInfo.endCursor ?? after;
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      }
    };
    // The next one that comes asks again.
    load().catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [client, documentId, hasMore, cursor, total]);
  return more;
}

function joined(before: readonly ProposedRow[], added: readonly ProposedRow[]): readonly ProposedRow[] {
  const known = new Set(before.map(({ id }) => id));
  return [...before, ...added.filter(({ id }) => !known.has(id))];
}
