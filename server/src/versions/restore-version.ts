import type { Coediting } from '../coediting/coediting.ts';
import type { PushRequest } from '../coediting/session.ts';
import type { DocumentSnapshot } from '../documents/document-snapshot.ts';
import type { Document } from '../documents/document.entity.ts';
import type { TextWork } from '../documents/text-thread.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { keepVersion } from './keep-version.ts';
import { raiseOfVersion } from './name-version.ts';
import type { DocumentVersion } from './version.types.ts';

/** A restoring that was worked out, to be made if nothing has happened meanwhile. */
export interface Restoring {
  version: DocumentVersion;
  expectedRevision: number;
  update: Uint8Array;
  /** Of the document as it is before. */
  snapshot: DocumentSnapshot;
}

/**
 * Works out what makes the present document the version again. Throws CONFLICT { DOCUMENT_CHANGED } with the present
 * revision when somebody has written since `expectedRevision`: it would be lost, and nobody has seen it.
 */
export async function prepareRestoring(
  coediting: Coediting,
  work: TextWork,
  version: DocumentVersion,
  content: string,
  expectedRevision: number,
): Promise<Restoring> {
  const present = await coediting.state(version.documentId);
  if (!present) throw new AppError('GONE', { reason: 'IN_BIN' });
  if (expectedRevision < 0 || expectedRevision > present.revision)
    throw new AppError('INVALID_INPUT', { fields: { expectedRevision: 'OUT_OF_RANGE' } });
  if (expectedRevision !== present.revision) throw changed(present.revision);
  const update = await work.run('become', present.state, content);
  const snapshot = await work.run('snapshot', [present.state]);
  return { version, expectedRevision, update, snapshot };
}

/** One restoring of a document at a time, on all instances together; of two who restore at once one is told so. */
const ALONE = `select pg_try_advisory_xact_lock(hashtextextended('restore ' || $1, 0)) as "isAlone", revision
  from document where id = $1`;

/**
 * Makes the document the version by an ordinary edit of the one who restores: what others type at this very moment is
 * merged with it. The lock is held until the edit is committed, so that two restorings never mix; before it nothing in
 * this transaction may touch the document's row, which the edit locks on a connection of its own.
 */
export async function restoreVersion(
  transaction: Transaction,
  coediting: Coediting,
  document: Document,
  { version, expectedRevision, update }: Restoring,
  writing: Pick<PushRequest, 'account' | 'canEdit'>,
): Promise<number> {
  const [found] = await transaction.sql<{ isAlone: boolean; revision: number }>(ALONE, [document.id]);
  if (!found) throw new AppError('NOT_FOUND');
  if (!found.isAlone || found.revision !== expectedRevision) throw changed(found.revision);
  const { revision } = await coediting.push(document.id, { ...writing, update });
  if (revision !== expectedRevision)
    raiseOfVersion(transaction, 'DOCUMENT_VERSION_RESTORED', document, version);
  return revision;
}

/** The document as it is before: kept on its own, so that nothing that follows can lose it. */
export function keepBefore(
  transaction: Transaction,
  document: Document,
  { expectedRevision, snapshot }: Restoring,
): Promise<DocumentVersion> {
  return keepVersion(transaction, {
    document,
    revision: expectedRevision,
    savedAt: document.updatedAt,
    snapshot,
  });
}

function changed(revision: number): AppError {
  return new AppError('CONFLICT', { reason: 'DOCUMENT_CHANGED', revision });
}
