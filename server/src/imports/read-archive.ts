import { buffer } from 'node:stream/consumers';
import type { ImportLosses } from '@umlauf/shared/import-losses';
import { LIMITS } from '@umlauf/shared/limits';
import { type Entry, fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { HELD_SPACE, type SideNotes } from '../documents/side-notes.ts';
import { AppError } from '../platform/errors.ts';
import { markDecorativeInWord, takePictureWords } from './mark-decorative.ts';
import { markOpenDocument } from './mark-open-document.ts';

/** What pandoc would pass over without a word, as the parts of the archive tell. */
const TELLING: [path: RegExp, loss: keyof ImportLosses][] = [
  [/^word\/vbaProject\.bin$|^Basic\/|^Scripts\//, 'MACROS'],
  [/^word\/embeddings\/|^word\/charts\/chart\d+\.xml$|^Object[^/]*\/content\.xml$/, 'EMBEDDED_OBJECTS'],
];

const PICTURES = /^(?:word\/media|Pictures)\//;

/** A file as pandoc is to read it, and what it will not tell of. */
export interface ReadArchive {
  bytes: Uint8Array;
  losses: ImportLosses;
  /** Null: pandoc reads all of it. */
  notes: SideNotes | null;
}

/**
 * Unpacks an Office file once, to see that it is one and how large it becomes. Throws INVALID_INPUT
 * { filename: MISMATCH } for what is no such file, LIMIT { importParts, importImages, importUnpackedBytes } for one that
 * grows too large.
 */
export async function readArchive(bytes: Buffer, kind: 'docx' | 'odt'): Promise<ReadArchive> {
  const parts = await unpack(bytes);
  const main = kind === 'docx' ? 'word/document.xml' : 'content.xml';
  const text = parts.get(main)?.toString('utf8');
  if (text === undefined) throw mismatch();
  const losses: ImportLosses = {};
  const lose = (what: keyof ImportLosses, times: number) => {
    if (times > 0) losses[what] = (losses[what] ?? 0) + times;
  };
  const names = [...parts.keys()];
  if (names.filter((name) => PICTURES.test(name)).length > LIMITS.importImages) throw limitOf('importImages');
  for (const [path, what] of TELLING) lose(what, names.some((name) => path.test(name)) ? 1 : 0);
  if (kind === 'odt') {
    const told = takePictureWords(text);
    const { xml, notes, formats, paragraphs } = markOpenDocument(told.xml);
    notes.pictures = told.pictures;
    lose('FORMAT_CHANGES', formats);
    lose('PARAGRAPH_CHANGES', paragraphs);
    const styles = parts.get('styles.xml')?.toString('utf8') ?? '';
    lose('HEADERS_AND_FOOTERS', /<style:(header|footer)[ >]/.test(styles) ? 1 : 0);
    if (xml === text) return { bytes, losses, notes: null };
    parts.set(main, Buffer.from(xml));
    return { bytes: await pack(parts), losses, notes };
  }
  lose('FORMAT_CHANGES', count(text, /<w:rPrChange\b/g));
  const margins = names.filter((name) => /^word\/(header|footer)\d*\.xml$/.test(name));
  lose('HEADERS_AND_FOOTERS', margins.some((name) => /<w:t[ >]/.test(String(parts.get(name)))) ? 1 : 0);
  const marked = markDecorativeInWord(text);
  const held = /<w:(ins|del) /.test(text) ? holdSpaces(marked) : marked;
  if (held === text) return { bytes, losses, notes: null };
  parts.set(main, Buffer.from(held));
  return { bytes: await pack(parts), losses, notes: null };
}

const KEPT_TEXT = /(<w:(?:t|delText)\b[^>]*\bxml:space="preserve"[^>]*>)([^<]*)/g;

/** Pandoc moves spaces at the ends of a tracked change out of it: a refused word would leave its space behind. */
function holdSpaces(xml: string): string {
  return xml.replaceAll(
    KEPT_TEXT,
    (_all, start: string, text: string) =>
      start + text.replace(/^ +| +$/g, (spaces) => HELD_SPACE.repeat(spaces.length)),
  );
}

async function pack(parts: Parts): Promise<Uint8Array> {
  const archive = new ZipFile();
  for (const [name, bytes] of parts) archive.addBuffer(bytes, name, { compress: false });
  archive.end();
  return buffer(archive.outputStream);
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}

/** Contents by their paths. */
type Parts = Map<string, Buffer>;

async function unpack(bytes: Buffer): Promise<Parts> {
  const parts: Parts = new Map();
  try {
    const archive = await fromBufferPromise(bytes, { lazyEntries: true });
    let count = 0;
    let unpacked = 0;
    for await (const entry of archive.eachEntry()) {
      if (++count > LIMITS.importParts) throw limitOf('importParts');
      if (entry.fileName.endsWith('/')) continue;
      const content = await unpackEntry(archive, entry, LIMITS.importUnpackedBytes - unpacked);
      unpacked += content.byteLength;
      parts.set(entry.fileName, content);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    // Encrypted, cut off, or something else.
    throw mismatch();
  }
  return parts;
}

type Archive = Awaited<ReturnType<typeof fromBufferPromise>>;

/** What the archive says of its size is not believed. */
async function unpackEntry(archive: Archive, entry: Entry, left: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of await archive.openReadStreamPromise(entry, {})) {
    size += (piece as Buffer).byteLength;
    if (size > left) throw limitOf('importUnpackedBytes');
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}

function limitOf(limit: 'importParts' | 'importUnpackedBytes' | 'importImages'): AppError {
  return new AppError('LIMIT', { limit, max: LIMITS[limit] });
}

function mismatch(): AppError {
  return new AppError('INVALID_INPUT', { fields: { filename: 'MISMATCH' } });
}
