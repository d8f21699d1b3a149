import { LIMITS } from '@umlauf/shared/limits';
import type { Database, Transaction } from '../platform/database/database.ts';
import type { MailLocale, Outbox } from '../platform/mail/outbox.ts';
import { decidedMail, waitingMail } from './access-request-mails.ts';
import { AccessOutcome } from './access-request.entity.ts';

/** Kinds of mails about requests for access, for the guards below. */
export const WAITING_MAIL = 'ACCESS_REQUESTS';
export const DECIDED_MAIL = 'ACCESS_DECIDED';

interface Due {
  spaceId: string;
  name: string;
}

/**
 * Tells leads by mail who asks to be let in: each space at most once an hour, everybody who asked since then together. By
 * the clock and not by whoever asks, so that asking takes as long for what exists as for what does not.
 */
export async function tellLeads(database: Database, outbox: Outbox): Promise<void> {
  let isDone = false;
  while (!isDone) {
    isDone = await database.withActor({ system: 'access-check' }, async (transaction) => {
      const [due] = await transaction.sql<Due>(
        `update space set requests_told_at = now() where id = (
            select s.id from space s where (s.requests_told_at is null
              or s.requests_told_at <= now() - make_interval(secs => $1)) and s.takes_requests and exists (
              select 1 from access_request r where r.space_id = s.id and ${WAITS} and r.leads_told_at is null)
            order by s.id limit 1 for update of s skip locked)
          returning id as "spaceId", name`,
        [LIMITS.accessRequestMailSeconds],
      );
      if (due) await tellOneSpace(transaction, outbox, due);
      return !due;
    });
  }
}

const WAITS = `r.outcome is null and r.withdrawn_at is null`;

async function tellOneSpace(transaction: Transaction, outbox: Outbox, { spaceId, name }: Due): Promise<void> {
  const { sql } = transaction;
  const asking = await sql<{ name: string }>(
    `with told as (update access_request r set leads_told_at = now()
        where r.space_id = $1 and ${WAITS} and r.leads_told_at is null returning r.account_id, r.created_at)
      select a.name from told join account a on a.id = told.account_id order by told.created_at, a.id`,
    [spaceId],
  );
  const names = [...new Set(asking.map((each) => each.name))];
  const leads = await sql<{ id: string; email: string; locale: MailLocale }>(
    `select a.id, a.email, a.locale from membership m join account a on a.id = m.account_id
      where m.space_id = $1 and m.role = 'LEAD' and a.locked_at is null and a.email is not null order by a.id`,
    [spaceId],
  );
  const link = `${outbox.origin}/spaces/${spaceId}/members`;
  for (const { id, email, locale } of leads)
    await outbox.enqueue(transaction, {
      kind: WAITING_MAIL,
      to: email,
      locale,
      aboutId: spaceId,
      accountId: id,
      ...waitingMail({ locale, space: name, names, link }),
    });
}

/** Whether a lead may still be told: they lead the space, and somebody still waits. */
export async function isStillAsked({ sql }: Transaction, mail: { id: string }): Promise<boolean> {
  const rows = await sql(
    `select 1 from mail w join membership m on m.account_id = w.account_id and m.space_id = w.about_id
        join account a on a.id = w.account_id
      where w.id = $1 and m.role = 'LEAD' and a.locked_at is null and a.email = w.recipient and exists (
        select 1 from access_request r where r.space_id = w.about_id and ${WAITS})`,
    [mail.id],
  );
  return rows.length > 0;
}

/** Tells whoever asked what came of it, as far as they are told. */
export async function tellDecision(
  transaction: Transaction,
  outbox: Outbox,
  requestId: string,
): Promise<void> {
  const [row] = await transaction.asHouse(() =>
    transaction.sql<DecidedRow>(`${DECIDED} where r.id = $1 and r.is_told`, [requestId]),
  );
  if (!row?.email) return;
  const { accountId, email, locale, askedAt, outcome, guestOf, guestUntil, memberOf, memberUntil } = row;
  const isGranted = outcome === AccessOutcome.GRANTED;
  const granted = guestOf
    ? { name: guestOf, isDocument: true, endsAt: guestUntil }
    : { name: memberOf ?? '', isDocument: false, endsAt: memberUntil };
  const path = row.targetId.startsWith('doc') ? 'documents' : 'spaces';
  const link = `${outbox.origin}/${path}/${row.targetId}`;
  await outbox.enqueue(transaction, {
    kind: DECIDED_MAIL,
    to: email,
    locale,
    aboutId: requestId,
    accountId,
    ...decidedMail({ locale, granted: isGranted ? granted : null, askedAt, link }),
  });
}

interface DecidedRow {
  accountId: string;
  email: string | null;
  locale: MailLocale;
  targetId: string;
  askedAt: Date;
  outcome: AccessOutcome;
  /** Title of the document of which they are a guest. */
  guestOf: string | null;
  guestUntil: Date | null;
  /** Name of the space to which they belong. */
  memberOf: string | null;
  memberUntil: Date | null;
}

/** The names that they may read at this moment, and no other ones. */
const DECIDED = `
  select a.id as "accountId", a.email, a.locale, r.target_id as "targetId", r.created_at as "askedAt", r.outcome,
    d.title as "guestOf", g.ends_at as "guestUntil", s.name as "memberOf", m.ends_at as "memberUntil"
  from access_request r join account a on a.id = r.account_id and a.locked_at is null
  left join membership m on m.space_id = r.space_id and m.account_id = a.id and (m.ends_at is null or m.ends_at > now())
  left join space s on s.id = m.space_id
  left join document_guest g on g.document_id = r.document_id and g.account_id = a.id and g.ends_at > now()
    and m.account_id is null
  left join document d on d.id = g.document_id and d.trashed_at is null`;

/** Whether they may still be told: what the mail names they may still read. */
export async function isStillDecided(
  { sql }: Transaction,
  mail: { aboutId: string | null; recipient: string },
): Promise<boolean> {
  const rows = await sql(
    `${DECIDED} where r.id = $1 and r.is_told and a.email = $2
      and (r.outcome = 'REFUSED' or s.id is not null or d.id is not null)`,
    [mail.aboutId, mail.recipient],
  );
  return rows.length > 0;
}
