import type { OwnDataChapter } from '../accounts/own-data.ts';

/** Its words stand in the document, among everybody's. */
const PROPOSED = `
  select id, document_id as "documentId", created_at as "createdAt", outcome, decided_at as "decidedAt"
  from suggestion where author_id = $1 order by created_at, id`;

const DECIDED = `
  select id, document_id as "documentId", outcome, decided_at as "decidedAt"
  from suggestion where decided_by_id = $1 order by decided_at, id`;

function rowsOf(name: string, statement: string): OwnDataChapter {
  return {
    name,
    tables: ['suggestion'],
    collect: ({ sql, asHouse }, accountId) => asHouse(() => sql(statement, [accountId])),
  };
}

/** What somebody proposed, and decided about. */
export const SUGGESTION_CHAPTERS: readonly OwnDataChapter[] = [
  rowsOf('suggestions', PROPOSED),
  rowsOf('suggestionsDecided', DECIDED),
];
