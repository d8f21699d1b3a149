import { RRuleTemporal } from 'rrule-temporal';
import type { FieldFault } from '@umlauf/shared/error-codes';
import { addDays, isDay, type Day } from '@umlauf/shared/circulation/working-days';
import { LIMITS } from '@umlauf/shared/limits';
import { momentAt, type WallMoment } from './wall-clock.ts';

/** A rule that was read: days alone, since the time of day is the series'. */
export interface Rhythm {
  /** As it is kept and told. */
  text: string;
  /** The same without its end. */
  rule: string;
  untilDay: Day | null;
  untilMoment: number | null;
}

/** What is wrong with a rule, and with which part of it, as it was sent. */
export interface RhythmFault {
  fault: FieldFault;
  parts: string[];
}

const WEEKDAY = '(?:MO|TU|WE|TH|FR|SA|SU)';
const listOf = (one: string) => new RegExp(`^${one}(?:,${one}){0,30}$`);

/** Parts that say on which days, with what they may hold. Hours, minutes and seconds are not among them, nor are weeks and days of the year. */
const PARTS: Record<string, RegExp> = {
  FREQ: /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d{0,2}$/,
  COUNT: /^[1-9]\d{0,5}$/,
  UNTIL: /^\d{8}(?:T\d{6}Z?)?$/,
  BYDAY: listOf(`[+-]?[1-5]?${WEEKDAY}`),
  BYMONTHDAY: listOf('-?(?:[1-9]|[12]\\d|3[01])'),
  BYMONTH: listOf('(?:[1-9]|1[0-2])'),
  BYSETPOS: listOf('-?(?:[1-9]|[12]\\d|3[01])'),
  WKST: new RegExp(`^${WEEKDAY}$`),
};
const MAX_INTERVAL: Record<string, number> = { DAILY: 366, WEEKLY: 104, MONTHLY: 60, YEARLY: 10 };

/** Reads a rule of RFC 5545, 3.3.10; answers what is wrong with one that the house does not follow. */
export function readRhythm(source: string): Rhythm | RhythmFault {
  if (source.length > LIMITS.rruleCharacters) return { fault: 'TOO_LONG', parts: [] };
  const text = source
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '');
  if (!text) return { fault: 'EMPTY', parts: [] };
  const parts = text.split(';');
  const values = new Map<string, string>();
  for (const part of parts) {
    const [name = '', value, ...more] = part.split('=');
    if (value === undefined || more.length > 0 || values.has(name))
      return { fault: 'MALFORMED', parts: [part] };
    const shape = Object.hasOwn(PARTS, name) ? PARTS[name]! : null;
    if (!shape || (name === 'FREQ' && !shape.test(value))) return { fault: 'UNKNOWN_VALUE', parts: [part] };
    if (!shape.test(value)) return { fault: 'MALFORMED', parts: [part] };
    values.set(name, value);
  }
  return faultOfParts(values) ?? rhythmOf(text, parts, values.get('UNTIL'));
}

function faultOfParts(values: ReadonlyMap<string, string>): RhythmFault | null {
  const told = (fault: FieldFault, ...names: string[]): RhythmFault => ({
    fault,
    parts: names.filter((name) => values.has(name)).map((name) => `${name}=${values.get(name)}`),
  });
  const freq = values.get('FREQ');
  if (!freq) return { fault: 'EMPTY', parts: ['FREQ'] };
  if (Number(values.get('INTERVAL') ?? 1) > MAX_INTERVAL[freq]!) return told('OUT_OF_RANGE', 'INTERVAL');
  if (Number(values.get('COUNT') ?? 1) > LIMITS.meetingsAhead) return told('OUT_OF_RANGE', 'COUNT');
  if (values.has('COUNT') && values.has('UNTIL')) return told('MISMATCH', 'COUNT', 'UNTIL');
  const isCounted = /\d/.test(values.get('BYDAY') ?? '');
  if (isCounted && freq !== 'MONTHLY' && freq !== 'YEARLY') return told('MISMATCH', 'FREQ', 'BYDAY');
  if (freq === 'WEEKLY' && values.has('BYMONTHDAY')) return told('MISMATCH', 'FREQ', 'BYMONTHDAY');
  const hasDays = ['BYDAY', 'BYMONTHDAY', 'BYMONTH'].some((name) => values.has(name));
  if (values.has('BYSETPOS') && !hasDays) return told('MISMATCH', 'BYSETPOS');
  if (picksNothing(values)) return told('MISMATCH', 'FREQ', 'BYDAY', 'BYSETPOS');
  const until = values.get('UNTIL');
  if (until && !untilOf(until)) return told('MALFORMED', 'UNTIL');
  return null;
}

