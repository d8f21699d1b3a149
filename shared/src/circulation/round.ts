import type { Choice, RuleSet } from './rule-set.ts';

/** Who is asked, frozen with the round: a person for an organisation or for themselves. */
export interface RoundSeat {
  id: string;
  /** Whose vote it is: seats of the same organisation share one. */
  voteId: string;
  isEntitled: boolean;
  isDeputy: boolean;
  /** In a sequence: whose turn it is first. Equal ones are asked together. */
  position: number;
  /** When the question arrived, in milliseconds since 1970; null: it never did. An answer proves that it had. */
  reachedAt: number | null;
  /** From when on they speak for the vote no more; null: to the end. What they answered before stays. */
  endedAt: number | null;
}

export interface Answer {
  /** Unique; of two at the same moment the smaller one came first. */
  id: string;
  seatId: string;
  /** Null in a secret round: the choice lies among the ballots. */
  choice: Choice | null;
  /** Milliseconds since 1970. */
  at: number;
}

/** Everything from which a result is computed, and computed again. */
export interface Round {
  rules: RuleSet;
  seats: readonly RoundSeat[];
  answers: readonly Answer[];
  /** Of a secret round, in no order that tells anything; empty in others. */
  ballots: readonly Choice[];
  /** The last moment at which an answer is in time. */
  deadlineAt: number;
}

/** Why an answer does not count. */
export type Ignored =
  | 'LATE'
  | 'UNKNOWN_SEAT'
  | 'SEAT_ENDED'
  | 'NOT_OFFERED'
  | 'NO_VOTE'
  | 'NO_DEPUTIES'
  | 'BEFORE_TURN'
  | 'REPLACED'
  | 'FIRST_COUNTS'
  | 'MEMBER_ANSWERED';

export type Outcome = 'OPEN' | 'ADOPTED' | 'REJECTED' | 'NOT_BROUGHT_ABOUT' | 'STOPPED' | 'CONCLUDED';

export type ResultReason =
  | 'RUNNING'
  | 'NOBODY_ENTITLED'
  | 'OBJECTION'
  | 'PROCEDURE_OBJECTION'
  | 'MEETING_DEMANDED'
  | 'NOT_ALL_REACHED'
  | 'BALLOTS_DIFFER'
  | 'QUORUM_MISSED'
  | 'NO_VOTES'
  | 'UNANIMOUS'
  | 'NOT_UNANIMOUS'
  | 'MAJORITY'
  | 'NO_MAJORITY'
  | 'NOTHING_TO_DECIDE';

/** How the votes stand, one for each organisation. */
export interface Counts {
  entitled: number;
  agreed: number;
  refused: number;
  abstained: number;
  notConcerned: number;
  /** Took note, or made a statement. */
  acknowledged: number;
  /** Gave no answer that counts. */
  silent: number;
}

export interface Result {
  outcome: Outcome;
  reason: ResultReason;
  /** When it ended, in milliseconds since 1970; null while it is open. */
  endedAt: number | null;
  /** Null in a secret round that is open. */
  counts: Counts | null;
  /** Ids of answers that do not count, with the reason. */
  ignored: ReadonlyMap<string, Ignored>;
}
