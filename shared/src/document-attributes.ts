import { ENTRY_FORMS, ENTRY_KINDS, FIELDS_OF } from './entries.ts';
import { isAlternative, isEdge, isPictureFile } from './pictures.ts';
import { isSafeLink } from './safe-link.ts';
import { isFormatList, isSuggestionId } from './suggestion-marks.ts';

/** Whether an attribute may have this value. */
export type AttributeRule = (value: unknown) => boolean;

const CODE_LANGUAGE = /^[\w+#.-]{1,50}$/;
/** A wider cell would let one small update make every reader lay out a table of millions of fields. */
const SPAN_MAX = 100;

function isWholeNumber(min: number, max: number): AttributeRule {
  return (value) => Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}

function isOneOf(...words: unknown[]): AttributeRule {
  return (value) => words.includes(value);
}

function isColumnWidths(value: unknown): boolean {
  if (value === null) return true;
  return (
    Array.isArray(value) &&
    value.length <= SPAN_MAX &&
    value.every((width) => typeof width === 'number' && width >= 0 && width <= 10_000)
  );
}

const CELL: Record<string, AttributeRule> = {
  colspan: isWholeNumber(1, SPAN_MAX),
  rowspan: isWholeNumber(1, SPAN_MAX),
  colwidth: isColumnWidths,
  align: isOneOf(null, 'left', 'right', 'center'),
};

/** Of each kind of entry: its id, and its own fields. */
const ENTRIES = Object.fromEntries(
  ENTRY_KINDS.map((kind) => {
    const names = ['id', ...FIELDS_OF[kind]] as (keyof typeof ENTRY_FORMS)[];
    return [kind, Object.fromEntries(names.map((name) => [name, ENTRY_FORMS[name]]))];
  }),
);

/**
 * Every attribute that a document may have, by node and mark, with what it may be. The editor's paste, the schema and
 * the check of hostile updates all go by this table; a name that is not here does not exist.
 */
export const ATTRIBUTE_RULES: Record<string, Record<string, AttributeRule>> = {
  heading: { level: isOneOf(1, 2, 3, 4) },
  // Nine digits are as many as CommonMark's list numbers have.
  orderedList: { start: isWholeNumber(0, 999_999_999), type: isOneOf(null, '1', 'a', 'A', 'i', 'I') },
  taskItem: { checked: isOneOf(true, false) },
  codeBlock: {
    language: (value) => value === null || (typeof value === 'string' && CODE_LANGUAGE.test(value)),
  },
  tableCell: CELL,
  tableHeader: CELL,
  picture: { fileId: isPictureFile, alt: isAlternative, width: isEdge, height: isEdge },
  ...ENTRIES,
  link: { href: isSafeLink },
  insertion: { id: isSuggestionId },
  deletion: { id: isSuggestionId },
  formatting: { id: isSuggestionId, add: isFormatList, remove: isFormatList },
};
