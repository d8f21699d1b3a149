import { newId } from '../platform/ids.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { Account, Locale } from './account.entity.ts';
import { hashPassword } from './passwords.ts';

export interface NewAccount {
  name: string;
  email: string;
  /** Null: none yet; the person sets one by a one-time link. */
  password: string | null;
  isAdministrator?: boolean;
  isDemo?: boolean;
}

/** Makes an account that can sign in with its e-mail address. Throws CONFLICT when the address is taken. */
export async function createAccount(transaction: Transaction, input: NewAccount): Promise<Account> {
  const { em } = transaction;
  const email = input.email.trim().toLowerCase();
  if (await em.findOne(Account, { email })) throw new AppError('CONFLICT', { reason: 'ALREADY_EXISTS' });
  const account = em.create(Account, {
    id: newId('acc'),
    name: input.name.trim(),
    email,
    locale: Locale.DE,
    isAdministrator: input.isAdministrator ?? false,
    isDemo: input.isDemo ?? false,
  });
  await em.flush();
  if (input.password !== null) await setPassword(transaction, account.id, input.password);
  return account;
}

/** Sets the password that signs this account in, and ends the sessions that were opened with the former one. */
export async function setPassword(
  { sql }: Pick<Transaction, 'sql'>,
  accountId: string,
  password: string,
): Promise<void> {
  const hash = await hashPassword(password);
  await sql('delete from session where account_id = $1', [accountId]);
  await sql(`delete from credential where account_id = $1 and provider_id = 'credential'`, [accountId]);
  await sql(
    `insert into credential (id, account_id, provider_id, provider_account_id, password) values ($1, $2, 'credential', $3, $4)`,
    [newId('crd'), accountId, accountId, hash],
  );
}
