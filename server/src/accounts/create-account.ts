import { newId } from '../platform/ids.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { Account, Locale } from './account.entity.ts';
import { hashPassword } from './passwords.ts';
import { FORGET_DEVICES } from './session-hooks.ts';

export interface NewAccount {
  /** Known before, when the account itself is who acts. */
  id?: string;
  name: string;
  email: string;
  /** Null: none yet; the person sets one by a one-time link. */
  password: string | null;
  isAdministrator?: boolean;
  isDemo?: boolean;
  /** Comes as a guest only: spaces that are open to the hub are not for them. */
  isGuest?: boolean;
  locale?: Locale;
}

/** Makes an account that can sign in with its e-mail address. Throws CONFLICT when the address is taken. */
export async function createAccount(transaction: Transaction, input: NewAccount): Promise<Account> {
  const { em } = transaction;
  const email = input.email.trim().toLowerCase();
  if (await em.findOne(Account, { email })) throw new AppError('CONFLICT', { reason: 'ALREADY_EXISTS' });
  const account = em.create(Account, {
    id: input.id ?? newId('acc'),
    name: input.name.trim(),
    email,
    locale: input.locale ?? Locale.DE,
    isAdministrator: input.isAdministrator ?? false,
    isDemo: input.isDemo ?? false,
    isGuest: input.isGuest ?? false,
  });
  await em.flush();
  const facts = { email, ...(account.isAdministrator ? { administrator: 'true' } : {}) };
  transaction.record({ kind: 'ACCOUNT_CREATED', subjectId: account.id, facts });
  if (input.password !== null) await setPassword(transaction, account.id, input.password);
  return account;
}

/** Sets the password that signs this account in, and ends the sessions that were opened with the former one, but one. */
export async function setPassword(
  { sql }: Pick<Transaction, 'sql'>,
  accountId: string,
  password: string,
  keptSessionId: string | null = null,
): Promise<void> {
  const hash = await hashPassword(password);
  await sql('delete from session where account_id = $1 and id is distinct from $2', [
    accountId,
    keptSessionId,
  ]);
  await sql(FORGET_DEVICES, [accountId]);
  // Links that were sent for the former one.
  await sql(`delete from verification where identifier in ('setup:' || $1, 'password-reset:' || $1)`, [
    accountId,
  ]);
  // Whoever knew it may have begun to take the account over.
  await sql('delete from email_change where account_id = $1', [accountId]);
  await sql(`delete from credential where account_id = $1 and provider_id = 'credential'`, [accountId]);
  await sql(
    `insert into credential (id, account_id, provider_id, provider_account_id, password) values ($1, $2, 'credential', $3, $4)`,
    [newId('crd'), accountId, accountId, hash],
  );
}
