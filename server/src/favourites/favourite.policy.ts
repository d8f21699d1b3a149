import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import { authorizeDocument } from '../documents/document.policy.ts';
import { authorizeInSpace } from '../spaces/space.policy.ts';

/**
 * Whoever reads a space or a document may keep it at hand. Throws NOT_FOUND for what they may not read, also when there
 * is no such thing, and GONE for a document that is in the bin.
 */
export async function authorizeFavourite(
  transaction: Transaction,
  viewer: Viewer,
  targetId: string,
): Promise<{ spaceId: string | null; documentId: string | null }> {
  if (isId('spc', targetId)) {
    const { id } = await authorizeInSpace(transaction, viewer, 'readSpace', targetId);
    return { spaceId: id, documentId: null };
  }
  const { id, trashedAt } = await authorizeDocument(transaction, viewer, 'read', targetId);
  if (trashedAt) throw new AppError('GONE', { reason: 'IN_BIN' });
  return { spaceId: null, documentId: id };
}
