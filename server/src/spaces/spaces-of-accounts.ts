import { roleAllows, type SpaceRole } from '@umlauf/shared/roles';
import type { SpacesOfAccounts } from '../accounts/spaces-of-accounts.ts';
import type { Transaction } from '../platform/database/database.ts';
import { isId } from '../platform/ids.ts';
import type { Announcements } from '../platform/live/announcements.ts';

/** What the accounts' feature asks of spaces. */
export function spacesOfAccounts(announcements: Announcements): SpacesOfAccounts {
  return {
    readable: async ({ sql }, spaceIds) => {
      const ids = spaceIds.filter((id) => isId('spc', id));
      const rows = await sql<{ id: string }>('select id from space where id = any($1)', [ids]);
      return new Set(rows.map(({ id }) => id));
    },
    of: async (transaction, accountId) => new Set(await spacesOf(transaction, accountId)),
    managedBy: async ({ sql }, viewer, accountId) => {
      const rows = await sql<{ id: string; role: SpaceRole }>(
        `select own.space_id as id, own.role from membership own
         join membership m on m.space_id = own.space_id and m.account_id = $2 where own.account_id = $1`,
        [viewer.accountId, accountId],
      );
      return new Set(rows.filter(({ role }) => roleAllows(role, 'manageMembers')).map(({ id }) => id));
    },
    leaveAll: async (transaction, { id: accountId, name }) => {
      const spaceIds = await spacesOf(transaction, accountId);
      await transaction.asHouse(() =>
        transaction.sql('delete from membership where account_id = $1', [accountId]),
      );
      for (const spaceId of spaceIds) {
        transaction.raise({ spaceId, type: 'MEMBER_REMOVED', subjectId: accountId, facts: { name } });
        transaction.afterCommit(() => announcements.emit('membershipChanged', { spaceId, accountId }));
      }
    },
  };
}

async function spacesOf({ sql, asHouse }: Transaction, accountId: string): Promise<string[]> {
  const rows = await asHouse(() =>
    sql<{ id: string }>('select space_id as id from membership where account_id = $1', [accountId]),
  );
  return rows.map(({ id }) => id);
}
