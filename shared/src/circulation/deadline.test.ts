import { describe, expect, it } from 'vitest';
import { dayAt, deadlineAfter, deadlineOn, isOver, isTime, remindersOf } from './deadline.ts';
import {
  addWorkingDays,
  easterSunday,
  holidayOn,
  isDay,
  isWorkingDay,
  nextWorkingDay,
} from './working-days.ts';

const utc = (moment: number) => new Date(moment).toISOString();

describe('Easter', () => {
  // Dates of the almanacs, the earliest and the latest possible ones among them.
  it.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2285, '2285-03-22'],
  ])('%s is on %s', (year, day) => expect(easterSunday(year)).toBe(day));

  it('is a Sunday between 22 March and 25 April in every year', () => {
    for (let year = 1900; year < 2200; year += 1) {
      const day = easterSunday(year);
      expect(new Date(day).getUTCDay(), day).toBe(0);
      expect(day.slice(5) >= '03-22' && day.slice(5) <= '04-25', day).toBe(true);
    }
  });
});

describe('holidays of North Rhine-Westphalia', () => {
  it('are these eleven in 2026', () => {
    const days = Array.from({ length: 365 }, (_, i) => utc(Date.UTC(2026, 0, 1 + i)).slice(0, 10));
    expect(days.filter(holidayOn)).toEqual([
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
      '2026-06-04',
      '2026-10-03',
      '2026-11-01',
      '2026-12-25',
      '2026-12-26',
    ]);
  });

  it.each([
    ['2026-01-06', 'Epiphany is one in Bavaria'],
    ['2026-10-31', 'Reformation Day was one in 2017 alone'],
    ['2026-04-05', 'Easter Sunday is a Sunday'],
    ['2026-12-24', 'Christmas Eve is none'],
  ])('do not include %s: %s', (day) => expect(holidayOn(day)).toBeNull());

  it('had one more in 2017', () => expect(holidayOn('2017-10-31')).toBe('Reformationstag'));
});

describe('working days', () => {
  it.each([
    ['2026-11-27', true],
    ['2026-11-28', false],
    ['2026-11-29', false],
    ['2026-06-04', false],
    ['2026-06-05', true],
  ])('%s: %s', (day, works) => expect(isWorkingDay(day)).toBe(works));

  it.each([
    ['2026-12-23', 1, '2026-12-24'],
    ['2026-12-24', 1, '2026-12-28'],
    ['2026-04-02', 1, '2026-04-07'],
    ['2026-11-27', 10, '2026-12-11'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-12-28', -1, '2026-12-24'],
    ['2026-12-24', 0, '2026-12-24'],
  ])('%s and %i make %s', (day, days, then) => expect(addWorkingDays(day, days)).toBe(then));

  it('stay where they are, and others move on', () => {
    expect(nextWorkingDay('2026-12-24')).toBe('2026-12-24');
    expect(nextWorkingDay('2026-12-25')).toBe('2026-12-28');
  });
});

describe('what names a day and a time', () => {
  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-04-31',
    '26-04-01',
    '2026-4-1',
    '',
    '1800-01-01',
    '2026-04-01 ',
  ])('%j is no day', (text) => expect(isDay(text)).toBe(false));
  it.each(['2026-02-28', '2028-02-29', '2199-12-31'])('%s is one', (text) => expect(isDay(text)).toBe(true));
  it.each(['24:00', '9:30', '12:60', '12', ''])('%j is no time', (text) => expect(isTime(text)).toBe(false));
  it.each(['00:00', '23:59'])('%s is one', (text) => expect(isTime(text)).toBe(true));
});

describe('a deadline', () => {
  it.each([
    ['2026-12-11', null, '2026-12-11T22:59:59.999Z', [], 'the end of a day in winter'],
    ['2026-07-10', null, '2026-07-10T21:59:59.999Z', [], 'the end of a day in summer'],
    ['2026-12-11', '12:00', '2026-12-11T11:00:00.000Z', [], 'a time in winter'],
    ['2026-07-10', '12:00', '2026-07-10T10:00:00.000Z', [], 'a time in summer'],
    ['2026-03-29', '01:59', '2026-03-29T00:59:00.000Z', [], 'before the hour that is left out'],
    ['2026-03-29', '02:00', '2026-03-29T01:00:00.000Z', ['MISSING_HOUR'], 'the hour that is left out begins'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z', ['MISSING_HOUR'], 'within it: 03:30 summer time'],
    ['2026-03-29', '03:00', '2026-03-29T01:00:00.000Z', [], 'after it'],
    ['2026-10-25', '01:59', '2026-10-24T23:59:00.000Z', [], 'before the hour that comes twice'],
    ['2026-10-25', '02:00', '2026-10-25T01:00:00.000Z', ['DOUBLED_HOUR'], 'its beginning, the second time'],
    ['2026-10-25', '02:30', '2026-10-25T01:30:00.000Z', ['DOUBLED_HOUR'], 'within it, the second time'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z', [], 'after it'],
    ['2026-03-29', null, '2026-03-29T21:59:59.999Z', [], 'the end of a day of 23 hours'],
    ['2026-10-25', null, '2026-10-25T22:59:59.999Z', [], 'the end of a day of 25 hours'],
  ] as const)('%s %s is %s (%s): %s', (day, time, at, notes, _when) => {
    const deadline = deadlineOn(day, time, false);
    expect(utc(deadline.at)).toBe(at);
    expect(deadline).toMatchObject({ day, time, notes });
  });

  it('on a day off stays there, or moves to the next working day where days are working days', () => {
    expect(deadlineOn('2026-12-25', '12:00', false)).toMatchObject({ day: '2026-12-25', notes: [] });
    expect(deadlineOn('2026-12-25', '12:00', true)).toMatchObject({
      day: '2026-12-28',
      notes: ['MOVED_TO_WORKING_DAY'],
    });
  });

  it('is counted from the day in the offices, which does not count itself', () => {
    // Half past eleven in the evening in UTC is the next day in Berlin.
    const late = Date.parse('2026-11-26T23:30:00Z');
    expect(dayAt(late)).toBe('2026-11-27');
    expect(deadlineAfter(late, 10, null, true).day).toBe('2026-12-11');
    expect(deadlineAfter(late, 10, null, false).day).toBe('2026-12-07');
  });

  it('is over at its very moment, and not before', () => {
    const { at } = deadlineOn('2026-12-11', '12:00', false);
    expect([at - 1, at, at + 1].map((now) => isOver({ at }, now))).toEqual([false, true, true]);
  });
});

describe('reminders', () => {
  const at = (moment: string) => Date.parse(moment);
  const { at: deadline } = deadlineOn('2026-12-14', null, true);

  it('go out in the morning so many working days before, or days', () => {
    const started = at('2026-12-01T10:00:00Z');
    const days = (workingDays: boolean) =>
      remindersOf({ reminderDaysBefore: [1, 3], workingDays }, started, deadline).map((each) => [
        each.days,
        new Date(each.at).toISOString(),
      ]);
    // The 14th is a Monday.
    expect(days(true)).toEqual([
      [3, '2026-12-09T07:00:00.000Z'],
      [1, '2026-12-11T07:00:00.000Z'],
    ]);
    expect(days(false)).toEqual([
      [3, '2026-12-11T07:00:00.000Z'],
      [1, '2026-12-13T07:00:00.000Z'],
    ]);
  });

  it('that would come before the round has begun do not', () => {
    const started = at('2026-12-11T07:00:00Z');
    expect(remindersOf({ reminderDaysBefore: [3, 1], workingDays: true }, started, deadline)).toEqual([]);
  });
});
