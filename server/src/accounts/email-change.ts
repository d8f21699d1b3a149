import { LIMITS } from '@umlauf/shared/limits';
import { databaseNow } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { hashLinkSecret, newLinkSecret } from '../platform/link-secret.ts';
import type { MailGuard } from '../platform/mail/mail-courier.ts';
import type { MailLocale, Outbox } from '../platform/mail/outbox.ts';
import {
  confirmEmailMail,
  emailChangedMail,
  emailChangeNoticeMail,
  emailTakenMail,
} from './email-change-mails.ts';
import type { EmailChange } from './email-change.types.ts';

interface Owner {
  id: string;
  email: string;
  locale: MailLocale;
}

interface StoredChange extends EmailChange {
  accountId: string;
  formerEmail: string;
}

const COLUMNS = `account_id as "accountId", former_email as "formerEmail", email, sent_at as "sentAt",
  expires_at as "expiresAt"`;

/** The change that waits; null when none does, or its time is over. */
export async function pendingEmailChange(
  { sql }: Pick<Transaction, 'sql'>,
  accountId: string,
): Promise<EmailChange | null> {
  const [found] = await sql<StoredChange>(
    `select ${COLUMNS} from email_change where account_id = $1 and expires_at > now()`,
    [accountId],
  );
  return found ?? null;
}

/**
 * Begins a change of address, in the place of one that waits, and tells the present address of it. Whether somebody has
 * the new one already is told to its holder alone: everything else is the same. Throws FORBIDDEN when an identity
 * provider gives the address, and RATE_LIMITED.
 */
export async function beginEmailChange(
  transaction: Transaction,
  outbox: Outbox,
  accountId: string,
  email: string,
): Promise<EmailChange> {
  const owner = await lockOwner(transaction, accountId);
  const change = await sendLink(transaction, outbox, owner, email);
  const link = `${outbox.origin}/forgot-password`;
  await outbox.enqueue(transaction, {
    kind: 'EMAIL_CHANGE_NOTICE',
    to: owner.email,
    locale: owner.locale,
    accountId,
    ...emailChangeNoticeMail({ locale: owner.locale, link, email }),
  });
  return change;
}

/** Sends the link anew; the former one is void. Throws NOT_FOUND when no change waits, and RATE_LIMITED. */
export async function resendEmailChange(
  transaction: Transaction,
  outbox: Outbox,
  accountId: string,
): Promise<EmailChange> {
  const owner = await lockOwner(transaction, accountId);
  const pending = await pendingEmailChange(transaction, accountId);
  if (!pending) throw new AppError('NOT_FOUND');
  const age = (databaseNow() - pending.sentAt.getTime()) / 1_000;
  // Sent in the future: the clock was set back.
  if (Math.abs(age) < LIMITS.emailChangeResendSeconds)
    throw new AppError('RATE_LIMITED', {
      retryAfter: Math.ceil(LIMITS.emailChangeResendSeconds - Math.max(0, age)),
    });
  return sendLink(transaction, outbox, owner, pending.email);
}

/** Withdraws it: the link is void. Answers whether one was waiting. */
export async function withdrawEmailChange(
  { sql }: Pick<Transaction, 'sql'>,
  accountId: string,
): Promise<boolean> {
  const gone = await sql('delete from email_change where account_id = $1 returning 1', [accountId]);
  return gone.length > 0;
}

/** Locked, so that mails are counted one after the other. */
async function lockOwner({ sql }: Transaction, accountId: string): Promise<Owner> {
  const [owner] = await sql<Owner & { isBound: boolean }>(
    `select a.id, a.email, a.locale, exists (
        select 1 from credential c where c.account_id = a.id and c.provider_id <> 'credential') as "isBound"
      from account a where a.id = $1 for update`,
    [accountId],
  );
  if (!owner) throw new AppError('UNAUTHENTICATED');
  if (owner.isBound) throw new AppError('FORBIDDEN', { reason: 'EMAIL_OF_PROVIDER' });
  return owner;
}

