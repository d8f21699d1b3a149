import type { Logger } from 'pino';
import { LIMITS } from '@umlauf/shared/limits';
import type { Database, Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { newId } from '../platform/ids.ts';
import { RateLimit, rateLimited } from '../platform/rate-limit.ts';
import { hashLinkSecret, newLinkSecret } from '../platform/link-secret.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import type { MailGuard } from '../platform/mail/mail-courier.ts';
import type { MailLocale, Outbox } from '../platform/mail/outbox.ts';
import { setPassword } from './create-account.ts';
import { faultOfEmail, faultOfPassword } from './credential-rules.ts';
import { endSessions } from './end-sessions.ts';
import { passwordResetMail, signInElsewhereMail, tellPasswordChanged } from './password-mails.ts';

export interface ResetParts {
  database: Database;
  announcements: Announcements;
  outbox: Outbox;
  /** Demo accounts sign in in the demo only. */
  isDemo: boolean;
  /** Name of the identity provider; null: there is none. */
  provider: string | null;
  log: Logger;
}

const WINDOW_SECONDS = 600;
/** Requests that wait to be looked at, of everybody together: each takes a few milliseconds. */
const WAITING = 1_000;

interface Asker {
  id: string;
  email: string;
  locale: MailLocale;
  isBound: boolean;
}

/** A way into the account that a new password leaves as it is. */
interface RemainingPasskey {
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** Links for new passwords: who asks for one learns nothing, who follows one sets a password. */
export class PasswordResets {
  readonly #parts: ResetParts;
  readonly #tries = new RateLimit({ points: LIMITS.passwordResetsPerAddress, seconds: WINDOW_SECONDS });
  #work: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(parts: ResetParts) {
    this.#parts = parts;
  }

  /**
   * Takes a request from this network address. Whether there is such an account is found out after the answer, which
   * therefore tells nothing, by its time neither. Throws INVALID_INPUT, and RATE_LIMITED whoever is meant.
   */
  async ask(email: string, address: string): Promise<void> {
    checkFields({ email: faultOfEmail(email) });
    this.#tries.charge(address);
    if (this.#waiting >= WAITING) throw new AppError('RATE_LIMITED', { retryAfter: 10 });
    this.#waiting += 1;
    this.#work = this.#work
      .then(() => this.#send(email.trim().toLowerCase()))
      .catch((error: unknown) => this.#parts.log.error({ part: 'sign-in', err: error }, 'no link was sent'))
      .finally(() => (this.#waiting -= 1));
  }

  /**
   * For whose address a link is, and which passkeys sign in there as well; looking spends nothing. Throws GONE when it is
   * not good, or not any more.
   */
  look(secret: string, address: string): Promise<{ email: string; passkeys: RemainingPasskey[] }> {
    return this.#follow(secret, address, async ({ sql }, { id, email }) => ({
      email,
      passkeys: await sql<RemainingPasskey>(
        `select name, created_at as "createdAt", last_used_at as "lastUsedAt" from passkey
         where account_id = $1 order by created_at, id`,
        [id],
      ),
    }));
  }

  /**
   * Sets the password, once, and ends all sessions; nothing signs in by itself. Passkeys stay unless they are to go:
   * who only forgot the password has lost no device, who fears for the account wants nobody else's in it. Throws GONE and
   * INVALID_INPUT.
   */
  spend(
    secret: string,
    { password, removePasskeys }: { password: string; removePasskeys: boolean },
    address: string,
  ): Promise<{ email: string }> {
    const { announcements, outbox } = this.#parts;
    return this.#follow(secret, address, async (transaction, account) => {
      checkFields({ password: faultOfPassword(password) });
      await endSessions(transaction, announcements, account.id, { allBut: null });
      await setPassword(transaction, account.id, password);
      transaction.record({ kind: 'PASSWORD_RESET', subjectId: account.id, actorId: account.id });
      const areRemoved = removePasskeys && (await removeAllPasskeys(transaction, account.id));
      await tellPasswordChanged(transaction, outbox, account, { areRemoved });
      return { email: account.email };
    });
  }

  /** Waits for what was asked for. */
  close(): Promise<void> {
    return this.#work;
  }

  async #follow<T>(
    secret: string,
    address: string,
    work: (transaction: Transaction, account: Asker) => Promise<T>,
  ): Promise<T> {
    const spent = this.#tries.spentBy(address);
    if (spent && spent.left <= 0) throw rateLimited(spent);
    try {
      return await this.#parts.database.withActor({ system: 'sign-in' }, async (transaction) =>
        work(transaction, await lockLinked(transaction, secret)),
      );
    } catch (error) {
      if (error instanceof AppError && error.code === 'GONE') this.#tries.charge(address);
      throw error;
    }
  }

  #send(email: string): Promise<void> {
    const { database, outbox, isDemo, provider } = this.#parts;
    return database.withActor({ system: 'sign-in' }, async (transaction) => {
      const asker = await findAsker(transaction, email, isDemo);
      if (!asker || (await hasEnough(transaction, asker.id))) return;
      const { id: accountId, locale } = asker;
      const mail = { to: asker.email, locale, accountId };
      if (asker.isBound) {
        const words = signInElsewhereMail({ locale, provider, link: `${outbox.origin}/sign-in` });
        await outbox.enqueue(transaction, { ...mail, kind: 'SIGN_IN_ELSEWHERE', ...words });
        return;
      }
      const { id, secret } = await makeLink(transaction, accountId);
      const words = passwordResetMail({ locale, link: `${outbox.origin}/reset-password#${secret}` });
      await outbox.enqueue(transaction, { ...mail, kind: 'PASSWORD_RESET', aboutId: id, ...words });
    });
  }
}

