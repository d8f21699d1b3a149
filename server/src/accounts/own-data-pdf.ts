import { databaseMoment } from '../platform/clock.ts';
import { showable, typeset } from '../platform/pdf/typeset.ts';
import type { Locale } from './account.entity.ts';
import type { OwnData } from './own-data.ts';
import { OWN_DATA_WORDS, type OwnDataWords } from './own-data.words.ts';

/** Of a longer chapter the newest entries are shown; the JSON has all. */
const SHOWN_ENTRIES = 300;

const TEMPLATE = `
#let content = json(bytes(sys.inputs.at("content")))
#set document(title: content.title)
#set page(paper: "a4", margin: 2cm, numbering: "1 / 1")
#set text(lang: content.lang, size: 10pt, font: "Libertinus Serif")
#set par(leading: 0.6em)
#heading(level: 1, content.title)
#content.lead
#for chapter in content.chapters {
  heading(level: 2, chapter.title)
  if chapter.entries.len() == 0 { content.nothing } else { list(spacing: 0.9em, ..chapter.entries) }
  if chapter.more != none { par(chapter.more) }
}
`;

/** One's own data to read: a tagged PDF in the person's language, a chapter for each part of the file. */
export function ownDataPdf(data: OwnData, locale: Locale, now = databaseMoment()): Promise<Uint8Array> {
  const words = OWN_DATA_WORDS[locale];
  return typeset(TEMPLATE, {
    lang: words.lang,
    title: words.title,
    lead: words.lead.replace('{moment}', wordMoment(now, words)),
    nothing: words.nothing,
    chapters: Object.entries(data).map(([name, value]) => chapterOf(name, value, words)),
  });
}

function chapterOf(name: string, value: unknown, words: OwnDataWords) {
  const all = Array.isArray(value) ? value : name === 'elsewhere' ? tablesOf(value) : [value];
  const shown = all.slice(-SHOWN_ENTRIES);
  const more = words.more.replace('{shown}', String(shown.length)).replace('{all}', String(all.length));
  return {
    title: words.chapters[name] ?? name,
    entries: shown.map((entry) => showable(wordEntry(entry, words))),
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
