import { generateKeyBetween } from 'fractional-indexing';
import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import { authorizeFavourite } from './favourite.policy.ts';
import type { MoveFavouriteInput } from './favourite.inputs.ts';
import { Favourite } from './favourite.types.ts';
import { COLUMNS, IS_SEEN } from './list-favourites.ts';

interface Row {
  targetId: string;
  position: string;
  isSeen: boolean;
}

/** Puts it at the end of the list; what is there already stays where it is. Throws LIMIT, and as the policy does. */
export async function addFavourite(
  transaction: Transaction,
  viewer: Viewer,
  targetId: string,
): Promise<Favourite> {
  const { spaceId, documentId } = await authorizeFavourite(transaction, viewer, targetId);
  const { accountId } = viewer;
  const all = await lockOwn(transaction, viewer);
  if (!all.some((each) => each.targetId === targetId)) {
    const max = LIMITS.favouritesPerAccount;
    const seen = all.filter(({ isSeen }) => isSeen);
    if (seen.length >= max) throw new AppError('LIMIT', { limit: 'favouritesPerAccount', max });
    await forgetUnseen(transaction, viewer);
    await transaction.sql(
      `insert into favourite (account_id, target_id, space_id, document_id, position) values ($1, $2, $3, $4, $5)`,
      [accountId, targetId, spaceId, documentId, generateKeyBetween(all.at(-1)?.position ?? null, null)],
    );
  }
  return requireFavourite(transaction, viewer, targetId);
}

/** Takes it out of the list, whether or not it can be read. Throws NOT_FOUND where it is not in the list. */
export async function removeFavourite(
  { sql }: Transaction,
  { accountId }: Viewer,
  targetId: string,
): Promise<void> {
  const removed = isTarget(targetId)
    ? await sql('delete from favourite where account_id = $1 and target_id = $2 returning 1', [
        accountId,
        targetId,
      ])
    : [];
  if (removed.length === 0) throw new AppError('NOT_FOUND');
}

/** Puts it behind another one. Throws NOT_FOUND for what is not among those that are seen. */
export async function moveFavourite(
  transaction: Transaction,
  viewer: Viewer,
  { targetId, afterTargetId = null }: MoveFavouriteInput,
): Promise<Favourite> {
  await requireFavourite(transaction, viewer, targetId);
  const others = (await lockOwn(transaction, viewer)).filter((each) => each.targetId !== targetId);
  const before = afterTargetId === null ? -1 : others.findIndex((each) => each.targetId === afterTargetId);
  if (afterTargetId !== null && !others[before]?.isSeen) throw new AppError('NOT_FOUND');
  const position = generateKeyBetween(others[before]?.position ?? null, others[before + 1]?.position ?? null);
  await transaction.sql('update favourite set position = $3 where account_id = $1 and target_id = $2', [
    viewer.accountId,
    targetId,
    position,
  ]);
  return requireFavourite(transaction, viewer, targetId);
}

/** All of the list in its order; other changes of it wait until the end of the transaction. */
async function lockOwn({ sql }: Transaction, { accountId }: Viewer): Promise<Row[]> {
  await sql(`select pg_advisory_xact_lock(hashtext('favourites ' || $1))`, [accountId]);
  return sql<Row>(
    `select f.target_id as "targetId", f.position, ${IS_SEEN} as "isSeen" from favourite f
     where f.account_id = $1 order by f.position, f.target_id`,
    [accountId],
  );
}

/** What nobody sees is not counted; so that it cannot grow without end, the oldest of it goes. */
async function forgetUnseen({ sql }: Transaction, { accountId }: Viewer): Promise<void> {
  await sql(
    `delete from favourite where account_id = $1 and target_id in (
       select f.target_id from favourite f where f.account_id = $1 and not ${IS_SEEN}
       order by f.added_at desc offset $2)`,
    [accountId, LIMITS.favouritesPerAccount],
  );
}

const isTarget = (id: string) => isId('spc', id) || isId('doc', id);

async function requireFavourite(
  { sql }: Transaction,
  { accountId }: Viewer,
  targetId: string,
): Promise<Favourite> {
  if (!isTarget(targetId)) throw new AppError('NOT_FOUND');
  const [row] = await sql<Favourite>(
    `select ${COLUMNS} from favourite f where f.account_id = $1 and f.target_id = $2 and ${IS_SEEN}`,
    [accountId, targetId],
  );
  if (!row) throw new AppError('NOT_FOUND');
  return Object.assign(new Favourite(), row);
}
