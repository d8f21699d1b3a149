import { LIMITS } from '../limits.ts';
import { decides, type RuleSet } from './rule-set.ts';

/** Rules that cannot stand beside one another, each with the question whether a set has it. */
const CONTRADICTIONS = {
  UNANIMITY_REFUSED_BY_SILENCE_CLOSES_EARLY: ({ majority, silence, earlyClose }) =>
    majority === 'UNANIMOUS' && silence === 'REFUSAL' && earlyClose !== 'NEVER',
  CHANGE_UNTIL_DEADLINE_CLOSES_EARLY: ({ changeUntilDeadline, earlyClose }) =>
    changeUntilDeadline && earlyClose !== 'NEVER',
  ONE_STOPS_LEAVES_NO_MAJORITY: ({ objection, majority, abstentionsCount, kind }) =>
    decides(kind) &&
    objection === 'ONE_STOPS' &&
    !abstentionsCount &&
    (majority === 'SIMPLE' || majority === 'TWO_THIRDS'),
  NOTED_REFUSAL_OF_UNANIMITY: ({ objection, majority, kind }) =>
    decides(kind) && objection === 'NOTED_ONLY' && majority === 'UNANIMOUS',
  SILENCE_REFUSES_IN_VAIN: ({ objection, silence }) => objection === 'NOTED_ONLY' && silence === 'REFUSAL',
  QUALIFIED_WITHOUT_SHARE: ({ majority, qualifiedPercent }) =>
    majority === 'QUALIFIED' && (qualifiedPercent === null || !isWithin(qualifiedPercent, 1, 100)),
  SHARE_WITHOUT_QUALIFIED: ({ majority, qualifiedPercent }) =>
    majority !== 'QUALIFIED' && qualifiedPercent !== null,
  QUORUM_OUT_OF_RANGE: ({ quorumPercent }) => !isWithin(quorumPercent, 0, 100),
  CONSENT_BY_SILENCE_OF_NOBODY: ({ silence, quorumPercent }) =>
    silence === 'CONSENT' && quorumPercent === 100,
  SILENCE_PROCEDURE_WITHOUT_CONSENT: ({ kind, silence }) =>
    kind === 'SILENCE_PROCEDURE' && silence !== 'CONSENT',
  SIGNED_BY_SILENCE: ({ kind, silence }) => kind === 'CO_SIGNATURE' && silence === 'CONSENT',
  SECRET_SIGNATURE: ({ kind, secret }) => kind === 'CO_SIGNATURE' && secret,
  VETO_WITHOUT_DECISION: ({ kind, objection, procedureObjection, oralTreatment }) =>
    !decides(kind) && (objection === 'ONE_STOPS' || procedureObjection || oralTreatment),
  CONSENT_OF_WHOM_NOBODY_ASKED: ({ order, silence }) => order === 'SEQUENTIAL' && silence === 'CONSENT',
  SECRET_BALLOT_CHANGED: ({ secret, changeUntilDeadline }) => secret && changeUntilDeadline,
  SECRET_BALLOT_TAKEN_BACK: ({ secret, deputies }) => secret && deputies === 'MEMBER_PREVAILS',
  SECRET_BALLOT_IN_SEQUENCE: ({ secret, order }) => secret && order === 'SEQUENTIAL',
  SECRET_BALLOT_STOPS: ({ secret, objection }) => secret && objection === 'ONE_STOPS',
  SECRET_BALLOT_ENDS_ROUND: ({ secret, earlyClose }) => secret && earlyClose === 'OUTCOME_FIXED',
  DEADLINE_OUT_OF_RANGE: ({ deadlineDays }) => !isWithin(deadlineDays, 1, LIMITS.deadlineDays),
  REMINDER_OUTSIDE_ROUND: ({ reminderDaysBefore, deadlineDays }) =>
    reminderDaysBefore.some((days) => !isWithin(days, 1, deadlineDays - 1)),
  REMINDED_TWICE_A_DAY: ({ reminderDaysBefore }) =>
    new Set(reminderDaysBefore).size < reminderDaysBefore.length,
} satisfies Record<string, (rules: RuleSet) => boolean>;

export type Contradiction = keyof typeof CONTRADICTIONS;
export const ALL_CONTRADICTIONS = Object.keys(CONTRADICTIONS) as Contradiction[];

/** In what the rules contradict themselves; a round is started with sound rules only. */
export function checkRules(rules: RuleSet): Contradiction[] {
  return ALL_CONTRADICTIONS.filter((name) => CONTRADICTIONS[name](rules));
}

function isWithin(number: number, from: number, to: number): boolean {
  return Number.isInteger(number) && number >= from && number <= to;
}
