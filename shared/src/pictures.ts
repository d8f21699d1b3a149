import { LIMITS } from './limits.ts';

/** The name of the block that shows an attached file of the same document. */
export const PICTURE = 'picture';

/**
 * What a picture says, where it cannot be seen: words; '' for one that only decorates; null where nobody has said it yet. As
 * with `alt` in HTML there is one value, so that what two people decide at once never contradicts itself.
 */
export type Alternative = string | null;

export interface PictureAttributes {
  /** Null, another document's or none that is there: only the words are shown. */
  fileId: string | null;
  alt: Alternative;
  /** CSS pixels at which it is shown where there is room; null: not known. */
  width: number | null;
  height: number | null;
}

const FILE_ID = /^fil_[0-9a-hjkmnp-tv-z]{26}$/;
/** Control characters, line ends among them, and what turns the direction of the words around it. */
// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/;

export function isPictureFile(value: unknown): boolean {
  return value === null || (typeof value === 'string' && FILE_ID.test(value));
}

/** One line without spaces at its ends, as `alternativeOf` makes it. */
export function isAlternative(value: unknown): boolean {
  if (value === null) return true;
  if (typeof value !== 'string' || value.length > LIMITS.alternativeCharacters) return false;
  return value === value.trim() && !UNSEEN.test(value) && value.isWellFormed();
}

/** Whatever somebody wrote as an alternative text, as one may be; '' when nothing is left. */
export function alternativeOf(text: string): string {
  const line = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(new RegExp(UNSEEN, 'g'), '')
    .trim()
    .slice(0, LIMITS.alternativeCharacters)
    .trimEnd();
  return line.toWellFormed();
}

export function isEdge(value: unknown): boolean {
  return value === null || (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 20_000);
}

/** A size as a picture may have it; null where one of both is none. */
export function sizeOf(width: number, height: number): Pick<PictureAttributes, 'width' | 'height'> {
  const [wide, high] = [Math.round(width), Math.round(height)];
  const isKnown = isEdge(wide) && isEdge(high);
  return isKnown ? { width: wide, height: high } : { width: null, height: null };
}

/** Kinds of files that every browser shows and that run nothing. */
export const SHOWN_PICTURES: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/**
 * Where a picture of a document is, below the hub's address. Whether whoever asks may have it is asked there each time; of
 * another document's file there is nothing.
 */
export function picturePath(fileId: string, documentId: string): string {
  return `/api/files/${fileId}/content?documentId=${encodeURIComponent(documentId)}`;
}

/** What stands for a picture in Markdown: the file, and what `![]()` cannot say. */
export function pictureLink({ fileId, alt, width, height }: PictureAttributes): string {
  const size = width !== null && height !== null ? [`${width}x${height}`] : [];
  const says = [...size, ...(alt === '' ? ['decorative'] : [])].join(',');
  return `/api/files/${fileId ?? 'none'}/content${says && `#${says}`}`;
}

const LINK =
  /^\/api\/files\/(fil_[0-9a-hjkmnp-tv-z]{26}|none)\/content(?:#(?:(\d{1,5})x(\d{1,5}))?,?(decorative)?)?$/;

/** The picture that `pictureLink` has written, with the words before it; null for any other address. */
export function pictureFromLink(address: string, words: string): PictureAttributes | null {
  const [, file, width, height, decorative] = LINK.exec(address) ?? [];
  if (file === undefined) return null;
  const says = alternativeOf(words);
  return {
    fileId: file === 'none' ? null : file,
    alt: says === '' ? (decorative ? '' : null) : says,
    ...sizeOf(Number(width ?? 0), Number(height ?? 0)),
  };
}
