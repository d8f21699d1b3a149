import type { Node } from '@tiptap/pm/model';
import { PICTURE } from '@umlauf/shared/pictures';
import { alignBlocks, type BlockStep } from './align-blocks.ts';
import { equalPairs, type Pair } from './equal-pairs.ts';
import { type Piece, wholePieces, wordDifference } from './word-difference.ts';

/** What became of a block. A block that moved stands there twice: where it was, and where it is. */
export type BlockChange = 'KEPT' | 'INSERTED' | 'REMOVED' | 'EDITED' | 'MOVED_AWAY' | 'MOVED_HERE';

/** A block or what holds blocks, with what became of it. */
export interface BlockEntry {
  change: BlockChange;
  /** As it is; of what was removed: as it was. */
  node: Node;
  /** As it was, where that is known to be the same one. */
  former: Node | null;
  children: BlockEntry[];
  /** Of a block that holds text; null: it holds none. */
  pieces: Piece[] | null;
  /** The same number at both places of what moved. */
  move: number | null;
}

/** What became of these blocks, in one list: where something went, it stands where it was. */
export function compareBlocks(old: readonly Node[], next: readonly Node[]): BlockEntry[] {
  return stepsBetween(old, next).map((step) => {
    if (step.kind === 'remove') return wholeEntry(old[step.from]!, 'REMOVED');
    if (step.kind === 'insert') return wholeEntry(next[step.to]!, 'INSERTED');
    return entryOf(old[step.from]!, next[step.to]!);
  });
}

/** One block that was there before. */
export function entryOf(former: Node, node: Node): BlockEntry {
  if (former.eq(node)) return { ...wholeEntry(node, 'KEPT'), former };
  const isText = node.isTextblock;
  return {
    change: 'EDITED',
    node,
    former,
    children: isText ? [] : childrenOf(former, node),
    pieces: isText ? wordDifference(former, node) : null,
    move: null,
  };
}

export function wholeEntry(node: Node, change: 'KEPT' | 'INSERTED' | 'REMOVED'): BlockEntry {
  const isText = node.isTextblock;
  return {
    change,
    node,
    former: null,
    children: isText ? [] : node.children.map((child) => wholeEntry(child, change)),
    pieces: isText ? wholePieces(node, change) : null,
    move: null,
  };
}

/** The cells of a row are told by their column, everything else by its content. */
function childrenOf(former: Node, node: Node): BlockEntry[] {
  if (node.type.name !== 'tableRow' || former.childCount !== node.childCount)
    return compareBlocks(former.children, node.children);
  return node.children.map((cell, index) => entryOf(former.child(index), cell));
}

/** Where blocks of one list that are not in the other stand, from and to. */
interface Gap {
  kind: 'gap';
  from: number[];
  to: number[];
}

/**
 * Equal blocks first, by a method that takes time with the differences alone; then what is between them by resemblance,
 * but for what stands elsewhere word for word: that has moved, and is no other block in another wording.
 */
function stepsBetween(old: readonly Node[], next: readonly Node[]): BlockStep[] {
  const [oldKeys, nextKeys] = [old.map(keyOf), next.map(keyOf)];
  const parts = partsOf(oldKeys, nextKeys);
  const gaps = parts.filter((part) => part.kind === 'gap');
  const gone = new Set(
    gaps.flatMap(({ from }) => from.filter((i) => hasWords(old[i]!)).map((i) => oldKeys[i])),
  );
  const moved = new Set(gaps.flatMap(({ to }) => to.map((i) => nextKeys[i]).filter((key) => gone.has(key))));
  return parts.flatMap((part): BlockStep[] => {
    if (part.kind === 'keep') return [part];
    const from = part.from.filter((i) => !moved.has(oldKeys[i]));
    const to = part.to.filter((i) => !moved.has(nextKeys[i]));
    const gap = [from.map((i) => old[i]!), to.map((i) => next[i]!)] as const;
    const steps = retyped(alignBlocks(...gap), ...gap).map((step) => placed(step, from, to));
    return woven(steps, part);
  });
}

