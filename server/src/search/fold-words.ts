/** C0 controls; punctuation and other signs of ASCII, Latin-1, typography and CJK: what stands between words. */
const UNSEEN = '\\u0001-\\u001f';
const SIGNS = '\\u0021-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00bf\\u2000-\\u206f\\u3000-\\u303f';
export const BETWEEN_WORDS = `[${UNSEEN} ${SIGNS}]`;

const BETWEEN = new RegExp(`${BETWEEN_WORDS}+`, 'g');
const MARKS = /[\u0300-\u036f]+/g;
const PAIRS = [
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['Ä', 'Ae'],
  ['Ö', 'Oe'],
  ['Ü', 'Ue'],
  ['ß', 'ss'],
  ['ẞ', 'SS'],
  ['a\u0308', 'ae'],
  ['o\u0308', 'oe'],
  ['u\u0308', 'ue'],
  ['A\u0308', 'Ae'],
  ['O\u0308', 'Oe'],
  ['U\u0308', 'Ue'],
] as const;
const LATE_PAIRS = [
  ['æ', 'ae'],
  ['ø', 'oe'],
  ['œ', 'oe'],
  ['ł', 'l'],
] as const;

/**
 * A text as the index knows it: small letters without marks, umlauts and ß as two letters, one space between words. The
 * database's `search_fold` is the same (and adds a space at both ends).
 */
export function foldWords(text: string): string {
  let folded = text;
  for (const [from, to] of PAIRS) folded = folded.replaceAll(from, to);
  folded = folded.toLowerCase().replaceAll(BETWEEN, ' ').normalize('NFKD').toLowerCase();
  for (const [from, to] of LATE_PAIRS) folded = folded.replaceAll(from, to);
  return folded.replaceAll(MARKS, '').replaceAll(BETWEEN, ' ').trim();
}

/** The words of a text as they stand there. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .split(BETWEEN)
    .filter((word) => foldWords(word) !== '');
}
