import type { AgendaPlace, AgendaEntry } from '@umlauf/shared/agenda';
import type { Json } from '../documents/canonical-content.ts';
import { printable } from '../documents/printable.ts';
import type { Meeting } from './meeting.types.ts';
import type { MinutesWords } from './minutes-words.ts';

/** What stands above the items. */
export type MinutesHead = Pick<Meeting, 'title' | 'startsAt' | 'timeZone' | 'place'> & {
  /** When the meeting has begun. */
  beganAt: Date;
  bodyName: string | null;
  chairName: string | null;
  keeperName: string | null;
};

/** An item as the minutes have it. */
export interface MinutesEntry extends AgendaEntry {
  title: string;
  note: string;
}

/** Headings of the text begin below that of the page, which is the document's title. */
const FIRST_LEVEL = 2;

/** The skeleton that an agenda makes, as blocks in the form of `canonicalContent`: a head, and room below each item. */
export function minutesContent(
  head: MinutesHead,
  places: readonly AgendaPlace<MinutesEntry>[],
  words: MinutesWords,
): string {
  const items = places.flatMap((place) => itemBlocks(place, words));
  return JSON.stringify({ content: [headBlock(head, words), ...(items.length > 0 ? items : [paragraph()])] });
}

/** One item alone, in the same form. */
export function itemContent(place: AgendaPlace<MinutesEntry>, words: MinutesWords): string {
  return JSON.stringify({ content: itemBlocks(place, words) });
}

/** What the heading of an item says. */
export function headingOf({ number, entry }: AgendaPlace<MinutesEntry>, words: MinutesWords): string {
  return words.item(number, entry.title);
}

function itemBlocks(place: AgendaPlace<MinutesEntry>, words: MinutesWords): Json[] {
  const attrs = { level: FIRST_LEVEL + place.level - 1 };
  const note = printable(place.entry.note).split('\n');
  return [
    { type: 'heading', attrs, content: [text(headingOf(place, words))] },
    ...note.filter((line) => line.trim() !== '').map((line) => paragraph(text(line.trim()))),
    paragraph(),
  ];
}

function headBlock(head: MinutesHead, words: MinutesWords): Json {
  const { startsAt, beganAt, timeZone } = head;
  const lines: [string, string | null][] = [
    [words.occasion, head.title],
    [words.body, head.bodyName],
    [words.date, words.day(startsAt, timeZone)],
    [words.begin, words.time(beganAt, timeZone)],
    [words.place, head.place || null],
    [words.chair, head.chairName ?? words.open],
    [words.keeper, head.keeperName ?? words.open],
  ];
  const known = lines.filter((line): line is [string, string] => line[1] !== null);
  return {
    type: 'bulletList',
    content: known.map(([label, value]) => ({
      type: 'listItem',
      content: [paragraph(text(`${label}:`, 'bold'), text(` ${printable(value)}`))],
    })),
  };
}

function paragraph(...content: Json[]): Json {
  return { type: 'paragraph', ...(content.length > 0 && { content }) };
}

function text(words: string, mark?: string): Json {
  return { type: 'text', text: words, ...(mark && { marks: [{ type: mark }] }) };
}
