import { expect, it } from 'vitest';
import { asSent, asWritten, piecesOf, searchAt } from './mention-text.ts';

const anna = { id: `acc_${'1'.repeat(26)}`, name: 'Anna' };
const annabell = { id: `acc_${'2'.repeat(26)}`, name: 'Anna Bell' };

it('writes names and sends ids, the longer name first', () => {
  const written = 'Bitte @Anna Bell und @Anna';
  const sent = `Bitte @{${annabell.id}} und @{${anna.id}}`;
  expect(asSent(written, [anna, annabell])).toBe(sent);
  expect(asWritten(sent, [anna, annabell])).toBe(written);
  expect(piecesOf(sent, [anna])).toEqual(['Bitte ', null, ' und ', anna, '']);
});

it.each([
  ['@', 1, ''],
  ['Hallo @An', 9, 'An'],
  ['Hallo @Anna B', 13, 'Anna B'],
  ['a@b', 3, null],
  ['Hallo', 5, null],
  ['@Anna hat heute', 15, null],
])('looks for somebody in %j', (written, cursor, search) => {
  expect(searchAt(written, cursor)?.search ?? null).toBe(search);
});
