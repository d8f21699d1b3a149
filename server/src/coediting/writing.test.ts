import { LIMITS } from '@umlauf/shared/limits';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { Person, Stage, promisesHeard, watch } from './coediting-stage.ts';

const FOREIGN = { code: 'CONFLICT', facts: { reason: 'FOREIGN_CLIENT_ID' } };

function open(): Stage {
  const stage = new Stage();
  stage.document();
  return stage;
}

/** Another page of another account that uses the same clientID, with what the first has seen. */
function forgerOf(victim: Person, stage: Stage): Person {
  const forger = new Person(stage, 'mallory', { clientId: victim.doc.clientID });
  Y.applyUpdate(forger.doc, Y.encodeStateAsUpdate(victim.doc));
  forger.doc.clientID = victim.doc.clientID;
  return forger;
}

describe('who may write what', () => {
  it('5.1 gives a clientID to the first account that writes with it, in any session', async () => {
    const stage = open();
    const alice = new Person(stage, 'alice');
    void alice.push(alice.type('a'));
    await stage.settle();
    const otherTab = new Person(stage, 'alice', { session: 'other' });
    const push = watch(otherTab.push(alice.type('b')));
    await stage.settle();
    expect(push.outcome).toMatchObject({ revision: 2 });
    expect((await stage.memory.load('doc_1'))!.writers).toEqual(new Map([[alice.doc.clientID, 'acc_alice']]));
  });

  it('5.2 refuses new structs with the clientID of somebody else', async () => {
    const stage = open();
    const alice = new Person(stage, 'alice');
    void alice.push(alice.type('a'));
    await stage.settle();
    const forger = forgerOf(alice, stage);
    const forged = forger.type('forged');
    await expect(forger.push(forged)).rejects.toMatchObject(FOREIGN);
    stage.restart();
    await expect(forger.push(forged)).rejects.toMatchObject(FOREIGN);
    expect(await stage.storedText()).toBe('a');
  });

  it('5.2 refuses them also while the first push is on its way', async () => {
    const stage = open();
    const alice = new Person(stage, 'alice');
    const forger = new Person(stage, 'mallory', { clientId: alice.doc.clientID });
    stage.storage.fault = 'hangs';
    const push = watch(alice.push(alice.type('a')));
    const forged = watch(forger.push(forger.type('forged'.repeat(9))));
    await stage.settle();
    // 5.8: the claim that it lost against is not committed yet.
    expect(forged.outcome).toBe('pending');
    stage.storage.release();
    await stage.settle();
    expect(push.outcome).toMatchObject({ revision: 1 });
    expect(forged.outcome).toMatchObject(FOREIGN);
  });

  it('5.2 takes what is there already from anybody, and deletions too', async () => {
    const stage = open();
    const [alice, bob] = [new Person(stage, 'alice'), new Person(stage, 'bob')];
    void alice.push(alice.type('a'));
    await stage.settle();
    Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(alice.doc));
    bob.type('b');
    bob.edit(() => bob.doc.getXmlFragment('content').delete(1, 1));
    const push = watch(bob.push(Y.encodeStateAsUpdate(bob.doc)));
    await stage.settle();
    expect(push.outcome).toMatchObject({ revision: 2 });
    expect(await stage.storedText()).toBe('b');
  });

  it('5.3 believes the storage where it knows another owner', async () => {
    const stage = open();
    const [alice, bob] = [new Person(stage, 'alice'), new Person(stage, 'bob')];
    const reader = new Person(stage, 'carol').follow().run();
    await stage.settle();
    const owner = { clientId: alice.doc.clientID, accountId: 'acc_elsewhere' };
    const elsewhere = new Person(stage, 'elsewhere').type('elsewhere');
    await stage.memory.append([{ documentId: 'doc_1', update: elsewhere, newWriters: [owner], writers: [] }]);
    const [foreign, innocent] = [watch(alice.push(alice.type('a'))), watch(bob.push(bob.type('b')))];
    await stage.settle();
    expect(foreign.outcome).toMatchObject(FOREIGN);
    expect(innocent.outcome).toMatchObject({ code: 'UNAVAILABLE' });
    expect(reader.ended).toMatchObject({ code: 'UNAVAILABLE' });
    // Only what is committed.
    expect(reader.text).toBe('elsewhere');
    expect(await stage.storedText()).toBe('elsewhere');
  });

  it('5.4 lets an older page follow, but not push', async () => {
    const stage = open();
    const [alice, bob] = [new Person(stage, 'alice'), new Person(stage, 'bob')];
    const reader = alice.follow({ schemaVersion: 2 }).run();
    await stage.settle();
    const outdated = { code: 'GONE', facts: { reason: 'OUTDATED_SCHEMA' } };
    await expect(alice.push(alice.type('a'))).rejects.toMatchObject(outdated);
    void bob.push(bob.type('b'));
    await stage.settle();
    expect(reader.text).toBe('b');
    // Reloaded: the same session with the present schema.
    alice.follow({ schemaVersion: 3 }).run();
    await stage.settle();
    const push = watch(alice.push(Y.encodeStateAsUpdate(alice.doc)));
    await stage.settle();
    expect(push.outcome).toMatchObject({ revision: 2 });
  });

  it('5.5 refuses an update that is too large, before anything is loaded', async () => {
    const stage = new Stage();
    const alice = new Person(stage, 'alice');
    await expect(alice.push(new Uint8Array(LIMITS.updateBytes + 1), 'doc_unknown')).rejects.toMatchObject({
      code: 'LIMIT',
      facts: { limit: 'updateBytes', max: LIMITS.updateBytes },
    });
  });

  it('5.5 refuses what would make the document too large, but lets people delete', async () => {
    const stage = open();
    const alice = new Person(stage, 'alice');
    const block = 'x'.repeat(LIMITS.updateBytes - 1000);
    for (let bytes = block.length; bytes < LIMITS.documentBytes; bytes += block.length) {
      const push = watch(alice.push(alice.type(block)));
      await stage.settle();
      expect(push.outcome).toMatchObject({ revision: expect.any(Number) });
    }
    const full = Y.encodeStateVector(alice.doc);
    const tooMuch = alice.type(block);
    await expect(alice.push(tooMuch)).rejects.toMatchObject({
      code: 'LIMIT',
      facts: { limit: 'documentBytes' },
    });
    const reader = new Person(stage, 'bob').follow();
    await reader.read();
    expect(reader.events[0]!.stateVector).toEqual(full);
    const other = new Person(stage, 'carol');
    Y.applyUpdate(other.doc, reader.events[0]!.update!);
    const deletion = other.edit(() => other.doc.getXmlFragment('content').delete(0, 2));
    const deleted = watch(other.push(deletion));
    await stage.settle();
    expect(deleted.outcome).toMatchObject({ revision: expect.any(Number) });
    await stage.settle(5_000);
    const again = watch(alice.push(tooMuch));
    await stage.settle();
    expect(again.outcome).toMatchObject({ revision: expect.any(Number) });
  });

  it('5.6 slows a session down to 50 pushes a second, in their order', async () => {
    const stage = open();
    const alice = new Person(stage, 'alice');
    const pushes = Array.from({ length: 120 }, (_, index) => watch(alice.push(alice.type(`${index}`))));
    const done = () => pushes.filter(({ outcome }) => outcome !== 'pending').length;
    const other = new Person(stage, 'alice', { session: 'other' });
    const beside = watch(other.push(other.type('x')));
    await stage.clock.advance(0);
    expect(done()).toBe(50);
    expect(beside.outcome).toMatchObject({ revision: 1 });
    await stage.clock.advance(1_000 + 20);
    expect(done()).toBeLessThan(105);
    await stage.clock.advance(1_000);
    expect(done()).toBe(120);
    for (const { outcome } of pushes) expect(outcome).toMatchObject({ revision: expect.any(Number) });
  });

  it('5.6 does not hold more than 32 MiB of one account', async () => {
    const stage = open();
    const alice = new Person(stage, 'alice');
    const pushes = Array.from({ length: 60 }, () => watch(alice.push(new Uint8Array(LIMITS.updateBytes))));
    await promisesHeard();
    const told = pushes.filter(({ outcome }) => outcome !== 'pending' && 'code' in (outcome as object));
    expect(told.filter(({ outcome }) => (outcome as { code: string }).code === 'RATE_LIMITED')).toHaveLength(
      2,
    );
  });

  it.each([
    ['nothing', []],
    ['a byte', [1]],
    ['rubbish', [255, 254, 253, 9, 9, 9]],
    ['a huge count', [255, 255, 255, 255, 15, 0]],
  ])('5.7 refuses %s and leaves the room unharmed', async (_, bytes) => {
    const stage = open();
    const [alice, bob] = [new Person(stage, 'alice'), new Person(stage, 'bob')];
    const reader = bob.follow().run();
    void alice.push(alice.type('a'));
    await expect(alice.push(Uint8Array.from(bytes))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await stage.settle();
    expect(reader.text).toBe('a');
    expect(reader.ended).toBeNull();
    expect((await stage.memory.load('doc_1'))!.updates).toHaveLength(1);
  });

  it('5.8 names what it has, once that is committed, to who skipped something', async () => {
    const stage = open();
    const alice = new Person(stage, 'alice');
    stage.storage.fault = 'hangs';
    void alice.push(alice.type('a'));
    const committed = Y.encodeStateVector(alice.doc);
    alice.type('skipped');
    const push = watch(alice.push(alice.type('c')));
    await stage.settle();
    expect(push.outcome).toBe('pending');
    stage.storage.release();
    await stage.settle();
    expect(push.outcome).toMatchObject({
      code: 'CONFLICT',
      facts: { reason: 'MISSING_PREDECESSORS', stateVector: Buffer.from(committed).toString('base64') },
    });
    expect(await stage.storedText()).toBe('a');
  });
});
