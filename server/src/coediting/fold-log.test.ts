import { describe, expect, it, test } from 'vitest';
import * as Y from 'yjs';
import { Random } from '@umlauf/shared/random-document';
import { checkHolds, foldLog, FoldRefused } from './fold-log.ts';
import { contentOf, docOfLog } from './passive-doc.ts';
import { RandomEditor } from './random-editor.ts';
import { FIRST_SEED, REPLAYED_SEED } from '../../../test/testkit/seeds.ts';

const ROUNDS = process.env['UMLAUF_LONG'] ? 300 : 20;
const SEEDS = REPLAYED_SEED ? [FIRST_SEED] : Array.from({ length: ROUNDS }, (_, i) => FIRST_SEED + i);
const TURNS = 120;

/** A log beside the same log that is folded again and again, and editors who know more or less of it. */
class World {
  readonly rows: Uint8Array[] = [];
  readonly editors: RandomEditor[];
  folded: Uint8Array[] = [];
  /** How many rows each editor has been told. */
  readonly #told: number[];

  constructor(readonly random: Random) {
    this.editors = random.list(3, () => new RandomEditor(random));
    this.#told = this.editors.map(() => 0);
  }

  turn(): void {
    const { random } = this;
    const index = random.int(this.editors.length);
    const editor = this.editors[index]!;
    const act = random.int(20);
    if (act < 12) editor.act();
    else if (act < 16) this.send(editor);
    else if (act < 19) this.tell(index);
    else this.fold();
  }

  send(editor: RandomEditor): void {
    for (const update of editor.unsent.splice(0)) {
      this.rows.push(update);
      this.folded.push(update);
    }
  }

  /** The rows that it lacks, one by one as a stream brings them, or the difference to a folded document. */
  tell(index: number): void {
    const editor = this.editors[index]!;
    this.send(editor);
    if (this.random.chance(0.5)) {
      for (const row of this.rows.slice(this.#told[index])) editor.receive(row);
    } else {
      editor.receive(Y.encodeStateAsUpdate(docOfLog(this.folded), Y.encodeStateVector(editor.doc)));
    }
    this.#told[index] = this.rows.length;
  }

  fold(): void {
    if (this.folded.length > 0) this.folded = [foldLog(this.folded).state];
  }

  expectSame(): void {
    const [folded, whole] = [docOfLog(this.folded), docOfLog(this.rows)];
    expect(contentOf(folded)).toBe(contentOf(whole));
    expect(Y.equalSnapshots(Y.snapshot(folded), Y.snapshot(whole))).toBe(true);
  }
}

test.each(SEEDS)(
  '8.2, 8.7 a folded log is the same document, also for editors from before (UMLAUF_SEED=%i)',
  (seed) => {
    const world = new World(new Random(seed));
    for (let turn = 0; turn < TURNS; turn++) world.turn();
    world.expectSame();
    world.fold();
    world.expectSame();
    // Those who were away bring what they wrote, and undo what they did, over a log that has forgotten what they hold.
    for (const editor of world.editors) {
      editor.act();
      world.send(editor);
    }
    world.expectSame();
    // An editor that is told something may tidy up, which is something to tell the others.
    for (let round = 0; round < 10; round++) world.editors.forEach((_, index) => world.tell(index));
    const content = contentOf(docOfLog(world.folded));
    for (const { doc } of world.editors) expect(contentOf(doc)).toBe(content);
  },
);

describe('8.2 what folding would lose', () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const content = doc.getXmlFragment('content');
  for (let i = 0; i < 4; i++) content.insert(i, [new Y.XmlElement('paragraph')]);
  const beforeDeletion = updates.length;
  content.delete(1, 1);
  const stateOf = (rows: readonly Uint8Array[]) => Y.encodeStateAsUpdate(docOfLog(rows));

  it('is nothing when all of it is there', () => {
    expect(() => checkHolds(stateOf(updates), updates)).not.toThrow();
  });

  it('is refused when a row is missing', () => {
    const state = stateOf(updates.slice(0, beforeDeletion - 1));
    expect(() => checkHolds(state, updates.slice(0, beforeDeletion))).toThrow('lacks what was written');
  });

  it('is refused when a deletion is missing', () => {
    const state = stateOf(updates.slice(0, beforeDeletion));
    expect(() => checkHolds(state, updates)).toThrow('lacks what was deleted');
  });

  it('is refused when more is deleted', () => {
    const other = docOfLog(updates);
    other.getXmlFragment('content').delete(0, 1);
    const state = Y.encodeStateAsUpdate(other);
    expect(() => checkHolds(state, updates)).toThrow('other clocks or deletions');
  });

  it('is refused when clocks and deletions agree and the content does not', () => {
    const other = new Y.Doc();
    other.clientID = doc.clientID;
    const fragment = other.getXmlFragment('content');
    for (let i = 0; i < 4; i++) fragment.insert(i, [new Y.XmlElement('heading')]);
    fragment.delete(1, 1);
    expect(() => checkHolds(Y.encodeStateAsUpdate(other), updates)).toThrow('another content');
  });

  it('is refused when the log has a gap or cannot be read', () => {
    expect(() => foldLog(updates.toSpliced(1, 1))).toThrow(FoldRefused);
    expect(() => foldLog([...updates, Uint8Array.of(9, 9)])).toThrow(FoldRefused);
  });
});

it('8.5 gives the states on the way', () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const seen: string[] = [];
  for (let i = 0; i < 6; i++) {
    doc.getXmlFragment('content').insert(0, [new Y.XmlElement(`paragraph`)]);
    seen.push(contentOf(doc));
  }
  const { milestones } = foldLog(updates, [2, 5]);
  expect(milestones.map((state) => contentOf(docOfLog([state])))).toEqual([seen[1], seen[4]]);
});