/** Whether it picks a day out of fewer: there is one in a day, and in a week as many as are named. Found only by searching for years. */
function picksNothing(values: ReadonlyMap<string, string>): boolean {
  const picked =
    values
      .get('BYSETPOS')
      ?.split(',')
      .map((each) => Math.abs(Number(each))) ?? [];
  const freq = values.get('FREQ');
  if (picked.length === 0 || (freq !== 'DAILY' && freq !== 'WEEKLY')) return false;
  const named = new Set(values.get('BYDAY')?.split(',')).size;
  return freq === 'DAILY' || Math.min(...picked) > Math.max(1, named);
}

function rhythmOf(text: string, parts: string[], until: string | undefined): Rhythm {
  const rule = parts.filter((part) => !part.startsWith('UNTIL=')).join(';');
  return { text, rule, untilDay: null, untilMoment: null, ...(until && untilOf(until)) };
}

/** A day, or a moment of UTC; a time without a zone means its day. */
function untilOf(until: string): Pick<Rhythm, 'untilDay' | 'untilMoment'> | null {
  const [, year, month, date, hours, minutes, seconds] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?$/.exec(until)!;
  const day = `${year}-${month}-${date}`;
  if (!isDay(day)) return null;
  if (!until.endsWith('Z')) return { untilDay: day, untilMoment: null };
  const moment = Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(moment) ? null : { untilDay: null, untilMoment: moment };
}

/** Whether it could be read. */
export function isRhythm(read: Rhythm | RhythmFault): read is Rhythm {
  return 'rule' in read;
}

/** A series, as far as its rhythm goes. */
export interface Beat {
  startsOn: Day;
  startsAtTime: string;
  timeZone: string;
}

export interface Occurrence extends WallMoment {
  day: Day;
}

/**
 * When it beats from a day to another one, both included, at most `LIMITS.meetingsAhead` times. Days are counted by the rule
 * alone; which moment the clock shows the time on each of them is asked in the series' own zone.
 */
export function occurrencesOf(rhythm: Rhythm, beat: Beat, from: Day, to: Day): Occurrence[] {
  const last = [
    to,
    rhythm.untilDay ?? to,
    ...(rhythm.untilMoment === null ? [] : [dayAfter(rhythm.untilMoment)]),
  ]
    .toSorted()
    .at(0)!;
  if (last < from) return [];
  return daysOf(rhythm.rule, beat.startsOn, from, last)
    .map((day) => ({ day, ...momentAt(day, beat.startsAtTime, beat.timeZone) }))
    .filter(({ at }) => rhythm.untilMoment === null || at <= rhythm.untilMoment);
}

/** A day on which it is over everywhere. */
function dayAfter(moment: number): Day {
  return addDays(new Date(moment).toISOString().slice(0, 10), 1);
}

/** As if there were no time zones: each day is its noon. */
function daysOf(rule: string, startsOn: Day, from: Day, to: Day): Day[] {
  const start = startsOn.replaceAll('-', '');
  const found = new RRuleTemporal({ rruleString: `DTSTART;TZID=UTC:${start}T120000\nRRULE:${rule}` }).between(
    new Date(`${from}T00:00:00Z`),
    new Date(`${to}T23:59:59Z`),
    true,
  );
  return found.slice(0, LIMITS.meetingsAhead).map((date) => date.toPlainDate().toString());
}
