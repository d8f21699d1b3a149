import { Transform } from '@tiptap/pm/transform';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { FlatText, findPassage, passageAt, type Passage, type TextRange } from '@umlauf/shared/passage';
import { placesOf } from '@umlauf/shared/passage-places';
import { Random } from '@umlauf/shared/random-document';
import { FIRST_SEED, REPLAYED_SEED } from '../../../test/testkit/seeds.ts';
import { RandomEditor } from '../coediting/random-editor.ts';
import { createPassiveDoc } from '../coediting/passive-doc.ts';

const ROUNDS = REPLAYED_SEED ? 1 : 200;

/** A comment, with what its words were made of. */
interface Noted {
  passage: Passage;
  inside: Set<string>;
  outside: Set<string>;
}

/** Every character of the text by who wrote it and when. */
function charactersIn({ runs }: FlatText): string[] {
  const found: string[] = [];
  for (const { type } of runs) {
    for (let item = type._start; item; item = item.right) {
      if (item.deleted || !item.countable) continue;
      for (let i = 0; i < item.length; i++) found.push(`${item.id.client}.${item.id.clock + i}`);
    }
  }
  return found;
}

function note(doc: Y.Doc, range: TextRange): Noted {
  const flat = new FlatText(doc);
  const passage = passageAt(doc, flat.anchorOf(range));
  if (typeof passage === 'string') throw new Error(passage);
  const all = charactersIn(flat);
  const inside = new Set(all.slice(range.from, range.to));
  return { passage, inside, outside: new Set(all.filter((id) => !inside.has(id))) };
}

function randomRange(random: Random, doc: Y.Doc): TextRange | null {
  const { length } = new FlatText(doc).text;
  if (length < 4) return null;
  const from = random.int(length - 1);
  return { from, to: Math.min(length, from + 1 + random.int(12)) };
}

/** Several editors of one document, and the server's copy; what they do arrives in any order but each one's own. */
class Table {
  readonly editors: RandomEditor[];
  readonly server = createPassiveDoc();
  private readonly waiting: Uint8Array[][];

  constructor(readonly random: Random) {
    const first = new RandomEditor(random);
    for (let i = 0; i < 6; i++) first.act();
    const state = Y.encodeStateAsUpdate(first.doc);
    Y.applyUpdate(this.server, state);
    first.unsent = [];
    this.editors = [first, new RandomEditor(random, state), new RandomEditor(random, state)];
    this.waiting = this.editors.map(() => []);
  }

  deliver(from: number): void {
    const { unsent } = this.editors[from]!;
    this.editors[from]!.unsent = [];
    for (const update of unsent) {
      Y.applyUpdate(this.server, update);
      for (const [to, queue] of this.waiting.entries()) if (to !== from) queue.push(update);
    }
  }

  receive(to: number): void {
    const queue = this.waiting[to]!;
    this.waiting[to] = [];
    if (queue.length > 0) this.editors[to]!.receive(Y.mergeUpdates(queue));
  }

  settle(): void {
    // Rendering can heal, which is an edit of its own.
    for (let round = 0; round < 4; round++) {
      for (const index of this.editors.keys()) this.deliver(index);
      for (const index of this.editors.keys()) this.receive(index);
    }
  }

  get docs(): Y.Doc[] {
    return [this.server, ...this.editors.map(({ doc }) => doc)];
  }
}

/** The words and nothing else, wherever blocks begin. */
const bare = (words: string) => words.replaceAll('\n', '');

function checkPlace(doc: Y.Doc, { passage, inside, outside }: Noted): void {
  const flat = new FlatText(doc);
  const range = findPassage(flat, passage);
  const all = charactersIn(flat);
  const left = all.flatMap((id, at) => (inside.has(id) ? [at] : []));
  // Of several blocks the first and the last say where it is; where both are gone, so is the comment's place.
  const isOfSeveral = passage.quote.includes('\n');
  if (range && bare(flat.wordsOf(range)) === bare(passage.quote)) return;
  if (!isOfSeveral)
    expect(left.filter((at) => range === null || at < range.from || at >= range.to)).toEqual([]);
  if (range === null) return;
  expect(all.slice(range.from, range.to).filter((id) => outside.has(id))).toEqual([]);
}

function play(seed: number): void {
  const random = new Random(seed);
  const table = new Table(random);
  const noted: Noted[] = [];
  for (let step = 0; step < 40; step++) {
    const who = random.int(table.editors.length);
    const roll = random.next();
    if (roll < 0.5) table.editors[who]!.act();
    else if (roll < 0.7) table.deliver(who);
    else if (roll < 0.9) table.receive(who);
    else {
      // As the server does: on what is committed.
      const range = randomRange(random, table.server);
      if (range) noted.push(note(table.server, range));
    }
  }
  table.settle();
  for (const each of noted) {
    const places = table.docs.map((doc) => findPassage(new FlatText(doc), each.passage));
    for (const place of places) expect(place).toEqual(places[0]);
    checkPlace(table.server, each);
  }
  deleteAndUndo(table);
}

/** What is deleted is gone for all, and back for all when it is undone. */
function deleteAndUndo(table: Table): void {
  const range = randomRange(table.random, table.server);
  const editor = table.random.pick(table.editors);
  if (!range) return;
  const { passage } = note(table.server, range);
  const place = placesOf(editor.shown, [range])[0];
  const { text } = new FlatText(table.server);
  // Of `ee`, and across blocks, y-tiptap decides by comparing which of the same characters was deleted.
  const isSameElsewhere = text[range.from] === text[range.to] || text[range.from - 1] === text[range.to - 1];
  if (passage.before === null || !place || isSameElsewhere || passage.quote.includes('\n')) return;
  editor.write(new Transform(editor.shown).delete(place.from, place.to).doc);
  table.settle();
  for (const doc of table.docs) expect(findPassage(new FlatText(doc), passage)).toBeNull();
  editor.undo();
  table.settle();
  for (const doc of table.docs) {
    const flat = new FlatText(doc);
    const found = findPassage(flat, passage);
    expect(found && bare(flat.wordsOf(found))).toBe(bare(passage.quote));
  }
}

it.each(Array.from({ length: ROUNDS }, (_, round) => FIRST_SEED + round))(
  'comments stay on their words, are gone with them and back with them: seed %i',
  play,
);
