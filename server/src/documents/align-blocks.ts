import type { Node } from '@tiptap/pm/model';
import { PICTURE } from '@umlauf/shared/pictures';

/** What became of blocks: kept, edited in place, removed, or inserted. Indexes into the old and the new ones. */
export type BlockStep =
  | { kind: 'keep' | 'edit'; from: number; to: number }
  | { kind: 'remove'; from: number }
  | { kind: 'insert'; to: number };

type Pair = readonly [number, number];

/** Larger tables of comparisons take too long: what is between two matches then counts as rewritten. */
const COMPARISONS_MAX = 1_000_000;
/** Share of words that two blocks need to have in common to be one block, edited. */
const SIMILAR = 0.3;

/** The steps from the old blocks to the new ones, in their order; equal blocks are kept, similar ones edited. */
export function alignBlocks(old: readonly Node[], next: readonly Node[]): BlockStep[] {
  const kept = equalPairs(old.map(keyOf), next.map(keyOf));
  return stepsOf('keep', kept, old.length, next.length, ([from, to], [fromEnd, toEnd]) => {
    const [removed, inserted] = [old.slice(from, fromEnd), next.slice(to, toEnd)];
    const edited = similarPairs(removed, inserted);
    const steps = stepsOf('edit', edited, removed.length, inserted.length, removeAndInsert);
    return steps.map((step) => shifted(step, from, to));
  });
}

/** The pairs as steps of this kind, and between them what `between` makes of the gaps. */
function stepsOf(
  kind: 'keep' | 'edit',
  pairs: readonly Pair[],
  oldLength: number,
  nextLength: number,
  between: (start: Pair, end: Pair) => BlockStep[],
): BlockStep[] {
  let start: Pair = [0, 0];
  const steps: BlockStep[] = [];
  for (const pair of pairs) {
    steps.push(...between(start, pair), { kind, from: pair[0], to: pair[1] });
    start = [pair[0] + 1, pair[1] + 1];
  }
  return [...steps, ...between(start, [oldLength, nextLength])];
}

function removeAndInsert([from, to]: Pair, [fromEnd, toEnd]: Pair): BlockStep[] {
  return [
    ...Array.from({ length: fromEnd - from }, (_, i): BlockStep => ({ kind: 'remove', from: from + i })),
    ...Array.from({ length: toEnd - to }, (_, i): BlockStep => ({ kind: 'insert', to: to + i })),
  ];
}

function shifted(step: BlockStep, from: number, to: number): BlockStep {
  if (step.kind === 'remove') return { ...step, from: step.from + from };
  if (step.kind === 'insert') return { ...step, to: step.to + to };
  return { ...step, from: step.from + from, to: step.to + to };
}

function keyOf(block: Node): string {
  return JSON.stringify(block.toJSON());
}

/** Which of two lists' entries are the same one: as many as possible, in the order of both. */
function equalPairs(old: readonly string[], next: readonly string[]): Pair[] {
  const least = Math.min(old.length, next.length);
  let start = 0;
  while (start < least && old[start] === next[start]) start++;
  let end = 0;
  while (end < least - start && old.at(-1 - end) === next.at(-1 - end)) end++;
  const middle = bestPairs(old.length - start - end, next.length - start - end, (i, j) =>
    old[start + i] === next[start + j] ? 1 : 0,
  );
  return [
    ...Array.from({ length: start }, (_, i): Pair => [i, i]),
    ...middle.map(([i, j]): Pair => [start + i, start + j]),
    ...Array.from({ length: end }, (_, i): Pair => [old.length - end + i, next.length - end + i]),
  ];
}

/** Blocks of the same kind that resemble each other, or that stand alone where the other stood. */
function similarPairs(old: readonly Node[], next: readonly Node[]): Pair[] {
  const [oldWords, nextWords] = [old.map(wordsOf), next.map(wordsOf)];
  const isOnlyOne = old.length === 1 && next.length === 1;
  return bestPairs(old.length, next.length, (i, j) => {
    if (old[i]!.type !== next[j]!.type) return 0;
    const similarity = isOnlyOne ? 1 : similarityOf(oldWords[i]!, nextWords[j]!);
    return similarity >= SIMILAR ? similarity : 0;
  });
}

/** Of a picture, its file: the same one with other words is the same picture. */
function wordsOf(block: Node): Set<string> {
  if (block.type.name === PICTURE) return new Set([String(block.attrs['fileId'])]);
  return new Set(block.textBetween(0, block.content.size, ' ', ' ').match(/[\p{L}\p{N}]+/gu));
}

/** Dice's coefficient: 1 when both have the same words, 0 when none is in both. */
function similarityOf(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size + right.size === 0) return 1;
  let shared = 0;
  for (const word of left) if (right.has(word)) shared++;
  return (2 * shared) / (left.size + right.size);
}

/** The pairs, ascending on both sides, whose worths have the highest sum; only pairs that are worth something. */
function bestPairs(oldLength: number, nextLength: number, worth: (i: number, j: number) => number): Pair[] {
  if (oldLength * nextLength > COMPARISONS_MAX) return [];
  const width = nextLength + 1;
  const worths = new Float64Array(oldLength * width);
  const best = new Float64Array((oldLength + 1) * width);
  for (let i = oldLength - 1; i >= 0; i--) {
    for (let j = nextLength - 1; j >= 0; j--) {
      const at = i * width + j;
      worths[at] = worth(i, j);
      const paired = worths[at] > 0 ? worths[at] + best[at + width + 1]! : 0;
      best[at] = Math.max(paired, best[at + width]!, best[at + 1]!);
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < oldLength && j < nextLength;) {
    const at = i * width + j;
    if (worths[at]! > 0 && best[at] === worths[at]! + best[at + width + 1]!) pairs.push([i++, j++]);
    else if (best[at] === best[at + width]) i++;
    else j++;
  }
  return pairs;
}
