import { roleAllows, type SpaceRole, type SpaceVerb } from '@umlauf/shared/roles';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { reaches, type Asker, type Viewer } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import { Membership, Space } from './space.entity.ts';
import { isRunning } from './space-rights.ts';

/** The role of whoever asks in the space; null when they may not read it. */
export async function roleOf(
  { em, sql }: Transaction,
  asker: Asker,
  spaceId: string,
): Promise<SpaceRole | null> {
  if ('roles' in asker) return asker.roles.get(spaceId) ?? null;
  if (!reaches(asker, spaceId)) return null;
  const membership = await em.findOne(Membership, { spaceId, account: asker.accountId });
  if (membership && isRunning({ endsAt: membership.endsAt?.getTime() ?? null })) return membership.role;
  const open = await sql('select 1 from space where id = $1 and visibility = any(app_visible())', [spaceId]);
  return open.length > 0 ? 'VISITOR' : null;
}

/**
 * The space, when whoever asks may do this in it. Throws NOT_FOUND when they may not read it, also when there is no
 * such space, and FORBIDDEN when they may read it but not do this.
 */
export async function authorizeInSpace(
  transaction: Transaction,
  asker: Asker,
  verb: SpaceVerb,
  spaceId: string,
): Promise<Space> {
  const space = isId('spc', spaceId) ? await transaction.em.findOne(Space, { id: spaceId }) : null;
  if (!space) throw new AppError('NOT_FOUND');
  const role = await roleOf(transaction, asker, spaceId);
  if (!roleAllows(role, 'readSpace')) throw new AppError('NOT_FOUND');
  if (!roleAllows(role, verb)) throw new AppError('FORBIDDEN');
  return space;
}

/** Whoever creates a space leads it: people, and their tokens unless these are for certain spaces. Throws FORBIDDEN. */
export function authorizeCreateSpace(viewer: Viewer): Viewer {
  if (viewer.isProgram) throw new AppError('FORBIDDEN');
  if (viewer.credential.spaces) throw new AppError('FORBIDDEN', { reason: 'LIMITED_TO_SPACES' });
  return viewer;
}

/** For streams: what was readable when one began and is no longer has not vanished, access was withdrawn. */
export function asLostAccess(error: unknown): never {
  throw error instanceof AppError && error.code === 'NOT_FOUND' ? new AppError('FORBIDDEN') : error;
}

/** Whether the actor belongs to the hub, and did not come as a guest only. */
export async function isHubMember({ sql }: Pick<Transaction, 'sql'>): Promise<boolean> {
  const [row] = await sql<{ belongs: boolean }>('select app_is_hub_member(app_account()) as belongs');
  return row!.belongs;
}
