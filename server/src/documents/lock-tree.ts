import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import type { Document } from './document.entity.ts';
import { authorizeDocument, type DocumentVerb } from './document.policy.ts';

/** Changes of one space's tree wait for one another until the end of the transaction: what was found there stays true. */
export async function lockTree({ sql }: Transaction, spaceId: string): Promise<void> {
  await sql('select pg_advisory_xact_lock(hashtext($1))', [spaceId]);
}

/**
 * The document as it is once its tree is locked, when this viewer may do this with it; throws like `authorizeDocument`, and
 * CONFLICT { MOVED } when it has gone to another space meanwhile.
 */
export async function authorizeInTree(
  transaction: Transaction,
  viewer: Viewer,
  verb: DocumentVerb,
  documentId: string,
): Promise<Document> {
  const { spaceId } = await authorizeDocument(transaction, viewer, verb, documentId);
  await lockTree(transaction, spaceId);
  // What was read before the lock may have changed while we waited for it.
  transaction.em.clear();
  const document = await authorizeDocument(transaction, viewer, verb, documentId);
  if (document.spaceId !== spaceId) throw new AppError('CONFLICT', { reason: 'MOVED' });
  return document;
}
