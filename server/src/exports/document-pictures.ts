import { readFile } from 'node:fs/promises';
import { LIMITS } from '@umlauf/shared/limits';
import { type Alternative, PICTURE, type PictureAttributes, SHOWN_PICTURES } from '@umlauf/shared/pictures';
import type { Document } from '../documents/document.entity.ts';
import type { AttachedFile } from '../files/attached-file.types.ts';
import type { FileStore } from '../files/file-store.ts';
import { filesById } from '../files/list-files.ts';
import type { Context } from '../platform/graphql/context.ts';

/** A picture that goes out with its document. */
export interface ExportedPicture {
  /** As converters know it: what it is stands at the end. */
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** By the ids of their files. */
export type ExportedPictures = Readonly<Record<string, ExportedPicture>>;

const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

/**
 * The pictures of a text, as far as they belong to its document, the viewer reads them, they are there, and there is room:
 * the first ones. Of all others what they say goes out.
 * @param content in the canonical form
 */
export async function documentPictures(
  store: FileStore,
  content: string,
  document: Document,
  context: Context,
): Promise<ExportedPictures> {
  const files = await Promise.all(pictureIds(content).map((id) => context.fetch(filesById, id)));
  return loadPictures(store, [document.id], files);
}

/** The ids of the files of the first pictures of a text, as many as go out, each once. */
export function pictureIds(content: string): string[] {
  return fileIdsOf(content).slice(0, LIMITS.exportedPictures);
}

/** Those of these files that are pictures of these documents and are there, as far as there is room: the first ones. */
export async function loadPictures(
  store: FileStore,
  documentIds: readonly string[],
  files: readonly (AttachedFile | null)[],
): Promise<ExportedPictures> {
  const shown = files.filter((file) => file !== null && isShown(file, documentIds)) as AttachedFile[];
  const pictures: Record<string, ExportedPicture> = {};
  for (const file of withinRoom(shown, LIMITS.exportedPictureBytes)) {
    const bytes = await store.withContent(file.hash, (path) => readFile(path));
    if (!bytes) continue;
    const name = `${Object.keys(pictures).length + 1}.${EXTENSIONS[file.mediaType]}`;
    pictures[file.id] = { name, mediaType: file.mediaType, bytes };
  }
  return pictures;
}

function isShown({ documentId, mediaType }: AttachedFile, documentIds: readonly string[]): boolean {
  return documentIds.includes(documentId) && SHOWN_PICTURES.includes(mediaType);
}

/** The first ones, as far as they go into so many bytes together; a large one leaves its room to those behind it. */
export function withinRoom<T extends { bytes: number }>(files: readonly T[], room: number): T[] {
  let left = room;
  return files.filter(({ bytes }) => {
    const fits = bytes <= left;
    if (fits) left -= bytes;
    return fits;
  });
}

interface ContentNode {
  type: string;
  attrs?: Partial<PictureAttributes>;
  content?: ContentNode[];
}

/** Each once, in the order of the text. */
function fileIdsOf(content: string): string[] {
  return [...new Set(picturesIn(content).flatMap(({ fileId }) => fileId ?? []))];
}

/** What each of the pictures that go out says, in the order of the text. */
export function saidIn(content: string, pictures: ExportedPictures): Alternative[] {
  return picturesIn(content).flatMap(({ fileId, alt }) =>
    fileId != null && Object.hasOwn(pictures, fileId) ? [alt ?? null] : [],
  );
}

function picturesIn(content: string): Partial<PictureAttributes>[] {
  // Most texts have none.
  if (!content.includes(`"type":"${PICTURE}"`)) return [];
  const found: Partial<PictureAttributes>[] = [];
  const open = [JSON.parse(content) as ContentNode];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === PICTURE) found.push(node.attrs ?? {});
    open.push(...(node.content ?? []).toReversed());
  }
  return found;
}
