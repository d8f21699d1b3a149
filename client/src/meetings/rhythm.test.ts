import { describe, expect, it } from 'vitest';
import { choiceOf, placeOf, readRhythm, RHYTHMS, rhythmsOf, rruleOf } from './rhythm.ts';

describe('a rhythm that is chosen', () => {
  it('is made of the first day', () => {
    // The second Tuesday of January.
    const ofDay = (kind: (typeof RHYTHMS)[number]) =>
      rruleOf({ kind, own: ' FREQ=DAILY ', until: '' }, '2026-01-13');
    expect(RHYTHMS.map(ofDay)).toEqual([
      'FREQ=WEEKLY;BYDAY=TU',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
      'FREQ=MONTHLY;BYDAY=2TU',
      'FREQ=MONTHLY;BYDAY=-1TU',
      'FREQ=MONTHLY;BYMONTHDAY=13',
      'FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU',
      'FREQ=DAILY',
      '',
    ]);
  });

  it('offers the last weekday only where it is one, and no fifth', () => {
    expect(rhythmsOf('2026-01-13')).not.toContain('MONTHLY_LAST');
    expect(rhythmsOf('2026-01-27')).toEqual(expect.arrayContaining(['MONTHLY_NTH', 'MONTHLY_LAST']));
    expect(rhythmsOf('2026-01-29')).not.toContain('MONTHLY_NTH');
    expect(placeOf('2026-02-28')).toEqual({ weekday: 6, nth: 4, isLast: true, inMonth: 28 });
  });

  it('is read as it was chosen, with its last day', () => {
    for (const kind of RHYTHMS.filter((each) => each !== 'OWN'))
      for (const until of kind === 'NONE' ? [''] : ['', '2027-06-30']) {
        const rule = rruleOf({ kind, own: '', until }, '2026-01-27');
        expect(readRhythm(rule), rule).toMatchObject({ kind, until });
        expect(rruleOf(readRhythm(rule), '2026-01-27')).toBe(rule);
      }
  });

  it('is one’s own where the first day would make another one', () => {
    // A Monday, and the last of five Thursdays.
    expect(choiceOf('FREQ=WEEKLY;BYDAY=MO;UNTIL=20270630', '2026-01-12')).toEqual({
      kind: 'WEEKLY',
      own: '',
      until: '2027-06-30',
    });
    for (const [rule, day] of [
      ['FREQ=WEEKLY;BYDAY=TU', '2026-01-12'],
      ['FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630', '2026-01-12'],
      ['FREQ=MONTHLY;BYDAY=4TH', '2026-01-29'],
      ['FREQ=MONTHLY;BYDAY=-1MO', '2026-01-12'],
    ] as const) {
      const own = { kind: 'OWN', own: rule, until: '' };
      expect(choiceOf(rule, day), rule).toEqual(own);
      expect(rruleOf(choiceOf(rule, day), day)).toBe(rule);
    }
    expect(choiceOf(null, '2026-01-12').kind).toBe('NONE');
  });

  it('is one’s own where others have written it', () => {
    for (const rule of [
      'FREQ=DAILY',
      'FREQ=WEEKLY;COUNT=3;BYDAY=MO',
      'FREQ=WEEKLY;BYDAY=MO;UNTIL=20270101T100000Z',
    ])
      expect(readRhythm(rule)).toEqual({ kind: 'OWN', own: rule, until: '', place: null });
  });
});
