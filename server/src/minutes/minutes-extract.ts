import { Locale } from '../accounts/account.entity.ts';
import { printable } from '../documents/printable.ts';
import type { Language } from '../exports/language-of.ts';
import { isSettled } from '../meetings/minutes-state.ts';
import { MINUTES_WORDS } from '../meetings/minutes-words.ts';
import { entriesAsTables } from './entry-tables.ts';
import { EXTRACT_WORDS } from './extract.words.ts';
import { closedItems, forEverybody, publicText } from './extract-sections.ts';
import { PAPER_WORDS } from './minutes.words.ts';
import { heading, labelled, list, type PaperBlock, paragraph, words, wordsIn } from './paper-blocks.ts';
import type { MinutesFacts } from './read-minutes.ts';

const LOCALES: Record<Language, Locale> = { de: Locale.DE, en: Locale.EN };

export interface ExtractWish {
  facts: MinutesFacts;
  /** Organisations by the accounts of those who are responsible for tasks. */
  organisations: Readonly<Record<string, string>>;
  /** The text in the canonical form. */
  content: string;
  language: Language;
  withoutItemIds: readonly string[];
  /** The hub's own address. */
  base: string;
}

export interface Extract {
  title: string;
  /** Blocks of a document, as JSON. */
  content: string;
  leftOut: string[];
  /** Names of those who were invited, there or responsible that stand in what is left of the text. */
  people: string[];
}

/**
 * What of minutes everybody may read: no closed item, no names of those who were there, keep the minutes or are responsible, but
 * their organisations. What people wrote themselves is not searched for names but for those that are known.
 */
export function extractOf(wish: ExtractWish): Extract {
  const { facts, language, base, organisations } = wish;
  const { content = [] } = JSON.parse(wish.content) as PaperBlock;
  const closed = closedItems(facts.agenda, wish.withoutItemIds);
  const { blocks, leftOut } = publicText(content, facts.agenda, closed, facts.removed);
  const entries = { ...facts.entries, people: organisations };
  const course = entriesAsTables(forEverybody(blocks, base).filter(saysAnything), entries, language);
  const paper = [
    ...headOf(wish),
    heading(1, PAPER_WORDS[language].agenda),
    agendaIn(wish, closed),
    heading(1, PAPER_WORDS[language].course),
    ...(course.length > 0 ? course : [paragraph(words(EXTRACT_WORDS[language].nothing))]),
  ];
  const said = wordsIn({ type: 'doc', content: paper });
  return {
    title: titleOf(wish),
    content: JSON.stringify({ type: 'doc', content: paper }),
    leftOut,
    people: namesIn(facts).filter((name) => said.includes(name)),
  };
}

function titleOf({ facts: { meeting }, language }: ExtractWish): string {
  const { day } = MINUTES_WORDS[LOCALES[language]];
  const date = day(meeting.startedAt ?? meeting.startsAt, meeting.timeZone);
  return EXTRACT_WORDS[language].title.replace('{date}', date).replace('{title}', () => meeting.title);
}

function headOf({ facts, language }: ExtractWish): PaperBlock[] {
  const { meeting, body, attendees } = facts;
  const w = PAPER_WORDS[language];
  const clock = MINUTES_WORDS[LOCALES[language]];
  const time = (at: Date | null) => (at ? clock.time(at, meeting.timeZone) : w.open);
  const there = attendees.filter(({ stays }) => stays.length > 0);
  const organisations = there.flatMap(({ organisation }) => organisation ?? []);
  const lines: [string, string | null][] = [
    [w.organiser, body],
    [w.occasion, meeting.title],
    [w.date, clock.day(meeting.startedAt ?? meeting.startsAt, meeting.timeZone)],
    [w.begin, time(meeting.startedAt)],
    [w.end, time(meeting.endedAt)],
    [w.place, meeting.place || null],
  ];
  const present = [...new Set(organisations)].toSorted((a, b) => a.localeCompare(b, 'de'));
  return [
    ...standingOf(meeting, language),
    heading(1, w.facts),
    ...lines.flatMap(([label, value]) => (value === null ? [] : labelled(label, printable(value)))),
    ...(present.length > 0
      ? [heading(1, EXTRACT_WORDS[language].organisations), list(present.map(printable))]
      : []),
  ];
}

/** Whoever reads them has to know that they may change. */
function standingOf({ minutesState }: ExtractWish['facts']['meeting'], language: Language): PaperBlock[] {
  if (isSettled(minutesState)) return [];
  const said = EXTRACT_WORDS[language][minutesState === 'IN_CORRECTION' ? 'inCorrection' : 'notApproved'];
  return [paragraph(words(said, 'bold'))];
}

function agendaIn({ facts, language }: ExtractWish, closed: ReadonlySet<string>): PaperBlock {
  const { item } = MINUTES_WORDS[LOCALES[language]];
  const open = facts.agenda.filter(({ entry }) => !closed.has(entry.id));
  if (open.length === 0) return paragraph(words(EXTRACT_WORDS[language].nothing));
  return list(open.map(({ number, entry }) => printable(item(number, entry.title))));
}

function saysAnything({ type, content = [] }: PaperBlock): boolean {
  return type !== 'paragraph' || content.length > 0;
}

function namesIn({ chair, keeper, attendees, distribution, entries }: MinutesFacts): string[] {
  const names = [
    ...[chair, keeper],
    ...attendees.map(({ name }) => name),
    ...distribution.map(({ name }) => name),
    ...Object.values(entries.people),
  ];
  return [...new Set(names.filter((name) => name !== null && name.trim() !== ''))].toSorted() as string[];
}
