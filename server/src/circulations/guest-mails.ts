import type { Transaction } from '../platform/database/database.ts';
import { hashLinkSecret, newLinkSecret } from '../platform/link-secret.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import type { MailLocale, Outbox } from '../platform/mail/outbox.ts';
import type { StoredMail } from '../platform/mail/stored-mail.ts';
import { ASKED_MAIL, circulationMail, type CirculationMail } from './circulation-mail-words.ts';
import { UNANSWERED, type CirculationRow, type SeatRow } from './circulation-rows.ts';

/** Mails to people outside are kinds of their own: what they bring is a link, and one that is void must not go. */
export const guestMail = <Kind extends CirculationMail>(kind: Kind) => `GUEST_${kind}` as const;

/**
 * Tells whoever is asked outside the hub, each by a link of their own, of which the hash alone is kept. Links of former mails
 * stay good.
 */
export async function tellGuests(
  transaction: Transaction,
  outbox: Outbox,
  kind: CirculationMail,
  round: Pick<CirculationRow, 'id' | 'spaceId' | 'rules' | 'deadlineAt' | 'startedById' | 'isSubstantial'>,
  seats: readonly Pick<SeatRow, 'id' | 'guestName'>[],
): Promise<void> {
  const ids = seats.filter(({ guestName }) => guestName !== null).map(({ id }) => id);
  if (ids.length === 0) return;
  const { sql } = transaction;
  const guests = await sql<{ seatId: string; email: string; locale: MailLocale }>(
    'select seat_id as "seatId", email, locale from circulation_guest where seat_id = any($1) order by seat_id',
    [ids],
  );
  const asker = await askerOf(transaction, round.startedById);
  for (const { seatId, email, locale } of guests) {
    const secret = newLinkSecret();
    const link = `${outbox.origin}/asked#${secret}`;
    const words = circulationMail({ kind, locale, round, link, asker });
    const mail = { kind: guestMail(kind), to: email, locale, aboutId: seatId, ...words };
    const mailId = await outbox.enqueue(transaction, mail);
    await sql(
      'insert into circulation_link (secret_hash, seat_id, circulation_id, space_id, mail_id) values ($1, $2, $3, $4, $5)',
      [hashLinkSecret(secret), seatId, round.id, round.spaceId, mailId],
    );
  }
  if (kind === ASKED_MAIL)
    await sql('update circulation_guest set sent_at = now(), refused_at = null where seat_id = any($1)', [
      ids,
    ]);
}

/** Who asks, as somebody outside can know them; empty when that account is gone. */
async function askerOf({ sql }: Transaction, accountId: string | null): Promise<string> {
  const [row] = await sql<{ name: string; organisation: string | null }>(
    `select a.name, o.name as organisation from account a left join organisation o on o.id = a.organisation_id
     where a.id = $1`,
    [accountId],
  );
  return row ? [row.name, row.organisation].filter(Boolean).join(', ') : '';
}

/** The link that the mail brings is still good, and its bearer is still asked. */
const LINKED = `select 1 from circulation_link l join circulation_seat s on s.id = l.seat_id
  join circulation c on c.id = s.circulation_id
  where l.mail_id = $1 and (s.ended_at is null or s.ended_at > now())`;

const asks =
  (which: string) =>
  async ({ sql }: Transaction, { id }: Pick<StoredMail, 'id'>): Promise<boolean> =>
    (await sql(`${LINKED} and ${which}`, [id])).length > 0;

/** Whether the link may still be sent: it was not replaced, and the round goes on. */
export const isGuestToAnswer = asks(`c.state = 'RUNNING'`);

/** The same, and nobody has answered for their vote meanwhile. */
export const isGuestSilent = asks(`c.state = 'RUNNING' and ${UNANSWERED}`);

/** Whether its bearer may still be told what came of it. */
export const isGuestConcerned = asks('true');

/** The recipient's server refuses the mail that asks: the leads see it, and can send another link, also to another address. */
export function noteGuestRefused(announcements: Announcements) {
  return async ({ sql, afterCommit }: Transaction, { id }: Pick<StoredMail, 'id'>): Promise<void> => {
    const [told] = await sql<{ circulationId: string; documentId: string }>(
      `update circulation_guest g set refused_at = now() from circulation_link l, circulation c
       where l.mail_id = $1 and g.seat_id = l.seat_id and c.id = l.circulation_id
       returning c.id as "circulationId", c.document_id as "documentId"`,
      [id],
    );
    if (told) afterCommit(() => announcements.emit('circulationChanged', told));
  };
}

/** The recipient's server took the mail that asks: the question has reached them, unless another link was sent since. */
export function noteGuestReached(announcements: Announcements) {
  return async ({ sql, afterCommit }: Transaction, { id }: Pick<StoredMail, 'id'>): Promise<void> => {
    // Before the round ends, or not at all: its result must come out of what is written down.
    const running = await sql(
      `select 1 from circulation where id = (select circulation_id from circulation_link where mail_id = $1)
       and state = 'RUNNING' for share`,
      [id],
    );
    if (running.length === 0) return;
    const [told] = await sql<{ circulationId: string; documentId: string }>(
      `update circulation_seat s set reached_at = date_trunc('milliseconds', clock_timestamp())
       from circulation_link l, circulation c
       where l.mail_id = $1 and s.id = l.seat_id and c.id = s.circulation_id and s.reached_at is null
       returning c.id as "circulationId", c.document_id as "documentId"`,
      [id],
    );
    if (told) afterCommit(() => announcements.emit('circulationChanged', told));
  };
}
