import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Person, Stage } from './coediting-stage.ts';
import { RoomDocument } from './room-document.ts';
import type { StoredDocument } from './storage.ts';
import { validateUpdate } from './validate-update.ts';

const EMPTY_STATE_VECTOR = Uint8Array.of(0);
const BROKEN = Uint8Array.of(9, 9, 9);

function stored(updates: Uint8Array[], stateVector: Uint8Array | null): StoredDocument {
  return { revision: 4, savedAt: new Date(), updates, stateVector, writers: new Map(), isSealed: false };
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

describe('1.7 what an update adds', () => {
  const typed = (doc: Y.Doc, text: string) => {
    const before = Y.encodeStateVector(doc);
    doc.getXmlFragment('content').push([new Y.XmlText(text)]);
    return Y.encodeStateAsUpdate(doc, before);
  };

  it('is the update itself where that is wholly new, and the document is told anew', () => {
    const doc = written();
    const document = new RoomDocument(stored([Y.encodeStateAsUpdate(doc)], null), never);
    const before = document.whole();
    const update = typed(doc, 'a');
    expect(document.apply(update, true)).toBe(update);
    expect(document.whole()).not.toBe(before);
    expect(document.stateVector()).toEqual(Y.encodeStateVector(doc));
  });

  it('is without what was there before', () => {
    const doc = written();
    const document = new RoomDocument(stored([Y.encodeStateAsUpdate(doc)], null), never);
    const update = typed(doc, 'a');
    expect(document.apply(Y.encodeStateAsUpdate(doc))).toEqual(update);
    expect(document.apply(update)).toBeNull();
  });
});

describe('2.1 what gathers', () => {
  /** Somebody who has what is there and types behind it. */
  class Typist {
    readonly doc = new Y.Doc();
    constructor(state: Uint8Array) {
      Y.applyUpdate(this.doc, state);
    }

    type(blocks = 1): Uint8Array {
      const before = Y.encodeStateVector(this.doc);
      const names = Array.from({ length: blocks }, () => new Y.XmlElement('paragraph'));
      this.doc.getXmlFragment('content').push(names);
      return Y.encodeStateAsUpdate(this.doc, before);
    }

    clear(): Uint8Array {
      const before = Y.encodeStateVector(this.doc);
      this.doc.getXmlFragment('content').delete(0, 1);
      return Y.encodeStateAsUpdate(this.doc, before);
    }
  }

  function opened() {
    const state = Y.encodeStateAsUpdate(written());
    const document = new RoomDocument(stored([state], null), never);
    const counted = { transactions: 0 };
    document.doc.on('afterTransaction', () => void (counted.transactions += 1));
    const push = (update: Uint8Array) => document.add(update, document.judge(update, validateUpdate));
    return { document, counted, push, typist: () => new Typist(state) };
  }

  it('is given to Yjs together, and shows at once to whoever looks', () => {
    const { document, counted, push, typist } = opened();
    const updates = Array.from({ length: 5 }, () => typist().type());
    for (const update of updates) expect(push(update)).toBe(update);
    expect(counted.transactions).toBe(0);
    document.applyWaiting();
    expect(counted.transactions).toBe(1);
    expect(document.doc.getXmlFragment('content').length).toBe(6);
    const more = typist().type();
    push(more);
    expect(Y.decodeUpdate(document.difference(document.stateVector())).structs).toEqual([]);
    expect(document.doc.getXmlFragment('content').length).toBe(7);
  });

  it('is judged with what waits where it builds on that, repeats it or deletes', () => {
    const { document, push, typist } = opened();
    const alice = typist();
    const first = alice.type();
    expect(push(first)).toBe(first);
    expect(push(first)).toBeNull();
    const second = alice.type();
    expect(push(second)).toBe(second);
    const bob = new Typist(document.whole());
    const third = bob.type();
    push(third);
    expect(push(bob.clear())).not.toBeNull();
    expect(document.doc.getXmlFragment('content').length).toBe(3);
    const away = typist();
    away.type();
    expect(() => push(away.type())).toThrow(expect.objectContaining({ code: 'CONFLICT' }));
  });

  it('does not wait when it is more than key presses', () => {
    const { counted, push, typist } = opened();
    push(typist().type(100));
    expect(counted.transactions).toBe(1);
    for (let each = 0; each < 40; each++) push(typist().type(60));
    expect(counted.transactions).toBeGreaterThan(1);
  });
});
