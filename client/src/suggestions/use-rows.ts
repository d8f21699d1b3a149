import { useLiveQuery } from '../platform/apollo/use-live-query.ts';
import { type ProposedRow, Suggestions } from './suggestion-operations.ts';

/** What the server knows of the proposals: null until it has answered. */
export function useRows(documentId: string): {
  rows: readonly ProposedRow[] | null;
  canEdit: boolean;
  canSuggest: boolean;
} {
  const { data, previousData } = useLiveQuery(Suggestions, { documentId });
  const document = (data ?? previousData)?.document;
  return {
    rows: document?.suggestions.nodes ?? null,
    canEdit: document?.viewerCan.edit ?? false,
    canSuggest: document?.viewerCan.suggest ?? false,
  };
}
