import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Person, promisesHeard, Stage, textOf, watch, type Reader } from './coediting-stage.ts';

const DOCUMENT = 'doc_1';
let here: Stage;
let there: Stage;
let alice: Person;
let bob: Person;
/** Follows here. */
let reader: Reader;

beforeEach(async () => {
  here = new Stage();
  there = new Stage(here);
  here.document();
  [alice, bob] = [new Person(here, 'alice', { clientId: 1 }), new Person(there, 'bob', { clientId: 2 })];
  reader = new Person(here, 'carol').follow().run();
  await here.settle();
});

const words = (text: string) => text.split('\n').toSorted();
const stored = async () => words(await here.storedText());

/** Both instances know the document, and each lacks what the other one writes. */
async function bothWrite(): Promise<void> {
  void bob.push(bob.type('b'));
  await here.settle();
  void alice.push(alice.type('a'));
  await here.settle();
}

describe('2.5 where others have written', () => {
  it('a room takes over what it lacks, and its own group comes behind that', async () => {
    void bob.push(bob.type('b'));
    await here.settle();
    const push = watch(alice.push(alice.type('a')));
    await here.settle();
    expect(push.outcome).toMatchObject({ revision: 2 });
    expect(reader.ended).toBeNull();
    expect(reader.events.map(({ revision }) => revision)).toEqual([0, 1, 2]);
    expect(words(reader.text)).toEqual(['a', 'b']);
    expect(await stored()).toEqual(['a', 'b']);
  });

  it('instances that write at the same time all get through, gaplessly', async () => {
    const pushes = [];
    for (let round = 0; round < 20; round++) {
      for (const person of [alice, bob])
        pushes.push(watch(person.push(person.type(`${person.name}${round}`))));
      await here.settle(17);
    }
    await here.settle(200);
    const revisions = pushes.map(({ outcome }) => (outcome as { revision: number }).revision);
    expect(revisions.every(Number.isInteger)).toBe(true);
    expect(new Set(revisions).size).toBe(here.memory.rows(DOCUMENT).length);
    expect((await stored()).length).toBe(40);
    expect(here.logged).toEqual([]);
    expect(there.logged).toEqual([]);
  });

  it('knows the owners of the clientIDs that came with it', async () => {
    await bothWrite();
    const thief = new Person(here, 'thief');
    Y.applyUpdate(thief.doc, (await here.coediting.state(DOCUMENT))!.state);
    thief.doc.clientID = 2;
    await expect(thief.push(thief.type('x'))).rejects.toMatchObject({
      code: 'CONFLICT',
      facts: { reason: 'FOREIGN_CLIENT_ID' },
    });
  });

  it('an arrival that was under way gets it, too', async () => {
    void bob.push(bob.type('b'));
    await there.settle();
    here.storage.fault = 'hangs';
    void alice.push(alice.type('a'));
    await here.settle();
    const late = new Person(here, 'dora').follow().run();
    here.hasPeers = false;
    const whole = here.coediting.state(DOCUMENT);
    await here.settle();
    expect(late.events).toEqual([]);
    here.storage.release();
    await here.settle();
    expect(words(late.text)).toEqual(['a', 'b']);
    const [first] = late.events;
    expect(Y.decodeStateVector(first!.stateVector!)).toEqual(
      Y.decodeStateVector(Y.encodeStateVector(late.doc)),
    );
    const doc = new Y.Doc();
    Y.applyUpdate(doc, (await whole)!.state);
    expect(words(textOf(doc))).toEqual(['a', 'b']);
  });

  it('gives the room up when rows are no longer kept; pushing again saves', async () => {
    void bob.push(bob.type('b'));
    await there.settle();
    await there.memory.compact(DOCUMENT);
    const update = alice.type('a');
    const push = watch(alice.push(update));
    await here.settle();
    expect(push.outcome).toMatchObject({ code: 'UNAVAILABLE' });
    expect(reader.ended).toMatchObject({ code: 'UNAVAILABLE' });
    const again = watch(alice.push(update));
    await here.settle();
    expect(again.outcome).toMatchObject({ revision: 2 });
    expect(await stored()).toEqual(['a', 'b']);
  });
});

describe('2.5 the same client at two instances', () => {
  it('that brings different things under the same clocks never gets both in', async () => {
    const [one, other] = [here, there].map((stage) => new Person(stage, 'forger', { clientId: 7 }));
    const pushes = [watch(one!.push(one!.type('one'))), watch(other!.push(other!.type('other')))];
    await here.settle();
    const outcomes = pushes.map(({ outcome }) => outcome as { revision?: number; code?: string });
    expect(outcomes.map(({ revision }) => revision).filter(Boolean)).toEqual([1]);
    expect(outcomes.map(({ code }) => code).filter(Boolean)).toEqual(['UNAVAILABLE']);
    const texts = [];
    for (const stage of [here, there]) {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, (await stage.coediting.state(DOCUMENT))!.state);
      texts.push(textOf(doc));
    }
    expect(texts).toEqual([await here.storedText(), await here.storedText()]);
  });

  it('that sends again what the other one has committed gets its receipt in the end', async () => {
    const update = bob.type('b');
    await Promise.all([bob.push(update), here.settle()]);
    const moved = new Person(here, 'bob', { clientId: 2 });
    const again = watch(moved.push(update));
    await here.settle();
    const receipt = again.outcome as { revision?: number };
    if (!receipt.revision) await Promise.all([moved.push(update), here.settle()]);
    expect(here.memory.rows(DOCUMENT)).toHaveLength(1);
    expect(await stored()).toEqual(['b']);
  });
});

