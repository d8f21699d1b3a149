import {
  can as canWithDocument,
  authorizeDocument,
  type DocumentStanding,
  type DocumentVerb,
} from '../documents/document.policy.ts';
import type { Document } from '../documents/document.entity.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import type { AttachedFile } from './attached-file.types.ts';
import { FILE_COLUMNS, fileOf, type FileRow } from './file-rows.ts';

/** What can be done about files; each is granted by a verb of their document. */
const VERBS = {
  read: 'read',
  attach: 'edit',
  rename: 'edit',
  remove: 'edit',
} as const satisfies Record<string, DocumentVerb>;

export type FileVerb = keyof typeof VERBS;

/** Whether this account, in this role, may do this with the files of this document: of one in the bin, or sealed, they can only be read. */
export function can(
  role: string | null,
  verb: FileVerb,
  document: DocumentStanding,
  accountId: string,
): boolean {
  return canWithDocument(role, VERBS[verb], document, accountId);
}

/** The document, when this viewer may attach files to it. Throws as `authorizeDocument`. */
export function authorizeAttaching(
  transaction: Transaction,
  viewer: Viewer,
  documentId: string,
): Promise<Document> {
  return authorizeDocument(transaction, viewer, VERBS.attach, documentId);
}

export interface Found {
  file: AttachedFile;
  document: Document;
}

/**
 * The file, when this viewer may do this with it. Throws NOT_FOUND when they may not read it, also when there is no such
 * file, GONE when its document is in the bin, FORBIDDEN when they may read it but not do this.
 */
export async function authorizeFile(
  transaction: Transaction,
  viewer: Viewer,
  verb: 'rename' | 'remove',
  fileId: string,
): Promise<Found> {
  const [row] = isId('fil', fileId)
    ? await transaction.sql<FileRow>(`select ${FILE_COLUMNS} from file f where f.id = $1`, [fileId])
    : [];
  if (!row) throw new AppError('NOT_FOUND');
  const document = await authorizeDocument(transaction, viewer, VERBS[verb], row.documentId);
  return { file: fileOf(row), document };
}
