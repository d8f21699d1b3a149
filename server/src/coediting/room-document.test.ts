import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Person, Stage } from './coediting-stage.ts';
import { RoomDocument } from './room-document.ts';
import type { StoredDocument } from './storage.ts';

const EMPTY_STATE_VECTOR = Uint8Array.of(0);
const BROKEN = Uint8Array.of(9, 9, 9);

function stored(updates: Uint8Array[], stateVector: Uint8Array | null): StoredDocument {
  return { revision: 4, savedAt: new Date(), updates, stateVector, writers: new Map() };
}

function never(error: unknown): never {
  throw new Error('broken', { cause: error });
}

function written(): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment('content').insert(0, [new Y.XmlElement('paragraph')]);
  return doc;
}

describe('8.1 what is folded', () => {
  it('is told as it is stored, without being made', () => {
    const document = new RoomDocument(stored([BROKEN], Uint8Array.of(7)), never);
    expect(document.whole()).toBe(BROKEN);
    expect(document.difference(undefined)).toBe(BROKEN);
    expect(document.difference(EMPTY_STATE_VECTOR)).toBe(BROKEN);
    expect(document.stateVector()).toEqual(Uint8Array.of(7));
    expect(() => document.doc).toThrow('broken');
  });

  it('is made for whoever has something already, and told on as it is stored until it changes', () => {
    const doc = written();
    const state = Y.encodeStateAsUpdate(doc);
    const document = new RoomDocument(stored([state], Y.encodeStateVector(doc)), never);
    const lacking = document.difference(Y.encodeStateVector(doc));
    expect(Y.decodeUpdate(lacking).structs).toEqual([]);
    expect(document.stateVector()).toEqual(Y.encodeStateVector(doc));
    expect(document.whole()).toBe(state);
    doc.getXmlFragment('content').insert(1, [new Y.XmlElement('heading')]);
    expect(document.apply(Y.encodeStateAsUpdate(doc))).not.toBeNull();
    expect(document.whole()).not.toBe(state);
    expect(document.stateVector()).toEqual(Y.encodeStateVector(doc));
  });

  it('and followed by rows is made at once, and a gap is an error at once', () => {
    const doc = written();
    const updates = [Y.encodeStateAsUpdate(doc)];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    for (const name of ['heading', 'paragraph']) doc.getXmlFragment('content').push([new Y.XmlElement(name)]);
    expect(new RoomDocument(stored(updates, null), never).stateVector()).toEqual(Y.encodeStateVector(doc));
    expect(() => new RoomDocument(stored(updates.toSpliced(1, 1), null), never)).toThrow('gap');
  });

  it('and broken on the disk gives the room up when somebody writes', async () => {
    const stage = new Stage();
    stage.document();
    const alice = new Person(stage, 'alice');
    void alice.push(alice.type('eins'));
    await stage.settle();
    await stage.memory.compact('doc_1');
    stage.storage.load = async (documentId) => ({
      ...(await stage.memory.load(documentId))!,
      updates: [BROKEN],
    });
    stage.restart();
    const reader = new Person(stage, 'bob').follow();
    expect((await reader.stream.next()).value).toMatchObject({ update: BROKEN, revision: 1 });
    const refused = alice.push(alice.type('zwei'));
    await expect(refused).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await reader.read()).toBeNull();
    expect(reader.ended).toMatchObject({ code: 'UNAVAILABLE' });
    expect(stage.logged).toContain('document could not be made');
  });
});
