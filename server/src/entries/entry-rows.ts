import { type EntryFields, type EntryKind as Kind, numberOf, problemsIn } from '@umlauf/shared/entries';
import type { EntryKind, EntryProblem } from './entry-enums.ts';
import { TextEntry } from './entry.types.ts';

/**
 * Who belongs to a space is seen by its members alone, by row-level security: to everybody else nobody is responsible, and
 * nothing is wrong with that.
 */
export const ENTRY_COLUMNS = `e.id, e.document_id as "documentId", e.space_id as "spaceId", e.kind, e.year, e.number,
  e.created_at as "createdAt", e.position, e.wording, e.assigned_id as responsible, e.due,
  e.task_state as state, e.yes, e.no,
  e.abstention, e.result, e.space_id = any((select app_spaces('{LEAD,WRITER,READER}'))::text[]) as "isInside",
  exists (select 1 from membership m where m.space_id = e.space_id and m.account_id = e.assigned_id
    and (m.ends_at is null or m.ends_at > now())) as "isMember"`;

export interface EntryRow extends EntryFields {
  id: string;
  documentId: string;
  spaceId: string;
  kind: Kind;
  year: number;
  number: number;
  createdAt: Date;
  position: number;
  wording: string;
  isInside: boolean;
  isMember: boolean;
}

export function entryOf(row: EntryRow): TextEntry {
  const { kind, year, number, responsible, due, yes, no, abstention, isInside, isMember, ...same } = row;
  const problems = problemsIn(row) as EntryProblem[];
  const counts = { yes: countOf(yes), no: countOf(no), abstention: countOf(abstention) };
  if (responsible !== null && isInside && !isMember) problems.push('RESPONSIBLE_NOT_MEMBER' as EntryProblem);
  return Object.assign(new TextEntry(), same, counts, {
    kind: kind as EntryKind,
    number: numberOf(kind, year, number),
    dueOn: problems.includes('DUE_NO_DAY' as EntryProblem) ? null : due,
    responsibleId: isInside && isMember ? responsible : null,
    problems,
  });
}

function countOf(votes: number | null): number | null {
  return votes !== null && votes < 0 ? null : votes;
}
