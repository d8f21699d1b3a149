import type { Document } from '../documents/document.entity.ts';
import { knownEntries } from '../entries/known-entries.ts';
import type { Context } from '../platform/graphql/context.ts';
import { documentPictures } from './document-pictures.ts';
import type { ExportFormat } from './export-format.ts';
import { exportedText, type ExportedText } from './exported-text.ts';
import { isStillReadable, marginOf, type MarginWish } from './margin.ts';
import { hasMargin, writeExport, type WritingParts } from './write-export.ts';

interface DocumentWish {
  document: Document;
  /** Null: the present text. */
  versionId: string | null;
  format: ExportFormat;
  margin: MarginWish;
}

/**
 * A document's text, and the file of it: without its margin when the viewer may no longer read what stands there, for
 * writing takes up to a minute. Throws as `exportedText` and `writeExport`.
 */
export async function writtenDocument(
  parts: WritingParts,
  { document, versionId, format, margin: wish }: DocumentWish,
  context: Context,
): Promise<{ text: ExportedText; bytes: Uint8Array }> {
  const text = await exportedText(parts, document, versionId, context);
  const margin = text.state && hasMargin(format) ? await marginOf(document, wish, context) : null;
  const pictures = await documentPictures(parts.files, text.content, document, context);
  const entries = await knownEntries(
    (statement, values) => context.read(statement, values),
    document,
    text.content,
  );
  const bytes = await writeExport(parts, text, format, { margin, pictures, entries });
  if (!margin || (await isStillReadable(margin, document, context))) return { text, bytes };
  return { text, bytes: await writeExport(parts, text, format, { margin: null, pictures, entries }) };
}
