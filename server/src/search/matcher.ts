import { BETWEEN_WORDS, foldWords } from './fold-words.ts';
import { isInner, type Term } from './read-query.ts';

/** Finds in a text as it was written what the database found in it folded. */
export interface Matcher {
  /** Where the words stand, in order and without overlaps; at most so many. */
  rangesIn(text: string, max: number): { start: number; length: number }[];
}

const LETTER = String.raw`[\p{L}\p{N}\u0300-\u036f]`;
const BEGIN = `(?<!${LETTER})`;
const END = `(?!${LETTER})`;
/** What German and English words end with, at most. */
const ENDING = String.raw`[\p{L}\u0300-\u036f]{0,4}`;
const DOUBLED: Record<string, string> = {
  ae: '(?:ae|ä|a\u0308|æ)',
  oe: '(?:oe|ö|o\u0308|ø|œ)',
  ue: '(?:ue|ü|u\u0308)',
  ss: '(?:ss|ß|ẞ)',
};
const LETTERS = lettersByBase();

/** Ignores what the index ignores. Bent words are found by their stem and any short ending, which only marks too much. */
export function matcherOf(terms: readonly Term[]): Matcher {
  const telling = terms.filter(({ isStopWord }) => !isStopWord);
  const sources = (telling.length > 0 ? telling : terms).flatMap(patterns);
  const pattern = new RegExp(sources.toSorted((a, b) => b.length - a.length).join('|'), 'giu');
  return {
    rangesIn(text, max) {
      const ranges: { start: number; length: number }[] = [];
      for (const match of text.matchAll(pattern)) {
        if (ranges.length === max) break;
        ranges.push({ start: match.index, length: match[0].length });
      }
      return ranges;
    },
  };
}

function patterns({ folded, isQuoted, isStopWord, stems, similar }: Term): string[] {
  const whole = (word: string) => `${BEGIN}${sourceOf(word)}${END}`;
  if (isQuoted || isStopWord) return [whole(folded)];
  return [
    `${isInner(folded) ? '' : BEGIN}${sourceOf(folded)}`,
    ...stems.filter((stem) => stem.length > 2).map((stem) => `${BEGIN}${stemSource(stem)}${ENDING}${END}`),
    ...similar.map(whole),
  ];
}

/** The stem of "Häuser" is "haus", that of "policy" is "polici". */
function stemSource(stem: string): string {
  const vowels: Record<string, string> = { a: 'ae', o: 'oe', u: 'ue' };
  const letters = Array.from(foldWords(stem.replace(/i$/, '')), (letter) => {
    const umlaut = vowels[letter];
    return umlaut ? `(?:${sourceOf(letter)}|${DOUBLED[umlaut]})` : sourceOf(letter);
  });
  return letters.join('');
}

function sourceOf(folded: string): string {
  return folded.replaceAll(/ae|oe|ue|ss|./gsu, (piece) => {
    if (piece === ' ') return `${BETWEEN_WORDS}+`;
    return DOUBLED[piece] ?? LETTERS.get(piece) ?? escaped(piece);
  });
}

function escaped(letter: string): string {
  return letter.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

/** `e` -> `[eèéêëēĕėęě]` with marks behind: Latin letters and what they are folded to. */
function lettersByBase(): Map<string, string> {
  const letters = new Map<string, string>();
  for (let code = 0x61; code < 0x17f; code++) {
    const letter = String.fromCodePoint(code);
    const base = foldWords(letter);
    if (/^[a-z]$/.test(base)) letters.set(base, (letters.get(base) ?? '') + letter);
  }
  return new Map([...letters].map(([base, all]) => [base, `[${all}]${String.raw`[\u0300-\u036f]*`}`]));
}
