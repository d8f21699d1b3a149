import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';

/**
 * The hub always has somebody who administers it: throws CONFLICT when this account is the last one. Administrators are
 * locked in one order, so that of two who remove each other at the same moment the second sees what the first has done.
 */
export async function keepAnAdministrator(
  { sql }: Pick<Transaction, 'sql'>,
  leavingId: string,
): Promise<void> {
  const rows = await sql<{ id: string }>(
    'select id from account where is_administrator and locked_at is null order by id for update',
  );
  const ids = rows.map(({ id }) => id);
  if (ids.includes(leavingId) && ids.length < 2)
    throw new AppError('CONFLICT', { reason: 'LAST_ADMINISTRATOR' });
}
