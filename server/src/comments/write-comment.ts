import { LIMITS } from '@umlauf/shared/limits';
import type { Passage } from '@umlauf/shared/passage';
import type { Document } from '../documents/document.entity.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { newId } from '../platform/ids.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import type { Outbox } from '../platform/mail/outbox.ts';
import { roleOf } from '../spaces/space.policy.ts';
import { COMMENT_COLUMNS, commentOf, THREAD_COLUMNS, threadOf, type ThreadRow } from './comment-rows.ts';
import type { Found } from './comment.policy.ts';
import type { Comment, CommentThread } from './comment.types.ts';
import { noteMentions } from './mention.ts';
import { tellByMail } from './mention-mail.ts';

/** By whom, and how those are told who are mentioned. */
export interface Writing {
  transaction: Transaction;
  viewer: Viewer;
  announcements: Announcements;
  outbox: Outbox;
}

/** Begins a thread with its first comment; `passage` null: on the document as a whole. Throws LIMIT. */
export async function addThread(
  writing: Writing,
  document: Document,
  passage: Passage | null,
  source: string,
): Promise<CommentThread> {
  await checkRoom(writing, 'comment_thread', 'document_id', document.id, 'commentThreadsPerDocument');
  const thread = await insertThread(writing.transaction, document, passage);
  await addComment(writing, { thread, document }, source);
  return thread;
}

/** A thread in which nothing is said yet. */
export async function insertThread(
  { sql }: Transaction,
  { id: documentId, spaceId }: Document,
  passage: Passage | null,
): Promise<CommentThread> {
  const id = newId('thr');
  const [row] = await sql<ThreadRow>(
    `insert into comment_thread as t (id, document_id, space_id, anchor_start, anchor_end, quote, quote_before, quote_after)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${THREAD_COLUMNS}`,
    [
      id,
      documentId,
      spaceId,
      passage && Buffer.from(passage.start),
      passage && Buffer.from(passage.end),
      passage?.quote ?? '',
      passage?.before ?? null,
      passage?.after ?? null,
    ],
  );
  return threadOf(row!);
}

/** Says something in a thread. Throws LIMIT. */
export async function addComment(
  writing: Writing,
  { thread, document }: Found,
  source: string,
): Promise<Comment> {
  const { transaction, viewer } = writing;
  await checkRoom(writing, 'comment', 'thread_id', thread.id, 'commentsPerThread');
  const id = newId('com');
  const [row] = await transaction.sql<Comment>(
    `insert into comment as c (id, thread_id, document_id, space_id, author_id, source)
     values ($1, $2, $3, $4, $5, $6) returning ${COMMENT_COLUMNS}`,
    [id, thread.id, document.id, document.spaceId, viewer.accountId, source],
  );
  await mention(writing, document, id, source);
  raise(transaction, 'COMMENT_ADDED', document, thread.id, id);
  return commentOf(row!);
}

/** Words a comment anew. */
export async function editComment(
  writing: Writing,
  { document, comment }: Found & { comment: Comment },
  source: string,
): Promise<Comment> {
  if (source === comment.source) return comment;
  const { transaction } = writing;
  const [row] = await transaction.sql<Comment>(
    `update comment as c set source = $2, edited_at = now() where id = $1 returning ${COMMENT_COLUMNS}`,
    [comment.id, source],
  );
  await mention(writing, document, comment.id, source);
  raise(transaction, 'COMMENT_CHANGED', document, comment.threadId, comment.id);
  return commentOf(row!);
}

/**
 * Removes a comment. Where replies follow its place stays, without its words; what nothing follows any more goes, and the
 * thread with its last comment. Answers whether the thread is still there.
 */
export async function removeComment(
  writing: Writing,
  { document, thread, comment }: Found & { comment: Comment },
): Promise<boolean> {
  const { transaction } = writing;
  const { asHouse, sql } = transaction;
  const mentioned = await asHouse(() =>
    sql<{ id: string }>('delete from comment_mention where comment_id = $1 returning account_id as id', [
      comment.id,
    ]),
  );
  await sql(`update comment set source = '', removed_at = now() where id = $1`, [comment.id]);
  const left = await asHouse(async () => {
    await sql(
      `delete from comment c where thread_id = $1 and removed_at is not null and not exists (
         select 1 from comment l where l.thread_id = $1 and l.removed_at is null and l.id > c.id)`,
      [thread.id],
    );
    const rows = await sql(
      `delete from comment_thread t where id = $1 and not exists (select 1 from comment c where c.thread_id = t.id)
       returning id`,
      [thread.id],
    );
    return rows.length === 0;
  });
  raise(transaction, 'COMMENT_REMOVED', document, thread.id, comment.id);
  tell(
    writing,
    mentioned.map(({ id }) => id),
  );
  return left;
}

/** Settles a thread, or opens it again; nothing happens when it is so already. */
export async function settle(
  { transaction, viewer }: Pick<Writing, 'transaction' | 'viewer'>,
  { thread, document }: Found,
  isResolved: boolean,
): Promise<CommentThread> {
  if ((thread.resolvedAt !== null) === isResolved) return thread;
  const [row] = await transaction.sql<ThreadRow>(
    `update comment_thread as t set resolved_at = case when $2 then now() end, resolved_by_id = $3 where id = $1
     returning ${THREAD_COLUMNS}`,
    [thread.id, isResolved, isResolved ? viewer.accountId : null],
  );
  const type = isResolved ? 'COMMENT_THREAD_RESOLVED' : 'COMMENT_THREAD_REOPENED';
  raise(transaction, type, document, thread.id);
  return threadOf(row!);
}

async function mention(
  writing: Writing,
  { id: documentId, spaceId }: Document,
  commentId: string,
  source: string,
): Promise<void> {
  const { transaction, viewer, outbox } = writing;
  const { accountId } = viewer;
  const role = await roleOf(transaction, viewer, spaceId);
  const place = { documentId, spaceId, role, accountId };
  const { added, removed } = await noteMentions(transaction, place, commentId, source);
  await tellByMail(transaction, outbox, added);
  tell(writing, [...added, ...removed]);
}

/** Their lists of mentions are other ones now. */
function tell({ transaction, announcements }: Writing, accountIds: readonly string[]): void {
  transaction.afterCommit(() => {
    for (const accountId of accountIds) announcements.emit('accountChanged', { accountId });
  });
}

type CommentEvent =
  | 'COMMENT_ADDED'
  | 'COMMENT_CHANGED'
  | 'COMMENT_REMOVED'
  | 'COMMENT_THREAD_RESOLVED'
  | 'COMMENT_THREAD_REOPENED';

/** Tells of what was said or settled. */
export function raise(
  { raise }: Transaction,
  type: CommentEvent,
  { id, spaceId, title }: Document,
  threadId: string,
  commentId?: string,
): void {
  const facts = { name: title, threadId, ...(commentId && { commentId }) };
  raise({ spaceId, type, subjectId: id, facts });
}

async function checkRoom(
  { transaction: { sql } }: Writing,
  table: 'comment' | 'comment_thread',
  column: 'thread_id' | 'document_id',
  id: string,
  limit: 'commentsPerThread' | 'commentThreadsPerDocument',
): Promise<void> {
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as count from ${table} where ${column} = $1`,
    [id],
  );
  if (row!.count >= LIMITS[limit]) throw new AppError('LIMIT', { limit, max: LIMITS[limit] });
}
