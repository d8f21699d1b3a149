import { LIMITS } from './limits.ts';

/**
 * Blocks of the text that are objects, too: a decision, a task, a statement, a vote. In the text a block holds a random id,
 * its wording and its small fields; its number is the server's, and stands beside the text.
 */
export const ENTRY_KINDS = ['decision', 'task', 'statement', 'vote'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What a decision or a vote has come to. */
export const ENTRY_RESULTS = ['ADOPTED', 'REJECTED'] as const;
export type EntryResult = (typeof ENTRY_RESULTS)[number];

export const TASK_STATES = ['OPEN', 'DONE'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** The small fields of an entry, each null where its kind has none or nobody has said anything. */
export interface EntryFields {
  /** Account id, which may be nobody's. */
  responsible: string | null;
  /** In the form of a day, which may be none: 2026-02-31. */
  due: string | null;
  state: TaskState | null;
  yes: number | null;
  no: number | null;
  abstention: number | null;
  result: EntryResult | null;
}

export const NO_FIELDS: EntryFields = {
  responsible: null,
  due: null,
  state: null,
  yes: null,
  no: null,
  abstention: null,
  result: null,
};

/** The fields that a kind has, in the order in which they are asked for. */
export const FIELDS_OF: Readonly<Record<EntryKind, readonly (keyof EntryFields)[]>> = {
  decision: ['yes', 'no', 'abstention', 'result'],
  task: ['responsible', 'due', 'state'],
  statement: [],
  vote: ['yes', 'no', 'abstention', 'result'],
};

/** How ids of entries look, wherever they stand. */
const ID = /^blk_[0-9a-hjkmnp-tv-z]{26}$/;
const ACCOUNT = /^acc_[0-9a-hjkmnp-tv-z]{26}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

export function isEntryKind(name: string): name is EntryKind {
  return ENTRY_KINDS.includes(name as EntryKind);
}

export function isEntryId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

/** The way to the block in its document's text, as addresses bear it. */
export function entryPath(documentId: string, entryId: string): string {
  return `/documents/${documentId}#${entryId}`;
}

/** A new id, made by whoever inserts the block, from 26 random bytes: 130 bits that nobody can guess. */
export function newEntryId(random: Uint8Array): string {
  return `blk_${Array.from(random, (byte) => ALPHABET[byte & 31]).join('')}`;
}

/**
 * What the text takes: the form alone, so that a slip never costs its writer the rest of what they wrote. Whether there is
 * such a day or such a member is said beside the object.
 */
export const ENTRY_FORMS = {
  id: (value: unknown) => value === null || isEntryId(value),
  responsible: (value: unknown) => value === null || (typeof value === 'string' && ACCOUNT.test(value)),
  due: (value: unknown) => value === null || (typeof value === 'string' && DAY.test(value)),
  state: (value: unknown) => TASK_STATES.includes(value as TaskState),
  yes: isCount,
  no: isCount,
  abstention: isCount,
  result: (value: unknown) => value === null || ENTRY_RESULTS.includes(value as EntryResult),
};

function isCount(value: unknown): boolean {
  return value === null || (Number.isInteger(value) && Math.abs(value as number) <= LIMITS.entryVotes);
}

/** What is wrong with what somebody wrote; nothing of the block is refused for it. */
export const ENTRY_PROBLEMS = ['DUE_NO_DAY', 'VOTES_NEGATIVE', 'RESPONSIBLE_NOT_MEMBER'] as const;
export type EntryProblem = (typeof ENTRY_PROBLEMS)[number];

/** Whether the calendar has this day (the Gregorian one, also for days before 1582). */
export function isDay(due: string): boolean {
  if (!DAY.test(due)) return false;
  const at = new Date(`${due}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(due);
}

/** What shows in the fields alone; whether somebody is a member is known to the server. */
export function problemsIn({ due, yes, no, abstention }: EntryFields): EntryProblem[] {
  const problems: EntryProblem[] = [];
  if (due !== null && !isDay(due)) problems.push('DUE_NO_DAY');
  if ([yes, no, abstention].some((count) => count !== null && count < 0)) problems.push('VOTES_NEGATIVE');
  return problems;
}

/** The number as it is cited: `2026/14` for decisions, in each year anew; `A 3`, `E 1`, `V 2` for others, by document. */
export function numberOf(kind: EntryKind, year: number, number: number): string {
  return kind === 'decision' ? `${year}/${number}` : `${LETTERS[kind]} ${number}`;
}

const LETTERS = { task: 'A', statement: 'E', vote: 'V' } as const;
