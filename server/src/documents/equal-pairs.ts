import { diffArrays } from 'diff';

/** Places of the same entry in both lists. */
export type Pair = readonly [from: number, to: number];

/** The exact method takes time with the number of differences: more are not looked for at once. */
const EDITS_MAX = 1_000;

/**
 * Which entries of two lists are the same one: as many as possible, in the order of both. Of lists with very many
 * differences those first that occur once in each (patience diff), then what is between them.
 */
export function equalPairs(old: readonly string[], next: readonly string[]): Pair[] {
  return exactPairs(old, next) ?? pairsBetween(onlyOnes(old, next), old, next);
}

/** Null: too many differences. */
function exactPairs(old: readonly string[], next: readonly string[]): Pair[] | null {
  const changes = diffArrays([...old], [...next], { maxEditLength: EDITS_MAX });
  if (!changes) return null;
  const pairs: Pair[] = [];
  let [from, to] = [0, 0];
  for (const { added, removed, count = 0 } of changes) {
    if (removed) from += count;
    else if (added) to += count;
    else for (let i = 0; i < count; i++) pairs.push([from++, to++]);
  }
  return pairs;
}

function pairsBetween(anchors: readonly Pair[], old: readonly string[], next: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  let [from, to] = [0, 0];
  for (const [fromEnd, toEnd] of [...anchors, [old.length, next.length] as Pair]) {
    const between = exactPairs(old.slice(from, fromEnd), next.slice(to, toEnd)) ?? [];
    for (const [i, j] of between) pairs.push([from + i, to + j]);
    if (fromEnd < old.length) pairs.push([fromEnd, toEnd]);
    [from, to] = [fromEnd + 1, toEnd + 1];
  }
  return pairs;
}

/** What occurs once in each list, as far as its order is that of both: the longest increasing sequence of places. */
function onlyOnes(old: readonly string[], next: readonly string[]): Pair[] {
  const places = placesOf(next);
  const pairs = [...placesOf(old)].flatMap(([key, from]): Pair[] => {
    const to = places.get(key);
    return from === null || to === undefined || to === null ? [] : [[from, to]];
  });
  // For each length the sequence of that length that ends earliest; each pair knows the one before it.
  const ends: number[] = [];
  const before = pairs.map(([, to], index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[ends[middle]!]![1] < to) low = middle + 1;
      else high = middle;
    }
    ends[low] = index;
    return low === 0 ? -1 : ends[low - 1]!;
  });
  const sequence: Pair[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) sequence.push(pairs[at]!);
  return sequence.toReversed();
}

/** By entry: its place, null when it has several. */
function placesOf(list: readonly string[]): Map<string, number | null> {
  const places = new Map<string, number | null>();
  for (const [place, key] of list.entries()) places.set(key, places.has(key) ? null : place);
  return places;
}
