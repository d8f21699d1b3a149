import { roleAllows, type SpaceVerb } from '@umlauf/shared/roles';
import { databaseNow } from '../platform/clock.ts';

/** Who alone may write in a document, or remark on it, while it is to be agreed to, and afterwards; as it is stored. */
export interface DocumentHold {
  /** Accounts that may edit it, if their role allows it. */
  editors: string[];
  /** Or leads, where nobody else is there who could. */
  orLeads: boolean;
  /** Accounts that may propose changes and comment beside those; null: whoever may otherwise. */
  remarkers: string[] | null;
  /** Until when, in milliseconds since 1970; null: without an end. */
  remarksUntil: number | null;
}

/** Verbs about the text, and about what is said of it. What a document is called stays as it is while it is held. */
const WRITING: readonly SpaceVerb[] = ['editDocument', 'renameDocument'];
const REMARKING: readonly SpaceVerb[] = ['suggest', 'comment'];

/** Whether the hold lets this account, in this role, do what the role allows. Asked by the database's clock at each question. */
export function holdAllows(
  hold: DocumentHold | null | undefined,
  verb: SpaceVerb,
  accountId: string,
  role: string | null,
): boolean {
  if (!hold || !(WRITING.includes(verb) || REMARKING.includes(verb))) return true;
  if (hold.editors.includes(accountId) || (hold.orLeads && roleAllows(role, 'settleMinutes'))) return true;
  if (!REMARKING.includes(verb)) return false;
  if (hold.remarkers === null) return verb === 'comment';
  return hold.remarkers.includes(accountId) && databaseNow() <= (hold.remarksUntil ?? Infinity);
}
