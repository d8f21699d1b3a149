import type { Statement } from '../platform/database/actor-read.ts';
import type { Read } from '../platform/graphql/context.ts';
import type { Term } from './read-query.ts';

/** Shorter words have too many neighbours. */
const SHORTEST = 4;
const MOST = 5;

const SIMILAR: Statement = {
  name: 'search-similar-words',
  text: 'select word, candidate from app_similar_words($1, $2)',
};

/** The same terms with words of the readable texts that are typed nearly so; null when there are none for any. */
export async function withSimilarWords(
  terms: readonly Term[],
  spaceId: string | null,
  read: Read,
): Promise<Term[] | null> {
  const open = terms.filter(({ folded, isQuoted, isStopWord }) => {
    return !isQuoted && !isStopWord && folded.length >= SHORTEST;
  });
  if (open.length === 0) return null;
  const rows = await read<{ word: string; candidate: string }>(SIMILAR, [
    open.map(({ folded }) => folded),
    spaceId,
  ]);
  const byWord = Map.groupBy(rows, ({ word }) => word);
  const found = terms.map((term) => {
    const candidates = byWord.get(term.folded)?.map(({ candidate }) => candidate) ?? [];
    return { ...term, similar: nearest(term.folded, candidates) };
  });
  return found.some(({ similar }) => similar.length > 0) ? found : null;
}

function nearest(word: string, candidates: readonly string[]): string[] {
  const distances = candidates
    .filter((candidate) => !candidate.includes(word))
    .map((candidate) => ({ candidate, distance: distanceWithin(word, candidate) }))
    .filter(({ distance }) => distance <= mistakesIn(word));
  const least = Math.min(...distances.map(({ distance }) => distance));
  return distances
    .filter(({ distance }) => distance <= least + 1)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(({ candidate }) => candidate);
}

/** How many letters may be wrong, missing, too many or exchanged. */
function mistakesIn({ length }: string): number {
  return length < 6 ? 1 : length < 12 ? 2 : 3;
}

/**
 * The least number of mistakes by which the word becomes the candidate or a part of it ("Anmeldnug" in
 * "Sperrmüllanmeldung"): Damerau's and Levenshtein's distance (optimal string alignment) with free ends on one side.
 */
export function distanceWithin(word: string, candidate: string): number {
  let [before, row]: number[][] = [[], Array.from({ length: candidate.length + 1 }, () => 0)];
  for (let i = 1; i <= word.length; i++) {
    const next = [i];
    for (let j = 1; j <= candidate.length; j++) {
      const isSame = word[i - 1] === candidate[j - 1];
      let least = Math.min(row![j]! + 1, next[j - 1]! + 1, row![j - 1]! + (isSame ? 0 : 1));
      const isTurned = i > 1 && j > 1 && word[i - 1] === candidate[j - 2] && word[i - 2] === candidate[j - 1];
      if (isTurned) least = Math.min(least, before![j - 2]! + 1);
      next.push(least);
    }
    [before, row] = [row!, next];
  }
  return Math.min(...row!);
}
