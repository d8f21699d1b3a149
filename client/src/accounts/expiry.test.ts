import { expect, it } from 'vitest';
import { dayAfter, endOfDay } from './expiry.ts';

it('counts calendar days and lets the last one end', () => {
  const noon = new Date(2026, 10, 23, 12);
  expect(dayAfter(0, noon)).toBe('2026-11-23');
  expect(dayAfter(90, noon)).toBe('2027-02-21');
  expect(new Date(endOfDay('2027-02-21')).getTime()).toBe(new Date(2027, 1, 21, 23, 59, 59).getTime());
});
