import { LIMITS } from '@umlauf/shared/limits';
import { type Entry, fromBufferPromise } from 'yauzl';
import { attributeOf, hearXml } from './xml-pieces.ts';
import { TextPieces } from './text-pieces.ts';

export type OfficeKind = 'word' | 'sheet' | 'slides' | 'open';

/** The parts that say something, in their order: whatever the first of them finds. */
const PARTS: Record<OfficeKind, readonly RegExp[]> = {
  word: [/^word\/document\d*\.xml$/, /^word\/(footnotes|endnotes|comments|header\d*|footer\d*)\.xml$/],
  sheet: [
    /^xl\/workbook\.xml$/,
    /^xl\/sharedStrings\.xml$/,
    /^xl\/worksheets\/[^/]+\.xml$/,
    /^xl\/comments\d*\.xml$/,
  ],
  slides: [/^ppt\/slides\/slide\d+\.xml$/, /^ppt\/notesSlides\/notesSlide\d+\.xml$/],
  open: [/^content\.xml$/, /^styles\.xml$/],
};

type Reader = (xml: string, name: string, pieces: TextPieces) => void;

/** What an Office file says; null: nothing, or it cannot be read (also because it becomes too large). */
export async function officeText(bytes: Buffer, kind: OfficeKind): Promise<string | null> {
  const pieces = new TextPieces();
  const readers: Record<OfficeKind, Reader> = {
    word: readParagraphs,
    sheet: sheetReader(),
    slides: readParagraphs,
    open: readOpenDocument,
  };
  for (const [name, part] of await partsOf(bytes, PARTS[kind])) {
    if (pieces.isFull) break;
    readers[kind](decodeXml(part), name, pieces);
  }
  return pieces.tidied();
}

/** Word and PowerPoint: texts in runs in paragraphs. Excel's comments are the same without paragraphs. */
function readParagraphs(xml: string, _name: string, pieces: TextPieces): void {
  const signs: Record<string, string> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' };
  let isText = false;
  hearXml(xml, {
    open(name) {
      if (name === 't') isText = true;
      else if (Object.hasOwn(signs, name)) pieces.add(signs[name]!);
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'p' || name === 'comment') pieces.add('\n');
    },
    text: (text) => isText && pieces.add(text),
    isFull: () => pieces.isFull,
  });
}

/** Excel keeps most texts of all sheets in one list, to which cells point. */
function sheetReader(): Reader {
  const shared: string[] = [];
  return (xml, name, pieces) => {
    if (name === 'xl/workbook.xml') {
      hearXml(xml, {
        open: (tag, attributes) =>
          tag === 'sheet' && pieces.add(`${attributeOf(attributes, 'name') ?? ''}\n`),
        text: () => undefined,
      });
    } else if (name === 'xl/sharedStrings.xml') readShared(xml, shared);
    else if (name.startsWith('xl/comments')) readParagraphs(xml, name, pieces);
    else readSheet(xml, shared, pieces);
  };
}

function readShared(xml: string, shared: string[]): void {
  let [text, isText, isPhonetic] = ['', false, false];
  hearXml(xml, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 't') isText = !isPhonetic;
    },
    close(name) {
      if (name === 'si') shared.push(text);
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 't') isText = false;
    },
    text: (piece) => void (isText && (text += piece)),
  });
}

function readSheet(xml: string, shared: readonly string[], pieces: TextPieces): void {
  let [kind, value, isValue] = ['', '', false];
  hearXml(xml, {
    open(name, attributes) {
      if (name === 'c') [kind, value] = [attributeOf(attributes, 't') ?? '', ''];
      else if (name === 'v' || name === 't') isValue = true;
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'row') pieces.add('\n');
      else if (name === 'c' && kind !== 'b' && kind !== 'e')
        pieces.add(`${kind === 's' ? (shared[Number(value)] ?? '') : value}\t`);
    },
    text: (text) => void (isValue && (value += text)),
    isFull: () => pieces.isFull,
  });
}

/** What was deleted, and who remarked something when, is no text of it. */
const ASIDE = new Set(['tracked-changes', 'creator', 'date', 'date-string']);

function readOpenDocument(xml: string, _name: string, pieces: TextPieces): void {
  const signs: Record<string, string> = { tab: '\t', s: ' ', 'line-break': '\n' };
  let [paragraphs, aside] = [0, 0];
  hearXml(xml, {
    open(name) {
      if (name === 'p' || name === 'h') paragraphs++;
      else if (ASIDE.has(name)) aside++;
      else if (Object.hasOwn(signs, name) && paragraphs > 0) pieces.add(signs[name]!);
    },
    close(name) {
      if (ASIDE.has(name)) aside--;
      if (name !== 'p' && name !== 'h') return;
      paragraphs--;
      pieces.add('\n');
    },
    text: (text) => paragraphs > 0 && aside === 0 && pieces.add(text),
    isFull: () => pieces.isFull,
  });
}

function decodeXml(bytes: Buffer): string {
  const mark = bytes.toString('hex', 0, 2);
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** The parts that are wanted, by rank and number. Throws for what is no archive, and when it grows too large. */
async function partsOf(bytes: Buffer, wanted: readonly RegExp[]): Promise<[name: string, part: Buffer][]> {
  const archive = await fromBufferPromise(bytes, { lazyEntries: true });
  const found: [name: string, part: Buffer][] = [];
  let [count, unpacked] = [0, 0];
  for await (const entry of archive.eachEntry()) {
    if (++count > LIMITS.importParts) throw new Error('too many parts');
    if (!wanted.some((name) => name.test(entry.fileName))) continue;
    const part = await unpack(archive, entry, LIMITS.fileTextUnpackedBytes - unpacked);
    unpacked += part.byteLength;
    found.push([entry.fileName, part]);
  }
  const rank = (name: string) => wanted.findIndex((each) => each.test(name));
  const byNumber = new Intl.Collator('en', { numeric: true });
  return found.toSorted(([a], [b]) => rank(a) - rank(b) || byNumber.compare(a, b));
}

/** What the archive says of its size is not believed. */
async function unpack(
  archive: Awaited<ReturnType<typeof fromBufferPromise>>,
  entry: Entry,
  left: number,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of await archive.openReadStreamPromise(entry, {})) {
    size += (piece as Buffer).byteLength;
    if (size > left) throw new Error('it becomes too large');
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}
