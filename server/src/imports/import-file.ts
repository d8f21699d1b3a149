import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IMPORT_LOSSES, type ImportLoss, type ImportLosses } from '@umlauf/shared/import-losses';
import { LIMITS } from '@umlauf/shared/limits';
import { importComments } from '../comments/import-comments.ts';
import { createDocument } from '../documents/create-document.ts';
import type { Document } from '../documents/document.entity.ts';
import { nameContent, prepareContent, type StoredContent } from '../files/attach-file.ts';
import { cleanFileName } from '../files/file-name.ts';
import { checkSpace } from '../files/file-space.ts';
import type { FileStore } from '../files/file-store.ts';
import { authorizeAttaching } from '../files/file.policy.ts';
import type { Previews } from '../files/previews.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Context, Viewer } from '../platform/graphql/context.ts';
import { newId } from '../platform/ids.ts';
import { importSuggestions } from '../suggestions/import-suggestions.ts';
import type { FileReader, ReadFile } from './read-file.ts';

/** Where a file's document is to stand, and what is wanted of the file. */
export interface ImportRequest {
  spaceId: string;
  /** Null: at the top of the space. */
  parentId: string | null;
  /** Cleaned. */
  name: string;
  /** Whether the file itself is attached to its document. */
  keepsOriginal: boolean;
}

/** What became of a file. */
export interface ImportReport {
  documentId: string;
  title: string;
  comments: number;
  suggestions: number;
  files: number;
  /** What is not as it was, and how often; in the order of `IMPORT_LOSSES`. */
  losses: { kind: ImportLoss; count: number }[];
}

export interface ImportParts {
  reader: FileReader;
  store: FileStore;
  previews: Previews;
}

/**
 * Makes a document of a file that lies in `folder`, with its pictures, comments and tracked changes, in one transaction:
 * either all of it is there or nothing. Throws as `createDocument` and `FileReader.read`.
 */
export async function importFile(
  context: Context,
  { reader, store, previews }: ImportParts,
  request: ImportRequest,
  folder: string,
): Promise<ImportReport> {
  const path = join(folder, 'file');
  const content = await reader.read(path, request.name);
  const prepared = await preparePictures(context, { store, previews }, content, folder);
  if (request.keepsOriginal) {
    const { size: bytes } = await stat(path);
    const file = { path, name: request.name, bytes };
    prepared.push({ ...(await prepareContent(context, store, previews, file)), fileId: null });
  }
  const { losses } = content;
  const viewer = context.signedIn;
  return context.transaction(async (transaction) => {
    const { spaceId, parentId } = request;
    const title = content.title ?? titleFrom(request.name);
    const document = await createDocument(transaction, viewer, { spaceId, parentId, title }, content);
    await importSuggestions(transaction, viewer, document, content.suggestions);
    const silent = await importComments(transaction, viewer, document, content.threads);
    lose(losses, 'COMMENTS_LEFT_OUT', silent);
    const files = await attachAll(transaction, viewer, { store, document, prepared });
    return {
      documentId: document.id,
      title: document.title,
      comments: content.threads.reduce((sum, { comments }) => sum + comments.length, 0) - silent,
      suggestions: content.suggestions.length,
      files,
      losses: IMPORT_LOSSES.flatMap((kind) => (losses[kind] ? [{ kind, count: losses[kind] }] : [])),
    };
  });
}

/** `fileId`: by which it stands in the text already. */
type Prepared = StoredContent & { fileId: string | null };

/** A picture that is none is left out; what it says stands where it stood. */
async function preparePictures(
  context: Context,
  { store, previews }: Omit<ImportParts, 'reader'>,
  { media, images, losses }: ReadFile,
  folder: string,
): Promise<Prepared[]> {
  const prepared: Prepared[] = [];
  const pictures = join(folder, 'pictures');
  const began = performance.now();
  await mkdir(pictures, { recursive: true });
  for (const [at, { name, fileId }] of images.entries()) {
    const bytes = media.get(name);
    const cleaned = cleanFileName(name);
    if (!bytes || !cleaned) continue;
    const path = join(pictures, String(at));
    await writeFile(path, bytes);
    const isInTime = performance.now() - began < LIMITS.importPreviewMilliseconds;
    const content = await prepareContent(context, store, isInTime ? previews : null, {
      path,
      name: cleaned,
      bytes: bytes.byteLength,
    }).catch(unlessMismatch);
    if (content?.mediaType.startsWith('image/')) prepared.push({ ...content, fileId });
    else await rm(path);
  }
  lose(losses, 'IMAGES_LEFT_OUT', images.length - prepared.length);
  lose(losses, 'IMAGES', prepared.filter(({ fileId }) => fileId === null).length);
  return prepared;
}

interface Attaching {
  store: FileStore;
  document: Document;
  prepared: readonly Prepared[];
}

/** Answers how many there was room for. */
async function attachAll(
  transaction: Transaction,
  viewer: Viewer,
  { store, document, prepared }: Attaching,
): Promise<number> {
  if (prepared.length === 0) return 0;
  await authorizeAttaching(transaction, viewer, document.id);
  for (const { fileId, ...content } of prepared)
    await nameContent(transaction, store, viewer, document, { id: fileId ?? newId('fil'), ...content });
  // At the end: whoever uploads meanwhile waits for this alone.
  await checkSpace(transaction, viewer, document, 0, 0);
  return prepared.length;
}

function unlessMismatch(error: unknown): null {
  if (error instanceof AppError && error.code === 'INVALID_INPUT') return null;
  throw error;
}

function lose(losses: ImportLosses, what: ImportLoss, count: number): void {
  if (count > 0) losses[what] = (losses[what] ?? 0) + count;
}

function titleFrom(name: string): string {
  const stem = name.replace(/\.[^.]+$/, '').trim() || name;
  return stem.slice(0, LIMITS.titleCharacters).toWellFormed();
}
