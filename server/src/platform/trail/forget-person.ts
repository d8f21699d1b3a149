import type { Transaction } from '../database/database.ts';

/**
 * Deletes from the hub's trail and from all spaces' logs what tells who somebody was: the account's id as actor and as
 * subject, addresses, and the facts in which it stands (`names`: the name and the e-mail address). Salts go with them, so
 * that nothing can be guessed back; commitments stay, so that the chain holds. Returns how many entries it touched.
 * Deleting the account's row does the same by itself.
 */
export async function forgetPerson(
  { sql, asHouse }: Pick<Transaction, 'sql' | 'asHouse'>,
  accountId: string,
  names: readonly string[],
): Promise<number> {
  const words = names.map((name) => name.toLowerCase());
  const [row] = await asHouse(() =>
    sql<{ touched: number }>('select forget_person($1, $2) as touched', [accountId, words]),
  );
  return row!.touched;
}
