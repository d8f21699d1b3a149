import { LIMITS } from '@umlauf/shared/limits';
import type { Document } from '../documents/document.entity.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { faultOfLine, faultOfText } from '../platform/graphql/input-text.ts';
import { VERSION_COLUMNS, versionOf } from './version-rows.ts';
import type { DocumentVersion } from './version.types.ts';

export interface VersionName {
  name: string;
  note: string;
}

/** Throws INVALID_INPUT for what is no name or no note. */
export function checkName({ name, note }: VersionName): void {
  checkFields({
    name: faultOfLine(name, LIMITS.nameCharacters),
    note: faultOfText(note, LIMITS.noteCharacters, { mayBeEmpty: true }),
  });
}

const SET_NAME = `
  update document_version as v set name = $2, note = $3, named_by_id = $4, named_at = now()
  where id = $1 and (name is null or $5) returning ${VERSION_COLUMNS}`;

/**
 * Gives a version a name. Throws CONFLICT { ALREADY_NAMED } when it has one that was not to be replaced, LIMIT when the
 * document has too many named ones.
 */
export async function nameVersion(
  transaction: Transaction,
  viewer: Viewer,
  { document, version }: { document: Document; version: DocumentVersion },
  { name, note }: VersionName,
  isReplacing: boolean,
): Promise<DocumentVersion> {
  if (isReplacing && version.name === name.trim() && version.note === note.trim()) return version;
  if (version.name === null) await checkRoom(transaction, document.id);
  const values = [version.id, name.trim(), note.trim(), viewer.accountId, isReplacing];
  const [row] = await transaction.sql<DocumentVersion>(SET_NAME, values);
  if (!row) throw new AppError('CONFLICT', { reason: 'ALREADY_NAMED' });
  const named = versionOf(row);
  const type = version.name === null ? 'DOCUMENT_VERSION_NAMED' : 'DOCUMENT_VERSION_RENAMED';
  raiseOfVersion(transaction, type, document, named);
  return named;
}

/** Takes a version's name and note away; nothing happens when it has none. */
export async function removeVersionName(
  transaction: Transaction,
  { document, version }: { document: Document; version: DocumentVersion },
): Promise<DocumentVersion> {
  if (version.name === null) return version;
  const [row] = await transaction.sql<DocumentVersion>(
    `update document_version as v set name = null, note = '', named_by_id = null, named_at = null where id = $1
     returning ${VERSION_COLUMNS}`,
    [version.id],
  );
  raiseOfVersion(transaction, 'DOCUMENT_VERSION_NAME_REMOVED', document, version);
  return versionOf(row!);
}

type VersionEvent =
  | 'DOCUMENT_VERSION_NAMED'
  | 'DOCUMENT_VERSION_RENAMED'
  | 'DOCUMENT_VERSION_NAME_REMOVED'
  | 'DOCUMENT_VERSION_RESTORED';

export function raiseOfVersion(
  { raise }: Transaction,
  type: VersionEvent,
  { id, spaceId, title }: Document,
  version: DocumentVersion,
): void {
  const facts = { name: title, versionId: version.id, versionName: version.name ?? '' };
  raise({ spaceId, type, subjectId: id, facts });
}

async function checkRoom({ sql }: Transaction, documentId: string): Promise<void> {
  const [row] = await sql<{ count: number }>(
    'select count(*)::int as count from document_version where document_id = $1 and name is not null',
    [documentId],
  );
  const max = LIMITS.namedVersionsPerDocument;
  if (row!.count >= max) throw new AppError('LIMIT', { limit: 'namedVersionsPerDocument', max });
}
