import { describe, expect, it } from 'vitest';
import type { Transaction } from '@tiptap/pm/state';
import { documentSchema } from '@umlauf/shared/document-schema';
import { Random } from '@umlauf/shared/random-document';
import { proposedIn, type MarkValues } from '@umlauf/shared/suggestion-marks';
import { decideSuggestions, piecesOf, textsOf, type Decision } from '@umlauf/shared/suggestions';
import * as Y from 'yjs';
import { SuggestionTrial } from '../coediting/suggestion-trial.ts';
import { characters, idsIn, paragraphs, plain, Suggester } from './suggester.ts';

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);
const base = () => paragraphs('Der Antrag wird geprüft.', 'Die Frist endet am Montag.');

/** Something that somebody does somewhere. */
function changeAtRandom(random: Random): (tr: Transaction) => Transaction {
  return (tr) => {
    const blocks: [number, number][] = [];
    tr.doc.forEach((node, at) => void blocks.push([at + 1, at + 1 + node.content.size]));
    const [start, end] = random.pick(blocks);
    const from = start + random.int(end - start + 1);
    const to = Math.min(end, from + 1 + random.int(5));
    switch (random.pick(['insert', 'delete', 'replace', 'format'] as const)) {
      case 'insert':
        return tr.insertText(random.pick(['neu ', 'x', 'und ']), from);
      case 'delete':
        return tr.delete(from, to);
      case 'replace':
        return tr.insertText('statt', from, to);
      case 'format': {
        const mark = documentSchema.mark(random.pick(['bold', 'italic', 'code']));
        return random.chance(0.5) ? tr.addMark(from, to, mark) : tr.removeMark(from, to, mark);
      }
    }
  };
}

/** Three people who propose at the same time, and then hear of one another, three times. */
function proposing(random: Random): Suggester[] {
  const start = base();
  const people = [2, 3, 4].map((clientId) => new Suggester(clientId, random).take(start));
  for (let round = 0; round < 3; round++) {
    for (const who of people) for (let i = random.int(4); i >= 0; i--) who.propose(changeAtRandom(random));
    const seen = people.map(({ doc }) => Y.encodeStateAsUpdate(doc));
    for (const who of people) for (const update of seen) who.take(update);
  }
  return people;
}

describe('what several people propose at once', () => {
  it.each(SEEDS)('converges, and changes nothing before it is accepted: seed %i', (seed) => {
    const people = proposing(new Random(seed));
    const [{ doc }] = people as [Suggester];
    for (const other of people) expect(characters(other.doc)).toBe(characters(doc));
    expect(plain(doc)).toBe(plain(base()));
  });

  it.each(SEEDS)('gives one text in whichever order it is accepted: seed %i', (seed) => {
    const random = new Random(seed);
    const [{ doc }] = proposing(random) as [Suggester];
    const [first, second] = [10, 11].map((clientId) => {
      const lead = new Suggester(clientId).take(doc);
      const order = idsIn(doc)
        .map((id) => ({ id, place: random.next() }))
        .toSorted((a, b) => a.place - b.place);
      for (const { id } of order) decideSuggestions(lead.doc, new Set([id]), 'accept');
      return lead.doc;
    }) as [Y.Doc, Y.Doc];
    expect(idsIn(first)).toEqual([]);
    expect(characters(second)).toBe(characters(first));
  });

  it.each(SEEDS)('converges when two accept at once: seed %i', (seed) => {
    const [{ doc }] = proposing(new Random(seed)) as [Suggester];
    const [one, two] = [10, 11].map((clientId) => new Suggester(clientId).take(doc)) as [
      Suggester,
      Suggester,
    ];
    for (const [at, id] of idsIn(doc).entries())
      decideSuggestions((at % 2 ? one : two).doc, new Set([id]), 'accept');
    const seen = Y.encodeStateAsUpdate(one.doc);
    one.take(two.doc);
    two.take(seen);
    expect(characters(one.doc)).toBe(characters(two.doc));
  });

  it.each(SEEDS)('is decided as if each piece were decided by itself: seed %i', (seed) => {
    const random = new Random(seed);
    const [{ doc }] = proposing(random) as [Suggester];
    for (const decision of ['accept', 'refuse'] as const) {
      const chosen = new Set(idsIn(doc).filter(() => random.chance(0.6)));
      const [together, alone] = [12, 13].map((clientId) => new Suggester(clientId).take(doc).doc) as [
        Y.Doc,
        Y.Doc,
      ];
      decideSuggestions(together, chosen, decision);
      decideEach(alone, chosen, decision);
      expect(characters(together)).toBe(characters(alone));
      expect(characters(new Suggester(14).take(together).doc)).toBe(characters(together));
    }
  });

  it.each(SEEDS)('passes the server’s trial, and nothing else does: seed %i', (seed) => {
    const random = new Random(seed);
    const { doc } = new Suggester(9).take(base());
    const trial = new SuggestionTrial();
    for (let round = 0; round < 12; round++) {
      const who = new Suggester(20 + round, random).take(doc);
      const mayEdit = random.chance(0.3);
      const change = changeAtRandom(random);
      const update = mayEdit ? who.edit(change) : who.propose(change);
      if (!update) continue;
      const after = new Suggester(50).take(doc).take(update).doc;
      const isProposal = plain(after) === plain(doc) && isSame(doc, after, who.own);
      const passes = trial.passes(doc, update, { isOwn: (id) => who.isOwn(id), wrote: () => false });
      expect(passes, `round ${round}`).toBe(isProposal);
      if (!mayEdit) expect(passes, `round ${round}`).toBe(true);
      if (passes || mayEdit) Y.applyUpdate(doc, update);
      if (!passes) trial.forget();
    }
  });
});

/** The rule, piece by piece from the end. */
function decideEach(doc: Y.Doc, ids: ReadonlySet<string>, decision: Decision): void {
  for (const text of textsOf(doc.getXmlFragment('content'))) {
    let at = text.length;
    for (const { text: words, marks } of piecesOf(text).toReversed()) {
      at -= words.length;
      const meant = proposedIn(marks).filter(({ id }) => ids.has(id));
      if (meant.some(({ kind }) => kind === (decision === 'accept' ? 'deletion' : 'insertion')))
        text.delete(at, words.length);
      else
        for (const { key, kind, value } of meant) {
          text.format(at, words.length, { [key]: null });
          if (kind !== 'formatting' || decision === 'refuse') continue;
          const { add, remove } = value as { add: string; remove: string };
          const formats: MarkValues = {};
          for (const format of remove.split(' ').filter(Boolean)) formats[format] = null;
          for (const format of add.split(' ').filter(Boolean)) formats[format] = {};
          text.format(at, words.length, formats);
        }
    }
  }
}

/** Whether both are one document once the proposals of one person are refused in them. */
function isSame(before: Y.Doc, after: Y.Doc, ids: ReadonlySet<string>): boolean {
  const [left, right] = [before, after].map((doc) => {
    const copy = new Suggester(60).take(doc).doc;
    decideSuggestions(copy, ids, 'refuse');
    return characters(copy);
  });
  return left === right;
}
