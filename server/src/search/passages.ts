import { LIMITS } from '@umlauf/shared/limits';
import type { Statement } from '../platform/database/actor-read.ts';
import type { Read } from '../platform/graphql/context.ts';
import type { Matcher } from './matcher.ts';
import type { SearchPassage, TextRange } from './search.types.ts';

const PASSAGES = 3;
/** Characters before the first marked word and behind the last one. */
const BEFORE = 60;
const BEHIND = 120;
const LONGEST = 290;
const MATCHES = 200;

/** Texts by document, as far as the viewer may read them, together no more than one answer's search looks through. */
export async function textsToSearch(read: Read, ids: readonly string[]): Promise<Map<string, string>> {
  const share = Math.floor(LIMITS.searchedCharacters / ids.length);
  const rows = await read<{ id: string; text: string }>(TEXTS, [ids, share]);
  return new Map(rows.map(({ id, text }) => [id, text]));
}

const TEXTS: Statement = {
  name: 'search-texts',
  text: 'select id, left(text, $2) as text from document where id = any($1)',
};

/** The first passages in which the words stand; the text's beginning when they are not to be seen in it. */
export function passagesIn(text: string, matcher: Matcher, hasPages = false): SearchPassage[] {
  const ranges = matcher.rangesIn(text, MATCHES);
  if (ranges.length === 0) return text === '' ? [] : [cut(text, 0, Math.min(text.length, BEHIND), [])];
  const passages: SearchPassage[] = [];
  let next = 0;
  while (next < ranges.length && passages.length < PASSAGES) {
    const first = ranges[next]!;
    const begin = Math.max(0, first.start - BEFORE);
    let end = Math.min(text.length, first.start + Math.min(first.length, BEHIND) + BEHIND);
    const marked: TextRange[] = [];
    for (; next < ranges.length && ranges[next]!.start < end; next++) {
      const { start, length } = ranges[next]!;
      marked.push({ start, length: Math.min(length, begin + LONGEST - start) });
      end = Math.min(text.length, begin + LONGEST, Math.max(end, start + length));
      if (end === begin + LONGEST) break;
    }
    const page = hasPages ? pageAt(text, first.start) : null;
    passages.push({ ...cut(text, begin, end, marked), page });
    while (next < ranges.length && ranges[next]!.start < end) next++;
  }
  return passages;
}

/** Form feeds stand between pages. */
function pageAt(text: string, place: number): number {
  return text.slice(0, place).split('\f').length;
}

/** Moves both ends to spaces between words where there are any, but never over what is marked. */
function cut(text: string, from: number, to: number, ranges: readonly TextRange[]): SearchPassage {
  const [first, last] = [ranges[0], ranges.at(-1)];
  const firstStart = first?.start ?? from;
  const lastEnd = last ? last.start + last.length : from;
  const gap = from > 0 ? text.slice(from, firstStart).search(/\s/) : -1;
  const begin = from > 0 && gap >= 0 ? from + gap + 1 : wholeCharacter(text, from);
  let end = to;
  if (to < text.length) {
    const tail = text.slice(lastEnd, to).search(/\s\S*$/);
    end = tail >= 0 ? lastEnd + tail : wholeCharacter(text, to);
  }
  const before = begin > 0 ? '… ' : '';
  const behind = end < text.length ? ' …' : '';
  const shift = before.length - begin;
  return {
    page: null,
    text: before + text.slice(begin, end).replaceAll(/\s/g, ' ') + behind,
    ranges: ranges
      .filter(({ start }) => start < end)
      .map(({ start, length }) => ({ start: start + shift, length: Math.min(length, end - start) })),
  };
}

/** The same place, or the one before where that would cut a character in two. */
function wholeCharacter(text: string, place: number): number {
  return /[\udc00-\udfff]/.test(text[place] ?? '') ? place - 1 : place;
}
