import type { Transaction } from '../platform/database/database.ts';
import { newId } from '../platform/ids.ts';
import { Membership, Space } from './space.entity.ts';
import type { CreateSpaceInput } from './space.inputs.ts';

/** Creates a closed space with this account as its lead. The texts are checked and trimmed already. */
export async function createSpace(
  { em, raise }: Transaction,
  accountId: string,
  { name, purpose, closedBecause }: CreateSpaceInput,
): Promise<Space> {
  const space = em.create(Space, { id: newId('spc'), createdById: accountId, name, purpose, closedBecause });
  await em.flush();
  em.create(Membership, { spaceId: space.id, account: accountId, role: 'LEAD' });
  raise({ spaceId: space.id, type: 'SPACE_CREATED', subjectId: space.id, facts: { name: space.name } });
  return space;
}
