import { blocksOf } from '../documents/canonical-content.ts';
import { type KnownEntries, NOTHING_KNOWN } from '../documents/entry-label.ts';
import type { ExportedPictures } from './document-pictures.ts';
import type { Showing } from '../platform/pdf/shown-characters.ts';
import { PdfContent, type PdfBlock } from './pdf-content.ts';
import { type Tongue, tongueOf } from './tongue-of.ts';
import { PDF_WORDS } from './pdf.words.ts';

/** What is made a PDF of. */
export interface PdfWish {
  /** In the canonical form. */
  content: string;
  title: string;
  spaceName: string;
  language: 'de' | 'en';
  /** Of when the text is. */
  at: Date;
  /** Null: it is the present text, and no version. */
  version: { name: string | null; hash: string } | null;
  /** What stands below the title instead of space, moment and version. */
  lines?: readonly string[];
  /** Whether it begins on its first page, without a title page and a table of contents. */
  isPlain?: boolean;
  /** The hub's own address, to which links without a host belong. */
  base: string;
  pictures: ExportedPictures;
  entries?: KnownEntries;
}

/** All that the template shows. */
export interface PdfPaper {
  title: string;
  /** Of the title and the name of the space; null where these do not say. */
  titleTongue: Tongue;
  language: string;
  date: Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;
  /** Below the title. */
  lines: string[];
  footer: string;
  isPlain: boolean;
  /** The heading of the table of contents; null: there is none. */
  contents: string | null;
  blocks: PdfBlock[];
}

/** How it is made: with which letters; with pictures, or with what they say in their places. */
export interface PdfWay {
  showing: Showing;
  pictured: boolean;
}

/** Fewer are seen at a glance. */
const HEADINGS_FOR_CONTENTS = 3;

/** Nothing but the wish and the fonts decides what is in it: the same ones give the same file, byte for byte. */
export function pdfPaper(wish: PdfWish, { showing, pictured }: PdfWay): PdfPaper {
  const { title, spaceName, language, at, version, isPlain = false } = wish;
  const words = PDF_WORDS[language];
  const pictures = pictured ? wish.pictures : {};
  const content = new PdfContent({
    base: wish.base,
    showing,
    pictures,
    entries: wish.entries ?? NOTHING_KNOWN,
    nothing: words.nothing,
  });
  const blocks = content.blocks(blocksOf(wish.content));
  const moment = momentOf(at, language);
  const lines = wish.lines?.map((line) => content.text(line)) ?? [
    content.text(spaceName),
    version ? words.version.replace('{moment}', moment) : words.present.replace('{moment}', moment),
    ...(version?.name ? [content.text(version.name)] : []),
    ...(version ? [`${words.hash}: ${version.hash}`] : []),
  ];
  const shownTitle = content.text(title);
  if (content.unshown > 0) lines.push(words.unshown.replace('{count}', String(content.unshown)));
  return {
    title: shownTitle,
    titleTongue: tongueOf(shownTitle),
    language,
    date: {
      year: at.getUTCFullYear(),
      month: at.getUTCMonth() + 1,
      day: at.getUTCDate(),
      hour: at.getUTCHours(),
      minute: at.getUTCMinutes(),
      second: at.getUTCSeconds(),
    },
    lines,
    footer: shownTitle,
    isPlain,
    contents: !isPlain && content.headings >= HEADINGS_FOR_CONTENTS ? words.contents : null,
    blocks,
  };
}

function momentOf(at: Date, language: 'de' | 'en'): string {
  const style = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Berlin' } as const;
  return at.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', style);
}
