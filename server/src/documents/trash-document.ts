import { databaseMoment } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { roleOf } from '../spaces/space.policy.ts';
import { Document } from './document.entity.ts';
import { can } from './document.policy.ts';
import { deleteForGood } from './empty-bins.ts';
import { authorizeInTree } from './lock-tree.ts';

/**
 * Moves a document and everything under it to the bin. Returns all that went, the document first. Throws FORBIDDEN { HELD } where
 * minutes are among it that only leads put away.
 */
export async function trashDocument(
  transaction: Transaction,
  viewer: Viewer,
  documentId: string,
): Promise<[Document, ...Document[]]> {
  const document = await authorizeInTree(transaction, viewer, 'trash', documentId);
  const moved = await withDescendants(transaction, document, (child) => child.trashedAt === null);
  const role = await roleOf(transaction, viewer, document.spaceId);
  // What is held below it goes with it only by whom it would go alone.
  if (moved.some((child) => !can(role, 'trash', child, viewer.accountId)))
    throw new AppError('FORBIDDEN', { reason: 'HELD' });
  // One moment for all: what went together comes back together.
  const trashedAt = databaseMoment();
  for (const each of moved) each.trashedAt = trashedAt;
  raise(transaction, document, 'DOCUMENT_TRASHED');
  return moved;
}

/** Brings a document back with what went to the bin together with it; to the top when its parent is no longer there. */
export async function restoreDocument(
  transaction: Transaction,
  viewer: Viewer,
  documentId: string,
): Promise<Document> {
  const document = await authorizeInTree(transaction, viewer, 'restore', documentId);
  const went = document.trashedAt!.getTime();
  const restored = await withDescendants(
    transaction,
    document,
    (child) => child.trashedAt?.getTime() === went,
  );
  const parent = document.parentId ? await transaction.em.findOne(Document, { id: document.parentId }) : null;
  if (!parent || parent.trashedAt) document.parentId = null;
  for (const each of restored) each.trashedAt = null;
  raise(transaction, document, 'DOCUMENT_RESTORED');
  return document;
}

/**
 * Removes a document for good with what went to the bin together with it. Throws CONFLICT { reason: CIRCULATED } when one
 * of them was sent round: its rounds are kept. Answers the ids of all that are gone.
 */
export async function deleteDocument(
  transaction: Transaction,
  viewer: Viewer,
  documentId: string,
): Promise<string[]> {
  const document = await authorizeInTree(transaction, viewer, 'delete', documentId);
  const went = document.trashedAt!.getTime();
  const all = await withDescendants(transaction, document, (child) => child.trashedAt?.getTime() === went);
  const ids = all.map(({ id }) => id);
  transaction.em.clear();
  const deleted = await deleteForGood(transaction, ids);
  if (deleted.length < ids.length) throw new AppError('CONFLICT', { reason: 'CIRCULATED' });
  return deleted;
}

function raise(
  { raise }: Transaction,
  document: Document,
  type: 'DOCUMENT_TRASHED' | 'DOCUMENT_RESTORED',
): void {
  raise({ spaceId: document.spaceId, type, subjectId: document.id, facts: { name: document.title } });
}

async function withDescendants(
  { em }: Transaction,
  root: Document,
  goesAlong: (child: Document) => boolean,
): Promise<[Document, ...Document[]]> {
  const found: [Document, ...Document[]] = [root];
  for (let level = [root.id]; level.length > 0;) {
    const children = (await em.find(Document, { parentId: { $in: level } })).filter(goesAlong);
    found.push(...children);
    level = children.map((child) => child.id);
  }
  return found;
}
