import { describe, expect, it } from 'vitest';
import { Random } from '@umlauf/shared/random-document';
import { decideSuggestions } from '@umlauf/shared/suggestions';
import * as Y from 'yjs';
import { Stage, watch } from '../coediting/coediting-stage.ts';
import { idsIn, paragraphs, plain, Suggester, textOf } from './suggester.ts';

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);
const base = () => paragraphs('Der Antrag.', 'Die Frist.');

/** A page at one of two instances, of somebody who may only propose and tries more than that. */
class Page {
  #who: Suggester;
  #pushed: { outcome: unknown } | null = null;

  constructor(
    readonly stage: Stage,
    private readonly accountId: string,
    private readonly own: Set<string>,
    private readonly random: Random,
  ) {
    this.#who = this.#fresh();
  }

  /** Pages write with clientIDs of their own. */
  #fresh(): Suggester {
    const who = new Suggester(1_000 + this.random.int(2 ** 30), this.random);
    for (const id of this.own) who.own.add(id);
    return who;
  }

  /** Hears of what is committed; whoever was refused begins anew. */
  async see(): Promise<void> {
    const outcome = this.#pushed?.outcome;
    if (outcome === 'pending') return;
    if (outcome instanceof Error) this.#who = this.#fresh();
    this.#pushed = null;
    this.#who.take(await storedDoc(this.stage));
  }

  act(): void {
    if (this.#pushed?.outcome === 'pending' || this.#who.doc.getXmlFragment('content').length === 0) return;
    const update = this.#change();
    for (const id of this.#who.own) this.own.add(id);
    const account = { accountId: this.accountId, name: this.accountId };
    const rights = { canEdit: () => false, canSuggest: () => true };
    this.#pushed = watch(this.stage.coediting.push('doc_1', { account, update, ...rights }));
  }

  #change(): Uint8Array {
    const { random } = this;
    const who = this.#who;
    const text = textOf(who.doc, random.int(2));
    const at = random.int(text.length + 1);
    const mine = idsIn(who.doc).filter((id) => this.own.has(id));
    if (mine.length > 0 && random.chance(0.3))
      return who.write(() => decideSuggestions(who.doc, new Set([random.pick(mine)]), 'refuse'));
    // Inherits the marks of what stands before it.
    if (random.chance(0.6)) return who.write(() => text.insert(at, 'y'));
    const mark = { 'insertion--AAAAAAAA': { id: who.newId() } };
    return who.write(() => text.insert(at, 'neu', mark));
  }
}

describe('two instances', () => {
  it.each(SEEDS)('9.12 let nobody who may only propose into the text: seed %i', async (seed) => {
    const random = new Random(seed);
    const here = new Stage();
    const there = new Stage(here);
    here.document();
    const account = { accountId: 'acc_alice', name: 'alice' };
    const alice = { account, canEdit: () => true };
    const first = here.coediting.push('doc_1', { ...alice, update: Y.encodeStateAsUpdate(base()) });
    await here.settle();
    await first;
    const pages = ['acc_bob', 'acc_carl'].flatMap((accountId) => {
      const own = new Set<string>();
      return [here, there].map((stage) => new Page(stage, accountId, own, random));
    });
    for (let round = 0; round < 15; round++) {
      for (const page of pages) {
        if (random.chance(0.5)) await page.see();
        if (random.chance(0.7)) page.act();
        await here.settle(random.int(8));
      }
      const stage = random.pick([here, there]);
      stage.coediting.heardOf('doc_1', here.memory.rows('doc_1').length);
      const ids = new Set(idsIn(await storedDoc(here)).filter(() => random.chance(0.3)));
      if (random.chance(0.3)) watch(stage.coediting.decide('doc_1', { ...alice, ids, decision: 'refuse' }));
    }
    await here.settle(3_000);
    expect(plain(await storedDoc(here))).toBe(plain(base()));
  });
});

async function storedDoc(stage: Stage): Promise<Y.Doc> {
  const doc = new Y.Doc();
  for (const update of (await stage.memory.load('doc_1'))!.updates) Y.applyUpdate(doc, update);
  return doc;
}
