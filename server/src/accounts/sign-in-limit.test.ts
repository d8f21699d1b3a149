import { afterEach, expect, it, vi } from 'vitest';
import { SignInLimit } from './sign-in-limit.ts';

const OFFICE = '192.0.2.1';
const YEAR = 365 * 86_400_000;

afterEach(() => void vi.useRealTimers());

it('lets forty of an address try at once, and whoever is elsewhere', () => {
  const limit = new SignInLimit();
  const begin = (i: number, address = OFFICE) => limit.begin(`niemand-${i}@umlauf.example`, address);
  const waits = Array.from({ length: 60 }, (_, i) => begin(i));
  expect(waits.filter((seconds) => seconds === 0)).toHaveLength(40);
  expect(Math.max(...waits)).toBeLessThanOrEqual(10);
  expect(begin(61, '192.0.2.2')).toBe(0);
  limit.end('niemand-0@umlauf.example', OFFICE, false);
  expect(begin(62)).toBe(0);
  expect(begin(63)).toBeGreaterThan(0);
});

it.each([
  ['ahead', YEAR],
  ['back', -YEAR],
])('lets who guessed too often wait as long as ever when the server’s clock is set %s', (_, by) => {
  vi.useFakeTimers({ toFake: ['performance', 'Date'] });
  const limit = new SignInLimit();
  const guess = () => {
    const wait = limit.begin('jemand@umlauf.example', OFFICE);
    if (wait === 0) limit.end('jemand@umlauf.example', OFFICE, true);
    return wait;
  };
  for (let i = 0; i < 10; i++) expect(guess()).toBe(0);
  vi.setSystemTime(Date.now() + by);
  expect(guess()).toBe(600);
  vi.advanceTimersByTime(599_000);
  expect(guess()).toBe(1);
  vi.advanceTimersByTime(1_000);
  expect(guess()).toBe(0);
});
