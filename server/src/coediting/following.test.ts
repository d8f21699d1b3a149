import { LIMITS } from '@umlauf/shared/limits';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { AppError } from '../platform/errors.ts';
import { Person, Stage, promisesHeard, watch } from './coediting-stage.ts';

async function stageWith(...texts: string[]): Promise<{ stage: Stage; alice: Person; bob: Person }> {
  const stage = new Stage();
  stage.document();
  const alice = new Person(stage, 'alice');
  for (const text of texts) {
    void alice.push(alice.type(text));
    await stage.settle();
  }
  return { stage, alice, bob: new Person(stage, 'bob') };
}

describe('following', () => {
  it('4.1 begins with the difference, the state vector and the revision', async () => {
    const { alice, bob } = await stageWith('a', 'b');
    const reader = bob.follow();
    const event = await reader.read();
    expect(event).toMatchObject({ revision: 2, stateVector: Y.encodeStateVector(alice.doc) });
    expect(reader.text).toBe('b\na');
  });

  it('4.1 begins at once also when nothing is lacking', async () => {
    const { alice, bob } = await stageWith('a');
    const event = await bob.follow({ stateVector: Y.encodeStateVector(alice.doc) }).read();
    expect(event).toEqual({
      update: Uint8Array.of(0, 0),
      stateVector: Y.encodeStateVector(alice.doc),
      revision: 1,
    });
  });

  it('4.1 sends only what the reader lacks', async () => {
    const { alice, bob } = await stageWith('a'.repeat(1000));
    const stateVector = Y.encodeStateVector(alice.doc);
    void alice.push(alice.type('b'));
    await alice.stage.settle();
    const event = await bob.follow({ stateVector }).read();
    expect(event!.update!.byteLength).toBeLessThan(100);
  });

  it.each([[[]], [[255]], [[9, 1]]])('4.1 refuses the state vector %j', async (bytes) => {
    const { bob } = await stageWith('a');
    const reader = bob.follow({ stateVector: Uint8Array.from(bytes) });
    await reader.read();
    expect(reader.ended).toMatchObject({
      code: 'INVALID_INPUT',
      facts: { fields: { stateVector: 'MALFORMED' } },
    });
  });

  it('4.1 ends with NOT_FOUND where there is nothing', async () => {
    const { stage, bob } = await stageWith();
    const reader = bob.follow({ documentId: 'doc_unknown' });
    await reader.read();
    expect(reader.ended).toMatchObject({ code: 'NOT_FOUND' });
    expect(await stage.coediting.state('doc_unknown')).toBeNull();
  });

  it('4.2 loses and doubles nothing when somebody arrives between acceptance and commit', async () => {
    const { stage, alice, bob } = await stageWith('a');
    stage.storage.fault = 'hangs';
    void alice.push(alice.type('b'));
    await stage.settle();
    const duringCommit = bob.follow().run();
    await promisesHeard();
    void alice.push(alice.type('c'));
    await promisesHeard();
    const duringGathering = new Person(stage, 'carol').follow().run();
    await stage.settle();
    expect([duringCommit.events, duringGathering.events]).toEqual([[], []]);
    stage.storage.release();
    await promisesHeard();
    // The first arrival was complete with the commit that was under way; the other needs the next one.
    expect(duringCommit.events.map(({ revision }) => revision)).toEqual([2]);
    expect(duringCommit.text).toBe('b\na');
    expect(duringGathering.events).toEqual([]);
    void alice.push(alice.type('d'));
    await stage.settle();
    expect(duringCommit.text).toBe('d\nc\nb\na');
    expect(duringGathering.text).toBe('d\nc\nb\na');
    const revisions = duringGathering.events.map(({ revision }) => revision);
    expect(revisions).toEqual([...new Set(revisions)]);
    expect(duringGathering.events[0]!.stateVector).toBeDefined();
  });

  it('4.3 tells every group once, in order, the same object to all', async () => {
    const { stage, alice, bob } = await stageWith();
    const readers = [bob, new Person(stage, 'carol'), new Person(stage, 'dora')].map((person) =>
      person.follow().run(),
    );
    for (const text of ['a', 'b', 'c']) {
      void alice.push(alice.type(text));
      await stage.settle();
    }
    for (const reader of readers) {
      expect(reader.events.map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
      expect(reader.text).toBe('c\nb\na');
      expect(reader.events[3]).toBe(readers[0]!.events[3]);
      expect(reader.events[3]!.stateVector).toBeUndefined();
    }
  });

  it('4.4 sends a writer what the others wrote in the group, or nothing', async () => {
    const { stage, alice, bob } = await stageWith();
    const [forAlice, forBob, forCarol] = [alice, bob, new Person(stage, 'carol')].map((person) =>
      person.follow().run(),
    );
    await stage.settle();
    void alice.push(alice.type('a'));
    await stage.settle();
    expect(forAlice!.events).toHaveLength(1);
    expect(forBob!.text).toBe('a');
    void alice.push(alice.type('b'));
    void bob.push(bob.type('c'));
    await stage.settle();
    expect(forAlice!.text).toBe('c');
    expect(
      Y.decodeUpdate(forAlice!.events[1]!.update!).structs.every(({ id }) => id.client === bob.doc.clientID),
    ).toBe(true);
    expect(forBob!.text).not.toContain('c');
    expect(forCarol!.text.split('\n').toSorted()).toEqual(['a', 'b', 'c']);
  });

  it('4.4 knows what the others wrote where everybody pushed twice', async () => {
    const { stage, alice, bob } = await stageWith();
    const [forAlice, forBob, forCarol] = [alice, bob, new Person(stage, 'carol')].map((person) =>
      person.follow().run(),
    );
    await stage.settle();
    const receipts = ['a', 'b', 'c', 'd'].map((text, place) => {
      const writer = place % 2 === 0 ? alice : bob;
      return watch(writer.push(writer.type(text)));
    });
    await stage.settle();
    for (const { outcome } of receipts) expect(outcome).toMatchObject({ revision: 1 });
    expect(forAlice!.text).toBe('d\nb');
    expect(forBob!.text).toBe('c\na');
    expect(forCarol!.events).toHaveLength(2);
    expect(forCarol!.text.split('\n').toSorted()).toEqual(['a', 'b', 'c', 'd']);
    expect(await stage.storedText()).toBe(forCarol!.text);
  });

  it('4.4 echoes to the other tab of the same account, and what came without a session to all', async () => {
    const { stage, alice } = await stageWith();
    const otherTab = new Person(stage, 'alice', { session: 'other-tab' }).follow().run();
    const tab = alice.follow().run();
    await stage.settle();
    void alice.push(alice.type('a'));
    await stage.settle();
    expect(otherTab.text).toBe('a');
    const account = { accountId: alice.accountId, name: alice.name };
    void stage.coediting.push('doc_1', { account, update: alice.type('b'), canEdit: () => true });
    await stage.settle();
    expect(otherTab.text).toBe('b\na');
    expect(tab.events).toHaveLength(2);
  });

  it('4.5 asks before each event and delivers nothing more once the answer is no', async () => {
    const { stage, alice, bob } = await stageWith('a');
    const reader = bob.follow().run();
    await stage.settle();
    bob.canRead = () => Promise.resolve(false);
    void alice.push(alice.type('secret'));
    await stage.settle();
    expect(reader.ended).toMatchObject({ code: 'FORBIDDEN' });
    expect(reader.events).toHaveLength(1);
    expect(await reader.stream.next()).toEqual({ done: true, value: undefined });
  });

  it('4.5 lets nobody in who may not read', async () => {
    const { bob } = await stageWith('a');
    bob.canRead = () => false;
    const reader = bob.follow();
    await reader.read();
    expect(reader.ended).toMatchObject({ code: 'FORBIDDEN' });
    expect(reader.events).toEqual([]);
  });

  it('4.5 takes a question that fails for a no', async () => {
    const { stage, alice, bob } = await stageWith('a');
    const reader = bob.follow().run();
    await stage.settle();
    bob.canRead = () => Promise.reject(new Error('the database is away'));
    void alice.push(alice.type('b'));
    await stage.settle();
    expect(reader.ended).toMatchObject({ code: 'UNAVAILABLE' });
    expect(reader.events).toHaveLength(1);
  });

  it('4.6 ends the streams that match at once, with what waits in them', async () => {
    const { stage, alice, bob } = await stageWith('a');
    const [waiting, reading] = [bob.follow(), new Person(stage, 'carol').follow().run()];
    await waiting.read();
    void alice.push(alice.type('b'));
    await stage.settle();
    stage.coediting.endSessions(
      (_, session) => session.account.accountId === bob.accountId,
      new AppError('FORBIDDEN'),
    );
    await waiting.read();
    expect(waiting.ended).toMatchObject({ code: 'FORBIDDEN' });
    expect(waiting.events).toHaveLength(1);
    stage.coediting.endSessions((documentId) => documentId === 'doc_1', new AppError('UNAUTHENTICATED'));
    await promisesHeard();
    expect(reading.ended).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('4.6 delivers nothing when the stream ends while its right is being asked', async () => {
    const { stage, alice, bob } = await stageWith('a');
    const reader = bob.follow().run();
    await stage.settle();
    let answer!: (may: boolean) => void;
    bob.canRead = () => new Promise((resolve) => (answer = resolve));
    void alice.push(alice.type('b'));
    await stage.settle();
    stage.coediting.endSessions(() => true, new AppError('FORBIDDEN'));
    answer(true);
    await promisesHeard();
    expect(reader.events).toHaveLength(1);
    expect(reader.ended).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('4.7 lets the second stream of a session take over', async () => {
    const { stage, alice, bob } = await stageWith('a');
    const first = bob.follow().run();
    await stage.settle();
    const second = bob.follow().run();
    await stage.settle();
    expect(first.ended).toBe('silently');
    void alice.push(alice.type('b'));
    await stage.settle();
    expect(first.events).toHaveLength(1);
    expect(second.text).toBe('b\na');
    const stranger = new Person(stage, 'mallory', { session: bob.session }).follow().run();
    await stage.settle();
    expect([second.ended, stranger.ended]).toEqual([null, null]);
  });

  it('4.8 drops the backlog of who does not read, and catches up with one difference', async () => {
    const { stage, alice, bob } = await stageWith('a');
    const reader = bob.follow();
    await reader.read();
    const large = 'x'.repeat(LIMITS.slowReaderBytes / 2 + 1);
    for (const text of [large, large, 'b']) {
      void alice.push(alice.type(text));
      await stage.settle();
    }
    alice.edit(() => alice.doc.getXmlFragment('content').delete(1, 2));
    void alice.push(Y.encodeStateAsUpdate(alice.doc));
    await stage.settle();
    const event = await reader.read();
    expect(event!.revision).toBe(5);
    // Deleted meanwhile: a difference does not bear it, a merged backlog would.
    expect(event!.update!.byteLength).toBeLessThan(1000);
    expect(reader.text).toBe('b\na');
    void alice.push(alice.type('c'));
    await stage.settle();
    await reader.read();
    expect(reader.events.map(({ revision }) => revision)).toEqual([1, 5, 6]);
    expect(reader.text).toBe('c\nb\na');
  });

  it('4.8 forgets nothing that was on its way when the backlog overflowed', async () => {
    const { stage, alice, bob } = await stageWith('a');
    const reader = bob.follow();
    await reader.read();
    const large = 'x'.repeat(LIMITS.slowReaderBytes);
    void alice.push(alice.type(large));
    await stage.settle();
    stage.storage.fault = 'hangs';
    void alice.push(alice.type(large));
    await stage.settle();
    const carol = new Person(stage, 'carol');
    void carol.push(carol.type('pending'));
    await promisesHeard();
    stage.storage.release();
    await promisesHeard();
    const caughtUp = watch(reader.read());
    await promisesHeard();
    expect(caughtUp.outcome).toBe('pending');
    await stage.settle();
    expect(reader.text.split('\n').toSorted()).toEqual(['a', 'pending', large, large]);
  });

  it('4.8 never drops the first event', async () => {
    const { stage, alice, bob } = await stageWith('a');
    let answer!: (may: boolean) => void;
    const answers = [true, new Promise<boolean>((resolve) => (answer = resolve)), true];
    bob.canRead = () => answers.shift() ?? true;
    const reader = bob.follow();
    const first = reader.read();
    await stage.settle();
    for (const text of ['x'.repeat(LIMITS.slowReaderBytes), 'y'.repeat(LIMITS.slowReaderBytes)]) {
      void alice.push(alice.type(text));
      await stage.settle();
    }
    answer(true);
    expect(await first).toMatchObject({ revision: 1, stateVector: expect.anything() });
    expect(reader.text).toBe('a');
    await reader.read();
    expect(reader.text).toBe(alice.text);
  });

  it('4.9 delivers a longer backlog as one event', async () => {
    const { stage, alice, bob } = await stageWith();
    const reader = bob.follow();
    await reader.read();
    for (const text of ['a', 'b', 'c', 'd', 'e', 'f']) {
      void alice.push(alice.type(text));
      await stage.settle();
    }
    await reader.read();
    expect(reader.events.map(({ revision }) => revision)).toEqual([0, 6]);
    expect(reader.text).toBe('f\ne\nd\nc\nb\na');
  });

  it('4.10 leaves the room on return, also while a read is pending', async () => {
    const { stage, bob } = await stageWith('a');
    const reader = bob.follow();
    await reader.read();
    const pending = reader.stream.next();
    await reader.stream.return();
    expect(await pending).toEqual({ done: true, value: undefined });
    let open = 0;
    stage.coediting.endSessions(() => Boolean(++open), new AppError('FORBIDDEN'));
    expect(open).toBe(0);
  });

  it('4.10 does not enter the room when it was left while arriving', async () => {
    const { stage, bob } = await stageWith('a');
    let answer!: (may: boolean) => void;
    bob.canRead = () => new Promise((resolve) => (answer = resolve));
    const reader = bob.follow();
    const pending = reader.stream.next();
    await promisesHeard();
    await reader.stream.return();
    answer(true);
    expect(await pending).toEqual({ done: true, value: undefined });
    await stage.settle();
    let open = 0;
    stage.coediting.endSessions(() => Boolean(++open), new AppError('FORBIDDEN'));
    expect(open).toBe(0);
  });
});
