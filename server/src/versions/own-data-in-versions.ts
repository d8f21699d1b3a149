import type { OwnDataChapter } from '../accounts/own-data.ts';

/** What the versions show is everybody's in the space, and stands in their documents. */
const NAMED = `
  select id as "versionId", document_id as "documentId", name, note, named_at as "namedAt"
  from document_version where named_by_id = $1 order by id`;

/** Versions of documents that somebody gave a name. */
export const VERSION_CHAPTERS: readonly OwnDataChapter[] = [
  {
    name: 'documentVersionsNamed',
    tables: ['document_version'],
    collect: ({ sql, asHouse }, accountId) => asHouse(() => sql(NAMED, [accountId])),
  },
];
