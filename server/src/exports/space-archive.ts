import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { ZipFile } from 'yazl';
import { LIMITS } from '@umlauf/shared/limits';
import { DOCUMENT_COLUMNS, documentsOf, JOIN_AUTHOR, type DocumentRow } from '../documents/document-row.ts';
import { FILE_COLUMNS, fileOf, type FileRow } from '../files/file-rows.ts';
import { filesById } from '../files/list-files.ts';
import { databaseMoment } from '../platform/clock.ts';
import type { Statement } from '../platform/database/actor-read.ts';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import { Unreadable } from '../platform/pandoc/pandoc.ts';
import { htmlIndex, markdownIndex } from './archive-index.ts';
import { planArchive, type PlannedDocument } from './archive-plan.ts';
import { ExportFormat, FORMATS } from './export-format.ts';
import { type ExportedText, readableDocument } from './exported-text.ts';
import type { Language } from './language-of.ts';
import type { MarginWish } from './margin.ts';
import { patiently } from './patiently.ts';
import type { WritingParts } from './write-export.ts';
import { writtenDocument } from './written-document.ts';

export interface ArchiveWish {
  space: { id: string; name: string };
  format: ExportFormat;
  language: Language;
  margin: MarginWish;
}

const DOCUMENTS: Statement = {
  name: 'archived-documents',
  text: `select ${DOCUMENT_COLUMNS} from document d ${JOIN_AUTHOR}
    where d.space_id = $1 and d.trashed_at is null order by d.position, d.id limit $2`,
};
const FILES: Statement = {
  name: 'archived-files',
  text: `select ${FILE_COLUMNS} from file f where f.document_id = any($1) order by f.id limit $2`,
};

/**
 * What goes into a space's archive, as far as the viewer reads it. Throws LIMIT { archivedDocuments, archivedFiles,
 * archivedFileBytes } for more than one archive takes.
 */
export async function plannedArchive(
  { space, format }: ArchiveWish,
  context: Context,
): Promise<{ plan: PlannedDocument[]; count: number }> {
  const max = LIMITS.archivedDocuments;
  const documents = documentsOf(await context.read<DocumentRow>(DOCUMENTS, [space.id, max + 1]));
  if (documents.length > max) throw new AppError('LIMIT', { limit: 'archivedDocuments', max });
  const ids = documents.map(({ id }) => id);
  const files = (await context.read<FileRow>(FILES, [ids, LIMITS.archivedFiles + 1])).map(fileOf);
  if (files.length > LIMITS.archivedFiles)
    throw new AppError('LIMIT', { limit: 'archivedFiles', max: LIMITS.archivedFiles });
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes > LIMITS.archivedFileBytes)
    throw new AppError('LIMIT', { limit: 'archivedFileBytes', max: LIMITS.archivedFileBytes });
  const plan = planArchive(documents, files, FORMATS[format].extension, indexName(format));
  return { plan, count: documents.length };
}

function indexName(format: ExportFormat): string {
  return format === ExportFormat.MARKDOWN ? 'index.md' : 'index.html';
}

/**
 * Writes the archive into the answer, one document after the other, each only when the one before has left. Whether the
 * viewer may, and by a credential that still holds, is asked for each by `again`. What cannot be converted is named in the index; any other fault breaks the answer off:
 * half an archive must not pass for a whole one.
 */
export async function sendArchive(
  parts: WritingParts,
  plan: readonly PlannedDocument[],
  wish: ArchiveWish,
  again: () => Promise<Context>,
  response: Response,
): Promise<void> {
  const zip = new ZipFile();
  // Of what is being added, which its stream says too.
  zip.on('error', () => undefined);
  const gone = new AbortController();
  const leaving = pipeline(Readable.from(zip.outputStream), response).finally(() => gone.abort());
  // Heard of below; a line that was cut in the middle is nobody's fault.
  leaving.catch(() => undefined);
  const archive = new Archive(parts, wish, again, zip, gone.signal);
  try {
    for (const planned of inOrder(plan)) await archive.addDocument(planned);
    const { format, language, space } = wish;
    const index = format === ExportFormat.MARKDOWN ? markdownIndex : htmlIndex;
    const { missing } = archive;
    const page = index({ title: space.name, at: databaseMoment(), language, plan, missing });
    await archive.add(Readable.from([Buffer.from(page)]), indexName(format), databaseMoment(), true);
    zip.end();
    await leaving;
  } catch (error) {
    if (gone.signal.aborted) return;
    if (response.headersSent) {
      parts.log.error({ err: error }, 'an archive broke off');
      return void response.destroy();
    }
    for (const name of ['content-disposition', 'content-type']) response.removeHeader(name);
    throw error;
  }
}

function* inOrder(plan: readonly PlannedDocument[]): Generator<PlannedDocument> {
  for (const planned of plan) {
    yield planned;
    yield* inOrder(planned.children);
  }
}

class Archive {
  readonly missing = new Map<string, 'TOO_LARGE' | 'GONE' | 'UNREADABLE'>();

  constructor(
    private readonly parts: WritingParts,
    private readonly wish: ArchiveWish,
    private readonly again: () => Promise<Context>,
    private readonly zip: ZipFile,
    private readonly gone: AbortSignal,
  ) {}

  async addDocument({ document: { id }, path, files }: PlannedDocument): Promise<void> {
    this.gone.throwIfAborted();
    try {
      const { text, bytes } = await this.written(id);
      const compress = this.wish.format !== ExportFormat.DOCX;
      await this.add(Readable.from([Buffer.from(bytes)]), path, text.at, compress);
    } catch (error) {
      this.missing.set(id, reasonOf(error));
    }
    for (const each of files) await this.addFile(id, each.file.id, each.path);
  }

  async add(stream: Readable, path: string, mtime: Date, compress: boolean): Promise<void> {
    this.zip.addReadStream(stream, path, { mtime, compress });
    await finished(stream, { signal: this.gone, cleanup: true });
  }

  private async written(id: string): Promise<{ text: ExportedText; bytes: Uint8Array }> {
    const context = await this.again();
    const document = await readableDocument(id, context);
    const wish = { ...this.wish, document, versionId: null };
    const written = await patiently(() => writtenDocument(this.parts, wish, context), this.gone);
    // Writing it took its time.
    if (!(await this.isThere(id, await this.again()))) throw new AppError('GONE', { reason: 'IN_BIN' });
    return written;
  }

  /** Throws NOT_FOUND when the viewer may no longer read it. */
  private async isThere(documentId: string, context: Context): Promise<boolean> {
    return (await readableDocument(documentId, context)).trashedAt === null;
  }

  private async addFile(documentId: string, id: string, path: string): Promise<void> {
    const context = await this.again();
    const file = (await this.isThere(documentId, context)) ? await context.fetch(filesById, id) : null;
    const content = file && (await this.parts.files.content(file.hash));
    if (!content) return void this.missing.set(id, 'GONE');
    // Pictures and Office files are packed already.
    await this.add(await content.read(), path, file.createdAt, file.mediaType.startsWith('text/'));
  }
}

/** Throws what is no matter of one document. */
function reasonOf(error: unknown): 'TOO_LARGE' | 'GONE' | 'UNREADABLE' {
  if (error instanceof Unreadable) return 'UNREADABLE';
  if (error instanceof AppError && error.code === 'LIMIT') return 'TOO_LARGE';
  if (error instanceof AppError && error.code === 'GONE') return 'GONE';
  throw error;
}
