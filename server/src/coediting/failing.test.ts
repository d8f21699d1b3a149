import { LIMITS } from '@umlauf/shared/limits';
import { describe, expect, it } from 'vitest';
import { AppError } from '../platform/errors.ts';
import { Person, Stage, promisesHeard, watch } from './coediting-stage.ts';

async function open(): Promise<{ stage: Stage; alice: Person; bob: Person }> {
  const stage = new Stage();
  stage.document();
  const [alice, bob] = [new Person(stage, 'alice'), new Person(stage, 'bob')];
  void alice.push(alice.type('a'));
  await stage.settle();
  return { stage, alice, bob };
}

describe('when a commit fails', () => {
  it('3.1 acknowledges and tells a group that is there after all', async () => {
    const { stage, alice, bob } = await open();
    const reader = bob.follow().run();
    await stage.settle();
    stage.storage.fault = 'losesAnswer';
    const push = watch(alice.push(alice.type('b')));
    await stage.settle();
    expect(push.outcome).toMatchObject({ revision: 2 });
    expect(reader.text).toBe('b\na');
    expect(reader.ended).toBeNull();
    stage.storage.fault = null;
    void alice.push(alice.type('c'));
    await stage.settle();
    expect(reader.text).toBe('c\nb\na');
    expect(stage.committed.map(({ revision }) => revision)).toEqual([1, 2, 3]);
  });

  it('3.2 gives the room up when the group is not there; pushing again saves it', async () => {
    const { stage, alice, bob } = await open();
    const reader = bob.follow().run();
    await stage.settle();
    stage.storage.fault = 'fails';
    const update = alice.type('b');
    const push = watch(alice.push(update));
    await stage.settle();
    expect(push.outcome).toMatchObject({ code: 'UNAVAILABLE' });
    expect(reader.ended).toMatchObject({ code: 'UNAVAILABLE' });
    expect(reader.text).toBe('a');
    stage.storage.fault = null;
    const again = watch(alice.push(update));
    const anew = bob.follow().run();
    await stage.settle();
    expect(again.outcome).toMatchObject({ revision: 2 });
    expect(anew.text).toBe('b\na');
    expect(await stage.storedText()).toBe('b\na');
  });

  it('3.2 rejects what gathered meanwhile, which nobody has seen', async () => {
    const { stage, alice, bob } = await open();
    stage.storage.fault = 'hangs';
    const first = watch(alice.push(alice.type('b')));
    await stage.settle();
    const second = watch(bob.push(bob.type('c')));
    await stage.settle();
    stage.storage.release();
    stage.storage.fault = 'fails';
    await stage.settle();
    expect(first.outcome).toMatchObject({ code: 'UNAVAILABLE' });
    expect(second.outcome).toMatchObject({ code: 'UNAVAILABLE' });
    expect(await stage.storedText()).toBe('a');
  });

  it('3.3 does not wait longer than 10 s', async () => {
    const { stage, alice, bob } = await open();
    stage.storage.fault = 'hangs';
    const update = alice.type('b');
    const push = watch(alice.push(update));
    await stage.settle(LIMITS.operationMilliseconds - 1);
    expect(push.outcome).toBe('pending');
    await stage.settle();
    expect(push.outcome).toMatchObject({ code: 'UNAVAILABLE' });
    // The commit comes through late, beside a room that does not know of it.
    const reader = bob.follow().run();
    await stage.settle();
    stage.storage.release();
    const again = watch(alice.push(update));
    await stage.settle();
    expect(again.outcome).toMatchObject({ revision: 2 });
    expect(reader.ended).toBeNull();
    expect([reader.text, await stage.storedText()]).toEqual(['b\na', 'b\na']);
    expect(stage.memory.rows('doc_1')).toHaveLength(2);
  });

  it('3.1 finds a group that is there, and takes over what others wrote after it', async () => {
    const { stage, alice, bob } = await open();
    const reader = bob.follow().run();
    await stage.settle();
    stage.storage.fault = 'losesAnswer';
    const push = watch(alice.push(alice.type('b')));
    const { append } = stage.memory;
    stage.memory.append = async (groups) => {
      const results = await append.call(stage.memory, groups);
      const update = new Person(stage, 'carol').type('c');
      await append.call(stage.memory, [{ documentId: 'doc_1', update, newWriters: [], writers: [] }]);
      return results;
    };
    await stage.settle();
    stage.memory.append = append;
    stage.storage.fault = null;
    expect(push.outcome).toMatchObject({ revision: 2 });
    void alice.push(alice.type('d'));
    await stage.settle();
    expect(stage.memory.rows('doc_1')).toHaveLength(4);
    expect(reader.ended).toBeNull();
    expect(reader.text).toBe(await stage.storedText());
    expect(reader.text.split('\n').toSorted()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('3.4 lets a group that the database refuses take only its own room down', async () => {
    const { stage, alice, bob } = await open();
    stage.document('doc_2');
    stage.storage.poisoned.add('doc_2');
    const reader = bob.follow().run();
    await stage.settle();
    const kept = watch(alice.push(alice.type('b')));
    const refused = watch(bob.push(bob.type('c'), 'doc_2'));
    await stage.settle();
    expect(stage.storage.commits[1]).toHaveLength(2);
    expect(kept.outcome).toMatchObject({ revision: 2 });
    expect(refused.outcome).toMatchObject({ code: 'UNAVAILABLE' });
    expect(reader.text).toBe('b\na');
    expect(await stage.storedText('doc_2')).toBe('');
  });

  it('3.5 does not ask on when the database is away', async () => {
    const { stage, alice, bob } = await open();
    stage.document('doc_2');
    void bob.push(bob.type('x'), 'doc_2');
    await stage.settle();
    const before = stage.storage.commits.length;
    stage.storage.fault = 'away';
    const pushes = [watch(alice.push(alice.type('b'))), watch(bob.push(bob.type('c'), 'doc_2'))];
    await stage.settle();
    for (const { outcome } of pushes) expect(outcome).toMatchObject({ code: 'UNAVAILABLE' });
    expect(stage.storage.commits).toHaveLength(before + 1);
    expect(stage.logged).toContain('the log cannot be read');
  });

  it('3.6 tells writers and readers of a document that is gone, and commits the others', async () => {
    const { stage, alice, bob } = await open();
    stage.document('doc_2');
    const reader = bob.follow().run();
    await stage.settle();
    stage.memory.trash('doc_1');
    const gone = watch(alice.push(alice.type('b')));
    const kept = watch(bob.push(bob.type('c'), 'doc_2'));
    await stage.settle();
    expect(gone.outcome).toMatchObject({ code: 'NOT_FOUND' });
    expect(kept.outcome).toMatchObject({ revision: 1 });
    expect(reader.ended).toMatchObject({ code: 'NOT_FOUND' });
    await expect(alice.push(alice.type('c'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('3.6 ends everything about a document that is dropped', async () => {
    const { stage, alice, bob } = await open();
    const reader = bob.follow().run();
    await stage.settle();
    const push = watch(alice.push(alice.type('b')));
    await promisesHeard();
    stage.memory.trash('doc_1');
    stage.coediting.drop('doc_1');
    await stage.settle();
    expect(reader.ended).toMatchObject({ code: 'NOT_FOUND' });
    expect(push.outcome).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('3.6 lets nobody into a document that was dropped while it was being read', async () => {
    const { stage, alice, bob } = await open();
    stage.restart();
    let go!: () => void;
    const load = stage.memory.load.bind(stage.memory);
    stage.memory.load = async (documentId) => {
      const stored = await load(documentId);
      await new Promise<void>((resolve) => (go = resolve));
      return stored;
    };
    const reader = bob.follow().run();
    const push = watch(alice.push(alice.type('b')));
    await promisesHeard();
    stage.memory.trash('doc_1');
    stage.coediting.drop('doc_1', new AppError('GONE', { reason: 'IN_BIN' }));
    go();
    await stage.settle();
    expect(reader.ended).toMatchObject({ code: 'GONE' });
    expect(push.outcome).toMatchObject({ code: 'GONE' });
    expect(reader.events).toEqual([]);
  });

  it('2.7 does not load before the commit under way has ended', async () => {
    const { stage, alice, bob } = await open();
    stage.storage.fault = 'hangs';
    const push = watch(alice.push(alice.type('b')));
    await stage.settle();
    stage.coediting.drop('doc_1');
    const reader = bob.follow().run();
    await stage.settle();
    expect(reader.events).toEqual([]);
    stage.storage.release();
    await stage.settle();
    expect(push.outcome).toMatchObject({ revision: 2 });
    expect(reader.events.map(({ revision }) => revision)).toEqual([2]);
    expect(reader.text).toBe('b\na');
  });

  it('3.7 commits what is on its way before it closes, and refuses what comes later', async () => {
    const { stage, alice, bob } = await open();
    const reader = bob.follow().run();
    await stage.settle();
    stage.storage.fault = 'hangs';
    const first = watch(alice.push(alice.type('b')));
    await stage.settle();
    const second = watch(bob.push(bob.type('c')));
    await promisesHeard();
    const closed = watch(stage.coediting.close());
    await stage.settle();
    expect(closed.outcome).toBe('pending');
    stage.storage.release();
    await stage.settle();
    expect(closed.outcome).toBeUndefined();
    expect(first.outcome).toMatchObject({ revision: 2 });
    expect(second.outcome).toMatchObject({ revision: 3 });
    expect(reader.text).toBe('b\na');
    expect(reader.ended).toMatchObject({ code: 'UNAVAILABLE' });
    await expect(alice.push(alice.type('d'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const late = bob.follow();
    await late.read();
    expect(late.ended).toMatchObject({ code: 'UNAVAILABLE' });
  });
});
