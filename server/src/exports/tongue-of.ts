/** Written from right to left: Hebrew or Arabic; `other`: from left to right; null: there are no letters. */
export type Tongue = 'he' | 'ar' | 'other' | null;

/** Blocks of Unicode whose letters run from right to left, also such as are not named here as a language. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const HEBREW = /[\u0590-\u05ff\ufb1d-\ufb4f]/;

/** As the first letter says: so do editors, too (UAX #9, P2). */
export function tongueOf(text: string): Tongue {
  const [letter] = /\p{L}/u.exec(text) ?? [];
  if (letter === undefined) return null;
  if (!RIGHT_TO_LEFT.test(letter)) return 'other';
  return HEBREW.test(letter) ? 'he' : 'ar';
}
