import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { Person, Stage, promisesHeard, watch } from './coediting-stage.ts';

const EMPTY = Uint8Array.of(0, 0);

describe('saved means saved', () => {
  it('1.1 answers a push after its commit, never before', async () => {
    const stage = new Stage();
    stage.document();
    const alice = new Person(stage, 'alice');
    stage.storage.fault = 'hangs';
    const push = watch(alice.push(alice.type('Amt')));
    await stage.settle();
    expect(stage.storage.commits).toHaveLength(1);
    expect(push.outcome).toBe('pending');
    stage.storage.release();
    await promisesHeard();
    expect(push.outcome).toMatchObject({ revision: 1, savedAt: new Date(stage.clock.now()) });
    expect(await stage.storedText()).toBe('Amt');
    expect(stage.committed).toEqual([
      { documentId: 'doc_1', revision: 1, accountIds: ['acc_alice'], suggestions: [] },
    ]);
  });

  it('1.2 tells nobody before the commit', async () => {
    const stage = new Stage();
    stage.document();
    const alice = new Person(stage, 'alice');
    const reader = new Person(stage, 'bob').follow().run();
    await stage.settle();
    stage.storage.fault = 'hangs';
    void alice.push(alice.type('Amt'));
    await stage.settle();
    expect(reader.events).toHaveLength(1);
    stage.storage.release();
    await promisesHeard();
    expect(reader.text).toBe('Amt');
  });

  it('1.3 commits at once when idle, and everything of the instant together', async () => {
    const stage = new Stage();
    const people = ['doc_1', 'doc_2', 'doc_3'].map((id) => ({
      id: stage.document(id),
      person: new Person(stage, id),
    }));
    const pushes = people.map(({ id, person }) => watch(person.push(person.type('x'), id)));
    await stage.clock.advance(0);
    expect(stage.storage.commits.map((groups) => groups.length)).toEqual([3]);
    for (const { outcome } of pushes) expect(outcome).toMatchObject({ revision: 1 });
  });

  it('1.3 waits for the window while busy', async () => {
    const stage = new Stage();
    stage.document();
    const alice = new Person(stage, 'alice');
    void alice.push(alice.type('a'));
    await stage.clock.advance(0);
    void alice.push(alice.type('b'));
    await stage.clock.advance(9);
    void alice.push(alice.type('c'));
    await promisesHeard();
    expect(stage.storage.commits).toHaveLength(1);
    await stage.clock.advance(1);
    expect(stage.storage.commits).toHaveLength(2);
    expect(await stage.storedText()).toBe('c\nb\na');
  });

  it('1.3 widens the window with the load, up to 20 ms', async () => {
    const stage = new Stage();
    stage.document();
    const people = Array.from({ length: 40 }, (_, index) => new Person(stage, `p${index}`));
    for (const person of people) void person.push(person.type('x'));
    await stage.clock.advance(0);
    void people[0]!.push(people[0]!.type('y'));
    await stage.clock.advance(19);
    expect(stage.storage.commits).toHaveLength(1);
    await stage.clock.advance(1);
    expect(stage.storage.commits).toHaveLength(2);
  });

  it('1.3 widens the window with the audience, up to 80 ms more', async () => {
    const stage = new Stage();
    stage.document();
    for (let reader = 0; reader < 200; reader++) new Person(stage, `reader${reader}`).follow().run();
    const alice = new Person(stage, 'alice');
    await stage.settle();
    void alice.push(alice.type('a'));
    await stage.clock.advance(0);
    void alice.push(alice.type('b'));
    await stage.clock.advance(81);
    expect(stage.storage.commits).toHaveLength(1);
    await stage.clock.advance(1);
    expect(stage.storage.commits).toHaveLength(2);
  });

  it('1.3 gathers the next group while a commit is under way', async () => {
    const stage = new Stage();
    stage.document();
    const [alice, bob] = [new Person(stage, 'alice'), new Person(stage, 'bob')];
    stage.storage.fault = 'hangs';
    void alice.push(alice.type('a'));
    await stage.settle();
    const first = watch(bob.push(bob.type('b')));
    const second = watch(bob.push(bob.type('c')));
    await stage.settle();
    expect(stage.storage.commits).toHaveLength(1);
    stage.storage.release();
    await stage.settle();
    expect(stage.storage.commits).toHaveLength(2);
    expect(first.outcome).toMatchObject({ revision: 2 });
    expect(second.outcome).toMatchObject({ revision: 2 });
  });

  it('1.4 makes one row of a group', async () => {
    const stage = new Stage();
    stage.document();
    const people = ['a', 'b', 'c'].map((name) => new Person(stage, name));
    for (const person of people) void person.push(person.type(person.name));
    await stage.settle();
    const stored = await stage.memory.load('doc_1');
    expect(stored!.updates).toHaveLength(1);
    expect(stored!.writers.size).toBe(3);
    expect((await stage.storedText()).split('\n').toSorted()).toEqual(['a', 'b', 'c']);
  });

  it('1.5 answers the empty difference with the present receipt', async () => {
    const stage = new Stage();
    stage.document();
    const alice = new Person(stage, 'alice');
    const created = new Date(stage.clock.now());
    expect(await alice.push(EMPTY)).toEqual({ revision: 0, savedAt: created });
    const saved = watch(alice.push(alice.type('a')));
    await stage.settle();
    expect(await alice.push(EMPTY)).toEqual(saved.outcome);
    stage.restart();
    expect(await alice.push(EMPTY)).toEqual(saved.outcome);
    expect(stage.storage.commits).toHaveLength(1);
  });

  it('1.6 answers what is known already without a commit', async () => {
    const stage = new Stage();
    stage.document();
    const alice = new Person(stage, 'alice');
    const update = alice.type('a');
    const first = watch(alice.push(update));
    await stage.settle();
    expect(await alice.push(update)).toEqual(first.outcome);
    expect(stage.storage.commits).toHaveLength(1);
  });

  it('1.6 waits with that for the commit of what it contains', async () => {
    const stage = new Stage();
    stage.document();
    const alice = new Person(stage, 'alice');
    stage.storage.fault = 'hangs';
    const [one, two] = [alice.type('a'), alice.type('b')];
    void alice.push(one);
    await stage.settle();
    void alice.push(two);
    const [againOne, againTwo] = [watch(alice.push(one)), watch(alice.push(two))];
    await stage.settle();
    expect([againOne.outcome, againTwo.outcome]).toEqual(['pending', 'pending']);
    stage.storage.release();
    await stage.settle();
    expect(againTwo.outcome).toMatchObject({ revision: 2 });
    expect(againOne.outcome).toMatchObject({ revision: 2 });
    expect(stage.storage.commits).toHaveLength(2);
  });

  it('1.7 stores and tells only what a push adds', async () => {
    const stage = new Stage();
    stage.document();
    const alice = new Person(stage, 'alice');
    const reader = new Person(stage, 'bob').follow().run();
    void alice.push(alice.type('a'.repeat(1000)));
    await stage.settle();
    alice.type('b');
    void alice.push(Y.encodeStateAsUpdate(alice.doc));
    await stage.settle();
    const rows = (await stage.memory.load('doc_1'))!.updates;
    expect(rows[1]!.byteLength).toBeLessThan(100);
    expect(reader.events.at(-1)!.update).toEqual(rows[1]);
    expect(reader.text).toBe('b\n' + 'a'.repeat(1000));
  });

  it('1.8 asks for every push whether its writer may', async () => {
    const stage = new Stage();
    stage.document();
    const alice = new Person(stage, 'alice');
    void alice.push(alice.type('a'));
    await stage.settle();
    alice.canEdit = () => false;
    await expect(alice.push(alice.type('b'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await stage.settle();
    expect(await stage.storedText()).toBe('a');
  });

  it('1.8 asks when the room is there, not before', async () => {
    const stage = new Stage();
    stage.document();
    const alice = new Person(stage, 'alice');
    const push = watch(alice.push(alice.type('a')));
    alice.canEdit = () => false;
    await stage.settle();
    expect(push.outcome).toMatchObject({ code: 'FORBIDDEN' });
    expect(stage.storage.commits).toHaveLength(0);
  });

  it('1.9 does not tidy up formatting by itself', async () => {
    const stage = new Stage();
    stage.document();
    const [alice, bob] = [new Person(stage, 'alice'), new Person(stage, 'bob')];
    const alices = alice.type('fett und kursiv');
    void alice.push(alices);
    await stage.settle();
    Y.applyUpdate(bob.doc, alices);
    const makeBold = (person: Person) =>
      person.edit(() => {
        const paragraph = person.doc.getXmlFragment('content').get(0) as Y.XmlElement;
        (paragraph.get(0) as Y.XmlText).format(0, 4, { bold: {} });
      });
    // The same mark twice: Yjs deletes one in every document that hears of both.
    const updates = [makeBold(alice), makeBold(bob)];
    const tidy = new Y.Doc();
    for (const update of [alices, ...updates]) Y.applyUpdate(tidy, update);
    void alice.push(updates[0]!);
    await stage.settle();
    void bob.push(updates[1]!);
    await stage.settle();
    const { state } = (await stage.coediting.state('doc_1'))!;
    const deletions = (update: Uint8Array) => Y.decodeUpdate(update).ds.clients.size;
    expect(deletions(Y.encodeStateAsUpdate(tidy))).toBe(1);
    expect(deletions(state)).toBe(0);
    expect(deletions(Y.mergeUpdates((await stage.memory.load('doc_1'))!.updates))).toBe(0);
  });
});
