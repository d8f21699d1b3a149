import type { Transaction } from '../platform/database/database.ts';
import { Account } from './account.entity.ts';

/** Accounts by id: names, for whoever may read what they are named in. */
export async function accountsById(
  { em }: Transaction,
  ids: readonly string[],
): Promise<Map<string, Account>> {
  const accounts = await em.find(Account, { id: { $in: [...ids] } });
  return new Map(accounts.map((account) => [account.id, account]));
}
