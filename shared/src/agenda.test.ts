import { describe, expect, it } from 'vitest';
import { type AgendaEntry, agendaMinutes, agendaOf } from './agenda.ts';

function entry(id: string, position: string, more: Partial<AgendaEntry> = {}): AgendaEntry {
  return { id, parentId: null, position, minutes: null, state: 'PLANNED', ...more };
}

const numbers = (entries: AgendaEntry[]) =>
  agendaOf(entries).map(({ entry: { id }, number }) => [id, number]);

describe('numbers', () => {
  it('come from the order alone, however the items are listed', () => {
    const entries = [
      entry('c', 'a2'),
      entry('b2', 'a1', { parentId: 'b' }),
      entry('a', 'a0'),
      entry('b', 'a1'),
      entry('b1', 'a0', { parentId: 'b' }),
      entry('b1x', 'a0', { parentId: 'b1' }),
    ];
    const expected = [
      ['a', '1'],
      ['b', '2'],
      ['b1', '2.1'],
      ['b1x', '2.1.1'],
      ['b2', '2.2'],
      ['c', '3'],
    ];
    expect(numbers(entries)).toEqual(expected);
    expect(numbers(entries.toReversed())).toEqual(expected);
  });

  it('are for what stands on the agenda: proposals have none, what was postponed keeps its own', () => {
    const entries = [
      entry('proposed', 'a0', { state: 'PROPOSED' }),
      entry('refused', 'a1', { state: 'REFUSED' }),
      entry('postponed', 'a2', { state: 'POSTPONED' }),
      entry('done', 'a3', { state: 'DEALT_WITH' }),
      entry('orphan', 'a4', { parentId: 'refused' }),
    ];
    expect(numbers(entries)).toEqual([
      ['postponed', '1'],
      ['done', '2'],
      ['orphan', '3'],
    ]);
  });

  it('are in one order for everybody where two have the same position', () => {
    const entries = [entry('b', 'a0'), entry('a', 'a0')];
    expect(numbers(entries)).toEqual(numbers(entries.toReversed()));
  });
});

describe('times', () => {
  it('add up: of an item its own, or else what stands under it', () => {
    const places = agendaOf([
      entry('a', 'a0', { minutes: 10 }),
      entry('b', 'a1'),
      entry('b1', 'a0', { parentId: 'b', minutes: 5 }),
      entry('b2', 'a1', { parentId: 'b', minutes: 15 }),
      entry('c', 'a2', { minutes: 30 }),
      entry('c1', 'a0', { parentId: 'c', minutes: 99 }),
    ]);
    expect(places.map(({ number, startsAfter, minutes }) => [number, startsAfter, minutes])).toEqual([
      ['1', 0, 10],
      ['2', 10, 20],
      ['2.1', 10, 5],
      ['2.2', 15, 15],
      ['3', 30, 30],
      ['3.1', 30, 99],
    ]);
    expect(agendaMinutes(places)).toBe(60);
  });

  it('are unknown where nobody said anything, and leave out what was postponed', () => {
    const silent = agendaOf([entry('a', 'a0'), entry('b', 'a1')]);
    expect(silent.map(({ minutes }) => minutes)).toEqual([null, null]);
    expect(agendaMinutes(silent)).toBeNull();
    const places = agendaOf([
      entry('a', 'a0', { minutes: 20, state: 'POSTPONED' }),
      entry('b', 'a1', { minutes: 5 }),
    ]);
    expect(places.map(({ startsAfter }) => startsAfter)).toEqual([0, 0]);
    expect(agendaMinutes(places)).toBe(5);
  });
});
