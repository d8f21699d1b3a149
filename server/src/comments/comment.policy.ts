import { roleAllows, type SpaceVerb } from '@umlauf/shared/roles';
import type { Document } from '../documents/document.entity.ts';
import { authorizeDocument } from '../documents/document.policy.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import { roleOf } from '../spaces/space.policy.ts';
import { COMMENT_COLUMNS, commentOf, THREAD_COLUMNS, threadOf, type ThreadRow } from './comment-rows.ts';
import type { Comment, CommentThread } from './comment.types.ts';

/** What can be done about comments; each is granted by a verb of the role in the space. */
const VERBS = {
  read: 'comment',
  begin: 'comment',
  reply: 'comment',
  resolve: 'comment',
  reopen: 'comment',
  edit: 'comment',
  remove: 'comment',
  removeOthers: 'moderateComments',
} as const satisfies Record<string, SpaceVerb>;

export type CommentVerb = keyof typeof VERBS;

/** Whether this role allows this: comments on a document in the bin can only be read. */
export function can(role: string | null, verb: CommentVerb, isInBin: boolean): boolean {
  return (verb === 'read' || !isInBin) && roleAllows(role, VERBS[verb]);
}

/** Whether this viewer, in this role, may word the comment anew or remove it. */
export function canChange(
  role: string | null,
  verb: 'edit' | 'remove',
  comment: Pick<Comment, 'authorId' | 'removedAt'>,
  accountId: string,
  isInBin: boolean,
): boolean {
  if (comment.removedAt) return false;
  if (comment.authorId === accountId) return can(role, verb, isInBin);
  return verb === 'remove' && can(role, 'removeOthers', isInBin);
}

export interface Found {
  thread: CommentThread;
  document: Document;
}

/**
 * The thread, when this viewer may do this with it. Throws NOT_FOUND when they may not read it, also when there is no
 * such thread, GONE when its document is in the bin, FORBIDDEN when they may read it but not do this.
 */
export async function authorizeThread(
  transaction: Transaction,
  viewer: Viewer,
  threadId: string,
): Promise<Found> {
  const [row] = isId('thr', threadId)
    ? await transaction.sql<ThreadRow>(
        // The lock: of two who settle it at once the second one finds it settled.
        `select ${THREAD_COLUMNS} from comment_thread t where t.id = $1 for update`,
        [threadId],
      )
    : [];
  if (!row) throw new AppError('NOT_FOUND');
  const document = await authorizeDocument(transaction, viewer, VERBS.reply, row.documentId);
  return { thread: threadOf(row), document };
}

/** The comment with its thread, when this viewer may change it so. Throws as `authorizeThread`. */
export async function authorizeComment(
  transaction: Transaction,
  viewer: Viewer,
  verb: 'edit' | 'remove',
  commentId: string,
): Promise<Found & { comment: Comment }> {
  const find = () =>
    transaction.sql<Comment>(`select ${COMMENT_COLUMNS} from comment c where c.id = $1`, [commentId]);
  const [seen] = isId('com', commentId) ? await find() : [];
  if (!seen) throw new AppError('NOT_FOUND');
  const found = await authorizeThread(transaction, viewer, seen.threadId);
  const [row] = await find();
  if (!row || row.removedAt) throw new AppError('NOT_FOUND');
  const role = await roleOf(transaction, viewer, found.document.spaceId);
  const isOwn = row.authorId === viewer.accountId;
  if (!isOwn && !canChange(role, verb, row, viewer.accountId, false)) throw new AppError('FORBIDDEN');
  return { ...found, comment: commentOf(row) };
}