const ASKER = `select a.id, a.email, a.locale,
    exists (select 1 from credential c where c.account_id = a.id and c.provider_id <> 'credential')
      and not exists (select 1 from credential c where c.account_id = a.id and c.provider_id = 'credential') as "isBound"
  from account a where a.kind = 'PERSON' and a.locked_at is null`;

/** Who may have a link, locked, so that mails are counted one after the other; null for everybody else. */
async function findAsker({ sql }: Transaction, email: string, isDemo: boolean): Promise<Asker | null> {
  const [asker] = await sql<Asker>(`${ASKER} and a.email = $1 and ($2 or not a.is_demo) for update`, [
    email,
    isDemo,
  ]);
  return asker ?? null;
}

/** Whether there were any. */
async function removeAllPasskeys({ sql, record }: Transaction, accountId: string): Promise<boolean> {
  const removed = await sql('delete from passkey where account_id = $1 returning id', [accountId]);
  for (let i = 0; i < removed.length; i++)
    record({ kind: 'PASSKEY_REMOVED', subjectId: accountId, actorId: accountId });
  return removed.length > 0;
}

/** Counted in the database, for all instances together. */
async function hasEnough({ sql }: Transaction, accountId: string): Promise<boolean> {
  const [row] = await sql<{ sent: number }>(
    `select count(*)::int as sent from mail where account_id = $1 and kind in ('PASSWORD_RESET', 'SIGN_IN_ELSEWHERE')
       and created_at > now() - interval '1 hour'`,
    [accountId],
  );
  return row!.sent >= LIMITS.passwordResetMailsPerHour;
}

/** Beside those that are good already: nobody makes the one that somebody has just been sent void. */
async function makeLink({ sql }: Transaction, accountId: string): Promise<{ id: string; secret: string }> {
  const [id, secret] = [newId('ver'), newLinkSecret()];
  const identifier = `password-reset:${accountId}`;
  await sql('delete from verification where identifier = $1 and expires_at <= now()', [identifier]);
  await sql(
    `insert into verification (id, identifier, value, expires_at) values ($1, $2, $3, now() + make_interval(mins => $4))`,
    [id, identifier, hashLinkSecret(secret), LIMITS.passwordResetMinutes],
  );
  return { id, secret };
}

/** Whose link this is, locked, so that of two who follow it at the same moment one does. Throws GONE. */
async function lockLinked({ sql }: Transaction, secret: string): Promise<Asker> {
  const hash = hashLinkSecret(secret);
  const [account] = hash
    ? await sql<Asker>(
        `${ASKER} and 'password-reset:' || a.id = (select identifier from verification
           where value = $1 and identifier like 'password-reset:%' and expires_at > now()) for update`,
        [hash],
      )
    : [];
  if (!account) throw new AppError('GONE');
  // Whoever waited for the lock may have been second.
  const rows = await sql('select 1 from verification where value = $1 for update', [hash]);
  if (rows.length === 0) throw new AppError('GONE');
  return account;
}

/** Whether the mail may still go: its link is good, and the account open. */
export const isResetStillGood: MailGuard = async ({ sql }, { aboutId }) => {
  const rows = await sql(
    `select 1 from verification v join account a on v.identifier = 'password-reset:' || a.id
     where v.id = $1 and v.expires_at > now() and a.locked_at is null`,
    [aboutId],
  );
  return rows.length > 0;
};
