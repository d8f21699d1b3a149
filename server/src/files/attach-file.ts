import type { Document } from '../documents/document.entity.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Context, Viewer } from '../platform/graphql/context.ts';
import type { FileStore } from './file-store.ts';
import { authorizeAttaching } from './file.policy.ts';
import { mediaTypeOf } from './media-type.ts';
import type { Previews } from './previews.ts';

/** Somebody's file on its way. */
export interface Upload {
  id: string;
  documentId: string;
  name: string;
  /** As they were announced. */
  bytes: number;
  expiresAt: Date;
}

/** Whoever removes a content that nothing names, and whoever makes something name it, come one after the other. */
export async function lockContent({ sql }: Transaction, hash: string): Promise<void> {
  await sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`umlauf file ${hash}`]);
}

/** What lies on the disk, before the database names it. */
export interface StoredContent {
  path: string;
  name: string;
  bytes: number;
  mediaType: string;
  hash: string;
  hasPreview: boolean;
}

/**
 * Makes what lies at a path ready to be named: it stays there, and a preview is made where `previews` is not null. Throws
 * INVALID_INPUT { filename: MISMATCH } when its name lies.
 */
export async function prepareContent(
  context: Context,
  store: FileStore,
  previews: Previews | null,
  { path, name, bytes }: Pick<StoredContent, 'path' | 'name' | 'bytes'>,
): Promise<StoredContent> {
  const mediaType = await mediaTypeOf(path, name);
  if (!mediaType) throw new AppError('INVALID_INPUT', { fields: { filename: 'MISMATCH' } });
  const hash = await store.seal(path);
  await expectLeftover(context, hash);
  await store.stage(path, hash);
  const hasPreview = previews !== null && (await previews.make(path, hash, mediaType));
  return { path, name, bytes, mediaType, hash, hasPreview };
}

/** Makes a prepared content a file of a document, in which the viewer may attach files. */
export async function nameContent(
  transaction: Transaction,
  store: FileStore,
  viewer: Viewer,
  document: Document,
  { id, path, name, bytes, mediaType, hash, hasPreview }: StoredContent & { id: string },
): Promise<void> {
  await lockContent(transaction, hash);
  await transaction.sql(
    `insert into file (id, document_id, space_id, name, media_type, bytes, hash, has_preview, created_by_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, document.id, document.spaceId, name, mediaType, bytes, hash, hasPreview, viewer.accountId],
  );
  raiseFileEvent(transaction, 'FILE_ADDED', document, { fileId: id, fileName: name });
  await store.keep(path, hash);
}

/**
 * Makes a complete upload a file of its document. It is on the disk before it is in the database, and told of after
 * that. Throws INVALID_INPUT { filename: MISMATCH } when its name lies.
 */
export async function attachFile(
  context: Context,
  store: FileStore,
  previews: Previews,
  { id, documentId, name, bytes }: Upload,
): Promise<void> {
  const viewer = context.signedIn;
  await store.withUpload(id, async (path) => {
    const content = await prepareContent(context, store, previews, { path, name, bytes });
    await context.transaction(async (transaction) => {
      // Asked once more: reading all of it takes its time.
      const document = await authorizeAttaching(transaction, viewer, documentId);
      const gone = await transaction.sql('delete from file_upload where id = $1 returning id', [id]);
      if (gone.length === 0) throw new AppError('NOT_FOUND');
      await nameContent(transaction, store, viewer, document, { id, ...content });
    });
  });
  // It is attached: what is left of the upload is found without it, too.
  await store.drop(id).catch(() => undefined);
}

/** Should the house fall down between the disk and the database, the content is found by this. */
async function expectLeftover(context: Context, hash: string): Promise<void> {
  await context.transaction(({ asHouse, sql }) =>
    asHouse(() =>
      sql('insert into file_leftover (hash) values ($1) on conflict (hash) do update set since = now()', [
        hash,
      ]),
    ),
  );
}

type FileEvent = 'FILE_ADDED' | 'FILE_RENAMED' | 'FILE_REMOVED';

/** Tells of a change to a document's files. */
export function raiseFileEvent(
  { raise }: Transaction,
  type: FileEvent,
  { id, spaceId, title }: Document,
  facts: { fileId: string; fileName: string; formerFileName?: string },
): void {
  raise({ spaceId, type, subjectId: id, facts: { name: title, ...facts } });
}
