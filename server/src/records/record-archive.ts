import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import type { ExportedPictures } from '../exports/document-pictures.ts';
import type { Language } from '../exports/language-of.ts';
import { ExportFormat } from '../exports/export-format.ts';
import { writeExport, type WritingParts } from '../exports/write-export.ts';
import { AppError } from '../platform/errors.ts';
import { pemOf, type HubKey } from '../platform/trail/checkpoint-key.ts';
import type { ReadRecord } from './read-record.ts';
import { recordPdf } from './record-pdf.ts';
import { RECORD_README } from './record-readme.ts';
import { canonical, signedText } from './round-record.ts';
import { KEY_FILE, RECORD_FILE, SIGNATURE_FILE, SIGNED_FILE } from './verify-record.ts';

/** What is signed, by its names. The same record, key, language and release of the hub give the same bytes. */
export async function recordFiles(
  parts: WritingParts,
  key: HubKey,
  read: ReadRecord,
  language: Language,
  pictures: ExportedPictures,
): Promise<Map<string, Uint8Array>> {
  const { record, content } = read;
  const write = (each: Text, format: ExportFormat) => written(parts, read, each, format, pictures);
  const html = (each: Text) => write(each, ExportFormat.HTML).catch(withoutConverter);
  const first = { content, title: record.round.title, stem: 'text' };
  const files = new Map<string, Uint8Array>([[RECORD_FILE, Buffer.from(canonical(record))]]);
  for (const text of [first, ...furtherTexts(read)]) {
    files.set(`${text.stem}.json`, Buffer.from(text.content));
    files.set(`${text.stem}.md`, await write(text, ExportFormat.MARKDOWN));
    const page = await html(text);
    if (page) files.set(`${text.stem}.html`, page);
  }
  for (const { file, hash } of record.round.attachments ?? []) files.set(file, await bytesOf(parts, hash));
  files.set('record.pdf', await recordPdf(parts, read, language, pictures));
  files.set('README.md', Buffer.from(RECORD_README));
  const signed = signedText(record, files);
  files.set(SIGNED_FILE, Buffer.from(signed));
  files.set(SIGNATURE_FILE, key.sign(signed));
  files.set(KEY_FILE, Buffer.from(pemOf(key.publicKey)));
  return files;
}

interface Text {
  content: string;
  title: string;
  /** Of its files' names. */
  stem: string;
}

function furtherTexts({ record, further }: ReadRecord): Text[] {
  return (record.round.furtherDocuments ?? []).map(({ title, file }, index) => ({
    ...{ content: further[index]!, title, stem: file.replace(/\.json$/, '') },
  }));
}

function written(
  parts: WritingParts,
  { endedAt }: ReadRecord,
  { content, title }: Text,
  format: ExportFormat,
  pictures: ExportedPictures,
): Promise<Uint8Array> {
  const text = { content, title, spaceName: '', at: endedAt, version: null, state: null };
  return writeExport(parts, text, format, { margin: null, pictures });
}

/** A file that went round. A record without it would be none: whoever lacks it hears so. */
async function bytesOf({ files }: WritingParts, hash: string): Promise<Uint8Array> {
  const stored = await files.content(hash);
  if (!stored) throw new Error(`a round's file is not in the store: ${hash}`);
  return buffer(await stored.read());
}

/** A hub may be without the converter that writes HTML: the text is there in two other forms. */
function withoutConverter(error: unknown): null {
  const isMissing =
    error instanceof AppError && 'reason' in error.facts && error.facts.reason === 'NO_CONVERTER';
  if (isMissing) return null;
  throw error;
}

/** The archive, each file as of the moment at which the round ended. */
export function packRecord(files: ReadonlyMap<string, Uint8Array>, mtime: Date): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [name, bytes] of files)
    archive.addBuffer(Buffer.from(bytes), name, { mtime, mode: 0o100644, compress: true });
  archive.end();
  return buffer(archive.outputStream);
}

/** No record is larger; whoever checks one is not to be filled up by a file that pretends to be one. */
const LARGEST_BYTES = 512 * 1024 * 1024;

/** What is in an archive, by its names; null: it is none, or holds a name twice or more than a record does. */
export async function unpackRecord(bytes: Buffer): Promise<Map<string, Uint8Array> | null> {
  const files = new Map<string, Uint8Array>();
  let left = LARGEST_BYTES;
  try {
    const archive = await fromBufferPromise(bytes, { lazyEntries: true });
    for await (const entry of archive.eachEntry()) {
      left -= entry.uncompressedSize;
      if (left < 0 || files.has(entry.fileName)) return null;
      files.set(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)));
    }
    return files;
  } catch {
    return null;
  }
}
