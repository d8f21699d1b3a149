import type { Transaction } from '../platform/database/database.ts';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { Membership, Space } from './space.entity.ts';
import type { SpaceVisibility } from '@umlauf/shared/roles';

export interface NewSpace {
  name: string;
  purpose: string;
  /** Closed, unless it is said otherwise. */
  visibility?: SpaceVisibility;
  closedBecause?: string;
}

/** Creates a space with this account as its lead. The texts are checked and trimmed already. Throws LIMIT. */
export async function createSpace(
  { em, raise, sql, asHouse }: Transaction,
  accountId: string,
  { name, purpose, visibility = 'CLOSED', closedBecause = '' }: NewSpace,
): Promise<Space> {
  // Also those that it has left: they are there.
  const [made] = await asHouse(() =>
    sql<{ count: number }>('select count(*)::int as count from space where created_by_id = $1', [accountId]),
  );
  const max = LIMITS.spacesPerAccount;
  if (made!.count >= max) throw new AppError('LIMIT', { limit: 'spacesPerAccount', max });
  const texts = { name, purpose, visibility, closedBecause };
  const space = em.create(Space, { id: newId('spc'), createdById: accountId, ...texts });
  await em.flush();
  em.create(Membership, { spaceId: space.id, account: accountId, role: 'LEAD', endsAt: null });
  raise({ spaceId: space.id, type: 'SPACE_CREATED', subjectId: space.id, facts: { name: space.name } });
  return space;
}
