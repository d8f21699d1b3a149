import { describe, expect, it } from 'vitest';
import { addDays } from '@umlauf/shared/circulation/working-days';
import { FIRST_SEED } from '../../../test/testkit/seeds.ts';
import { isRhythm, occurrencesOf, readRhythm, type Beat } from './rhythm.ts';

const BEAT: Beat = { startsOn: '2026-01-01', startsAtTime: '10:00', timeZone: 'Europe/Berlin' };

function days(rule: string, from = '2026-01-01', to = '2026-12-31', beat: Partial<Beat> = {}): string[] {
  const rhythm = readRhythm(rule);
  if (!isRhythm(rhythm)) throw new Error(JSON.stringify(rhythm));
  return occurrencesOf(rhythm, { ...BEAT, ...beat }, from, to).map(({ day }) => day);
}

describe('the days of a rhythm', () => {
  it('are every second Tuesday of the month, and the last working day', () => {
    expect(days('FREQ=MONTHLY;BYDAY=2TU').slice(0, 4)).toEqual([
      '2026-01-13',
      '2026-02-10',
      '2026-03-10',
      '2026-04-14',
    ]);
    expect(days('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1').slice(0, 3)).toEqual([
      '2026-01-30',
      '2026-02-27',
      '2026-03-31',
    ]);
  });

  it('leave out what a month has not, and a year', () => {
    expect(days('FREQ=MONTHLY;BYMONTHDAY=31')).toHaveLength(7);
    expect(days('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2026-01-01', '2034-01-01')).toEqual([
      '2028-02-29',
      '2032-02-29',
    ]);
    expect(days('FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30', '2026-01-01', '2036-01-01')).toEqual([]);
  });

  it('end with their number, counted from the first day, or with their end', () => {
    expect(days('FREQ=WEEKLY;COUNT=4', '2026-01-10')).toEqual(['2026-01-15', '2026-01-22']);
    expect(days('FREQ=DAILY;UNTIL=20260103')).toEqual(['2026-01-01', '2026-01-02', '2026-01-03']);
    // By the clock in Berlin the third is an hour too late.
    expect(days('FREQ=DAILY;UNTIL=20260103T085959Z')).toEqual(['2026-01-01', '2026-01-02']);
    expect(days('FREQ=DAILY;UNTIL=20260103T090000Z')).toHaveLength(3);
    expect(days('FREQ=DAILY;UNTIL=20251231')).toEqual([]);
  });

  it('are at most 400', () => {
    expect(days('FREQ=DAILY', '2026-01-01', '2036-01-01')).toHaveLength(400);
  });

  it('keep their time on the wall over both clock changes, in their own zone', () => {
    const rhythm = readRhythm('FREQ=WEEKLY');
    if (!isRhythm(rhythm)) throw new Error('not read');
    const at = (beat: Partial<Beat>, from: string) =>
      occurrencesOf(rhythm, { ...BEAT, ...beat }, from, addDays(from, 8)).map((found) => [
        new Date(found.at).toISOString(),
        found.doubt,
      ]);
    expect(at({ startsOn: '2026-01-05' }, '2026-03-23')).toEqual([
      ['2026-03-23T09:00:00.000Z', null],
      ['2026-03-30T08:00:00.000Z', null],
    ]);
    expect(at({ startsOn: '2026-01-04', startsAtTime: '02:30' }, '2026-03-22')).toEqual([
      ['2026-03-22T01:30:00.000Z', null],
      ['2026-03-29T01:30:00.000Z', 'MISSING_HOUR'],
    ]);
    expect(at({ startsOn: '2026-01-04', startsAtTime: '02:30' }, '2026-10-18')).toEqual([
      ['2026-10-18T00:30:00.000Z', null],
      ['2026-10-25T00:30:00.000Z', 'DOUBLED_HOUR'],
    ]);
    // There the clock changed a week before.
    expect(at({ startsOn: '2026-01-05', timeZone: 'America/New_York' }, '2026-03-02')).toEqual([
      ['2026-03-02T15:00:00.000Z', null],
      ['2026-03-09T14:00:00.000Z', null],
    ]);
  });
});

