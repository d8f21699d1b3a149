import { databaseMoment } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/database.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import type { Document } from './document.entity.ts';
import { authorizeDocument } from './document.policy.ts';

/** What a document has to be to be sealed: anything else than this was not agreed to. */
export interface AgreedState {
  documentId: string;
  revision: number;
  title: string;
  /** Whether it may be one that is held: that waits to be agreed to in another way. */
  mayBeHeld?: boolean;
}

const SEAL = `update document set sealed_at = $4 where id = $1 and revision = $2 and title = $3
    and trashed_at is null and sealed_at is null and (hold is null or $5)
  returning space_id as "spaceId"`;

/** Seals the document if it still is what was agreed to, so that nobody writes in it any more. Whether it was sealed by this. */
export async function sealDocument(
  { sql, raise }: Transaction,
  { documentId, revision, title, mayBeHeld = false }: AgreedState,
): Promise<boolean> {
  const [found] = await sql<{ spaceId: string }>(SEAL, [
    ...[documentId, revision, title, databaseMoment(), mayBeHeld],
  ]);
  if (found)
    raise({ spaceId: found.spaceId, type: 'DOCUMENT_SEALED', subjectId: documentId, facts: { name: title } });
  return found !== undefined;
}

/**
 * Lets a sealed document be written again: what comes of it is not what was agreed to. Nothing happens where somebody else has
 * begun already. Throws as `authorizeDocument`.
 */
export async function beginNewDraft(
  transaction: Transaction,
  viewer: Viewer,
  documentId: string,
): Promise<Document> {
  const document = await authorizeDocument(transaction, viewer, 'read', documentId);
  if (document.sealedAt === null) return authorizeDocument(transaction, viewer, 'edit', documentId);
  await authorizeDocument(transaction, viewer, 'beginDraft', documentId);
  document.sealedAt = null;
  transaction.raise({
    spaceId: document.spaceId,
    type: 'DOCUMENT_DRAFT_BEGUN',
    subjectId: documentId,
    facts: { name: document.title },
  });
  return document;
}
