import { describe, expect, it } from 'vitest';
import { dayIn, isTimeZone, momentAt, timeIn } from './wall-clock.ts';

const iso = (day: string, time: string, timeZone: string) => {
  const { at, doubt } = momentAt(day, time, timeZone);
  return [new Date(at).toISOString(), doubt];
};

describe('what a clock on the wall shows', () => {
  it.each([
    ['2026-01-15', '14:00', 'Europe/Berlin', '2026-01-15T13:00:00.000Z', null],
    ['2026-07-15', '14:00', 'Europe/Berlin', '2026-07-15T12:00:00.000Z', null],
    ['2026-03-29', '01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z', null],
    ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z', 'MISSING_HOUR'],
    ['2026-03-29', '03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z', null],
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z', 'DOUBLED_HOUR'],
    ['2026-10-25', '03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z', null],
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00.000Z', 'DOUBLED_HOUR'],
    ['2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30:00.000Z', 'MISSING_HOUR'],
    // Half an hour only.
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z', 'MISSING_HOUR'],
    ['2026-06-01', '09:00', 'Asia/Kathmandu', '2026-06-01T03:15:00.000Z', null],
    ['2026-06-01', '09:00', 'UTC', '2026-06-01T09:00:00.000Z', null],
    // A day that the island left out.
    ['2011-12-30', '10:00', 'Pacific/Apia', '2011-12-30T20:00:00.000Z', 'MISSING_HOUR'],
  ])('%s %s in %s', (day, time, timeZone, at, doubt) => {
    expect(iso(day, time, timeZone)).toEqual([at, doubt]);
  });

  it('tells day and time back', () => {
    for (const timeZone of ['Europe/Berlin', 'America/St_Johns', 'Pacific/Kiritimati'])
      for (const day of ['2026-03-28', '2026-10-26', '2026-12-31']) {
        const { at } = momentAt(day, '23:45', timeZone);
        expect([dayIn(at, timeZone), timeIn(at, timeZone)]).toEqual([day, '23:45']);
      }
  });

  it('knows which zones there are', () => {
    const known = ['Europe/Berlin', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT+5'];
    expect(known.filter(isTimeZone)).toEqual(known);
    const unknown = [
      '',
      'Berlin',
      'Europe/Bärlin',
      'Europe/Nowhere',
      '+02:00',
      'Europe/Berlin ',
      '../etc',
      'x'.repeat(99),
    ];
    expect(unknown.filter(isTimeZone)).toEqual([]);
  });
});
