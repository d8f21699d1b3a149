import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { SuggestionWriters } from './suggestion-operations.ts';
import type { Proposed } from './use-proposed.ts';

type Names = readonly string[];
const NONE: ReadonlyMap<string, Names> = new Map();

/** Until then those who type are not done, and each of them may write in several places. Milliseconds. */
const SETTLED_AFTER = 1_000;

/** Who else wrote in proposals, by their ids. Asked where the text says that several pages wrote in one. */
export function useWriters(documentId: string, proposed: readonly Proposed[]): ReadonlyMap<string, Names> {
  const client = useApolloClient();
  const [writers, setWriters] = useState(NONE);
  const shared = proposed.filter(({ clients }) => clients.length > 1);
  const asked = JSON.stringify(shared.map(({ id, clients }) => [id, clients]));
  useEffect(() => {
    const left = new Set((JSON.parse(asked) as [string, unknown][]).map(([id]) => id));
    if (left.size === 0) return;
    let isOver = false;
    const load = async () => {
      const found = new Map<string, Names>();
      for (let after: string | null | undefined = null; after !== undefined && left.size > 0;) {
        const variables: { documentId: string; after: string | null } = { documentId, after };
        const { data } = await client.query({
          query: SuggestionWriters,
          variables,
          fetchPolicy: 'no-cache',
        });
        const page = data?.document?.suggestions;
        if (!page || isOver) return;
        for (const { id, words } of page.nodes) {
          if (left.delete(id)) found.set(id, words?.alsoBy.map(({ name }) => name) ?? []);
        }
        after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? undefined) : undefined;
      }
      setWriters(found);
    };
    const timer = setTimeout(() => void load().catch(() => undefined), SETTLED_AFTER);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [client, documentId, asked]);
  return writers;
}
