import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { DocumentHead } from '../documents/blocks-to-pandoc.ts';
import { type KnownEntries, NOTHING_KNOWN } from '../documents/entry-label.ts';
import type { MarkWish } from '../documents/pandoc-document.ts';
import type { PictureWish } from '../documents/picture-to-pandoc.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Pandoc } from '../platform/pandoc/pandoc.ts';
import { describeInOpenDocument, describeInWord } from './describe-pictures.ts';
import { type ExportedPictures, saidIn } from './document-pictures.ts';
import { ExportFormat } from './export-format.ts';
import type { ExportedText, ExportParts } from './exported-text.ts';
import { type Language, languageOf } from './language-of.ts';
import type { PdfMaker } from './pdf-maker.ts';

/** What is written, whatever it is the text of. */
export interface WrittenText extends Omit<ExportedText, 'document'> {
  /** Left out: as its words tell. */
  language?: Language;
  /** What stands below the title of a PDF, which then begins on its first page; left out: a title page says the usual. */
  lines?: readonly string[];
}

export interface WritingParts extends ExportParts {
  pandoc: Pandoc;
  pdf: PdfMaker;
  files: FileStore;
  log: Logger;
  /** The hub's own address. */
  base: string;
}

/** Word checks no spelling without a country. */
const TAGS: Record<Language, string> = { de: 'de-DE', en: 'en-GB' };
/** Pandoc's names; empty paragraphs are a document's own affair. */
const PANDOC_FORMATS = {
  [ExportFormat.DOCX]: 'docx+empty_paragraphs',
  [ExportFormat.ODT]: 'odt+empty_paragraphs',
  [ExportFormat.HTML]: 'html5+empty_paragraphs',
};

/** What the margin looks like where it is not as in Word. */
const FORMS: Partial<Record<ExportFormat, Pick<MarkWish, 'form'>>> = {
  [ExportFormat.ODT]: { form: 'openDocument' },
};

/** Whether a format has a form for what is proposed and said. */
export function hasMargin(format: ExportFormat): boolean {
  return format === ExportFormat.DOCX || format === ExportFormat.ODT;
}

/** What goes out beside the words. */
export interface Beside {
  /** What is proposed and said, for formats that have a form for it. */
  margin: MarkWish | null;
  pictures: ExportedPictures;
  /** Numbers of entries, and names in them. */
  entries?: Omit<KnownEntries, 'language'>;
}

/**
 * The file. Throws UNAVAILABLE
 * { NO_CONVERTER, CONVERTER_BUSY } and LIMIT for what takes too long.
 */
export async function writeExport(
  parts: WritingParts,
  text: WrittenText,
  format: ExportFormat,
  beside: Beside,
): Promise<Uint8Array> {
  const { content } = text;
  if (format === ExportFormat.PDF) return writePdf(parts, text, beside);
  if (format !== ExportFormat.MARKDOWN && format !== ExportFormat.TEXT)
    return writeByPandoc(parts, text, format, beside);
  const language = languageOf((await parts.work.run('textsOf', content)).text);
  const texts = await parts.work.run('textsOf', content, { ...NOTHING_KNOWN, ...beside.entries, language });
  return new TextEncoder().encode(`${format === ExportFormat.TEXT ? texts.text : texts.markdown}\n`);
}

async function writePdf(
  { pdf, base, work }: WritingParts,
  text: WrittenText,
  { pictures, entries }: Beside,
): Promise<Uint8Array> {
  const { content, title, spaceName, at, version, lines } = text;
  const language = text.language ?? languageOf((await work.run('textsOf', content)).text);
  return pdf.make({
    content,
    title,
    spaceName,
    at,
    language,
    version,
    base,
    pictures,
    entries: { ...NOTHING_KNOWN, ...entries, language },
    ...(lines && { lines, isPlain: true }),
  });
}

async function writeByPandoc(
  { work, pandoc, base }: WritingParts,
  { content, title, state, language: given }: WrittenText,
  format: keyof typeof PANDOC_FORMATS,
  { margin, pictures, entries }: Beside,
): Promise<Uint8Array> {
  const language = given ?? languageOf((await work.run('textsOf', content)).text);
  const isPage = format === ExportFormat.HTML;
  // In a page each is put in its place at the end: until then nobody can guess what stands there.
  const placeOf = isPage ? placesOf(pictures) : namesOf(pictures);
  const wish: PictureWish = { addresses: placeOf, form: isPage ? 'html' : 'office' };
  const head: DocumentHead = {
    title,
    language: TAGS[language],
    base,
    tablesInLists: format !== ExportFormat.ODT,
    pictures: wish,
    entries: { ...NOTHING_KNOWN, ...entries, language },
  };
  const input =
    state && margin && hasMargin(format)
      ? await work.run('stateToPandoc', state, head, { ...margin, ...FORMS[format] })
      : await work.run('contentToPandoc', content, head);
  const options = { from: 'json', to: PANDOC_FORMATS[format], standalone: true, wrap: 'none' };
  if (isPage) {
    // Colours of its own for code would be too pale to read.
    const { text } = await pandoc.convert({
      options: { ...options, 'syntax-highlighting': 'none' },
      input,
      files: {},
    });
    return withPictures(text, placeOf, pictures);
  }
  const { output } = await pandoc.convert({
    options: { ...options, 'output-file': 'output' },
    input,
    files: Object.fromEntries(Object.values(pictures).map(({ name, bytes }) => [name, bytes])),
  });
  const says = saidIn(content, pictures);
  if (format === ExportFormat.ODT) return says.length > 0 ? describeInOpenDocument(output!, says) : output!;
  return says.includes('') ? describeInWord(output!) : output!;
}

function namesOf(pictures: ExportedPictures): Record<string, string> {
  return Object.fromEntries(Object.entries(pictures).map(([id, { name }]) => [id, name]));
}

function placesOf(pictures: ExportedPictures): Record<string, string> {
  return Object.fromEntries(Object.keys(pictures).map((id) => [id, `picture:${randomUUID()}`]));
}

/** The page with its pictures in itself: it is one file. */
function withPictures(page: string, places: Record<string, string>, pictures: ExportedPictures): Uint8Array {
  const ids = new Map(Object.entries(places).map(([id, place]) => [place, id]));
  const parts = page.split(/(picture:[0-9a-f-]{36})/).map((part) => {
    const picture = pictures[ids.get(part) ?? ''];
    if (!picture) return Buffer.from(part);
    const { mediaType, bytes } = picture;
    return Buffer.from(`data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`);
  });
  return new Uint8Array(Buffer.concat(parts));
}
