import { databaseMoment } from '../platform/clock.ts';
import { type Fonts, readFonts } from '../platform/pdf/fonts.ts';
import { refusedIn, type Showing, shownText } from '../platform/pdf/shown-characters.ts';
import { typeset } from '../platform/pdf/typeset.ts';
import type { Locale } from './account.entity.ts';
import type { OwnData } from './own-data.ts';
import { OWN_DATA_WORDS, type OwnDataWords } from './own-data.words.ts';

/** Of a longer chapter the newest entries are shown; the JSON has all. */
const SHOWN_ENTRIES = 300;

const TEMPLATE = `
// As in documents' PDFs: whatever is no Arabic letter is not for this font.
#let naskh = (name: "Noto Naskh Arabic", covers: regex("[\\u{600}-\\u{6ff}\\u{750}-\\u{77f}\\u{8a0}-\\u{8ff}\\u{fb50}-\\u{fdff}\\u{fe70}-\\u{fefc}]"))
#let content = json(bytes(sys.inputs.at("content")))
#set document(title: content.title)
#set page(paper: "a4", margin: 2cm, numbering: "1 / 1")
#set text(lang: content.lang, size: 10pt, font: ("Libertinus Serif", naskh, "DejaVu Sans Mono", "New Computer Modern", "New Computer Modern Math", "DejaVu Sans"))
#set par(leading: 0.6em)
#heading(level: 1, content.title)
#content.lead
#for chapter in content.chapters {
  heading(level: 2, chapter.title)
  if chapter.entries.len() == 0 { content.nothing } else { list(spacing: 0.9em, ..chapter.entries) }
  if chapter.more != none { par(chapter.more) }
}
`;

/** So often signs are left out that stand in no font together; the last time with simple letters alone. */
const TRIES = 4;
let fonts: Promise<Fonts> | null = null;

/**
 * One's own data to read: a tagged PDF in the person's language, a chapter for each part of the file. A square stands for
 * each character that the hub's fonts do not have.
 */
export async function ownDataPdf(data: OwnData, locale: Locale, now = databaseMoment()): Promise<Uint8Array> {
  const { files } = await (fonts ??= readFonts(null));
  const refused = new Set<string>();
  for (let left = TRIES; ; left--) {
    const showing = { simple: left === 1, has: () => false, refused };
    try {
      return await typeset(TEMPLATE, contentOf(data, OWN_DATA_WORDS[locale], now, showing), {}, files);
    } catch (error) {
      if (left === 1) throw error;
      for (const character of refusedIn(String(error))) refused.add(character);
    }
  }
}

function contentOf(data: OwnData, words: OwnDataWords, now: Date, showing: Showing): object {
  return {
    lang: words.lang,
    title: words.title,
    lead: words.lead.replace('{moment}', wordMoment(now, words)),
    nothing: words.nothing,
    chapters: Object.entries(data).map(([name, value]) => chapterOf(name, value, words, showing)),
  };
}

function chapterOf(name: string, value: unknown, words: OwnDataWords, showing: Showing): object {
  const all = Array.isArray(value) ? value : name === 'elsewhere' ? tablesOf(value) : [value];
  const shown = all.slice(-SHOWN_ENTRIES);
  const more = words.more.replace('{shown}', String(shown.length)).replace('{all}', String(all.length));
  return {
    title: words.chapters[name] ?? name,
    entries: shown.map((entry) => shownText(wordEntry(entry, words), showing).text),
    more: shown.length < all.length ? more : null,
  };
}

/** A table's rows, each with the table's name. */
function tablesOf(value: unknown): object[] {
  return Object.entries(value as Record<string, object[]>).flatMap(([table, rows]) =>
    rows.map((row) => ({ table, ...row })),
  );
}

function wordEntry(entry: unknown, words: OwnDataWords): string {
  return Object.entries(entry as Record<string, unknown>)
    .map(([field, value]) => [words.fields[field] ?? field, wordValue(value, words)] as const)
    .filter(([, value]) => value !== '')
    .map(([field, value]) => `${field}: ${value}`)
    .join(' · ');
}

function wordValue(value: unknown, words: OwnDataWords): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return wordMoment(value, words);
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.map((each) => wordValue(each, words)).join(', ');
  if (typeof value === 'object')
    return Object.values(value)
      .map((each) => wordValue(each, words))
      .join(', ');
  return String(value);
}

function wordMoment(moment: Date, { lang }: OwnDataWords): string {
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Berlin' } as const;
  return moment.toLocaleString(lang === 'de' ? 'de-DE' : 'en-GB', style);
}
