import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import { compactCursors, expandCursors } from './cursor-codec.ts';

type Entry = [client: number, clock: number, state: object | null];

function awarenessOf(...entries: Entry[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const [client, clock, state] of entries) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  }
  return encoding.toUint8Array(encoder);
}

function entriesOf(awareness: Uint8Array): Entry[] {
  const decoder = decoding.createDecoder(awareness);
  return Array.from({ length: decoding.readVarUint(decoder) }, () => [
    decoding.readVarUint(decoder),
    decoding.readVarUint(decoder),
    JSON.parse(decoding.readVarString(decoder)),
  ]);
}

const user = { id: 'acc_01j9z3k4m5n6p7q8r9s0t1v2w3', name: 'Dörte Beispiel', color: '#1d4ed8' };
const CLIENT = 3_141_592_653;
const at = (position: object) => ({ type: null, tname: null, item: null, assoc: 0, ...position });
const inOwnText = at({ type: { client: CLIENT, clock: 7 }, item: { client: CLIENT, clock: 300 } });
const inOthersText = at({ type: { client: 9, clock: 70_000 }, item: { client: 11, clock: 0 }, assoc: -1 });
const atTheEnd = at({ tname: 'content' });

describe('cursors in few bytes', () => {
  it.each([
    ['nobody', []],
    ['somebody without a cursor', [[CLIENT, 1, { user, cursor: null }]]],
    ['somebody who has gone', [[CLIENT, 12, null]]],
    ['a cursor', [[CLIENT, 3, { user, cursor: { anchor: inOwnText, head: inOwnText } }]]],
    ['a selection', [[CLIENT, 4, { user, cursor: { anchor: inOthersText, head: inOwnText } }]]],
    ['the end of the document', [[CLIENT, 5, { user, cursor: { anchor: atTheEnd, head: atTheEnd } }]]],
    [
      'several people',
      [
        [CLIENT, 5, { user, cursor: { anchor: atTheEnd, head: inOthersText } }],
        [1, 0, null],
        [2, 900_000, { user: { ...user, name: '' }, cursor: null }],
      ],
    ],
  ] as [string, Entry[]][])('say the same: %s', (_, entries) => {
    const awareness = awarenessOf(...entries);
    expect(entriesOf(expandCursors(compactCursors(awareness)))).toEqual(entries);
  });

  it('take a fourth of what y-protocols takes', () => {
    const moved = awarenessOf([CLIENT, 3, { user, cursor: { anchor: inOwnText, head: inOwnText } }]);
    expect(compactCursors(moved).byteLength).toBeLessThan(moved.byteLength / 4);
  });

  it('refuse what is cut off', () => {
    const bytes = compactCursors(
      awarenessOf([CLIENT, 3, { user, cursor: { anchor: atTheEnd, head: inOwnText } }]),
    );
    for (let length = 0; length < bytes.byteLength; length++)
      expect(() => expandCursors(bytes.subarray(0, length))).toThrow();
  });
});
