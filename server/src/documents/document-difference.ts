import type { Node } from '@tiptap/pm/model';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import { type BlockChange, type BlockEntry, compareBlocks } from './block-difference.ts';
import { recognizeMoves } from './moved-blocks.ts';
import type { Piece } from './word-difference.ts';

/** One attribute of a block or of what holds it, with what it was until then. Values as JSON. */
export interface PartAttribute {
  name: string;
  value: string;
  /** Null: it was the same, or the part was not there. */
  formerValue: string | null;
}

/** A block, or a list, an item, a table, a row, a cell, a quotation in which it stands. */
export interface DifferencePart {
  /** The same in all lines that stand in it. */
  id: number;
  kind: string;
  /** What kind it was until then; null: the same. */
  formerKind: string | null;
  change: BlockChange;
  attributes: PartAttribute[];
}

/** One block of text, or a rule, in its place in the document. */
export interface DifferenceLine {
  change: BlockChange;
  /** From the outermost to the block itself. */
  parts: DifferencePart[];
  pieces: Piece[];
  move: number | null;
  /** Which of the later document's blocks at the top it belongs to; null: it is not there any more. */
  block: number | null;
}

/** What became of a document between two states. */
export interface Difference {
  lines: DifferenceLine[];
  insertedWords: number;
  removedWords: number;
  movedBlocks: number;
}

/**
 * The difference between two states of a document, as one document in which both can be read. The same texts always give
 * the same difference. Throws LIMIT for more lines than can be shown.
 */
export function documentDifference(old: readonly Node[], next: readonly Node[]): Difference {
  const entries = compareBlocks(old, next);
  const movedBlocks = recognizeMoves(entries);
  const lines = new Lines().of(entries);
  const texts = (change: string) =>
    lines.filter(isToldOnce).flatMap(({ pieces }) => pieces.filter((piece) => piece.change === change));
  return {
    lines,
    insertedWords: countWords(texts('INSERTED')),
    removedWords: countWords(texts('REMOVED')),
    movedBlocks,
  };
}

/** What moved is told where it is now. */
function isToldOnce({ change }: DifferenceLine): boolean {
  return change !== 'MOVED_AWAY';
}

function countWords(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
}

/** Writes the tree of entries as a list: each line names all that it stands in. */
class Lines {
  private readonly lines: DifferenceLine[] = [];
  private parts = 0;

  of(entries: readonly BlockEntry[]): DifferenceLine[] {
    let block = 0;
    for (const entry of entries) {
      const isThere = entry.change !== 'REMOVED' && entry.change !== 'MOVED_AWAY';
      this.add(entry, [], isThere ? block++ : null);
    }
    return this.lines;
  }

  private add(entry: BlockEntry, outer: readonly DifferencePart[], block: number | null): void {
    const parts = [...outer, this.partOf(entry)];
    for (const child of entry.children) this.add(child, parts, block);
    // A row can be without cells.
    if (!entry.node.isTextblock && !entry.node.isLeaf) return;
    if (this.lines.length >= LIMITS.differenceLines)
      throw new AppError('LIMIT', { limit: 'differenceLines', max: LIMITS.differenceLines });
    const { change, move, pieces } = entry;
    this.lines.push({ change, parts, pieces: pieces ?? [], move, block });
  }

  private partOf({ node, former, change }: BlockEntry): DifferencePart {
    this.parts += 1;
    const isRetyped = former !== null && former.type !== node.type;
    return {
      id: this.parts,
      kind: node.type.name,
      formerKind: isRetyped ? former.type.name : null,
      change,
      attributes: attributesOf(node, isRetyped ? null : former),
    };
  }
}

function attributesOf(node: Node, former: Node | null): PartAttribute[] {
  return Object.entries(node.attrs).flatMap(([name, given]) => {
    const value = JSON.stringify(given ?? null);
    const formerValue = former ? JSON.stringify(former.attrs[name] ?? null) : value;
    if (value === 'null' && formerValue === 'null') return [];
    return { name, value, formerValue: formerValue === value ? null : formerValue };
  });
}
