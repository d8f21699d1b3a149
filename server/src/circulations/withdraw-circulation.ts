import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { faultOfText } from '../platform/graphql/input-text.ts';
import {
  announceRound,
  askedSeats,
  keysOf,
  raiseOfRound,
  tellAccounts,
  type RoundParts,
} from './advance-circulation.ts';
import { ENDED_MAIL } from './circulation-mail-words.ts';
import { tellSeats } from './circulation-mails.ts';
import type { Speaker } from './circulation.policy.ts';
import { lockRound, type CirculationRow } from './circulation-rows.ts';

/**
 * Withdraws a round that is under way, and tells those who were asked. Throws GONE { ENDED } when it is over, which a round
 * also is whose deadline has passed.
 */
export async function withdrawRound(
  transaction: Transaction,
  parts: RoundParts,
  viewer: Viewer,
  { id }: CirculationRow,
  reason: string,
): Promise<void> {
  checkFields({ reason: faultOfText(reason, LIMITS.remarkCharacters) });
  const { sql, asHouse } = transaction;
  await asHouse(async () => {
    const locked = (await lockRound(transaction, id))!;
    const { row, now } = locked;
    if (row.state !== 'RUNNING' || now > row.deadlineAt.getTime())
      throw new AppError('GONE', { reason: 'ENDED' });
    await sql(
      `update circulation set state = 'WITHDRAWN', ended_at = $2, next_at = null, withdrawn_by_id = $3,
         withdrawn_because = $4 where id = $1`,
      [id, new Date(now), viewer.accountId, reason.trim()],
    );
    await tellSeats(transaction, parts.outbox, ENDED_MAIL, row, askedSeats(locked));
    tellAccounts(transaction, parts, locked.seats);
    raiseOfRound(transaction, 'CIRCULATION_WITHDRAWN', row);
    await announceRound(transaction, parts.announcements, row);
  });
}

/** Notes that somebody who is asked has seen the matter, the first time: that is said to them openly. */
export async function noteOpened(
  { sql, asHouse, afterCommit }: Transaction,
  { announcements }: RoundParts,
  speaker: Speaker,
  row: Pick<CirculationRow, 'id' | 'documentId' | 'state'>,
): Promise<void> {
  if (row.state !== 'RUNNING') return;
  const opened = await asHouse(async () => {
    // Before the round ends, or not at all: its result must come out of what is written down.
    const running = await sql(`select 1 from circulation where id = $1 and state = 'RUNNING' for share`, [
      row.id,
    ]);
    if (running.length === 0) return [];
    return sql(
      `update circulation_seat set opened_at = m.now, reached_at = coalesce(reached_at, m.now)
       from (select date_trunc('milliseconds', clock_timestamp()) as now) m
       where circulation_id = $1 and (account_id = $2 or id = $3) and opened_at is null and asked_at is not null
         and (ended_at is null or ended_at > m.now) returning id`,
      [
        row.id,
        'accountId' in speaker ? speaker.accountId : null,
        'seatId' in speaker ? speaker.seatId : null,
      ],
    );
  });
  if (opened.length > 0) afterCommit(() => announcements.emit('circulationChanged', keysOf(row)));
}
