import { generateKeyBetween } from 'fractional-indexing';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { Document } from './document.entity.ts';
import type { MoveDocumentInput } from './document.inputs.ts';
import { authorizeDocument } from './document.policy.ts';
import { authorizeInTree } from './lock-tree.ts';

/**
 * Puts a document behind a sibling under a parent of the same space. Throws INVALID_INPUT { parentId: CYCLE } when the
 * parent stands under the document itself, NOT_FOUND for a parent or sibling that is not there.
 */
export async function moveDocument(
  transaction: Transaction,
  viewer: Viewer,
  { documentId, parentId = null, afterId = null }: MoveDocumentInput,
): Promise<Document> {
  const { em } = transaction;
  // Under the lock: two moves at once could otherwise build a ring.
  const document = await authorizeInTree(transaction, viewer, 'move', documentId);
  if (parentId) await requireNeighbour(transaction, viewer, document, parentId);
  await refuseRing(transaction, document.id, parentId);
  const siblings = await em.find(
    Document,
    { spaceId: document.spaceId, parentId, trashedAt: null, id: { $ne: document.id } },
    { orderBy: { position: 'asc', id: 'asc' } },
  );
  const place = afterId === null ? 0 : siblings.findIndex((sibling) => sibling.id === afterId) + 1;
  if (afterId !== null && place === 0) throw new AppError('NOT_FOUND');
  document.parentId = parentId;
  document.position = positionAt(siblings, place);
  transaction.raise({
    spaceId: document.spaceId,
    type: 'DOCUMENT_MOVED',
    subjectId: document.id,
    facts: { name: document.title },
  });
  return document;
}

/** Two that were created at the same moment may share a position: then the next different one bounds the gap. */
function positionAt(siblings: Document[], place: number): string {
  const before = siblings[place - 1]?.position ?? null;
  const after = siblings.slice(place).find((sibling) => before === null || sibling.position > before);
  return generateKeyBetween(before, after?.position ?? null);
}

async function requireNeighbour(
  transaction: Transaction,
  viewer: Viewer,
  document: Document,
  parentId: string,
): Promise<void> {
  const parent = await authorizeDocument(transaction, viewer, 'read', parentId);
  if (parent.spaceId !== document.spaceId || parent.trashedAt) throw new AppError('NOT_FOUND');
}

async function refuseRing({ em }: Transaction, documentId: string, parentId: string | null): Promise<void> {
  for (let above = parentId; above !== null;) {
    if (above === documentId) throw new AppError('INVALID_INPUT', { fields: { parentId: 'CYCLE' } });
    above = (await em.findOne(Document, { id: above }))?.parentId ?? null;
  }
}
