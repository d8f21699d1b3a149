import type { Scope } from '@umlauf/shared/scopes';
import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { CreatedAccessToken } from './access-token.entity.ts';
import { AccessToken } from './access-token.entity.ts';
import { hashSecret, newSecret } from './access-token-secret.ts';
import { forgetReplacedTokens } from './listed-tokens.ts';

export interface NewAccessToken {
  /** Who bears it. */
  accountId: string;
  name: string;
  scopes: readonly Scope[];
  /** Null: all of the account's. */
  spaceIds: readonly string[] | null;
  expiresAt: Date;
  /** The token whose place it takes. */
  replaces?: string;
}

/** Makes a token that was checked and allowed, and records it. Throws LIMIT. */
export async function makeAccessToken(
  transaction: Transaction,
  actorId: string,
  { accountId, name, scopes, spaceIds, expiresAt, replaces }: NewAccessToken,
): Promise<CreatedAccessToken> {
  const { em, record, asHouse } = transaction;
  const secret = newSecret();
  const accessToken = await asHouse(async () => {
    await forgetReplacedTokens(transaction, accountId);
    if ((await em.count(AccessToken, { accountId })) >= LIMITS.accessTokensPerAccount)
      throw new AppError('LIMIT', { limit: 'accessTokens', max: LIMITS.accessTokensPerAccount });
    const token = em.create(AccessToken, {
      id: newId('tok'),
      accountId,
      name: name.trim(),
      secretHash: hashSecret(secret),
      scopes: [...new Set(scopes)],
      spaceIds: spaceIds && [...new Set(spaceIds)],
      expiresAt,
      lastUsedAt: null,
      replacedAt: null,
    });
    await em.flush();
    return token;
  });
  const facts = {
    name: accessToken.name,
    scopes: accessToken.scopes.join(' '),
    ...(accessToken.spaceIds && { spaces: accessToken.spaceIds.join(' ') }),
    ...(accountId !== actorId && { account: accountId }),
    ...(replaces && { replaces }),
  };
  record({ kind: 'TOKEN_CREATED', subjectId: accessToken.id, facts });
  return { secret, accessToken };
}
