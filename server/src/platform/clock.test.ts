import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { databaseNow, serverAhead, setByDatabase } from './clock.ts';

const HOUR = 3_600_000;

/** The database told this time at once, or so many milliseconds after it was asked. */
function tell(told: number, milliseconds = 0): void {
  const asked = performance.now();
  vi.advanceTimersByTime(milliseconds);
  setByDatabase(told, asked, performance.now());
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'Date'] }));
afterEach(() => void vi.useRealTimers());

it('goes by the database, forwards and backwards', () => {
  const server = Date.now();
  for (const told of [server + HOUR, server - HOUR, server]) {
    tell(told);
    expect(Math.abs(databaseNow() - told)).toBeLessThanOrEqual(1);
    vi.advanceTimersByTime(500);
    expect(Math.abs(databaseNow() - told - 500)).toBeLessThanOrEqual(1);
  }
});

it('does not follow the server’s clock', () => {
  tell(Date.now());
  const before = databaseNow();
  for (const jump of [HOUR, -2 * HOUR]) {
    vi.setSystemTime(Date.now() + jump);
    expect(databaseNow()).toBe(before);
  }
  expect(Math.abs(serverAhead() + HOUR)).toBeLessThanOrEqual(1);
});

it('believes a slow answer only as far as it says more than is known', () => {
  const known = Date.now();
  tell(known);
  // Told at the beginning of the ten seconds, or at their end: both would be as true.
  tell(known, 10_000);
  expect(Math.abs(databaseNow() - known - 10_000)).toBeLessThanOrEqual(1);
  tell(known + 20_000, 10_000);
  expect(Math.abs(databaseNow() - known - 20_000)).toBeLessThanOrEqual(1);
  // No moment of the ten seconds allows for what was known.
  tell(known + HOUR, 10_000);
  expect(Math.abs(databaseNow() - known - HOUR)).toBeLessThanOrEqual(1);
});
