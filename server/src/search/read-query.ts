import { LIMITS } from '@umlauf/shared/limits';
import type { Statement } from '../platform/database/actor-read.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Read } from '../platform/graphql/context.ts';
import { faultOfLine } from '../platform/graphql/input-text.ts';
import { foldWords, wordsOf } from './fold-words.ts';

/** Something that must be found: a word, or words in quotes that stand beside one another exactly so. */
export interface Term {
  /** As it was typed. */
  text: string;
  folded: string;
  isQuoted: boolean;
  /** Without endings, in German and in English; none for what is quoted. */
  stems: string[];
  /** So frequent that it says nothing: looked for in titles only, and when there is nothing else. */
  isStopWord: boolean;
  /** Folded words that are as good, where the word itself is not found. */
  similar: string[];
}

interface WordRow {
  german: string[];
  english: string[];
}

const WORDS: Statement = {
  name: 'search-words',
  text: `select ts_lexize('pg_catalog.german_stem', word) as german, ts_lexize('pg_catalog.english_stem', word) as english
    from unnest($1::text[]) with ordinality as w (word, place) order by place`,
};

const QUOTED = /["„“”«»]([^"„“”«»]*)["„“”«»]/g;

/**
 * What a query asks for. There are no operators but quotes: all other signs stand between words. Throws INVALID_INPUT for
 * a query without any word, LIMIT for one with too many or too long.
 */
export async function readQuery(query: string, read: Read): Promise<Term[]> {
  if (query.length > LIMITS.searchCharacters)
    throw new AppError('LIMIT', { limit: 'query', max: LIMITS.searchCharacters });
  checkFields({ query: faultOfLine(query, LIMITS.searchCharacters) });
  const terms = new Map<string, Term>();
  const add = (text: string, isQuoted: boolean): void => {
    const folded = foldWords(text);
    if (folded === '' || terms.has(folded)) return;
    terms.set(folded, { text, folded, isQuoted, stems: [], isStopWord: false, similar: [] });
  };
  for (const [, quoted] of query.matchAll(QUOTED)) add(quoted!, true);
  for (const word of wordsOf(query.replaceAll(QUOTED, ' '))) add(word, false);
  if (terms.size === 0) throw new AppError('INVALID_INPUT', { fields: { query: 'EMPTY' } });
  if (terms.size > LIMITS.searchWords)
    throw new AppError('LIMIT', { limit: 'words', max: LIMITS.searchWords });
  const words = [...terms.values()].filter(({ isQuoted }) => !isQuoted);
  const rows = await read<WordRow>(WORDS, [words.map(({ text }) => text.toLowerCase())]);
  words.forEach((term, index) => {
    const { german, english } = rows[index]!;
    term.isStopWord = german.length === 0;
    term.stems = [...new Set([...german, ...english])];
  });
  return [...terms.values()];
}

/** What the database is to look for, as `app_search` takes it. */
export interface Pattern {
  /** What words have to contain; null where they are to begin with it, or to stand just so. */
  inner: string | null;
  /** What words have to begin with, where they need not contain it. */
  prefix: string | null;
  /** Words as they have to stand. */
  words: string[];
  stems: string[];
  /** LIKE pattern of what stands in quotes. */
  phrase: string | null;
  /** LIKE patterns: whole words, their beginnings, and what is found at all. */
  whole: string[];
  begin: string[];
  match: string[];
  only: 'TITLE' | null;
}

/** Stop words count only where there is nothing else, and then in titles. */
export function patternsOf(terms: readonly Term[]): Pattern[] {
  const telling = terms.filter(({ isStopWord }) => !isStopWord);
  return (telling.length > 0 ? telling : terms).map(patternOf);
}

function patternOf({ folded, isQuoted, isStopWord, stems, similar }: Term): Pattern {
  const words = [folded, ...similar];
  const whole = words.map((word) => `% ${word} %`);
  const just = { inner: null, prefix: null, stems: [], phrase: null, whole, begin: whole, match: whole };
  if (isQuoted) return { ...just, words: folded.split(' '), phrase: whole[0]!, only: null };
  if (isStopWord) return { ...just, words: [], only: 'TITLE' };
  const isPart = isInner(folded);
  return {
    ...just,
    inner: isPart ? folded : null,
    prefix: isPart ? null : folded,
    words: similar,
    stems,
    begin: words.map((word) => `% ${word}%`),
    match: [isPart ? `%${folded}%` : `% ${folded}%`, ...whole.slice(1)],
    only: null,
  };
}

/** One or two letters stand inside of every text; in scripts without letters they are words. */
export function isInner(folded: string): boolean {
  return folded.length > 2 || /[^\u0000-\u007f]/.test(folded);
}
