import type { OwnDataChapter } from '../accounts/own-data.ts';

const ATTACHED = `
  select id, document_id as "documentId", name, media_type as "mediaType", bytes::int as bytes, created_at as "createdAt"
  from file where created_by_id = $1 order by id`;

const ON_THEIR_WAY = `
  select id, document_id as "documentId", name, bytes::int as bytes, created_at as "createdAt", expires_at as "expiresAt"
  from file_upload where account_id = $1 order by id`;

function rowsOf(name: string, table: string, statement: string): OwnDataChapter {
  return {
    name,
    tables: [table],
    collect: ({ sql, asHouse }, accountId) => asHouse(() => sql(statement, [accountId])),
  };
}

/** What somebody attached to documents. */
export const FILE_CHAPTERS: readonly OwnDataChapter[] = [
  rowsOf('files', 'file', ATTACHED),
  rowsOf('uploads', 'file_upload', ON_THEIR_WAY),
];
