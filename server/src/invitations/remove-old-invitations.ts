import { LIMITS } from '@umlauf/shared/limits';
import type { Database } from '../platform/database/database.ts';

/** Removes invitations so many days after they were answered or ran out, addresses and all. Returns how many went. */
export async function removeOldInvitations(database: Database): Promise<number> {
  const rows = await database.withActor({ system: 'retention' }, ({ sql }) =>
    sql(
      `delete from invitation where coalesce(settled_at, expires_at) < now() - make_interval(days => $1) returning id`,
      [LIMITS.invitationKeptDays],
    ),
  );
  return rows.length;
}
