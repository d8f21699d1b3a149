import type { SeatRow } from './circulation-rows.ts';

type Forward = Pick<SeatRow, 'id' | 'forwardedFromId' | 'endedAt'>;

/** On which seat a colleague is asked in this one's place at this moment; null: nobody is, or it was taken back. */
export function forwardOf<Seat extends Forward>(
  { id }: Pick<SeatRow, 'id'>,
  seats: readonly Seat[],
  now: number,
): Seat | null {
  const stands = ({ forwardedFromId, endedAt }: Seat) =>
    forwardedFromId === id && !(endedAt && endedAt.getTime() <= now);
  return seats.find(stands) ?? null;
}

/** Whether a question was handed on to this seat, and is not there any more. */
export function wasTakenBack({ forwardedFromId, endedAt }: Omit<Forward, 'id'>, now: number): boolean {
  return forwardedFromId !== null && endedAt !== null && endedAt.getTime() <= now;
}

/** The seats from which the question came to this one, the nearest first. */
export function seatsBefore(seat: SeatRow, seats: readonly SeatRow[]): SeatRow[] {
  const before = seats.find(({ id }) => id === seat.forwardedFromId);
  return before ? [before, ...seatsBefore(before, seats)] : [];
}

/** The seats to which the question went on from this one, as long as they stand, the nearest first. */
export function seatsBehind(seat: SeatRow, seats: readonly SeatRow[], now: number): SeatRow[] {
  const next = forwardOf(seat, seats, now);
  return next ? [next, ...seatsBehind(next, seats, now)] : [];
}
