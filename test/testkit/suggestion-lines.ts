import type { Line } from './access-lines.ts';

/** What is proposed for documents. */
export const SUGGESTION_LINES: Line[] = (['acceptSuggestions', 'refuseSuggestions'] as const).flatMap(
  (field): Line[] => {
    const decide = `mutation($input: DecideSuggestionsInput!) { ${field}(input: $input) { id title } }`;
    return [
      [
        `${field}: one`,
        decide,
        (ids) => ({ input: { documentId: ids.document, suggestionIds: [ids.suggestion] } }),
      ],
      ...(['document', 'child', 'binned'] as const).map((which): Line => [
        `${field}: of somebody in ${which}`,
        decide,
        (ids) => ({ input: { documentId: ids[which], authorId: ids.account } }),
      ]),
    ];
  },
);
