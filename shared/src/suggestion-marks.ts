/** The marks that bear what somebody proposes; each with the proposal's id. */
export const SUGGESTION_MARKS = ['insertion', 'deletion', 'formatting'] as const;
export type SuggestionMark = (typeof SUGGESTION_MARKS)[number];

/** Marks that can be proposed and have nothing more to say than that they are there; in this order in a list. */
export const FORMATS = ['bold', 'italic', 'underline', 'strike', 'code'] as const;
export type Format = (typeof FORMATS)[number];

/** How ids of proposals look, wherever they stand. */
const ID = /^sug_[0-9a-hjkmnp-tv-z]{26}$/;
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

export function isSuggestionId(value: unknown): boolean {
  return typeof value === 'string' && ID.test(value);
}

/** A new id, made by whoever proposes, from 26 random bytes: 130 bits that nobody can guess. */
export function newSuggestionId(random: Uint8Array): string {
  return `sug_${Array.from(random, (byte) => ALPHABET[byte & 31]).join('')}`;
}

/** Whether marks of this name in ProseMirror are proposals. */
export function isSuggestionMark(name: string): name is SuggestionMark {
  return SUGGESTION_MARKS.includes(name as SuggestionMark);
}

/** Whether it is a list of formats as `formatList` writes it; it may be empty. */
export function isFormatList(value: unknown): boolean {
  return typeof value === 'string' && value === formatList(value.split(' '));
}

export function formatList(formats: readonly string[]): string {
  return FORMATS.filter((format) => formats.includes(format)).join(' ');
}

/**
 * In Yjs the name of a mark that may stand beside others of its kind ends with eight characters, which y-tiptap computes
 * from what it says: so proposals of several people may overlap.
 */
const KEY = /^(insertion|deletion|formatting)--[a-zA-Z0-9+/=]{8}$/;

/** The mark's name in ProseMirror for its name in Yjs. */
export function markName(key: string): string {
  return KEY.exec(key)?.[1] ?? key;
}

/** What a piece of text bears, by the marks' names in Yjs. */
export type MarkValues = Record<string, unknown>;

/** What is proposed about a piece of text. */
export interface Proposed {
  kind: SuggestionMark;
  id: string;
  /** The mark's name in Yjs. */
  key: string;
  /** The whole mark. */
  value: unknown;
}

export function proposedIn(marks: MarkValues): Proposed[] {
  return Object.entries(marks).flatMap(([key, value]) => {
    const proposed = proposedBy(key, value);
    return proposed ? [proposed] : [];
  });
}

/** What a mark proposes; null: it is another one, or the end of one. */
export function proposedBy(key: string, value: unknown): Proposed | null {
  const kind = KEY.exec(key)?.[1] as SuggestionMark | undefined;
  const id = (value as { id?: unknown } | null | undefined)?.id;
  return kind && typeof id === 'string' ? { kind, id, key, value } : null;
}
