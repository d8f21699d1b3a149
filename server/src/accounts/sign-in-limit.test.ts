import { expect, it } from 'vitest';
import { SignInLimit } from './sign-in-limit.ts';

const OFFICE = '192.0.2.1';

it('lets forty of an address try at once, and whoever is elsewhere', async () => {
  const limit = new SignInLimit();
  const begin = (i: number, address = OFFICE) => limit.begin(`niemand-${i}@umlauf.example`, address);
  const waits = await Promise.all(Array.from({ length: 60 }, (_, i) => begin(i)));
  expect(waits.filter((seconds) => seconds === 0)).toHaveLength(40);
  expect(Math.max(...waits)).toBeLessThanOrEqual(10);
  expect(await begin(61, '192.0.2.2')).toBe(0);
  await limit.end('niemand-0@umlauf.example', OFFICE, false);
  expect(await begin(62)).toBe(0);
  expect(await begin(63)).toBeGreaterThan(0);
});
