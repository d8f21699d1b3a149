import { describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { hasTooManyParts } from './message-parts.ts';

const isTooMuch = (json: string) => hasTooManyParts(Buffer.from(json));
const LONG = LIMITS.operationBytes;

describe('a large message has too many parts', () => {
  it.each([
    ['lists', '['.repeat(LONG + 1)],
    ['objects', '{"a":'.repeat(LONG)],
    ['numbers', `[${'1,'.repeat(LONG)}1]`],
    ['empty texts', `[${'"",'.repeat(LONG)}""]`],
    ['texts that end in a backslash', `[${String.raw`"\\",`.repeat(LONG)}""]`],
  ])('of nothing but %s', (_, json) => {
    expect(isTooMuch(json)).toBe(true);
  });
});

describe('a large message has not', () => {
  it.each([
    ['brackets in a text', JSON.stringify({ text: '[{,"'.repeat(LONG) })],
    ['escaped quotes and backslashes', JSON.stringify(String.raw`\"[\\",`.repeat(LONG))],
    ['spaces', `${' '.repeat(LONG)}{}`],
    ['a text without an end', `"${'['.repeat(LONG)}`],
    [
      'a hundred updates',
      JSON.stringify(Array.from({ length: 100 }, () => ({ update: 'A'.repeat(10_000) }))),
    ],
  ])('with %s', (_, json) => {
    expect(isTooMuch(json)).toBe(false);
  });
});

it('a small one may have as many as fit', () => {
  expect(isTooMuch('['.repeat(LONG))).toBe(false);
});

it('five megabytes are looked through in a moment', () => {
  for (const sign of ['\\', '"', ' ', 'a', '\\"']) {
    const started = performance.now();
    isTooMuch(`{"a":"${sign.repeat(LIMITS.messageBytes / sign.length)}"}`);
    expect(performance.now() - started, sign).toBeLessThan(1_000);
  }
});
