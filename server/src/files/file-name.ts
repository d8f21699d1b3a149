import { LIMITS } from '@umlauf/shared/limits';

/** Controls, line and paragraph separators, marks and overrides of direction: what a reader does not see. */
const UNSEEN =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;
/** What Windows takes in no name; slashes have parted the path before. */
const UNTAKEN = /[<>:"|?*]/g;
/** Longer ones are part of the name. */
const EXTENSION = /\.([\p{L}\p{N}_-]{1,12})$/u;

/**
 * A name under which every system can keep the file: the last part of a path, without what nobody sees, at most
 * `LIMITS.fileNameCharacters` long, whose extension is kept. Null when nothing is left.
 */
export function cleanFileName(given: string): string | null {
  const last = given
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\r\n\t]+/g, ' ')
    .split(/[/\\]/)
    .at(-1)!;
  const name = last
    .replace(UNSEEN, '')
    .replace(UNTAKEN, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return shortened(name) || null;
}

/** In small letters, without its point; empty when there is none. */
export function extensionOf(name: string): string {
  return (EXTENSION.exec(name)?.[1] ?? '').toLowerCase();
}

function shortened(name: string): string {
  if (name.length <= LIMITS.fileNameCharacters) return name;
  const extension = EXTENSION.exec(name)?.[0] ?? '';
  const stem = name.slice(0, LIMITS.fileNameCharacters - extension.length);
  // Half of a character may be left at the cut.
  return `${stem.replace(/[\ud800-\udbff]$/, '').trimEnd()}${extension}`;
}
