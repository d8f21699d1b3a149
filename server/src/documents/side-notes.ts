/** What a file says beside its text, where pandoc does not read it; signs in the text tell where it belongs. */
export interface SideNotes {
  /** What stands above the text; null: nothing does, or pandoc reads it. */
  title: string | null;
  changes: { kind: 'insertion' | 'deletion'; author: string | null; at: string | null }[];
  comments: { source: string; author: string | null; at: string | null }[];
  /** What pictures say, by the numbers that `PICTURE_TITLE` has for them. */
  pictures: string[];
}

/**
 * What pandoc does not read of a text's form. `u`: underlined words; `a`: a cell's alignment, by its number in
 * `FORM_ALIGNMENTS`; `n`: the first number of a list; `r`: a rule.
 */
export type FormKind = 'u' | 'a' | 'n' | 'r';

export const FORM_ALIGNMENTS = ['left', 'center', 'right'];

/** `s`: a tracked change, `c`: a comment; each with its number in `SideNotes`. */
export type SignKind = 's' | 'c' | FormKind;

/** Stands for a space that pandoc shall not move, and in no text: a noncharacter of Unicode that XML allows. */
export const HELD_SPACE = '\ufdd0';

/** What a picture says that only decorates, in a file as pandoc is to read it; the same. */
export const DECORATIVE_SIGN = '\ufdd3';

/** The title of a picture of which somebody else tells what it says; pandoc keeps small letters and digits of it. */
export const PICTURE_TITLE = 'umlaufpicture';

/** The same, around a sign. */
const [OPEN, SHUT] = ['\ufdd1', '\ufdd2'];
const sign = (side: 'b' | 'e', kind: SignKind, at: number) => `${OPEN}${side}${kind}${at}${SHUT}`;

export const READ_SIGNS = {
  begin: (kind: SignKind, at: number) => sign('b', kind, at),
  end: (kind: SignKind, at: number) => sign('e', kind, at),
};

const SIGN = /\ufdd1([be])([scuanr])(\d{1,9})\ufdd2/g;

export interface Sign {
  side: 'begin' | 'end';
  kind: SignKind;
  at: number;
}

/** The text between signs, and the signs, in their order. */
export function partsOf(text: string): (string | Sign)[] {
  if (!text.includes(OPEN)) return [text];
  const parts: (string | Sign)[] = [];
  let done = 0;
  for (const found of text.matchAll(SIGN)) {
    const [all, side, kind, at] = found as unknown as [string, string, SignKind, string];
    parts.push(text.slice(done, found.index), { side: side === 'b' ? 'begin' : 'end', kind, at: Number(at) });
    done = found.index + all.length;
  }
  parts.push(text.slice(done));
  return parts;
}

/** The text alone. */
export function withoutSigns(text: string): string {
  return text.replaceAll(SIGN, '');
}