describe('2.8 a room that hears of a newer revision', () => {
  it('reads it and tells it', async () => {
    await Promise.all([bob.push(bob.type('b')), here.settle()]);
    expect(reader.text).toBe('');
    here.coediting.heardOf(DOCUMENT, 1);
    await promisesHeard();
    expect(reader.text).toBe('b');
    expect(here.coediting.openDocuments()).toEqual(new Map([[DOCUMENT, 1]]));
  });

  it('waits for the answer of what is being committed', async () => {
    await Promise.all([bob.push(bob.type('b')), here.settle()]);
    here.storage.fault = 'hangs';
    const push = watch(alice.push(alice.type('a')));
    await here.settle();
    here.coediting.heardOf(DOCUMENT, 1);
    await here.settle();
    expect([reader.text, push.outcome]).toEqual(['', 'pending']);
    here.storage.release();
    await here.settle();
    expect(words(reader.text)).toEqual(['a', 'b']);
    expect(reader.ended).toBeNull();
  });

  it('lets nothing out that is not committed', async () => {
    await Promise.all([bob.push(bob.type('b')), here.settle()]);
    here.storage.fault = 'fails';
    const push = watch(alice.push(alice.type('a')));
    here.coediting.heardOf(DOCUMENT, 1);
    await here.settle();
    expect(push.outcome).toMatchObject({ code: 'UNAVAILABLE' });
    expect(reader.text).toBe('b');
  });

  it('ends with NOT_FOUND when the document is gone', async () => {
    here.memory.trash(DOCUMENT);
    here.coediting.heardOf(DOCUMENT, 1);
    await here.settle();
    expect(reader.ended).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('stays as it is when the log cannot be read, and reads on when it hears again', async () => {
    await Promise.all([bob.push(bob.type('b')), here.settle()]);
    here.storage.fault = 'away';
    here.coediting.heardOf(DOCUMENT, 1);
    await here.settle();
    expect([reader.ended, reader.text]).toEqual([null, '']);
    here.storage.release();
    here.coediting.heardOf(DOCUMENT, 1);
    await here.settle();
    expect(reader.text).toBe('b');
  });
});

describe('2.9 beside other instances', () => {
  it('a push that builds on what was committed elsewhere is no conflict', async () => {
    await Promise.all([bob.push(bob.type('b')), here.settle()]);
    const moved = new Person(here, 'bob');
    const push = watch(moved.push(bob.type('c')));
    await here.settle();
    expect(push.outcome).toMatchObject({ revision: 2 });
    expect(await stored()).toEqual(['b', 'c']);
  });

  it('a push that bears what somebody else has just committed elsewhere is no conflict', async () => {
    await bothWrite();
    const known = Y.encodeStateVector(alice.doc);
    await Promise.all([bob.push(bob.type('b2')), there.settle()]);
    Y.applyUpdate(alice.doc, Y.encodeStateAsUpdate(bob.doc));
    alice.type('a2');
    const push = watch(alice.push(Y.encodeStateAsUpdate(alice.doc, known)));
    await here.settle();
    expect(push.outcome).toMatchObject({ revision: 4 });
    expect(await stored()).toEqual(['a', 'a2', 'b', 'b2']);
  });

  it('the state is not older than the log at the moment of asking', async () => {
    await Promise.all([bob.push(bob.type('b')), here.settle()]);
    expect((await here.coediting.state(DOCUMENT))!.revision).toBe(1);
    here.memory.trash(DOCUMENT);
    expect(await here.coediting.state(DOCUMENT)).toBeNull();
  });
});

describe('2.10 where others are faster', () => {
  it('says so when a group was behind twice, and not before', async () => {
    await bothWrite();
    here.storage.fault = 'hangs';
    const push = watch(alice.push(alice.type('slow')));
    await here.settle();
    for (const round of [1, 2]) {
      void bob.push(bob.type(`fast${round}`));
      await here.settle();
      expect(here.overtaken).toEqual([]);
      here.storage.release();
      if (round === 1) here.storage.fault = 'hangs';
      await promisesHeard();
    }
    await here.settle();
    expect(here.overtaken).toEqual([DOCUMENT]);
    expect(there.overtaken).toEqual([]);
    expect(push.outcome).toMatchObject({ revision: 5 });
  });

  it('begins no commit for 60 ms, and then one, though asked again', async () => {
    await bothWrite();
    there.coediting.giveWay(DOCUMENT);
    const push = watch(bob.push(bob.type('waits')));
    await here.settle(59);
    there.coediting.giveWay(DOCUMENT);
    expect(push.outcome).toBe('pending');
    await here.settle(1);
    expect(push.outcome).toMatchObject({ revision: 3 });
    there.coediting.giveWay('doc_elsewhere');
    const next = watch(bob.push(bob.type('at once')));
    await here.settle();
    expect(next.outcome).toMatchObject({ revision: 4 });
  });
});
