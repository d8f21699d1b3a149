import { describe, expect, it } from 'vitest';
import { formatsOf } from './format.ts';

const now = new Date('2026-11-23T13:03:22Z');

describe('formats', () => {
  it('shows instants in Europe/Berlin, whatever the zone of the machine', () => {
    expect(formatsOf('de').timeWithSeconds(now)).toBe('14:03:22');
    expect(formatsOf('en').date('2026-06-30T22:30:00Z')).toBe('1 July 2026');
  });

  it.each([
    ['2026-11-23T00:30:00Z', 'heute, 01:30', 'today, 01:30'],
    // Half past midnight in Berlin is still the day before in UTC.
    ['2026-11-22T23:30:00Z', 'heute, 00:30', 'today, 00:30'],
    ['2026-11-22T10:00:00Z', 'gestern, 11:00', 'yesterday, 11:00'],
    ['2026-11-21T10:00:00Z', '21.11.2026, 11:00', '21/11/2026, 11:00'],
  ])('tells the moment %s by the day', (instant, german, english) => {
    expect(formatsOf('de').moment(instant, now)).toBe(german);
    expect(formatsOf('en').moment(instant, now)).toBe(english);
  });
});
