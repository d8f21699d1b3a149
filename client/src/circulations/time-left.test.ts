import { expect, it } from 'vitest';
import { timeLeft } from './time-left.ts';

const DEADLINE = Date.parse('2026-12-24T22:59:59.999Z');

it.each([
  ['2026-12-14T10:00:00Z', 'days', 10],
  ['2026-12-22T22:59:59.999Z', 'days', 2],
  ['2026-12-23T10:00:00Z', 'hours', 36],
  ['2026-12-24T20:59:59.999Z', 'hours', 2],
  ['2026-12-24T21:30:00Z', 'minutes', 89],
  ['2026-12-24T22:58:59.999Z', 'minutes', 1],
  ['2026-12-24T22:59:30Z', 'moment', 0],
  // The deadline itself is in time.
  ['2026-12-24T22:59:59.999Z', 'moment', 0],
  ['2026-12-24T23:00:00Z', 'over', 0],
])('at %s there are so many left: %s %i', (now, unit, count) => {
  expect(timeLeft(DEADLINE, Date.parse(now))).toEqual({ unit, count });
});
