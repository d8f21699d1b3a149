import { diffArrays } from 'diff';
import type { Node } from '@tiptap/pm/model';

/** What became of words. `FORMATTED`: the same words in another form. */
export type WordChange = 'KEPT' | 'INSERTED' | 'REMOVED' | 'FORMATTED';

/** Words that share their fate and their form. */
export interface Piece {
  change: WordChange;
  /** A line break within a block is "\n". */
  text: string;
  /** Names of the marks, in the order of the alphabet. */
  marks: string[];
  /** Of a link. */
  href: string | null;
  /** Of what is `FORMATTED`: the marks until then. */
  formerMarks: string[] | null;
}

interface Word {
  text: string;
  marks: string[];
  href: string | null;
}

/** More words are compared no further: the block counts as written anew. */
const EDITS_MAX = 2_000;
/** Words as people read them, in any script; by its own rules, so that the same texts always give the same difference. */
const SEGMENTER = new Intl.Segmenter('de', { granularity: 'word' });

/** What became of the words of one block. */
export function wordDifference(old: Node, next: Node): Piece[] {
  const [before, after] = [wordsOf(old), wordsOf(next)];
  return joined(withoutIslands(steps(before, after)));
}

/** All of a block's words, which share one fate. */
export function wholePieces(block: Node, change: 'KEPT' | 'INSERTED' | 'REMOVED'): Piece[] {
  return joined(wordsOf(block).map((word) => pieceOf(change, word)));
}

function steps(before: readonly Word[], after: readonly Word[]): Piece[] {
  const changes = diffArrays(textsOf(before), textsOf(after), { maxEditLength: EDITS_MAX });
  if (!changes)
    return [
      ...before.map((word) => pieceOf('REMOVED', word)),
      ...after.map((word) => pieceOf('INSERTED', word)),
    ];
  let [from, to] = [0, 0];
  return changes.flatMap(({ added, removed, count = 0 }) =>
    Array.from({ length: count }, () => {
      if (removed) return pieceOf('REMOVED', before[from++]!);
      if (added) return pieceOf('INSERTED', after[to++]!);
      return keptPiece(before[from++]!, after[to++]!);
    }),
  );
}

function textsOf(words: readonly Word[]): string[] {
  return words.map(({ text }) => text);
}

function keptPiece(before: Word, after: Word): Piece {
  if (formOf(before) === formOf(after)) return pieceOf('KEPT', after);
  return { ...pieceOf('FORMATTED', after), formerMarks: before.marks };
}

function pieceOf(change: WordChange, { text, marks, href }: Word): Piece {
  return { change, text, marks, href, formerMarks: null };
}

/** A space between two words that were both replaced is read as replaced together with them. */
function withoutIslands(pieces: readonly Piece[]): Piece[] {
  const result: Piece[][] = [];
  let region: Piece[] = [];
  let island: Piece[] = [];
  const close = () => {
    result.push(ordered(region), island);
    region = [];
    island = [];
  };
  for (const piece of pieces) {
    if (piece.change === 'INSERTED' || piece.change === 'REMOVED') {
      if (island.length > 0 && !isReplacement(region)) close();
      region.push(...island.flatMap(asReplaced), piece);
      island = [];
    } else if (region.length > 0 && piece.change === 'KEPT' && piece.text.trim() === '') island.push(piece);
    else {
      close();
      result.push([piece]);
    }
  }
  close();
  return result.flat();
}

function isReplacement(region: readonly Piece[]): boolean {
  return (
    region.some(({ change }) => change === 'REMOVED') && region.some(({ change }) => change === 'INSERTED')
  );
}

function asReplaced(piece: Piece): Piece[] {
  return [
    { ...piece, change: 'REMOVED' },
    { ...piece, change: 'INSERTED' },
  ];
}

/** First what went, then what came. */
function ordered(region: readonly Piece[]): Piece[] {
  return [
    ...region.filter(({ change }) => change === 'REMOVED'),
    ...region.filter(({ change }) => change === 'INSERTED'),
  ];
}

function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last && fateOf(last) === fateOf(piece)) last.text += piece.text;
    else result.push({ ...piece });
  }
  return result;
}

function fateOf(piece: Piece): string {
  return `${piece.change} ${formOf(piece)} ${piece.formerMarks?.join() ?? ''}`;
}

function formOf({ marks, href }: Word): string {
  return `${marks.join()} ${href ?? ''}`;
}

function wordsOf(block: Node): Word[] {
  return block.children.flatMap((child): Word[] => {
    if (!child.isText) return [{ text: '\n', marks: [], href: null }];
    const marks = child.marks.map(({ type }) => type.name).toSorted();
    const href = (child.marks.find(({ type }) => type.name === 'link')?.attrs['href'] as string) ?? null;
    return [...SEGMENTER.segment(child.text!)].map(({ segment }) => ({ text: segment, marks, href }));
  });
}
