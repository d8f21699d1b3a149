import type { RuleLanguage } from '@umlauf/shared/circulation/contradiction-words';
import { tellResult } from '@umlauf/shared/circulation/result-words';
import type { Result } from '@umlauf/shared/circulation/round';
import type { CirculationRow } from './circulation-rows.ts';

/** The result in a line; null while there is none, and of what was withdrawn. */
export function resultWordsOf(
  { state, reason, counts, endedAt }: Pick<CirculationRow, 'state' | 'reason' | 'counts' | 'endedAt'>,
  language: RuleLanguage,
): string | null {
  if (!reason || !counts || !endedAt) return null;
  const result = { outcome: state, reason, counts, endedAt: endedAt.getTime(), ignored: new Map() };
  return tellResult(result as Result, language);
}

/** Whether it is under way, and its deadline has not passed. */
export function isOpen(
  { state, deadlineAt }: Pick<CirculationRow, 'state' | 'deadlineAt'>,
  now: number,
): boolean {
  return state === 'RUNNING' && now <= deadlineAt.getTime();
}

/** Whether a round takes answers at this moment, be it that they count or are only noted. */
export function takesAnswers(
  { state, deadlineAt, rules }: Pick<CirculationRow, 'state' | 'deadlineAt' | 'rules'>,
  now: number,
): boolean {
  return isOpen({ state, deadlineAt }, now) || (state !== 'WITHDRAWN' && rules.lateVotes === 'NOTED');
}
