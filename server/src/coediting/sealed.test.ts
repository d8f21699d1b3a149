import { describe, expect, it } from 'vitest';
import { Person, promisesHeard, Stage, watch } from './coediting-stage.ts';

async function open(): Promise<{ stage: Stage; alice: Person; bob: Person }> {
  const stage = new Stage();
  stage.document();
  const [alice, bob] = [new Person(stage, 'alice'), new Person(stage, 'bob')];
  void alice.push(alice.type('a'));
  await stage.settle();
  return { stage, alice, bob };
}

const SEALED = { code: 'FORBIDDEN', facts: { reason: 'SEALED' } };

describe('a document that is sealed', () => {
  it('3.8 takes nothing of what was on its way; others of that commit are saved, and readers arrive anew', async () => {
    const { stage, alice, bob } = await open();
    stage.document('doc_2');
    const reader = bob.follow().run();
    await stage.settle();
    const late = watch(alice.push(alice.type('b')));
    const elsewhere = watch(bob.push(bob.type('c'), 'doc_2'));
    await promisesHeard();
    stage.memory.seal('doc_1');
    await stage.settle();
    expect(late.outcome).toMatchObject(SEALED);
    expect(elsewhere.outcome).toMatchObject({ revision: 1 });
    expect(reader.ended).toMatchObject({ code: 'UNAVAILABLE' });
    const anew = bob.follow().run();
    await stage.settle();
    expect([anew.text, anew.ended]).toEqual(['a', null]);
  });

  it('3.8 is known to be sealed when it is opened: nothing reaches the storage, and readers stay', async () => {
    const { stage, alice, bob } = await open();
    stage.memory.seal('doc_1');
    void watch(alice.push(alice.type('b')));
    await stage.settle();
    const reader = bob.follow().run();
    await stage.settle();
    const { length } = stage.storage.commits;
    const again = watch(alice.push(alice.type('c')));
    await stage.settle();
    expect(again.outcome).toMatchObject(SEALED);
    expect(stage.storage.commits).toHaveLength(length);
    expect(reader.ended).toBeNull();
    expect(await alice.push(Uint8Array.of(0, 0))).toMatchObject({ revision: 1 });
  });

  it('3.8 is written again as soon as a new draft is begun, also elsewhere, and readers see it', async () => {
    const { stage, alice, bob } = await open();
    stage.memory.seal('doc_1');
    void watch(alice.push(alice.type('b')));
    await stage.settle();
    const reader = bob.follow().run();
    await stage.settle();
    stage.memory.seal('doc_1', false);
    const draft = watch(bob.push(bob.type('d')));
    await stage.settle();
    expect(draft.outcome).toMatchObject({ revision: 2 });
    expect(reader.ended).toBeNull();
    expect(await stage.storedText()).toContain('d');
  });

  it('3.8 is not said to be sealed while the database cannot tell', async () => {
    const { stage, alice } = await open();
    stage.memory.seal('doc_1');
    void watch(alice.push(alice.type('b')));
    await stage.settle();
    stage.storage.fault = 'away';
    const unknown = watch(alice.push(alice.type('c')));
    await stage.settle();
    expect(unknown.outcome).toMatchObject({ code: 'UNAVAILABLE' });
  });
});
