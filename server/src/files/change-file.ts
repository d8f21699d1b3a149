import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { AttachedFile } from './attached-file.types.ts';
import { raiseFileEvent } from './attach-file.ts';
import { cleanFileName } from './file-name.ts';
import { FILE_COLUMNS, fileOf, type FileRow } from './file-rows.ts';
import type { Found } from './file.policy.ts';
import { fittingType } from './media-type.ts';

/** Throws INVALID_INPUT for a name of which nothing is left, or whose extension does not fit what the file is. */
export async function renameFile(
  transaction: Transaction,
  { file, document }: Found,
  wanted: string,
): Promise<AttachedFile> {
  const name = cleanFileName(wanted);
  checkFields({ name: name ? null : 'EMPTY' });
  const mediaType = fittingType(file.mediaType, name!);
  checkFields({ name: mediaType ? null : 'MISMATCH' });
  if (name === file.name) return file;
  const [row] = await transaction.sql<FileRow>(
    `update file as f set name = $2, media_type = $3 where id = $1 returning ${FILE_COLUMNS}`,
    [file.id, name, mediaType],
  );
  const facts = { fileId: file.id, fileName: name!, formerFileName: file.name };
  raiseFileEvent(transaction, 'FILE_RENAMED', document, facts);
  return fileOf(row!);
}

/**
 * Its content goes with the next sweep, when no other file has the same. Throws CONFLICT { reason: CIRCULATED } for a picture
 * in a text that went round: what was agreed to stays as it was.
 */
export async function removeFile(transaction: Transaction, { file, document }: Found): Promise<void> {
  if (await wentRound(transaction, file)) throw new AppError('CONFLICT', { reason: 'CIRCULATED' });
  const gone = await transaction.sql('delete from file where id = $1 returning id', [file.id]);
  // Of two who remove it at once the second one finds that done.
  if (gone.length === 0) return;
  raiseFileEvent(transaction, 'FILE_REMOVED', document, { fileId: file.id, fileName: file.name });
}

/** Whether the text of a round shows it, also of one that the viewer does not read. */
function wentRound({ asHouse, sql }: Transaction, { id, documentId }: AttachedFile): Promise<boolean> {
  return asHouse(async () => {
    // A round that is being started holds its document: what it has frozen by then is seen here.
    await sql('select 1 from document where id = $1 for update', [documentId]);
    const rounds = await sql(
      `select 1 from circulation where document_id = $1 and strpos(content, $2) > 0
       union all select 1 from circulation_document where document_id = $1 and strpos(content, $2) > 0 limit 1`,
      [documentId, id],
    );
    return rounds.length > 0;
  });
}
