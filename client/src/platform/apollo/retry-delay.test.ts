import { expect, it } from 'vitest';
import { retryDelay } from './retry-delay.ts';

it('doubles up to a ceiling, and spreads over the upper half', () => {
  const latest = () => 1;
  const earliest = () => 0;
  expect([0, 1, 2, 3].map((retries) => retryDelay(retries, latest))).toEqual([300, 600, 1200, 2400]);
  expect(retryDelay(0, earliest)).toBe(150);
  expect([10, 1000].map((retries) => retryDelay(retries, latest))).toEqual([15_000, 15_000]);
});