describe('a rule that is refused', () => {
  it.each([
    ['', 'EMPTY', []],
    ['BYDAY=MO', 'EMPTY', ['FREQ']],
    ['FREQ=SECONDLY', 'UNKNOWN_VALUE', ['FREQ=SECONDLY']],
    ['FREQ=MINUTELY;COUNT=2', 'UNKNOWN_VALUE', ['FREQ=MINUTELY']],
    ['FREQ=HOURLY', 'UNKNOWN_VALUE', ['FREQ=HOURLY']],
    ['FREQ=DAILY;BYHOUR=9,10', 'UNKNOWN_VALUE', ['BYHOUR=9,10']],
    ['FREQ=YEARLY;BYWEEKNO=20', 'UNKNOWN_VALUE', ['BYWEEKNO=20']],
    ['FREQ=DAILY;X-MINE=1', 'UNKNOWN_VALUE', ['X-MINE=1']],
    ['FREQ=DAILY;CONSTRUCTOR=1', 'UNKNOWN_VALUE', ['CONSTRUCTOR=1']],
    ['FREQ=DAILY;COUNT=401', 'OUT_OF_RANGE', ['COUNT=401']],
    ['FREQ=DAILY;INTERVAL=999', 'OUT_OF_RANGE', ['INTERVAL=999']],
    ['FREQ=DAILY;INTERVAL=0', 'MALFORMED', ['INTERVAL=0']],
    ['FREQ=DAILY;COUNT=-1', 'MALFORMED', ['COUNT=-1']],
    ['FREQ=DAILY;COUNT=2;UNTIL=20270101', 'MISMATCH', ['COUNT=2', 'UNTIL=20270101']],
    ['FREQ=DAILY;UNTIL=20260231', 'MALFORMED', ['UNTIL=20260231']],
    ['FREQ=WEEKLY;BYDAY=2TU', 'MISMATCH', ['FREQ=WEEKLY', 'BYDAY=2TU']],
    ['FREQ=WEEKLY;BYMONTHDAY=3', 'MISMATCH', ['FREQ=WEEKLY', 'BYMONTHDAY=3']],
    ['FREQ=MONTHLY;BYDAY=6TU', 'MALFORMED', ['BYDAY=6TU']],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'MALFORMED', ['BYMONTHDAY=32']],
    ['FREQ=MONTHLY;BYSETPOS=1', 'MISMATCH', ['BYSETPOS=1']],
    ['FREQ=DAILY;BYDAY=MO;BYSETPOS=1', 'MISMATCH', ['FREQ=DAILY', 'BYDAY=MO', 'BYSETPOS=1']],
    ['FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=-3', 'MISMATCH', ['FREQ=WEEKLY', 'BYDAY=MO,TU', 'BYSETPOS=-3']],
    ['FREQ=DAILY;FREQ=WEEKLY', 'MALFORMED', ['FREQ=WEEKLY']],
    ['FREQ=DAILY;', 'MALFORMED', ['']],
    ['FREQ=DAILY\nDTSTART:20200101', 'UNKNOWN_VALUE', ['FREQ=DAILY\nDTSTART:20200101']],
    [`FREQ=DAILY;BYMONTH=${'1,'.repeat(200)}1`, 'TOO_LONG', []],
  ])('%s', (rule, fault, parts) => {
    expect(readRhythm(rule)).toEqual({ fault, parts });
  });

  it('is none that others write', () => {
    expect(readRhythm(' RRULE:freq=weekly;byday=mo,we ')).toMatchObject({ text: 'FREQ=WEEKLY;BYDAY=MO,WE' });
  });
});

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** What a rule means, told by looking at each day, without the library. Months count from the first day's. */
function isMeant(rule: Record<string, string>, startsOn: string, day: string): boolean {
  const [date, start] = [new Date(`${day}T00:00:00Z`), new Date(`${startsOn}T00:00:00Z`)];
  const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const inMonth = date.getUTCDate();
  const every = Number(rule['INTERVAL'] ?? 1);
  const passed = Math.round((date.getTime() - start.getTime()) / 86_400_000);
  const months =
    (date.getUTCFullYear() - start.getUTCFullYear()) * 12 + date.getUTCMonth() - start.getUTCMonth();
  // Weeks begin on Mondays.
  const weeks = Math.floor((passed + ((start.getUTCDay() + 6) % 7)) / 7);
  const steps = { DAILY: passed, WEEKLY: weeks, MONTHLY: months }[rule['FREQ']!]!;
  if (steps % every !== 0) return false;
  if (rule['BYMONTHDAY'])
    return rule['BYMONTHDAY']
      .split(',')
      .some((wanted) => Number(wanted) === inMonth || Number(wanted) === inMonth - length - 1);
  const named = rule['BYDAY']?.split(',') ?? [];
  const isNamed = named.some((each) => {
    const [, nth, weekday] = /^(-?\d)?(..)$/.exec(each)!;
    if (WEEKDAYS[date.getUTCDay()] !== weekday) return false;
    if (!nth) return true;
    return Number(nth) > 0
      ? Math.ceil(inMonth / 7) === Number(nth)
      : Math.ceil((length - inMonth + 1) / 7) === -Number(nth);
  });
  if (named.length > 0) return isNamed;
  if (rule['FREQ'] === 'WEEKLY') return date.getUTCDay() === start.getUTCDay();
  return rule['FREQ'] === 'DAILY' || inMonth === start.getUTCDate();
}

describe('random rhythms', () => {
  it.each(Array.from({ length: 60 }, (_, nth) => FIRST_SEED + nth))(
    'beat on the days that their words mean, seed %i',
    (seed) => {
      let state = seed * 2_654_435_761;
      const below = (count: number) => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        return Math.floor((state / 2_147_483_648) * count);
      };
      const one = <T>(all: readonly T[]): T => all[below(all.length)]!;
      const FREQ = one(['DAILY', 'WEEKLY', 'MONTHLY']);
      const rule: Record<string, string> = { FREQ, INTERVAL: String(1 + below(4)) };
      const weekdays = [...new Set([one(WEEKDAYS), one(WEEKDAYS)])];
      if (below(2) && FREQ !== 'MONTHLY') rule['BYDAY'] = weekdays.join(',');
      if (FREQ === 'MONTHLY')
        if (below(2)) rule['BYDAY'] = `${one([1, 2, 3, 4, 5, -1, -2])}${one(WEEKDAYS)}`;
        else rule['BYMONTHDAY'] = [...new Set([one([1, 15, 29, 31]), one([-1, -3, 10])])].join(',');
      const startsOn = addDays('2026-01-01', below(365));
      const text = Object.entries(rule)
        .map((part) => part.join('='))
        .join(';');
      const meant = Array.from({ length: 390 }, (_, index) => addDays(startsOn, index)).filter((day) =>
        isMeant(rule, startsOn, day),
      );
      expect(days(text, startsOn, addDays(startsOn, 389), { startsOn }), text).toEqual(meant);
    },
  );
});
