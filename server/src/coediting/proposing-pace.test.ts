import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { Person, type Stage, watch } from './coediting-stage.ts';
import { insertion, newId, outcomeOf, staged, textOf } from './proposing-stage.ts';

/** Bob's pages, each with a session of its own, that all push this at once. */
function pushedBy(stage: Stage, doc: Y.Doc, count: number, change: (text: Y.XmlText) => void) {
  return Array.from({ length: count }, (_, place) => {
    const page = new Person(stage, 'bob', { session: `page-${place}` });
    Object.assign(page, { canEdit: () => false, canSuggest: () => true });
    Y.applyUpdate(page.doc, Y.encodeStateAsUpdate(doc));
    return watch(page.push(page.edit(() => change(textOf(page)))));
  });
}
const answered = (pushes: ReturnType<typeof pushedBy>) =>
  pushes.filter(({ outcome }) => outcome !== 'pending').length;

describe('9. the pace of those who may only propose', () => {
  it('9.10 is kept by account, however many sessions they open', async () => {
    const { stage, bob } = await staged();
    const pushes = pushedBy(stage, bob.doc, 120, (text) => text.insert(4, 'x', insertion(newId())));
    await stage.settle(500);
    expect(answered(pushes)).toBeLessThan(80);
    await stage.settle(2_000);
    for (const { outcome } of pushes) expect(outcome).toMatchObject({ revision: expect.any(Number) });
  });

  it('9.10 counts what is refused as half a second’s worth of pushes', async () => {
    const { stage, bob } = await staged();
    const pushes = pushedBy(stage, bob.doc, 10, (text) => text.insert(4, 'x'));
    await stage.settle(0);
    expect(answered(pushes)).toBe(2);
    await stage.settle(2_000);
    expect(answered(pushes)).toBeLessThan(8);
    await stage.settle(4_000);
    for (const { outcome } of pushes) expect(outcome).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('9.10 holds nobody else up', async () => {
    const { stage, alice, bob } = await staged();
    pushedBy(stage, bob.doc, 60, (text) => text.insert(4, 'x'));
    await stage.settle(0);
    const other = watch(alice.push(alice.edit(() => textOf(alice).insert(0, 'Nun: '))));
    await stage.settle();
    expect(other.outcome).toMatchObject({ revision: 2 });
  });

  it.each([
    ['openSuggestionsPerDocument', 'open'],
    ['openSuggestionsPerAuthor', 'openOfAuthor'],
    ['suggestionsPerAuthor', 'ofAuthor'],
  ] as const)('9.11 brings no more than there may be: %s', async (limit, count) => {
    const { stage, alice, bob } = await staged();
    const counted = (number: number) => {
      const counts = { open: 0, openOfAuthor: 0, ofAuthor: 0, [count]: number };
      stage.memory.suggestionCounts = () => Promise.resolve(counts);
    };
    const proposal = (person: Person) => person.edit(() => textOf(person).insert(4, 'x', insertion(newId())));
    counted(LIMITS[limit] - 1);
    expect(await outcomeOf(stage, bob, proposal(bob))).toMatchObject({ revision: 2 });
    counted(LIMITS[limit]);
    const answer = { code: 'LIMIT', facts: { limit, max: LIMITS[limit] } };
    for (const person of [alice, bob])
      expect(await outcomeOf(stage, person, proposal(person))).toMatchObject(answer);
  });

  it('9.11 leaves others room to propose', async () => {
    const { stage, alice, bob } = await staged();
    const many = (person: Person) =>
      person.edit(() => {
        for (let i = 0; i < LIMITS.openSuggestionsPerAuthor; i++)
          textOf(person).insert(0, 'x', insertion(newId()));
      });
    expect(await outcomeOf(stage, bob, many(bob))).toMatchObject({ revision: 2 });
    const more = bob.edit(() => textOf(bob).insert(0, 'x', insertion(newId())));
    expect(await outcomeOf(stage, bob, more)).toMatchObject({ code: 'LIMIT' });
    const other = alice.edit(() => textOf(alice).insert(4, 'x', insertion(newId())));
    expect(await outcomeOf(stage, alice, other)).toMatchObject({ revision: 3 });
  });
});
