import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { isId } from '../platform/ids.ts';
import { faultOfAddress } from '../platform/mail/outbox.ts';
import { advance, keysOf, raiseOfRound, type RoundParts } from './advance-circulation.ts';
import { ASKED_MAIL } from './circulation-mail-words.ts';
import { lockRound, type LockedRound, type SeatRow } from './circulation-rows.ts';
import type { ResendCirculationLinkInput } from './circulation.inputs.ts';
import { tellGuests } from './guest-mails.ts';

/** The round of a seat that the viewer sees, to authorise by. Throws NOT_FOUND. */
export async function roundOfSeat({ sql }: Transaction, seatId: string): Promise<string> {
  const [seat] = isId('cst', seatId)
    ? await sql<{ circulationId: string }>(
        'select circulation_id as "circulationId" from circulation_seat where id = $1',
        [seatId],
      )
    : [];
  if (!seat) throw new AppError('NOT_FOUND');
  return seat.circulationId;
}

/**
 * Voids the links of somebody outside and sends a new one, also to another address: that one has not been reached then.
 * Throws INVALID_INPUT { seatId } for whoever is not asked by mail, CONFLICT { ALREADY_ANSWERED } for another address after
 * an answer, RATE_LIMITED within a minute, GONE when the round is over or they are asked no more.
 */
export async function renewLink(
  transaction: Transaction,
  parts: RoundParts,
  circulationId: string,
  { seatId, email }: ResendCirculationLinkInput,
): Promise<void> {
  checkFields({ email: email == null ? null : faultOfAddress(email) });
  const { sql, asHouse } = transaction;
  await asHouse(async () => {
    const { locked, seat } = await lockGuest(transaction, circulationId, seatId);
    const isOther = await setAddress(transaction, locked, seat, email);
    if (!isOther) await checkPause(transaction, seatId);
    await sql('delete from circulation_link where seat_id = $1', [seatId]);
    // Whose turn has not come gets their link with it.
    if (seat.askedAt) await tellGuests(transaction, parts.outbox, ASKED_MAIL, locked.row, [seat]);
    raiseOfRound(transaction, 'CIRCULATION_LINK_SENT', locked.row, { guest: seat.guestName! });
    transaction.afterCommit(() => parts.announcements.emit('circulationChanged', keysOf(locked.row)));
  });
}

/** Asks somebody outside no more: their links are void, what they answered stays. Throws as `renewLink`. */
export async function removeGuest(
  transaction: Transaction,
  parts: RoundParts,
  circulationId: string,
  seatId: string,
): Promise<void> {
  const { sql, asHouse } = transaction;
  await asHouse(async () => {
    const { locked, seat } = await lockGuest(transaction, circulationId, seatId);
    const { row, answers, now } = locked;
    // What they answered came before.
    const last = answers.findLast((answer) => answer.seatId === seatId)?.at.getTime() ?? 0;
    await sql('update circulation_seat set ended_at = $2 where id = $1', [
      seatId,
      new Date(Math.max(now, last + 1)),
    ]);
    await sql('delete from circulation_link where seat_id = $1', [seatId]);
    raiseOfRound(transaction, 'CIRCULATION_GUEST_REMOVED', row, { guest: seat.guestName! });
    await advance(transaction, parts, row.id);
  });
}

async function lockGuest(
  transaction: Transaction,
  circulationId: string,
  seatId: string,
): Promise<{ locked: LockedRound; seat: SeatRow }> {
  const locked = (await lockRound(transaction, circulationId))!;
  const { row, seats, now } = locked;
  const seat = seats.find(({ id }) => id === seatId)!;
  checkFields({ seatId: seat.guestName === null ? 'MISMATCH' : null });
  if (row.state !== 'RUNNING' || now > row.deadlineAt.getTime() || seat.endedAt)
    throw new AppError('GONE', { reason: 'ENDED' });
  return { locked, seat };
}

/** Whether it is another one than before. */
async function setAddress(
  { sql }: Transaction,
  { row, answers }: LockedRound,
  { id }: SeatRow,
  given: string | null | undefined,
): Promise<boolean> {
  if (given == null) return false;
  const email = given.trim().toLowerCase();
  const guests = await sql<{ seatId: string; email: string }>(
    'select seat_id as "seatId", email from circulation_guest where circulation_id = $1',
    [row.id],
  );
  if (guests.some((guest) => guest.seatId === id && guest.email === email)) return false;
  checkFields({ email: guests.some((guest) => guest.email === email) ? 'TAKEN' : null });
  if (answers.some(({ seatId }) => seatId === id))
    throw new AppError('CONFLICT', { reason: 'ALREADY_ANSWERED' });
  await sql('update circulation_guest set email = $2, refused_at = null where seat_id = $1', [id, email]);
  await sql('update circulation_seat set reached_at = null, opened_at = null where id = $1', [id]);
  return true;
}

async function checkPause({ sql }: Transaction, seatId: string): Promise<void> {
  const [row] = await sql<{ wait: number }>(
    `select ceil($2 - extract(epoch from now() - sent_at))::int as wait from circulation_guest
     where seat_id = $1 and refused_at is null and sent_at between now() - make_interval(secs => $2) and now()`,
    [seatId, LIMITS.guestLinkResendSeconds],
  );
  if (row) throw new AppError('RATE_LIMITED', { retryAfter: Math.max(1, row.wait) });
}