async function sendLink(
  transaction: Transaction,
  outbox: Outbox,
  owner: Owner,
  email: string,
): Promise<EmailChange> {
  const { asHouse, sql } = transaction;
  await asHouse(() => checkDay(transaction, owner.id));
  const [holder] = await sql<Owner>('select id, email, locale from account where email = $1', [email]);
  // Also when nobody will be sent it.
  const secret = newLinkSecret();
  const mail = { to: email, aboutId: owner.id };
  const mailId = holder
    ? await outbox.enqueue(transaction, {
        ...mail,
        kind: 'EMAIL_TAKEN',
        locale: holder.locale,
        accountId: holder.id,
        ...emailTakenMail({ locale: holder.locale, link: `${outbox.origin}/sign-in` }),
      })
    : await outbox.enqueue(transaction, {
        ...mail,
        kind: 'EMAIL_CHANGE',
        locale: owner.locale,
        accountId: owner.id,
        ...confirmEmailMail({ locale: owner.locale, link: `${outbox.origin}/confirm-email#${secret}` }),
      });
  const [change] = await asHouse(() =>
    sql<StoredChange>(
      `insert into email_change (account_id, former_email, email, secret_hash, mail_id, expires_at)
       values ($1, $2, $3, $4, $5, now() + make_interval(hours => $6))
       on conflict (account_id) do update set former_email = excluded.former_email, email = excluded.email,
         secret_hash = excluded.secret_hash, mail_id = excluded.mail_id, sent_at = now(), expires_at = excluded.expires_at
       returning ${COLUMNS}`,
      [owner.id, owner.email, email, hashLinkSecret(secret), mailId, LIMITS.emailChangeHours],
    ),
  );
  return change!;
}

/** Counted in the database, for all instances together. Those to taken addresses count as well. */
async function checkDay({ sql }: Transaction, accountId: string): Promise<void> {
  const [row] = await sql<{ sent: number; wait: number }>(
    `select count(*)::int as sent,
       ceil(extract(epoch from coalesce(min(created_at), now()) + interval '1 day' - now()))::int as wait
     from mail where about_id = $1 and kind in ('EMAIL_CHANGE', 'EMAIL_TAKEN')
       and created_at > now() - interval '1 day'`,
    [accountId],
  );
  if (row!.sent >= LIMITS.emailChangeMailsPerDay)
    throw new AppError('RATE_LIMITED', { retryAfter: Math.max(1, row!.wait) });
}

/**
 * The change that this link is for, locked, so that of two who confirm at the same moment one does. Throws GONE for what
 * is no link, and for one that was used, withdrawn, replaced or has run out: which, it does not say.
 */
export async function lockEmailChange({ sql }: Transaction, secret: string): Promise<StoredChange> {
  const hash = hashLinkSecret(secret);
  const [found] = hash
    ? await sql<StoredChange>(
        `select ${COLUMNS} from email_change where secret_hash = $1 and expires_at > now() and exists (
           select 1 from account a where a.id = account_id and a.email = former_email and a.locked_at is null)
         for update`,
        [hash],
      )
    : [];
  if (!found) throw new AppError('GONE');
  return found;
}

/** Confirms it: the address is another one from now on. Throws CONFLICT when somebody has got it meanwhile. */
export async function confirmEmailChange(
  transaction: Transaction,
  outbox: Outbox,
  { accountId, formerEmail, email }: StoredChange,
): Promise<void> {
  const { sql, record } = transaction;
  const taken = await sql('select 1 from account where email = $1', [email]);
  if (taken.length > 0) throw new AppError('CONFLICT', { reason: 'ALREADY_EXISTS' });
  const [account] = await sql<{ locale: MailLocale }>(
    'update account set email = $2, email_verified = true, updated_at = now() where id = $1 returning locale',
    [accountId, email],
  );
  await withdrawEmailChange(transaction, accountId);
  // Links that were sent to the former address.
  await sql(`delete from verification where identifier in ('setup:' || $1, 'password-reset:' || $1)`, [
    accountId,
  ]);
  record({
    kind: 'EMAIL_CHANGED',
    subjectId: accountId,
    actorId: accountId,
    facts: { from: formerEmail, to: email },
  });
  const { locale } = account!;
  const words = emailChangedMail(locale, email);
  await outbox.enqueue(transaction, { kind: 'EMAIL_CHANGED', to: formerEmail, locale, accountId, ...words });
}

/** Whether the mail may still go: its change waits, and this is its newest link. */
export const isEmailChangeWaiting: MailGuard = async ({ sql }, { id, aboutId }) => {
  const rows = await sql(
    `select 1 from email_change c join account a on a.id = c.account_id
     where c.account_id = $1 and c.mail_id = $2 and c.expires_at > now() and a.locked_at is null`,
    [aboutId, id],
  );
  return rows.length > 0;
};
