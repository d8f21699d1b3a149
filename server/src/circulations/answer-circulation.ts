import { computeResult } from '@umlauf/shared/circulation/compute-result';
import type { Answer, Ignored, Round } from '@umlauf/shared/circulation/round';
import { choicesOf, isBallot, type Choice } from '@umlauf/shared/circulation/rule-set';
import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { newId } from '../platform/ids.ts';
import {
  advance,
  announceRound,
  raiseOfRound,
  tellAccounts,
  type RoundParts,
} from './advance-circulation.ts';
import { lockRound, type CirculationRow, type LockedRound, type SeatRow } from './circulation-rows.ts';
import { readRemark, type AnswerCirculationInput } from './circulation.inputs.ts';
import { canAnswerFor, type Speaker } from './circulation.policy.ts';
import { forwardOf } from './forwards.ts';

/**
 * Takes an answer under the round's lock, and ends the round in the same transaction when it was the last one that is
 * needed. Throws FORBIDDEN for whoever is not asked, CONFLICT for what is not their turn or answered already, LIMIT for whoever
 * changes their answer all the time, GONE when the round is over and its rules take nothing late.
 */
export async function takeAnswer(
  transaction: Transaction,
  parts: RoundParts,
  speaker: Speaker,
  input: AnswerCirculationInput,
): Promise<void> {
  await transaction.asHouse(async () => {
    const locked = (await lockRound(transaction, input.circulationId))!;
    const { row, seats, now } = locked;
    const seat = chooseSeat(locked, input, speaker);
    const max = LIMITS.answersPerSeat;
    if (locked.answers.filter(({ seatId }) => seatId === seat.id).length >= max)
      throw new AppError('LIMIT', { limit: 'answersPerSeat', max });
    checkFields({ choice: choicesOf(row.rules).includes(input.choice) ? null : 'UNKNOWN_VALUE' });
    const remark = readRemark(row.rules, input);
    const isOver = row.state !== 'RUNNING' || now > row.deadlineAt.getTime();
    // A link is for answering until the end; after it, for reading.
    if (isOver && ('seatId' in speaker || row.state === 'WITHDRAWN' || row.rules.lateVotes === 'REFUSED'))
      throw new AppError('GONE', { reason: 'ENDED' });
    const ballot = isBallot(row.rules, input.choice) ? input.choice : null;
    const choice = ballot ? null : input.choice;
    const answer = { id: newId('ans'), seatId: seat.id, choice, at: momentFor(locked) };
    const { isCounted, isOpen } = weigh(locked.round, answer, ballot);
    const { accountId = null, program = null } = 'accountId' in speaker ? speaker : {};
    const given = { ...answer, remark, accountId, program: program?.name ?? null };
    await writeAnswer(transaction, row, given, isCounted ? ballot : null);
    raiseOfRound(transaction, 'CIRCULATION_ANSWERED', row, {
      ...(seat.guestName !== null && { guest: seat.guestName }),
    });
    // It waits for their colleagues no more.
    tellAccounts(
      transaction,
      parts,
      seats.filter(({ voteId }) => voteId === seat.voteId),
    );
    await announceRound(transaction, parts.announcements, row);
    // Where all were asked at once, nothing follows from an answer that leaves the round open.
    const isDue = !isOpen || row.rules.order === 'SEQUENTIAL';
    if (row.state === 'RUNNING' && isDue) await advance(transaction, parts, row.id);
  });
}

/**
 * On which seat the viewer answers. Throws FORBIDDEN for one that is not theirs, INVALID_INPUT when it has to be named,
 * CONFLICT while a colleague is asked in their place.
 */
function chooseSeat(
  { row, seats, now }: LockedRound,
  { seatId }: AnswerCirculationInput,
  speaker: Speaker,
): SeatRow {
  const isHandedOn = (seat: SeatRow) => Boolean(forwardOf(seat, seats, now));
  const own = seats.filter((seat) => canAnswerFor(row.rules, seat, speaker, now));
  const meant = seatId == null ? own : own.filter(({ id }) => id === seatId);
  // A program that names none means one whose question is with nobody else.
  const [only] = meant.toSorted((a, b) => Number(isHandedOn(a)) - Number(isHandedOn(b)));
  if (!only) throw new AppError('FORBIDDEN');
  // Members of one organisation bear one vote: on whose seat its program answers makes no difference to it.
  const isOneVote =
    'accountId' in speaker && speaker.program && new Set(meant.map(({ voteId }) => voteId)).size === 1;
  checkFields({ seatId: meant.length > 1 && !isOneVote ? 'EMPTY' : null });
  if (isHandedOn(only)) throw new AppError('CONFLICT', { reason: 'FORWARDED' });
  return only;
}

/**
 * When the answer counts as given: at this moment, but after whatever was answered or ended in the same millisecond, as far
 * as that leaves it in time.
 */
function momentFor({ row, answers, now }: LockedRound): number {
  const behind = Math.max(now, ...answers.slice(-1).map(({ at }) => at.getTime() + 1));
  const deadline = row.deadlineAt.getTime();
  const moment = now <= deadline ? Math.min(behind, deadline) : behind;
  return row.endedAt ? Math.max(moment, row.endedAt.getTime() + 1) : moment;
}

const TOLD: Partial<Record<Ignored, () => AppError>> = {
  BEFORE_TURN: () => new AppError('CONFLICT', { reason: 'BEFORE_TURN' }),
  FIRST_COUNTS: () => new AppError('CONFLICT', { reason: 'ALREADY_ANSWERED' }),
  NO_DEPUTIES: () => new AppError('FORBIDDEN'),
  SEAT_ENDED: () => new AppError('FORBIDDEN'),
};

/**
 * Whether the answer counts, and leaves the round open. Whoever answers in vain hears so now; what is late, or bears no vote,
 * is noted.
 */
function weigh(round: Round, answer: Answer, ballot: Choice | null): { isCounted: boolean; isOpen: boolean } {
  const ballots = ballot ? [...round.ballots, ballot] : round.ballots;
  const answers = [...round.answers, answer];
  const { ignored, outcome } = computeResult({ ...round, answers, ballots }, answer.at);
  const reason = ignored.get(answer.id);
  const refusal = reason && TOLD[reason]?.();
  if (refusal) throw refusal;
  return { isCounted: !reason, isOpen: outcome === 'OPEN' };
}

interface Given extends Answer {
  remark: string;
  accountId: string | null;
  program: string | null;
}

/** A ballot goes among the others, in the order of the alphabet. */
async function writeAnswer(
  { sql }: Transaction,
  { id: circulationId, spaceId }: CirculationRow,
  { id, seatId, choice, at, remark, accountId, program }: Given,
  ballot: Choice | null,
): Promise<void> {
  await sql(
    `insert into circulation_answer (id, circulation_id, space_id, seat_id, account_id, choice, remark, at,
       program) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, circulationId, spaceId, seatId, accountId, choice, remark, new Date(at), program],
  );
  // An answer proves that the question had arrived.
  await sql(
    `update circulation_seat set reached_at = coalesce(reached_at, $2), opened_at = coalesce(opened_at, $2) where id = $1`,
    [seatId, new Date(at)],
  );
  if (ballot)
    await sql(
      `update circulation_ballots set choices =
         (select array_agg(c order by c) from unnest(choices || $2::text) as b(c)) where circulation_id = $1`,
      [circulationId, ballot],
    );
}
