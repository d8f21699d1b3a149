import type {
  Answer,
  Counts,
  Outcome,
  ResultReason,
  Round,
  RoundSeat,
} from '@umlauf/shared/circulation/round';
import type { Choice, RuleSet } from '@umlauf/shared/circulation/rule-set';
import { SeatKind } from '../bodies/body.types.ts';
import type { Transaction } from '../platform/database/database.ts';

/** Where a round stands: under way, withdrawn, or ended in one of the ways that a result has. */
export type CirculationState = 'RUNNING' | 'WITHDRAWN' | Exclude<Outcome, 'OPEN'>;

/** A round as it is kept, but for what is long. */
export interface CirculationRow {
  id: string;
  documentId: string;
  spaceId: string;
  versionId: string | null;
  revision: number;
  title: string;
  contentHash: string;
  question: string;
  bodyId: string | null;
  bodyName: string | null;
  rules: RuleSet;
  ruleSetId: string | null;
  ruleSetName: string | null;
  ruleSetVersion: number | null;
  template: string | null;
  startedById: string | null;
  startedAt: Date;
  deadlineAt: Date;
  state: CirculationState;
  reason: ResultReason | null;
  counts: Counts | null;
  endedAt: Date | null;
  withdrawnById: string | null;
  withdrawnBecause: string | null;
  /** Which round it follows, on the same document; null: none. */
  formerId: string | null;
  /** Whether what changed since then is marked as substantial; null: there was nothing before. */
  isSubstantial: boolean | null;
  /** Counts from 1. */
  roundNumber: number;
}

export const CIRCULATION_COLUMNS = `c.id, c.document_id as "documentId", c.space_id as "spaceId",
  c.version_id as "versionId", c.revision, c.title, c.content_hash as "contentHash", c.question, c.body_id as "bodyId",
  c.body_name as "bodyName", c.rules, c.rule_set_id as "ruleSetId", c.rule_set_name as "ruleSetName", c.rule_set_version as "ruleSetVersion",
  c.template, c.started_by_id as "startedById", c.started_at as "startedAt", c.deadline_at as "deadlineAt", c.state,
  c.reason, c.counts, c.ended_at as "endedAt", c.withdrawn_by_id as "withdrawnById",
  c.withdrawn_because as "withdrawnBecause", c.former_id as "formerId", c.is_substantial as "isSubstantial",
  c.round_number as "roundNumber"`;

/** Somebody who is asked, as kept. */
export interface SeatRow {
  id: string;
  circulationId: string;
  accountId: string | null;
  /** Of somebody outside the hub, who is asked by mail. */
  guestName: string | null;
  organisationId: string | null;
  organisationName: string | null;
  voteId: string;
  kind: SeatKind;
  position: number;
  askedAt: Date | null;
  reachedAt: Date | null;
  openedAt: Date | null;
  endedAt: Date | null;
  /** Whose question it was, who handed it on; null: they were asked themselves. */
  forwardedFromId: string | null;
}

export const SEAT_COLUMNS = `s.id, s.circulation_id as "circulationId", s.account_id as "accountId",
  s.guest_name as "guestName",
  s.organisation_id as "organisationId", s.organisation_name as "organisationName", s.vote_id as "voteId", s.kind,
  s.position, s.asked_at as "askedAt", s.reached_at as "reachedAt", s.opened_at as "openedAt", s.ended_at as "endedAt",
  s.forwarded_from_id as "forwardedFromId"`;

/** An answer as kept; without a choice it lies among the ballots. */
export interface AnswerRow {
  id: string;
  circulationId: string;
  seatId: string;
  accountId: string | null;
  choice: Choice | null;
  remark: string;
  at: Date;
  /** Name of the program that gave it; null: a person did. */
  program: string | null;
}

export const ANSWER_COLUMNS = `a.id, a.circulation_id as "circulationId", a.seat_id as "seatId",
  a.account_id as "accountId", a.choice, a.remark, a.at, a.program`;

/** In SQL, of a seat `s`: nobody has answered for its vote. */
export const UNANSWERED = `not exists (select 1 from circulation_answer g join circulation_seat o on o.id = g.seat_id
  where g.circulation_id = s.circulation_id and o.vote_id = s.vote_id and o.kind in ('CHAIR', 'ENTITLED', 'DEPUTY'))`;

const ENTITLED: readonly SeatKind[] = [SeatKind.CHAIR, SeatKind.ENTITLED, SeatKind.DEPUTY];

/** Whether a seat of this kind bears a vote. */
export function isEntitled(kind: SeatKind): boolean {
  return ENTITLED.includes(kind);
}

/** Everything from which the result is computed, as the shared function takes it. */
export function roundOf(
  { rules, deadlineAt }: Pick<CirculationRow, 'rules' | 'deadlineAt'>,
  seats: readonly SeatRow[],
  answers: readonly AnswerRow[],
  ballots: readonly Choice[],
): Round {
  return {
    rules,
    seats: seats.map(roundSeatOf),
    answers: answers.map(roundAnswerOf),
    ballots,
    deadlineAt: deadlineAt.getTime(),
  };
}

function roundSeatOf({ id, voteId, kind, position, reachedAt, endedAt }: SeatRow): RoundSeat {
  return {
    id,
    voteId,
    isEntitled: isEntitled(kind),
    isDeputy: kind === SeatKind.DEPUTY,
    position,
    reachedAt: reachedAt?.getTime() ?? null,
    endedAt: endedAt?.getTime() ?? null,
  };
}

function roundAnswerOf({ id, seatId, choice, at }: AnswerRow): Answer {
  return { id, seatId, choice, at: at.getTime() };
}

/** A round with all that belongs to it, its row locked until the end of the transaction. */
export interface LockedRound {
  row: CirculationRow;
  seats: SeatRow[];
  answers: AnswerRow[];
  round: Round;
  /** The moment at which it was locked, by the database, and no earlier than the last answer. */
  now: number;
}

/** Reads a round as the house and locks it; null when there is none. */
export function lockRound(transaction: Transaction, id: string): Promise<LockedRound | null> {
  return readRound(transaction, id, 'for update');
}

/** The same; without a lock for whoever only looks. */
export async function readRound(
  { sql }: Transaction,
  id: string,
  lock: 'for update' | '' = '',
): Promise<LockedRound | null> {
  const [row] = await sql<CirculationRow>(
    `select ${CIRCULATION_COLUMNS} from circulation c where c.id = $1 ${lock}`,
    [id],
  );
  if (!row) return null;
  const seats = await sql<SeatRow>(
    `select ${SEAT_COLUMNS} from circulation_seat s where s.circulation_id = $1 order by s.position, s.id`,
    [id],
  );
  const answers = await sql<AnswerRow>(
    `select ${ANSWER_COLUMNS} from circulation_answer a where a.circulation_id = $1 order by a.at, a.id`,
    [id],
  );
  // Asked when the lock is ours: whoever waited for it comes later than whoever had it.
  const [rest] = await sql<{ choices: Choice[]; now: Date }>(
    `select coalesce((select choices from circulation_ballots where circulation_id = $1), '{}') as choices,
       date_trunc('milliseconds', clock_timestamp()) as now`,
    [id],
  );
  const { choices, now } = rest!;
  // Of answers that come in one millisecond each has one of its own: the last may be ahead of the clock.
  const moment = Math.max(now.getTime(), answers.at(-1)?.at.getTime() ?? 0);
  return { row, seats, answers, round: roundOf(row, seats, answers, choices), now: moment };
}
