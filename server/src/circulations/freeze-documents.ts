import { LIMITS } from '@umlauf/shared/limits';
import type { Document } from '../documents/document.entity.ts';
import type { DocumentSnapshot } from '../documents/document-snapshot.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { newId } from '../platform/ids.ts';
import { keepVersion } from '../versions/keep-version.ts';
import type { CirculationRow } from './circulation-rows.ts';
import type { StartCirculationInput } from './circulation.inputs.ts';

/** A document as it is frozen. */
export interface FrozenDocument {
  document: Document;
  state: { revision: number; savedAt: Date; snapshot: DocumentSnapshot };
}

/** Throws INVALID_INPUT when a document is named twice, LIMIT for too many. */
export function checkDocuments({
  documentId,
  furtherDocumentIds,
  attachmentIds,
}: StartCirculationInput): void {
  const further = furtherDocumentIds ?? [];
  checkMost('furtherDocumentsPerRound', further.length);
  checkMost('attachmentsPerRound', attachmentIds?.length ?? 0);
  const isTwice = new Set([documentId, ...further]).size <= further.length;
  checkFields({ furtherDocumentIds: isTwice ? 'TAKEN' : null });
}

function checkMost(
  limit: 'furtherDocumentsPerRound' | 'attachmentsPerRound' | 'attachmentBytesPerRound',
  found: number,
): void {
  const max = LIMITS[limit];
  if (found > max) throw new AppError('LIMIT', { limit, max });
}

type OfRound = Pick<CirculationRow, 'id' | 'spaceId'>;

/** Writes down, as the house, what else goes round, in the order in which it was named. */
export async function insertFurther(
  transaction: Transaction,
  { id, spaceId }: OfRound,
  further: readonly FrozenDocument[],
): Promise<void> {
  for (const [index, { document, state }] of further.entries()) {
    const version = await keepVersion(transaction, { document, ...state });
    const { revision, snapshot } = state;
    await transaction.sql(
      `insert into circulation_document (id, circulation_id, space_id, document_id, position, version_id, revision, title,
         content, content_hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[newId('cdo'), id, spaceId, document.id, index + 2, version.id, revision, document.title],
        ...[snapshot.content, snapshot.hash],
      ],
    );
  }
}

interface FoundFile {
  id: string;
  place: number;
  name: string;
  mediaType: string;
  bytes: string;
  hash: string;
}

/** Held until the round names them: whoever removes one meanwhile leaves its content to the round. */
const FILES = `select f.id, array_position($1, f.document_id) as place, f.name, f.media_type as "mediaType", f.bytes, f.hash
  from file f where f.document_id = any($1) and ($2::text[] is null or f.id = any($2))
  order by place, f.name, f.id limit $3 for share of f`;

/**
 * Writes down, as the house, which files go round with these documents: all that are attached to them, or those that are
 * named. Throws INVALID_INPUT { attachmentIds } for one that is attached to none of them, LIMIT for too many or too much.
 */
export async function insertAttachments(
  { sql }: Transaction,
  { id, spaceId }: OfRound,
  documentIds: readonly string[],
  attachmentIds: readonly string[] | null,
): Promise<void> {
  const wanted = attachmentIds && [...new Set(attachmentIds)];
  const files = await sql<FoundFile>(FILES, [documentIds, wanted, LIMITS.attachmentsPerRound + 1]);
  const unknown = wanted?.filter((each) => !files.some((file) => file.id === each)) ?? [];
  if (unknown.length > 0)
    throw new AppError('INVALID_INPUT', { fields: { attachmentIds: 'UNKNOWN_VALUE' }, unknown });
  checkMost('attachmentsPerRound', files.length);
  checkMost(
    'attachmentBytesPerRound',
    files.reduce((sum, { bytes }) => sum + Number(bytes), 0),
  );
  const column = <Value>(value: (file: FoundFile, index: number) => Value) => files.map(value);
  await sql(
    `insert into circulation_attachment (circulation_id, space_id, id, position, document_position, name, media_type, bytes,
       hash) select $1, $2, * from unnest($3::text[], $4::int[], $5::int[], $6::text[], $7::text[], $8::bigint[], $9::text[])`,
    [
      ...[id, spaceId, column(() => newId('cat')), column((_, index) => index + 1)],
      ...[column(({ place }) => place), column(({ name }) => name), column(({ mediaType }) => mediaType)],
      ...[column(({ bytes }) => bytes), column(({ hash }) => hash)],
    ],
  );
}
