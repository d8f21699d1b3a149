import type { Transaction } from '../platform/database/database.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { faultOfAddress, type MailLocale, type Outbox } from '../platform/mail/outbox.ts';
import type { StoredMail } from '../platform/mail/stored-mail.ts';
import { circulationMail, type CirculationMail } from './circulation-mail-words.ts';
import { UNANSWERED, type CirculationRow, type SeatRow } from './circulation-rows.ts';
import { tellGuests } from './guest-mails.ts';

type ToldRound = Pick<
  CirculationRow,
  'id' | 'spaceId' | 'rules' | 'deadlineAt' | 'startedById' | 'isSubstantial'
>;

/**
 * Tells whoever sits on these seats, one mail each, in the transaction of what it tells of. It names neither the document
 * nor the space nor anybody: it leaves the house.
 */
export async function tellSeats(
  transaction: Transaction,
  outbox: Outbox,
  kind: CirculationMail,
  row: ToldRound,
  seats: readonly SeatRow[],
): Promise<void> {
  const byAccount = new Map(
    seats.flatMap((seat) => (seat.accountId ? [[seat.accountId, seat] as const] : [])),
  );
  const people = await transaction.sql<{ id: string; email: string; locale: MailLocale }>(
    'select id, email, locale from account where id = any($1) and email is not null and locked_at is null order by id',
    [[...byAccount.keys()]],
  );
  // An identity provider may have given an address that no mail can be sent to: the round goes on without.
  const reachable = people.filter(({ email }) => faultOfAddress(email) === null);
  for (const { id, email, locale } of reachable) {
    const link = `${outbox.origin}/circulations/${row.id}`;
    const { id: aboutId, forwardedFromId } = byAccount.get(id)!;
    const isForwarded = forwardedFromId !== null;
    const words = circulationMail({ kind, locale, round: row, link, asker: null, isForwarded });
    await outbox.enqueue(transaction, { kind, to: email, locale, accountId: id, aboutId, ...words });
  }
  await tellGuests(transaction, outbox, kind, row, seats);
}

/** Seats of whoever has not left and is not locked out. */
const STILL_ASKED = `select 1 from circulation_seat s join circulation c on c.id = s.circulation_id
  join account a on a.id = s.account_id and a.locked_at is null
  where s.id = $1 and (s.ended_at is null or s.ended_at > now())`;
const asks =
  (which: string) =>
  async ({ sql }: Transaction, { aboutId }: StoredMail): Promise<boolean> =>
    (await sql(`${STILL_ASKED} and ${which}`, [aboutId])).length > 0;

/** Whether somebody is still to be asked: the round goes on, and they still speak in it. */
export const isStillToAnswer = asks(`c.state = 'RUNNING'`);

/** The same, and nobody has answered for their vote meanwhile. */
export const isStillSilent = asks(`c.state = 'RUNNING' and ${UNANSWERED}`);

/** Whether somebody may still be told what came of it. */
export const isStillConcerned = asks('true');

/** The mail that asks was taken by the recipient's server: all seats of theirs in the round are reached. */
export function noteReached(announcements: Announcements) {
  return async ({ sql, afterCommit }: Transaction, { aboutId }: StoredMail): Promise<void> => {
    // Before the round ends, or not at all: its result must come out of what is written down.
    const running = await sql(
      `select 1 from circulation where id = (select circulation_id from circulation_seat where id = $1)
       and state = 'RUNNING' for share`,
      [aboutId],
    );
    if (running.length === 0) return;
    const rows = await sql<{ circulationId: string; documentId: string }>(
      `update circulation_seat s set reached_at = date_trunc('milliseconds', clock_timestamp())
       from circulation_seat told, circulation c
       where told.id = $1 and c.id = told.circulation_id and s.circulation_id = c.id
         and s.account_id = told.account_id and s.reached_at is null
       returning c.id as "circulationId", c.document_id as "documentId"`,
      [aboutId],
    );
    const [told] = rows;
    if (told) afterCommit(() => announcements.emit('circulationChanged', told));
  };
}
