/** Rhythms that are chosen without knowing the rules of calendars; each is made of the first day. */
export const RHYTHMS = [
  'WEEKLY',
  'BIWEEKLY',
  'MONTHLY_NTH',
  'MONTHLY_LAST',
  'MONTHLY_DAY',
  'QUARTERLY_NTH',
  'OWN',
  'NONE',
] as const;
export type RhythmKind = (typeof RHYTHMS)[number];

export interface RhythmChoice {
  kind: RhythmKind;
  /** The rule itself, where it is one's own. */
  own: string;
  /** Its last day, as `2026-12-31`; empty: it goes on. */
  until: string;
}

const CODES = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;
const WEEK = 7;

/** Where a day stands in its month and week. */
export interface DayPlace {
  /** 0 is Sunday. */
  weekday: number;
  /** The how manieth of its weekday in the month it is. */
  nth: number;
  /** Whether it is the last one. */
  isLast: boolean;
  inMonth: number;
}

export function placeOf(day: string): DayPlace {
  const date = new Date(`${day}T12:00:00Z`);
  const inMonth = date.getUTCDate();
  const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return {
    weekday: date.getUTCDay(),
    nth: Math.ceil(inMonth / WEEK),
    isLast: inMonth + WEEK > length,
    inMonth,
  };
}

/** Which rhythms this first day can have: a fifth weekday is there in few months, so that the last one is offered. */
export function rhythmsOf(day: string): RhythmKind[] {
  const { nth, isLast } = placeOf(day);
  return RHYTHMS.filter((kind) => {
    if (kind === 'MONTHLY_LAST') return isLast;
    return (kind !== 'MONTHLY_NTH' && kind !== 'QUARTERLY_NTH') || nth < 5;
  });
}

/** The rule of RFC 5545; empty where meetings are planned one by one. */
export function rruleOf({ kind, own, until }: RhythmChoice, day: string): string {
  if (kind === 'NONE') return '';
  if (kind === 'OWN') return own.trim();
  const { weekday, nth, inMonth } = placeOf(day);
  const code = CODES[weekday]!;
  const rules: Record<Exclude<RhythmKind, 'OWN' | 'NONE'>, string> = {
    WEEKLY: `FREQ=WEEKLY;BYDAY=${code}`,
    BIWEEKLY: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${code}`,
    MONTHLY_NTH: `FREQ=MONTHLY;BYDAY=${nth}${code}`,
    MONTHLY_LAST: `FREQ=MONTHLY;BYDAY=-1${code}`,
    MONTHLY_DAY: `FREQ=MONTHLY;BYMONTHDAY=${inMonth}`,
    QUARTERLY_NTH: `FREQ=MONTHLY;INTERVAL=3;BYDAY=${nth}${code}`,
  };
  return until ? `${rules[kind]};UNTIL=${until.replaceAll('-', '')}` : rules[kind];
}

export interface RhythmRead extends RhythmChoice {
  /** What a rule that is chosen so says of the day; null for one's own, which says it by itself. */
  place: Pick<DayPlace, 'weekday' | 'nth' | 'inMonth'> | null;
}

const SHAPES: [RegExp, RhythmKind][] = [
  [/^FREQ=WEEKLY;BYDAY=(?<code>[A-Z]{2})$/, 'WEEKLY'],
  [/^FREQ=WEEKLY;INTERVAL=2;BYDAY=(?<code>[A-Z]{2})$/, 'BIWEEKLY'],
  [/^FREQ=MONTHLY;BYDAY=(?<nth>[1-4])(?<code>[A-Z]{2})$/, 'MONTHLY_NTH'],
  [/^FREQ=MONTHLY;BYDAY=-1(?<code>[A-Z]{2})$/, 'MONTHLY_LAST'],
  [/^FREQ=MONTHLY;BYMONTHDAY=(?<inMonth>\d+)$/, 'MONTHLY_DAY'],
  [/^FREQ=MONTHLY;INTERVAL=3;BYDAY=(?<nth>[1-4])(?<code>[A-Z]{2})$/, 'QUARTERLY_NTH'],
];

/** A series' rule as it was chosen; one that the first day does not make, like Tuesdays from a Monday on, is one's own. */
export function choiceOf(rrule: string | null | undefined, startsOn: string): RhythmChoice {
  const { kind, own, until } = readRhythm(rrule);
  const isMade = rhythmsOf(startsOn).includes(kind) && rruleOf({ kind, own, until }, startsOn) === rrule;
  return isMade || !rrule ? { kind, own, until } : { kind: 'OWN', own: rrule, until: '' };
}

/** A rule as it was chosen; one that others have written is one's own. */
export function readRhythm(rrule: string | null | undefined): RhythmRead {
  if (!rrule) return { kind: 'NONE', own: '', until: '', place: null };
  const [, rule = '', year = '', month = '', date = ''] =
    /^(.*?)(?:;UNTIL=(\d{4})(\d\d)(\d\d))?$/.exec(rrule) ?? [];
  for (const [shape, kind] of SHAPES) {
    const found = shape.exec(rule)?.groups;
    if (!found) continue;
    const place = {
      weekday: CODES.indexOf((found['code'] ?? 'MO') as (typeof CODES)[number]),
      nth: Number(found['nth'] ?? 0),
      inMonth: Number(found['inMonth'] ?? 0),
    };
    return { kind, own: '', until: year && `${year}-${month}-${date}`, place };
  }
  return { kind: 'OWN', own: rrule, until: '', place: null };
}
