import type { Document } from '../documents/document.entity.ts';
import { documentsById } from '../documents/document.loaders.ts';
import type { TextWork } from '../documents/text-thread.ts';
import type { Coediting } from '../coediting/coediting.ts';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import { spacesById, spacesOfGuest } from '../spaces/space.loaders.ts';
import { contentOfVersion, versionsById } from '../versions/list-versions.ts';
import type { DocumentVersion } from '../versions/version.types.ts';

export interface ExportParts {
  coediting: Coediting;
  work: TextWork;
}

/** A document's text as it goes out. */
export interface ExportedText {
  document: Document;
  title: string;
  spaceName: string;
  /** Of when it is. */
  at: Date;
  /** In the canonical form. */
  content: string;
  /** Null: it is the present text. */
  version: { id: string; name: string | null; hash: string } | null;
  /** What also has what is only proposed; null for a version, which has nothing of it. */
  state: Uint8Array | null;
}

/** Throws NOT_FOUND for a document that the viewer may not read, also when there is none. */
export async function readableDocument(documentId: string, context: Context): Promise<Document> {
  const document = isId('doc', documentId) ? await context.fetch(documentsById, documentId) : null;
  if (!document) throw new AppError('NOT_FOUND');
  return document;
}

/**
 * The text of a document that the viewer reads, as it is or as it was in a version. Throws NOT_FOUND for a version that
 * they may not read or that is another document's, GONE { IN_BIN } for the present text of a document in the bin.
 */
export async function exportedText(
  { coediting, work }: ExportParts,
  document: Document,
  versionId: string | null,
  context: Context,
): Promise<ExportedText> {
  const { id, spaceId } = document;
  const space = (await context.fetch(spacesById, spaceId)) ?? (await context.fetch(spacesOfGuest, spaceId));
  const spaceName = space?.name ?? '';
  if (versionId !== null)
    return { document, spaceName, state: null, ...(await versionOf(id, versionId, context)) };
  const present = document.trashedAt ? null : await coediting.state(id);
  if (!present) throw new AppError('GONE', { reason: 'IN_BIN' });
  const { content } = await work.run('snapshot', [present.state]);
  const { title, updatedAt: at } = document;
  return { document, title, spaceName, at, content, version: null, state: present.state };
}

/** Throws NOT_FOUND for a version that the viewer may not read or that is another document's. */
export async function readableVersion(
  documentId: string,
  versionId: string,
  context: Context,
): Promise<DocumentVersion> {
  const version = isId('vsn', versionId) ? await context.fetch(versionsById, versionId) : null;
  if (version?.documentId !== documentId) throw new AppError('NOT_FOUND');
  return version;
}

async function versionOf(
  documentId: string,
  versionId: string,
  context: Context,
): Promise<Pick<ExportedText, 'title' | 'at' | 'content' | 'version'>> {
  const version = await readableVersion(documentId, versionId, context);
  const kept = await contentOfVersion(versionId, context);
  if (!kept) throw new AppError('NOT_FOUND');
  const { title, savedAt: at, name, contentHash: hash } = version;
  return { title, at, content: kept.content, version: { id: versionId, name, hash } };
}
