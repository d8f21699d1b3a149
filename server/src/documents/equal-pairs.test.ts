import { expect, it } from 'vitest';
import { equalPairs } from './equal-pairs.ts';

it('finds as many as possible in the order of both', () => {
  expect(equalPairs(['a', 'b', 'c', 'd'], ['b', 'x', 'c', 'a', 'd'])).toEqual([
    [1, 0],
    [2, 2],
    [3, 4],
  ]);
  expect(equalPairs([], ['a'])).toEqual([]);
});

it('finds those that occur once, and what is between, where nearly everything differs', () => {
  const list = (word: string) =>
    Array.from({ length: 3_000 }, (_, i) =>
      i % 100 === 0 ? `bleibt ${i}` : i % 100 === 1 ? 'auch' : `${word} ${i}`,
    );
  const pairs = equalPairs(list('alt'), list('neu'));
  expect(pairs).toHaveLength(60);
  expect(pairs.every(([from, to]) => from === to)).toBe(true);
});

it('never crosses, whatever has changed its place', () => {
  const old = Array.from({ length: 2_500 }, (_, i) => `${i}`);
  const pairs = equalPairs(old, [...old.slice(1_250), ...old.slice(0, 1_250)]);
  expect(pairs).toHaveLength(1_250);
});
