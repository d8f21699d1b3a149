/** Where minutes stand, on their way from a draft to what counts. */
export type MinutesStateName =
  'DRAFT' | 'IN_COORDINATION' | 'COORDINATED' | 'APPROVED' | 'IN_CORRECTION' | 'CORRECTED';

/** What can be done about them, or happens to them. */
export type MinutesStepName =
  | 'COORDINATION_STARTED'
  | 'DEADLINE_MOVED'
  | 'DEADLINE_PASSED'
  | 'WITHDRAWN'
  | 'COORDINATED'
  | 'APPROVED'
  | 'CORRECTION_BEGUN'
  | 'CORRECTED'
  | 'CORRECTION_DROPPED';

/** All that decides about the next step. */
export interface MinutesSituation {
  state: MinutesStateName;
  /** Until when remarks are taken, in milliseconds since 1970; null before the coordination. */
  deadlineAt: number | null;
  /** Whether nobody's remark counts as approval. */
  bySilence: boolean;
  /** Proposed changes about which nobody has decided. */
  openSuggestions: number;
  /** Threads of comments that are not settled. */
  openThreads: number;
  /** Whether they were corrected before. */
  wasCorrected: boolean;
  /** Milliseconds since 1970. */
  now: number;
}

export type MinutesRefusal = 'OTHER_STATE' | 'ALREADY_DECIDED' | 'TOO_EARLY' | 'OPEN_SUGGESTIONS';
export type MinutesOutcome = { to: MinutesStateName } | { refusal: MinutesRefusal };

const FROM: Record<MinutesStepName, readonly MinutesStateName[]> = {
  COORDINATION_STARTED: ['DRAFT'],
  DEADLINE_MOVED: ['IN_COORDINATION'],
  DEADLINE_PASSED: ['IN_COORDINATION'],
  WITHDRAWN: ['IN_COORDINATION', 'COORDINATED'],
  COORDINATED: ['IN_COORDINATION'],
  APPROVED: ['COORDINATED'],
  CORRECTION_BEGUN: ['APPROVED', 'CORRECTED'],
  CORRECTED: ['IN_CORRECTION'],
  CORRECTION_DROPPED: ['IN_CORRECTION'],
};

const TO: Record<Exclude<MinutesStepName, 'CORRECTION_DROPPED'>, MinutesStateName> = {
  COORDINATION_STARTED: 'IN_COORDINATION',
  DEADLINE_MOVED: 'IN_COORDINATION',
  DEADLINE_PASSED: 'IN_COORDINATION',
  WITHDRAWN: 'DRAFT',
  COORDINATED: 'COORDINATED',
  APPROVED: 'APPROVED',
  CORRECTION_BEGUN: 'IN_CORRECTION',
  CORRECTED: 'CORRECTED',
};

/** Steps that fix a text: what is merely proposed is part of none. */
const FIXING: readonly MinutesStepName[] = ['APPROVED', 'CORRECTED', 'CORRECTION_DROPPED'];

/** Where a step leads, or why it cannot be taken. Who may take it is the policy's to say. */
export function stepFrom(situation: MinutesSituation, step: MinutesStepName): MinutesOutcome {
  const { state, openSuggestions, wasCorrected } = situation;
  if (!FROM[step].includes(state)) return { refusal: isSettled(state) ? 'ALREADY_DECIDED' : 'OTHER_STATE' };
  if ((step === 'COORDINATED' || step === 'DEADLINE_PASSED') && !isDeadlinePassed(situation))
    return { refusal: 'TOO_EARLY' };
  if (FIXING.includes(step) && openSuggestions > 0) return { refusal: 'OPEN_SUGGESTIONS' };
  if (step === 'CORRECTION_DROPPED') return { to: wasCorrected ? 'CORRECTED' : 'APPROVED' };
  return { to: TO[step] };
}

/** At the deadline itself a remark still counts. */
export function isDeadlinePassed({ deadlineAt, now }: Pick<MinutesSituation, 'deadlineAt' | 'now'>): boolean {
  return deadlineAt !== null && now > deadlineAt;
}

/**
 * What the house does when the deadline has passed: where no remark is open, nobody has to say so. Open ones are for whoever
 * keeps the minutes, and rule silence out; so do those that somebody else than who made them has settled.
 */
export function stepsAtDeadline(situation: MinutesSituation, settledByOthers: number): MinutesStepName[] {
  if (situation.state !== 'IN_COORDINATION' || !isDeadlinePassed(situation)) return [];
  if (situation.openSuggestions + situation.openThreads > 0) return ['DEADLINE_PASSED'];
  return situation.bySilence && settledByOthers === 0 ? ['COORDINATED', 'APPROVED'] : ['COORDINATED'];
}

/** Whether they count: nothing is owed any more. */
export function isSettled(state: MinutesStateName): boolean {
  return state === 'APPROVED' || state === 'CORRECTED';
}
