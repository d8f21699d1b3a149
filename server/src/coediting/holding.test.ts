import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { Person, Stage, promisesHeard, textOf, watch } from './coediting-stage.ts';

/** Counts how often the log is read. */
function countLoads(stage: Stage): { count: number } {
  const loads = { count: 0 };
  const load = stage.memory.load.bind(stage.memory);
  stage.memory.load = (documentId) => {
    loads.count++;
    return load(documentId);
  };
  return loads;
}

function textOfState(state: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return textOf(doc);
}

describe('what a room holds', () => {
  it('2.1 lets nothing out that is not committed', async () => {
    const stage = new Stage();
    stage.document();
    const alice = new Person(stage, 'alice');
    void alice.push(alice.type('a'));
    await stage.settle();
    stage.storage.fault = 'hangs';
    const push = watch(alice.push(alice.type('b')));
    await stage.settle();
    const state = watch(stage.coediting.state('doc_1'));
    const reader = new Person(stage, 'bob').follow().run();
    await stage.settle();
    expect(state.outcome).toBe('pending');
    expect(reader.events).toEqual([]);
    stage.storage.release();
    stage.storage.fault = 'fails';
    await promisesHeard();
    expect(push.outcome).toMatchObject({ code: 'UNAVAILABLE' });
    expect(state.outcome).toMatchObject({ code: 'UNAVAILABLE' });
    expect(reader.ended).toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('2.1 judges a push against what was accepted before it', async () => {
    const stage = new Stage();
    stage.document();
    const alice = new Person(stage, 'alice');
    const [one, two] = [alice.type('a'), alice.type('b')];
    const receipts = [watch(alice.push(one)), watch(alice.push(two))];
    await stage.settle();
    for (const { outcome } of receipts) expect(outcome).toMatchObject({ revision: 1 });
  });

  it('2.2 hands out the state at the end of a group', async () => {
    const stage = new Stage();
    stage.document();
    const alice = new Person(stage, 'alice');
    expect(await stage.coediting.state('doc_1')).toEqual({ state: Uint8Array.of(0, 0), revision: 0 });
    stage.storage.fault = 'hangs';
    void alice.push(alice.type('a'));
    await stage.settle();
    const first = stage.coediting.state('doc_1');
    void alice.push(alice.type('b'));
    await promisesHeard();
    const second = stage.coediting.state('doc_1');
    stage.storage.release();
    await stage.settle();
    expect((await first)!.revision).toBe(1);
    expect(textOfState((await first)!.state)).toBe('a');
    expect((await second)!.revision).toBe(2);
    expect(textOfState((await second)!.state)).toBe('b\na');
  });

  it('2.2 hands out the state of a document that is not in memory', async () => {
    const stage = new Stage();
    stage.document();
    const alice = new Person(stage, 'alice');
    void alice.push(alice.type('a'));
    await stage.settle();
    stage.restart();
    const { state, revision } = (await stage.coediting.state('doc_1'))!;
    expect([textOfState(state), revision]).toEqual(['a', 1]);
  });

  it('2.3 loads once, however many ask', async () => {
    const stage = new Stage();
    stage.document();
    const loads = countLoads(stage);
    const readers = ['a', 'b', 'c'].map((name) => new Person(stage, name).follow().run());
    const alice = new Person(stage, 'alice');
    void alice.push(alice.type('x'));
    await stage.settle();
    expect(loads.count).toBe(1);
    expect(readers.map(({ text }) => text)).toEqual(['x', 'x', 'x']);
  });

  it('2.3 answers UNAVAILABLE when loading fails, and loads again for the next', async () => {
    const stage = new Stage();
    stage.document();
    const alice = new Person(stage, 'alice');
    void alice.push(alice.type('a'));
    await stage.settle();
    stage.restart();
    stage.storage.fault = 'away';
    const early = new Person(stage, 'bob').follow();
    await early.read();
    expect(early.ended).toMatchObject({ code: 'UNAVAILABLE' });
    await expect(alice.push(alice.type('b'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(stage.coediting.state('doc_1')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    stage.storage.fault = null;
    const late = new Person(stage, 'bob').follow();
    await late.read();
    expect(late.text).toBe('a');
  });

  it('2.3 does not take a log with a gap for a document', async () => {
    const stage = new Stage();
    stage.document();
    const alice = new Person(stage, 'alice');
    alice.type('lost');
    const update = alice.type('kept');
    await stage.memory.append([{ documentId: 'doc_1', update, newWriters: [], writers: [] }]);
    const reader = new Person(stage, 'bob').follow();
    await reader.read();
    expect(reader.events).toEqual([]);
    expect(reader.ended).toMatchObject({ code: 'UNAVAILABLE' });
    await expect(alice.push(alice.type('more'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(stage.coediting.state('doc_1')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('2.4 leaves memory when nobody needs it', async () => {
    const stage = new Stage();
    stage.document();
    const loads = countLoads(stage);
    const alice = new Person(stage, 'alice');
    void alice.push(alice.type('a'));
    await stage.settle(70_000);
    void alice.push(alice.type('b'));
    await stage.settle();
    expect(loads.count).toBe(2);
    expect(await stage.storedText()).toBe('b\na');
  });

  it('2.4 stays while somebody follows', async () => {
    const stage = new Stage();
    stage.document();
    const loads = countLoads(stage);
    const reader = new Person(stage, 'bob').follow().run();
    await stage.settle(200_000);
    const alice = new Person(stage, 'alice');
    void alice.push(alice.type('a'));
    await stage.settle();
    expect(loads.count).toBe(1);
    expect(reader.text).toBe('a');
  });

  it.each([
    ['keeps something pending', () => skipping()],
    ['fails', () => Uint8Array.of(1, 1, 5, 0, 4, 99)],
  ])('2.6 gives the room up when Yjs %s', async (_, hostile) => {
    const stage = new Stage();
    stage.document();
    stage.validate = () => ({
      clientIds: [],
      structs: 1,
      isEmpty: false,
      addsNothing: false,
      isWhollyNew: false,
      suggestionIds: [],
      entries: 0,
    });
    stage.restart();
    const [alice, bob] = [new Person(stage, 'alice'), new Person(stage, 'bob')];
    void alice.push(alice.type('a'));
    await stage.settle();
    const reader = bob.follow().run();
    await stage.settle();
    await expect(bob.push(hostile())).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await promisesHeard();
    expect(reader.ended).toMatchObject({ code: 'UNAVAILABLE' });
    void alice.push(alice.type('b'));
    await stage.settle();
    const anew = bob.follow();
    await anew.read();
    expect(anew.text).toBe('b\na');
    expect((await stage.memory.load('doc_1'))!.updates).toHaveLength(2);
  });

  it('2.6 gives the room up when Yjs fails at what gathered, and then finds out at whose', async () => {
    const stage = new Stage();
    stage.document();
    const wholly = {
      structs: 1,
      isEmpty: false,
      addsNothing: false,
      isWhollyNew: true,
      suggestionIds: [],
      entries: 0,
    };
    stage.validate = (update) => ({ ...wholly, clientIds: [...Y.parseUpdateMeta(update).to.keys()] });
    stage.restart();
    const [alice, bob] = [new Person(stage, 'alice'), new Person(stage, 'bob')];
    const reader = new Person(stage, 'carol').follow().run();
    await stage.settle();
    const [update, hostile] = [alice.type('a'), skipping()];
    const first = [watch(alice.push(update)), watch(bob.push(hostile))];
    await stage.settle();
    for (const { outcome } of first) expect(outcome).toMatchObject({ code: 'UNAVAILABLE' });
    expect(reader.ended).toMatchObject({ code: 'UNAVAILABLE' });
    expect((await stage.memory.load('doc_1'))!.updates).toEqual([]);
    const again = watch(bob.push(hostile));
    await stage.settle();
    expect(again.outcome).toMatchObject({ code: 'INVALID_INPUT' });
    const kept = watch(alice.push(update));
    await stage.settle();
    expect(kept.outcome).toMatchObject({ revision: 1 });
  });
});

/** An update whose predecessors nobody has. */
function skipping(): Uint8Array {
  const doc = new Y.Doc();
  const text = doc.getXmlFragment('content');
  text.insert(0, [new Y.XmlElement('paragraph')]);
  const before = Y.encodeStateVector(doc);
  text.insert(1, [new Y.XmlElement('paragraph')]);
  return Y.encodeStateAsUpdate(doc, before);
}
