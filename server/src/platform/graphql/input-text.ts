import type { FieldFault } from '@umlauf/shared/error-codes';

/** C0 and C1 controls, line and paragraph separators, bidirectional overrides: nothing of that belongs in a name. */
const UNSEEN_IN_LINE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;
/** The same, but tabs and line ends are text. */
const UNSEEN_IN_TEXT =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** What is wrong with a line of text such as a name or title; null when nothing is. `max` in characters. */
export function faultOfLine(text: string, max: number): FieldFault | null {
  if (text.length > max) return 'TOO_LONG';
  if (UNSEEN_IN_LINE.test(text) || !text.isWellFormed()) return 'CONTROL_CHARACTER';
  if (text.trim() === '') return 'EMPTY';
  return null;
}

/** The same for text of several lines. */
export function faultOfText(text: string, max: number, { mayBeEmpty = false } = {}): FieldFault | null {
  if (text.length > max) return 'TOO_LONG';
  if (UNSEEN_IN_TEXT.test(text) || !text.isWellFormed()) return 'CONTROL_CHARACTER';
  if (!mayBeEmpty && text.trim() === '') return 'EMPTY';
  return null;
}
