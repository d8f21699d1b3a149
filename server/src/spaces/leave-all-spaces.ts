import type { Leaving, OnErasure } from '../accounts/erase-account.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Announcements } from '../platform/live/announcements.ts';

/** Spaces that this account leads and nobody else does; whether others, guests included, are there. */
const LED_ALONE = `
  select m.space_id as id, exists (
      select 1 from membership o where o.space_id = m.space_id and o.account_id <> $1
      union all select 1 from document_guest g where g.space_id = m.space_id and g.account_id <> $1) as "hasOthers"
  from membership m where m.account_id = $1 and m.role = 'LEAD' and not exists (
    select 1 from membership o where o.space_id = m.space_id and o.account_id <> $1 and o.role = 'LEAD')
  order by m.space_id`;

export interface LedAlone {
  id: string;
  hasOthers: boolean;
}

/** Of which spaces this account is the only lead. */
export function spacesLedAlone({ sql }: Pick<Transaction, 'sql'>, accountId: string): Promise<LedAlone[]> {
  return sql<LedAlone>(LED_ALONE, [accountId]);
}

/**
 * Somebody leaves all spaces because their account goes: CONFLICT while one of them would be left to others without a
 * lead. A space in which they are alone stays as it is, with nobody in it. Leads are locked as when memberships change.
 */
export function leaveAllSpaces(announcements: Announcements): OnErasure {
  return async (transaction: Transaction, { id: accountId }: Leaving) => {
    const { sql, raise, afterCommit } = transaction;
    const spaces = await sql<{ spaceId: string }>(
      `select space_id as "spaceId" from membership where account_id = $1 order by space_id`,
      [accountId],
    );
    const ids = spaces.map(({ spaceId }) => spaceId);
    await sql(
      `select 1 from membership where space_id = any($1) and role = 'LEAD' order by space_id, account_id for update`,
      [ids],
    );
    const left = (await spacesLedAlone(transaction, accountId)).filter(({ hasOthers }) => hasOthers);
    if (left.length > 0)
      throw new AppError('CONFLICT', { reason: 'LAST_LEAD', spaceIds: left.map(({ id }) => id) });
    await sql('delete from membership where account_id = $1', [accountId]);
    for (const spaceId of ids) raise({ spaceId, type: 'MEMBER_REMOVED', subjectId: accountId });
    afterCommit(() => {
      for (const spaceId of ids) announcements.emit('membershipChanged', { spaceId, accountId });
    });
  };
}
