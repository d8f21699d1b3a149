import { participationIn } from '@umlauf/shared/circulation/replay-answers';
import { LIMITS } from '@umlauf/shared/limits';
import { SeatKind } from '../bodies/body.types.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId, newId } from '../platform/ids.ts';
import { advance, raiseOfRound, tellAccounts, type RoundParts } from './advance-circulation.ts';
import { lockRound, type LockedRound, type SeatRow } from './circulation-rows.ts';
import { canForward } from './circulation.policy.ts';
import { forwardOf, seatsBefore, seatsBehind } from './forwards.ts';

interface Forwarding {
  circulationId: string;
  seatId: string;
  accountId: string;
}

/**
 * Asks a colleague of the same organisation in the viewer's place, under the round's lock: they share its vote and its turn.
 * Throws FORBIDDEN where it is not the viewer's, or the rules know of no such thing, CONFLICT before their turn, after an answer
 * and for what was handed on already, INVALID_INPUT { accountId } for whoever cannot be asked, GONE when the round is over.
 */
export async function forwardSeat(
  transaction: Transaction,
  parts: RoundParts,
  viewer: Viewer,
  { circulationId, seatId, accountId }: Forwarding,
): Promise<void> {
  await transaction.asHouse(async () => {
    const { locked, seat } = await lockSeat(transaction, viewer, circulationId, seatId);
    checkMayBeHandedOn(locked, seat);
    const isColleague = await belongsTo(transaction, accountId, seat.organisationId!);
    checkFields({ accountId: isColleague ? faultOfColleague(locked, seat, accountId) : 'UNKNOWN_VALUE' });
    await insertForward(transaction, locked, seat, accountId);
    raiseOfRound(transaction, 'CIRCULATION_FORWARDED', locked.row);
    tellAccounts(transaction, parts, [seat]);
    // Whose turn has come is asked, as everybody is.
    await advance(transaction, parts, circulationId);
  });
}

/** Takes the question back, as long as no colleague has answered it. Throws as `forwardSeat`; CONFLICT where nothing was handed on. */
export async function withdrawForward(
  transaction: Transaction,
  parts: RoundParts,
  viewer: Viewer,
  { circulationId, seatId }: Omit<Forwarding, 'accountId'>,
): Promise<void> {
  await transaction.asHouse(async () => {
    const { locked, seat } = await lockSeat(transaction, viewer, circulationId, seatId);
    const { row, seats, answers, now } = locked;
    const [next, ...further] = seatsBehind(seat, seats, now);
    if (!next) throw new AppError('CONFLICT', { reason: 'NOT_FORWARDED' });
    const ids = new Set([next, ...further].map(({ id }) => id));
    if (answers.some((answer) => ids.has(answer.seatId)))
      throw new AppError('CONFLICT', { reason: 'ALREADY_ANSWERED' });
    // Those to whom it went on from there leave with them: the database sees to it.
    await transaction.sql('update circulation_seat set ended_at = $2 where id = $1', [
      next.id,
      new Date(now),
    ]);
    raiseOfRound(transaction, 'CIRCULATION_FORWARD_WITHDRAWN', row);
    tellAccounts(transaction, parts, [seat, next, ...further]);
    await advance(transaction, parts, circulationId);
  });
}

async function lockSeat(
  transaction: Transaction,
  viewer: Viewer,
  circulationId: string,
  seatId: string,
): Promise<{ locked: LockedRound; seat: SeatRow }> {
  const locked = (await lockRound(transaction, circulationId))!;
  const { row, seats, now } = locked;
  const seat = seats.find(({ id }) => id === seatId)!;
  if (!canForward(row.rules, seat, viewer, now)) throw new AppError('FORBIDDEN');
  if (row.state !== 'RUNNING' || now > row.deadlineAt.getTime())
    throw new AppError('GONE', { reason: 'ENDED' });
  return { locked, seat };
}

function checkMayBeHandedOn({ seats, answers, round, now }: LockedRound, seat: SeatRow): void {
  if (!seat.askedAt) throw new AppError('CONFLICT', { reason: 'BEFORE_TURN' });
  if (forwardOf(seat, seats, now)) throw new AppError('CONFLICT', { reason: 'FORWARDED' });
  const isAnswered =
    answers.some(({ seatId }) => seatId === seat.id) ||
    participationIn(round, now).byMembers.has(seat.voteId);
  if (isAnswered) throw new AppError('CONFLICT', { reason: 'ALREADY_ANSWERED' });
  const forwards = seats.filter(({ forwardedFromId }) => forwardedFromId === seat.id).length;
  if (forwards >= LIMITS.forwardsPerSeat)
    throw new AppError('LIMIT', { limit: 'forwardsPerSeat', max: LIMITS.forwardsPerSeat });
  if (seats.length >= LIMITS.seatsPerRound)
    throw new AppError('LIMIT', { limit: 'seatsPerRound', max: LIMITS.seatsPerRound });
}

async function belongsTo({ sql }: Transaction, accountId: string, organisationId: string): Promise<boolean> {
  if (!isId('acc', accountId)) return false;
  const rows = await sql(
    `select 1 from account where id = $1 and organisation_id = $2 and kind = 'PERSON' and locked_at is null for share`,
    [accountId, organisationId],
  );
  return rows.length > 0;
}

/** Back to whoever handed it on it does not go, nor to anybody who is asked themselves. */
function faultOfColleague(
  { seats, now }: LockedRound,
  seat: SeatRow,
  accountId: string,
): 'CYCLE' | 'TAKEN' | null {
  if (seatsBefore(seat, seats).some((before) => before.accountId === accountId)) return 'CYCLE';
  const isAsked = seats.some(
    (one) => one.accountId === accountId && !(one.endedAt && one.endedAt.getTime() <= now),
  );
  return isAsked ? 'TAKEN' : null;
}

/** A colleague stands in for whoever presides, and does not preside. */
async function insertForward(
  { sql }: Transaction,
  { row }: LockedRound,
  { id, kind }: SeatRow,
  accountId: string,
): Promise<void> {
  await sql(
    `insert into circulation_seat (id, circulation_id, space_id, account_id, organisation_id, organisation_name,
       body_seat_id, vote_id, kind, position, ended_at, forwarded_from_id)
     select $1, circulation_id, space_id, $2, organisation_id, organisation_name, body_seat_id, vote_id, $3, position,
       ended_at, id from circulation_seat where id = $4 and circulation_id = $5`,
    [newId('cst'), accountId, kind === SeatKind.CHAIR ? SeatKind.ENTITLED : kind, id, row.id],
  );
}
