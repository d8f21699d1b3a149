import { roleAllows, type SpaceRole, type SpaceVerb } from '@umlauf/shared/roles';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import { Membership, Space } from './space.entity.ts';

/** The viewer's role in the space; null when they do not belong to it. */
export async function roleOf(
  { em }: Transaction,
  accountId: string,
  spaceId: string,
): Promise<SpaceRole | null> {
  const membership = await em.findOne(Membership, { spaceId, account: accountId });
  return membership?.role ?? null;
}

/**
 * The space, when this viewer may do this in it. Throws NOT_FOUND when they may not read it, also when there is no
 * such space, and FORBIDDEN when they may read it but not do this.
 */
export async function authorizeInSpace(
  transaction: Transaction,
  viewer: Viewer,
  verb: SpaceVerb,
  spaceId: string,
): Promise<Space> {
  const space = isId('spc', spaceId) ? await transaction.em.findOne(Space, { id: spaceId }) : null;
  if (!space) throw new AppError('NOT_FOUND');
  const role = await roleOf(transaction, viewer.accountId, spaceId);
  if (!roleAllows(role, 'readSpace')) throw new AppError('NOT_FOUND');
  if (!roleAllows(role, verb)) throw new AppError('FORBIDDEN');
  return space;
}

/** For streams: what was readable when one began and is no longer has not vanished, access was withdrawn. */
export function asLostAccess(error: unknown): never {
  throw error instanceof AppError && error.code === 'NOT_FOUND' ? new AppError('FORBIDDEN') : error;
}
