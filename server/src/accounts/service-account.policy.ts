import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import { AccessToken } from './access-token.entity.ts';
import { Account, AccountKind } from './account.entity.ts';
import { administersHub } from './hub.policy.ts';
import type { SpacesOfAccounts } from './spaces-of-accounts.ts';

/** In which spaces a token may be good, for whoever gives or takes it; null: in all of the account's. */
export type Reach = ReadonlySet<string> | null;

/**
 * For which spaces the viewer decides about a technical account's tokens: administrators for all, leads for theirs to
 * which it belongs. Throws NOT_FOUND when for none, also when there is no such account.
 */
export async function authorizeTokensOf(
  transaction: Transaction,
  viewer: Viewer,
  accountId: string,
  spaces: SpacesOfAccounts,
): Promise<{ account: Account; reach: Reach }> {
  const account = await findServiceAccount(transaction, accountId);
  if (!account) throw new AppError('NOT_FOUND');
  if (await administersHub(transaction, viewer, 'manageServiceAccounts')) return { account, reach: null };
  const reach = await spaces.managedBy(transaction, viewer, accountId);
  if (reach.size === 0) throw new AppError('NOT_FOUND');
  return { account, reach };
}

/** A technical account that was not removed; null for a person's. */
export async function findServiceAccount({ em }: Transaction, accountId: string): Promise<Account | null> {
  if (!isId('acc', accountId)) return null;
  return em.findOne(Account, { id: accountId, kind: AccountKind.SERVICE, removedAt: null });
}

/** Whether the token is good for nothing beyond these spaces. */
export function isWithin({ spaceIds }: Pick<AccessToken, 'spaceIds'>, reach: Reach): boolean {
  return reach === null || (spaceIds?.every((id) => reach.has(id)) ?? false);
}

/**
 * A token that is the viewer's own, or one of a technical account's that they decide about; it can be changed within
 * `asHouse`. Throws NOT_FOUND for all others.
 */
export async function authorizeToken(
  transaction: Transaction,
  viewer: Viewer,
  tokenId: string,
  spaces: SpacesOfAccounts,
): Promise<AccessToken> {
  const token = isId('tok', tokenId)
    ? await transaction.asHouse(() => transaction.em.findOne(AccessToken, { id: tokenId }))
    : null;
  if (!token) throw new AppError('NOT_FOUND');
  if (token.accountId === viewer.accountId) return token;
  const { reach } = await authorizeTokensOf(transaction, viewer, token.accountId, spaces);
  if (!isWithin(token, reach)) throw new AppError('NOT_FOUND');
  return token;
}
