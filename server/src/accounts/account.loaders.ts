import type { Statement } from '../platform/database/actor-read.ts';
import { rowClass } from '../platform/database/row-class.ts';
import type { Read } from '../platform/graphql/context.ts';
import { Account } from './account.entity.ts';

const makeAccount = rowClass(Account, ['id', 'name', 'kind']);
const BY_ID: Statement = {
  name: 'accounts-by-id',
  plannedOnce: true,
  text: 'select id, name, kind from account where id = any($1)',
};

/** Accounts by id, with nothing but their names: for whoever may read what they are named in. */
export async function accountsById(read: Read, ids: readonly string[]): Promise<Map<string, Account>> {
  const rows = await read<Pick<Account, 'id' | 'name' | 'kind'>>(BY_ID, [ids]);
  return new Map(rows.map((row) => [row.id, makeAccount(row)]));
}
