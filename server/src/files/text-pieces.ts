import { LIMITS } from '@umlauf/shared/limits';

/** Between two pages. */
export const PAGE_BREAK = '\f';

/** A text that grows piece by piece, and no further than what is searched of a file. */
export class TextPieces {
  readonly #pieces: string[] = [];
  #length = 0;

  get isFull(): boolean {
    return this.#length >= LIMITS.fileTextCharacters;
  }

  add(text: string): void {
    if (this.isFull) return;
    this.#pieces.push(text);
    this.#length += text.length;
  }

  /** Without what nobody sees; null when nothing is left. */
  tidied(): string | null {
    return tidied(this.#pieces.join(''));
  }
}

/** A line that ends within a word goes on with a small letter; not so "Ost-" before "und Westdeutschland". */
const BROKEN_WORD = /(\p{L})[-\u2010]\n(?=\p{Ll})(?!(?:und|oder|bis|bzw|sowie|and|or|to)(?!\p{L}))/gu;
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** But for line feed and form feed. */
const CONTROL = /[\u0000-\u0009\u000b\u000d-\u001f\u007f-\u009f]/g;

/** What goes on for so long without a space is no word, and takes the database as long as its length squared. */
const LONGEST_WORD = 5_000;

function cutWord(word: string): string {
  return word.length < LONGEST_WORD ? word : word.replaceAll(/.{5000}/gsu, '$& ');
}

/** As it can be stored and shown: whole characters, one space between words, no empty lines. */
export function tidied(text: string): string | null {
  const clean = text
    .slice(0, LIMITS.fileTextCharacters)
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(UNSEEN, '')
    .replaceAll(CONTROL, ' ')
    .replaceAll(/[^\S\n\f]+/g, ' ')
    .replaceAll(/ ?\n[\n ]*/g, '\n')
    .replaceAll(BROKEN_WORD, '$1')
    .replaceAll(/\S+/gu, cutWord)
    .slice(0, LIMITS.fileTextCharacters)
    .toWellFormed();
  return /[\p{L}\p{N}]/u.test(clean) ? clean : null;
}
