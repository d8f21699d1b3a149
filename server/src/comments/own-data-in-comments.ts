import type { OwnDataChapter } from '../accounts/own-data.ts';

/** One's own words, wherever they stand: whoever wrote them knows them. */
const WRITTEN = `
  select id, thread_id as "threadId", document_id as "documentId", source, created_at as "createdAt",
    edited_at as "editedAt", removed_at as "removedAt"
  from comment where author_id = $1 order by id`;

const RESOLVED = `
  select id as "threadId", document_id as "documentId", resolved_at as "resolvedAt"
  from comment_thread where resolved_by_id = $1 order by id`;

/** What others said is theirs: only that one was mentioned. */
const MENTIONED = `
  select comment_id as "commentId", document_id as "documentId", created_at as "at", read_at as "seenAt"
  from comment_mention where account_id = $1 order by comment_id`;

function rowsOf(name: string, table: string, statement: string): OwnDataChapter {
  return {
    name,
    tables: [table],
    collect: ({ sql, asHouse }, accountId) => asHouse(() => sql(statement, [accountId])),
  };
}

/** What somebody said about documents and settled, and where they are mentioned. */
export const COMMENT_CHAPTERS: readonly OwnDataChapter[] = [
  rowsOf('comments', 'comment', WRITTEN),
  rowsOf('commentsResolved', 'comment_thread', RESOLVED),
  rowsOf('mentions', 'comment_mention', MENTIONED),
];
