import { databaseMoment } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AccessToken } from './access-token.entity.ts';

/** An account's tokens, newest first. One that is over stays listed, unless another is in its place. */
export function listedTokens({ em }: Transaction, accountId: string): Promise<AccessToken[]> {
  const isNeeded = [{ replacedAt: null }, { expiresAt: { $gt: databaseMoment() } }];
  return em.find(AccessToken, { accountId, $or: isNeeded }, { orderBy: { id: 'desc' } });
}

/** Removes what was replaced and is over, so that it takes up none of the places. */
export async function forgetReplacedTokens({ em }: Transaction, accountId: string): Promise<void> {
  const isOver = { $lte: databaseMoment() };
  await em.nativeDelete(AccessToken, { accountId, replacedAt: { $ne: null }, expiresAt: isOver });
}
