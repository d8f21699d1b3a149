import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { JoinedUpdates, joinUpdates } from './join-updates.ts';

/** Somebody's changes to a document of their own, each as the update that says so. */
function updatesOf(clientID: number, ...changes: ((text: Y.Text) => void)[]): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const change of changes) change(doc.getText('content'));
  return updates;
}

const type = (letters: string) => (text: Y.Text) => text.insert(text.length, letters);
const remove = (text: Y.Text) => text.delete(0, 1);

function made(updates: readonly Uint8Array[]): { text: string; state: Uint8Array } {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return { text: String(doc.getText('content')), state: Y.encodeStateAsUpdate(doc) };
}

const many = [5, 2_000_000_000, 17, 300, 1].flatMap((client) => updatesOf(client, type(`von ${client}`)));

describe('updates joined into one', () => {
  it.each([
    ['one', many.slice(0, 1)],
    ['of several people', many],
    ['of one person', updatesOf(7, type('a'), type('b'), type('c'))],
    ['of two people, one of them twice', [...updatesOf(7, type('a'), type('b')), ...updatesOf(8, type('c'))]],
    ['with deletions', [...updatesOf(7, type('abc'), remove), ...updatesOf(8, type('d'))]],
    ['of nothing but a deletion and a key press', [...updatesOf(7, type('abc'), remove), ...many].slice(1)],
    ['of nothing', [Uint8Array.of(0, 0), ...many]],
  ] as [string, Uint8Array[]][])('say the same: %s', (_, updates) => {
    const base = updatesOf(7, type('abc'));
    const joined = joinUpdates(updates);
    expect(made([...base, joined])).toEqual(made([...base, ...updates]));
    expect(made([joined, ...base])).toEqual(made([...updates, ...base]));
  });

  it('can be merged and read by Yjs like its own', () => {
    const joined = joinUpdates(many);
    const more = updatesOf(9, type('mehr'))[0]!;
    expect(made([Y.mergeUpdates([joined, more])])).toEqual(made([...many, more]));
    expect(made([Y.mergeUpdates([more, joined, joined])])).toEqual(made([...many, more]));
    expect(Y.parseUpdateMeta(joined)).toEqual(Y.parseUpdateMeta(Y.mergeUpdates(many)));
    expect(Y.diffUpdate(joined, Y.encodeStateVectorFromUpdate(many[0]!))).toEqual(
      Y.diffUpdate(Y.mergeUpdates(many), Y.encodeStateVectorFromUpdate(many[0]!)),
    );
  });

  it('are what Yjs would write', () => {
    expect(joinUpdates(many)).toEqual(Y.mergeUpdates(many));
  });

  it.each([2, 3, 127, 128, 129, 200])('and without one of them: %i', (count) => {
    const updates = Array.from({ length: count }, (_, client) => updatesOf(client + 1, type('a'))[0]!);
    const joined = new JoinedUpdates(updates);
    for (const place of [0, count >> 1, count - 1])
      expect(joined.without(updates[place]!)).toEqual(Y.mergeUpdates(updates.toSpliced(place, 1)));
  });

  it('and do not know how to be without one where they had to be merged', () => {
    const updates = updatesOf(7, type('a'), type('b'));
    expect(new JoinedUpdates(updates).without(updates[0]!)).toBeNull();
    expect(new JoinedUpdates(updates.slice(0, 1)).without(updates[0]!)).toBeNull();
  });
});