type Part = Gap | { kind: 'keep'; from: number; to: number };

/** What both have, block by block, and the gaps between. */
function partsOf(oldKeys: string[], nextKeys: string[]): Part[] {
  const pairs = equalPairs(oldKeys, nextKeys);
  const parts: Part[] = [];
  let [from, to] = [0, 0];
  for (const [fromEnd, toEnd] of [...pairs, [oldKeys.length, nextKeys.length] as Pair]) {
    const gap: Gap = { kind: 'gap', from: range(from, fromEnd), to: range(to, toEnd) };
    if (gap.from.length + gap.to.length > 0) parts.push(gap);
    if (fromEnd < oldKeys.length) parts.push({ kind: 'keep', from: fromEnd, to: toEnd });
    [from, to] = [fromEnd + 1, toEnd + 1];
  }
  return parts;
}

function range(from: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - from) }, (_, i) => from + i);
}

/** The steps, and between them, each in its place, what the gap holds besides: it went from here or came here. */
function woven(steps: readonly BlockStep[], { from, to }: Gap): BlockStep[] {
  const result: BlockStep[] = [];
  let [nextFrom, nextTo] = [0, 0];
  const upTo = (fromEnd: number, toEnd: number) => {
    while (nextFrom < from.length && from[nextFrom]! < fromEnd)
      result.push({ kind: 'remove', from: from[nextFrom++]! });
    while (nextTo < to.length && to[nextTo]! < toEnd) result.push({ kind: 'insert', to: to[nextTo++]! });
  };
  for (const step of steps) {
    upTo('from' in step ? step.from : -1, 'to' in step ? step.to : -1);
    result.push(step);
    if ('from' in step) nextFrom += 1;
    if ('to' in step) nextTo += 1;
  }
  upTo(Infinity, Infinity);
  return goneFirst(result);
}

/** What went, then what came, wherever several of both stand together. */
function goneFirst(steps: readonly BlockStep[]): BlockStep[] {
  const result: BlockStep[][] = [];
  let came: BlockStep[] = [];
  for (const step of steps) {
    if (step.kind === 'insert') came.push(step);
    else if (step.kind === 'remove') result.push([step]);
    else {
      result.push(came, [step]);
      came = [];
    }
  }
  return [...result, came].flat();
}

/** With the places in the whole lists. */
function placed(step: BlockStep, from: readonly number[], to: readonly number[]): BlockStep {
  if (step.kind === 'remove') return { ...step, from: from[step.from]! };
  if (step.kind === 'insert') return { ...step, to: to[step.to]! };
  return { ...step, from: from[step.from]!, to: to[step.to]! };
}

export function hasWords(node: Node): boolean {
  return /[\p{L}\p{N}]/u.test(wordingOf(node));
}

/** By what a block is known again elsewhere: its words, or the file of a picture. */
export function wordingOf({ type, attrs, textContent }: Node): string {
  return type.name === PICTURE ? ((attrs['fileId'] as string | null) ?? '') : textContent;
}

/** The same words as another kind of block, a heading that was a paragraph, are one block in another form. */
function retyped(
  given: readonly BlockStep[],
  old: readonly Node[],
  next: readonly Node[],
): readonly BlockStep[] {
  const steps = [...given];
  for (const [at, step] of given.entries()) {
    const following = given[at + 1];
    const pair = step.kind === 'remove' && following?.kind === 'insert' ? ([step, following] as const) : null;
    if (!pair) continue;
    const [before, after] = [old[pair[0].from]!, next[pair[1].to]!];
    const isSame =
      before.isTextblock && after.isTextblock && before.textContent && before.content.eq(after.content);
    if (isSame) steps.splice(steps.indexOf(step), 2, { kind: 'edit', from: pair[0].from, to: pair[1].to });
  }
  return steps;
}

function keyOf(block: Node): string {
  return JSON.stringify(block.toJSON());
}
