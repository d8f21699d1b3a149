import { type BlockEntry, entryOf, hasWords, wordingOf } from './block-difference.ts';

/** Share of words that two blocks need to have in common to be the same one elsewhere, and how many it has at least. */
const SIMILAR = 0.75;
const WORDS_MIN = 5;
/** More pairs are not compared for resemblance. */
const COMPARISONS_MAX = 250_000;

/**
 * Finds what was removed at one place and inserted at another: blocks of the same words first, then such as resemble
 * each other, whose words are compared. Changes the entries, and answers how many have moved.
 */
export function recognizeMoves(entries: readonly BlockEntry[]): number {
  const [removed, inserted] = [rootsOf(entries, 'REMOVED'), rootsOf(entries, 'INSERTED')];
  let moves = 0;
  const pair = (from: BlockEntry, to: BlockEntry) => {
    moves += 1;
    moveEntry(from, to, moves);
  };
  const waiting = Map.groupBy(
    removed.filter(({ node }) => hasWords(node)),
    ({ node }) => `${node.type.name} ${wordingOf(node)}`,
  );
  for (const to of inserted) {
    const from = waiting.get(`${to.node.type.name} ${wordingOf(to.node)}`)?.shift();
    if (from) pair(from, to);
  }
  const open = { from: [...waiting.values()].flat(), to: inserted.filter(({ move }) => move === null) };
  if (open.from.length * open.to.length > COMPARISONS_MAX) return moves;
  for (const [from, to] of resembling(open.from, open.to)) pair(from, to);
  return moves;
}

function moveEntry(from: BlockEntry, to: BlockEntry, move: number): void {
  mark(from, 'MOVED_AWAY', move);
  const { children, pieces } = entryOf(from.node, to.node);
  Object.assign(to, { children, pieces, former: from.node });
  mark(to, 'MOVED_HERE', move);
}

/** What is inside has moved along; what was changed in it besides stays told. */
function mark(entry: BlockEntry, change: 'MOVED_AWAY' | 'MOVED_HERE', move: number): void {
  Object.assign(entry, { change, move });
  for (const child of entry.children) {
    if (change === 'MOVED_AWAY' || child.change === 'KEPT') mark(child, change, move);
  }
}

/** The outermost ones: what is within them went or came with them. */
function rootsOf(entries: readonly BlockEntry[], change: 'REMOVED' | 'INSERTED'): BlockEntry[] {
  return entries.flatMap((entry) => (entry.change === change ? [entry] : rootsOf(entry.children, change)));
}

function resembling(removed: readonly BlockEntry[], inserted: readonly BlockEntry[]) {
  const words = new Map([...removed, ...inserted].map((entry) => [entry, wordsOf(entry)]));
  const pairs = removed.flatMap((from) =>
    inserted
      .filter((to) => to.node.type === from.node.type)
      .map((to) => ({ from, to, likeness: likenessOf(words.get(from)!, words.get(to)!) }))
      .filter(({ likeness }) => likeness >= SIMILAR),
  );
  const taken = new Set<BlockEntry>();
  const found: [BlockEntry, BlockEntry][] = [];
  // The likest first; of equal ones the first, so that the same texts always give the same difference.
  for (const { from, to } of pairs.toSorted((a, b) => b.likeness - a.likeness)) {
    if (taken.has(from) || taken.has(to)) continue;
    taken.add(from).add(to);
    found.push([from, to]);
  }
  return found;
}

function wordsOf({ node }: BlockEntry): Set<string> {
  return new Set(node.textBetween(0, node.content.size, ' ', ' ').match(/[\p{L}\p{N}]+/gu));
}

/** Dice's coefficient; 0 for what is too short to tell. */
function likenessOf(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (Math.min(left.size, right.size) < WORDS_MIN) return 0;
  let shared = 0;
  for (const word of left) if (right.has(word)) shared++;
  return (2 * shared) / (left.size + right.size);
}
