import { LIMITS } from '@umlauf/shared/limits';
import type { Passage } from '@umlauf/shared/passage';
import type { Document } from '../documents/document.entity.ts';
import type { Transaction } from '../platform/database/database.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { newId } from '../platform/ids.ts';
import { insertThread, raise } from './write-comment.ts';

/** What was said in another program about one passage; `passage` null: about the document as a whole. */
interface ImportedThread {
  passage: Passage | null;
  comments: { source: string; author: string | null; at: Date | null }[];
}

/**
 * Takes over what was said in another program, in a document that the viewer has just made of its file. Nobody is
 * mentioned in it. Answers how many comments there was no room for.
 */
export async function importComments(
  transaction: Transaction,
  viewer: Viewer,
  document: Document,
  threads: readonly ImportedThread[],
): Promise<number> {
  let leftOut = 0;
  for (const { passage, comments } of threads.slice(0, LIMITS.commentThreadsPerDocument)) {
    const thread = await insertThread(transaction, document, passage);
    leftOut += Math.max(0, comments.length - LIMITS.commentsPerThread);
    for (const { source, author, at } of comments.slice(0, LIMITS.commentsPerThread)) {
      const id = newId('com');
      await transaction.sql(
        `insert into comment (id, thread_id, document_id, space_id, author_id, source, imported_author, imported_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          id,
          thread.id,
          document.id,
          document.spaceId,
          viewer.accountId,
          source,
          // Null would say that it was written here.
          author ?? '',
          at,
        ],
      );
      raise(transaction, 'COMMENT_ADDED', document, thread.id, id);
    }
  }
  const others = threads.slice(LIMITS.commentThreadsPerDocument);
  return others.reduce((sum, { comments }) => sum + comments.length, leftOut);
}
