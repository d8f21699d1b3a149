import { Comment, CommentAnchor, CommentThread } from './comment.types.ts';

export interface ThreadRow extends Omit<CommentThread, 'anchor'> {
  start: Uint8Array | null;
  end: Uint8Array | null;
  quote: string;
  before: string | null;
  after: string | null;
}

export const THREAD_COLUMNS = `t.id, t.document_id as "documentId", t.space_id as "spaceId", t.anchor_start as "start",
  t.anchor_end as "end", t.quote, t.quote_before as "before", t.quote_after as "after", t.created_at as "createdAt",
  t.resolved_at as "resolvedAt", t.resolved_by_id as "resolvedById"`;

export const COMMENT_COLUMNS = `c.id, c.thread_id as "threadId", c.document_id as "documentId", c.space_id as "spaceId",
  c.author_id as "authorId", c.source, c.created_at as "createdAt", c.edited_at as "editedAt",
  c.removed_at as "removedAt", c.imported_author as "importedAuthor", c.imported_at as "importedAt"`;

export function threadOf({ start, end, quote, before, after, ...row }: ThreadRow): CommentThread {
  const { documentId, spaceId } = row;
  const anchor =
    start && end
      ? Object.assign(new CommentAnchor(), { start, end, quote, before, after, documentId, spaceId })
      : null;
  return Object.assign(new CommentThread(), row, { anchor });
}

export function commentOf(row: Omit<Comment, never>): Comment {
  return Object.assign(new Comment(), row);
}

/** Somebody is mentioned in a comment’s source. */
const MENTION = /@\{(acc_[0-9a-hjkmnp-tv-z]{26})\}/g;

/** Whom a comment mentions, each once. */
export function mentionedIn(source: string): string[] {
  return [...new Set([...source.matchAll(MENTION)].map((match) => match[1]!))];
}

/** The words as they are read, with names as they are now. */
export function textOf(source: string, names: ReadonlyMap<string, string>): string {
  return source.replaceAll(MENTION, (_mention, id: string) => `@${names.get(id) ?? '…'}`);
}
