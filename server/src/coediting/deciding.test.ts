import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import type { Decision } from '@umlauf/shared/suggestions';
import { type Person, watch, WINDOW } from './coediting-stage.ts';
import { insertion, newId, outcomeOf, pageOf, refused, staged, textOf } from './proposing-stage.ts';

/** Bob proposes a word on this stage. */
async function proposed() {
  const { stage, alice, bob } = await staged();
  const id = newId();
  await outcomeOf(stage, bob, propose(bob, id, 4, 'neue '));
  Y.applyUpdate(alice.doc, Y.encodeStateAsUpdate(bob.doc));
  return { stage, alice, bob, id };
}

function propose(bob: Person, id: string, at: number, words: string): Uint8Array {
  return bob.edit(() => textOf(bob).insert(at, words, insertion(id)));
}

function decide(
  { stage, name, accountId, canEdit, canSuggest }: Person,
  decision: Decision,
  ...ids: string[]
) {
  const account = { accountId, name };
  const request = { account, canEdit, canSuggest, ids: new Set(ids), decision };
  return watch(stage.coediting.decide('doc_1', request));
}

async function decided(person: Person, decision: Decision, ...ids: string[]) {
  const watched = decide(person, decision, ...ids);
  for (let waits = 0; waits < 10 && watched.outcome === 'pending'; waits++)
    await person.stage.settle(3 * WINDOW);
  return watched.outcome;
}

describe('9. decisions about what is proposed', () => {
  it.each([
    ['accept', 'Der neue xAntrag.'],
    ['refuse', 'Der Antrag.'],
  ] as const)('9.8 are about what stands in the text in that instant: %s', async (decision, text) => {
    const { stage, alice, bob, id } = await proposed();
    stage.storage.fault = 'hangs';
    // Under way to the database, and gathering behind it.
    const other = watch(alice.push(alice.type('Zweitens.', 1)));
    await stage.settle();
    const late = watch(bob.push(propose(bob, id, 9, 'x')));
    await stage.settle();
    const watched = decide(alice, decision, id);
    await stage.settle();
    stage.storage.release();
    await stage.settle(3 * WINDOW);
    for (const { outcome } of [other, late, watched])
      expect(outcome).toMatchObject({ revision: expect.any(Number) });
    expect(await stage.storedText()).toBe(`${text}\nZweitens.`);
  });

  it('9.8 change nothing where none of it stands', async () => {
    const { stage, alice, id } = await proposed();
    expect(await decided(alice, 'refuse', newId())).toMatchObject({ revision: 2 });
    expect(await decided(alice, 'refuse', id)).toMatchObject({ revision: 3 });
    expect(await decided(alice, 'refuse', id)).toMatchObject({ revision: 3 });
    expect(await stage.storedText()).toBe('Der Antrag.');
  });

  it('9.8 of whoever may only propose are withdrawals of their own', async () => {
    const { stage, alice, bob, id } = await proposed();
    const other = newId();
    await outcomeOf(stage, alice, propose(alice, other, 0, 'Nun: '));
    expect(refused(await decided(bob, 'accept', id))).toBe('FORBIDDEN');
    expect(refused(await decided(bob, 'refuse', other))).toBe('FORBIDDEN');
    expect(await decided(bob, 'refuse', id)).toMatchObject({ revision: 4 });
    expect(await stage.storedText()).toMatch(/Nun: <[^>]*>Der Antrag\.$/);
    bob.canSuggest = () => false;
    expect(refused(await decided(bob, 'refuse', id))).toBe('FORBIDDEN');
  });

  it('9.8 write with a clientID of their own, whoever decides', async () => {
    const { stage, alice, bob, id } = await proposed();
    const own = newId();
    await outcomeOf(stage, bob, propose(bob, own, 0, 'Nun: '));
    expect(await decided(alice, 'accept', id)).toMatchObject({ revision: 4 });
    expect(await decided(bob, 'refuse', own)).toMatchObject({ revision: 5 });
    expect(await stage.storedText()).toBe('Der neue Antrag.');
  });

  it('9.9 words that come after it are refused with a reason of their own', async () => {
    const { stage, alice, bob, id } = await proposed();
    const late = propose(bob, id, 9, 'x');
    await decided(alice, 'refuse', id);
    expect(await outcomeOf(stage, bob, late)).toMatchObject({
      code: 'FORBIDDEN',
      facts: { reason: 'ONLY_PROPOSALS' },
    });
    expect(await stage.storedText()).toBe('Der Antrag.');
  });

  it('9.9 such words pass as a proposal of their own', async () => {
    const { stage, alice, bob, id } = await proposed();
    const late = propose(bob, id, 9, 'x');
    await decided(alice, 'refuse', id);
    const page = pageOf(stage, alice.doc);
    Y.applyUpdate(page.doc, (await stage.coediting.state('doc_1'))!.state);
    Y.applyUpdate(page.doc, late);
    const again = page.edit(() => textOf(page).format(4, 1, insertion(newId())));
    expect(await outcomeOf(stage, bob, Y.mergeUpdates([late, again]))).toMatchObject({ revision: 4 });
  });

  it('9.9 taking back words that were accepted meanwhile is refused', async () => {
    const { stage, alice, bob, id } = await proposed();
    const late = bob.edit(() => textOf(bob).delete(4, 5));
    await decided(alice, 'accept', id);
    expect(refused(await outcomeOf(stage, bob, late))).toBe('FORBIDDEN');
    expect(await stage.storedText()).toBe('Der neue Antrag.');
  });
});
