import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver } from 'type-graphql';
import type { FieldFault } from '@umlauf/shared/error-codes';
import { LIMITS } from '@umlauf/shared/limits';
import { isScope, type Scope } from '@umlauf/shared/scopes';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Context } from '../platform/graphql/context.ts';
import { faultOfLine } from '../platform/graphql/input-text.ts';
import { isId, newId } from '../platform/ids.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { AccessToken, CreatedAccessToken } from './access-token.entity.ts';
import { hashSecret, newSecret } from './access-token-secret.ts';
import { CreateAccessTokenInput } from './account.inputs.ts';
import { Viewer } from './viewer.resolver.ts';

const DAY_MILLISECONDS = 86_400_000;

@Resolver(() => Viewer)
export class AccessTokenResolver {
  constructor(private readonly announcements: Announcements) {}

  @FieldResolver(() => [AccessToken], {
    description: 'The viewer’s access tokens, newest first; empty for access tokens.',
  })
  async accessTokens(@Ctx() context: Context): Promise<AccessToken[]> {
    if (context.viewer?.credential.kind !== 'session') return [];
    const { accountId } = context.viewer;
    return context.transaction(({ em }) => em.find(AccessToken, { accountId }, { orderBy: { id: 'desc' } }));
  }

  @Authorized('signed-in')
  @Mutation(() => CreatedAccessToken, { description: 'Makes an access token. A token makes no tokens.' })
  async createAccessToken(
    @Arg('input', () => CreateAccessTokenInput, { description: 'Name, scopes and end.' })
    input: CreateAccessTokenInput,
    @Ctx() context: Context,
  ): Promise<CreatedAccessToken> {
    const { accountId } = context.signedInPerson;
    checkFields({
      name: faultOfLine(input.name, LIMITS.nameCharacters),
      scopes: faultOfScopes(input.scopes),
      expiresAt: faultOfExpiry(input.expiresAt),
    });
    const secret = newSecret();
    const accessToken = await context.transaction(async ({ em }) => {
      if ((await em.count(AccessToken, { accountId })) >= LIMITS.accessTokensPerAccount) {
        throw new AppError('LIMIT', { limit: 'accessTokens', max: LIMITS.accessTokensPerAccount });
      }
      return em.create(AccessToken, {
        id: newId('tok'),
        accountId,
        name: input.name.trim(),
        secretHash: hashSecret(secret),
        scopes: [...new Set(input.scopes)] as Scope[],
        expiresAt: input.expiresAt,
        lastUsedAt: null,
      });
    });
    return { secret, accessToken };
  }

  @Authorized('signed-in')
  @Mutation(() => Boolean, { description: 'Withdraws an access token at once; its open streams end.' })
  async revokeAccessToken(
    @Arg('accessTokenId', () => ID, { description: 'One of the viewer’s tokens.' }) accessTokenId: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    const { accountId } = context.signedInPerson;
    if (!isId('tok', accessTokenId)) throw new AppError('NOT_FOUND');
    const removed = await context.transaction(({ em }) =>
      em.nativeDelete(AccessToken, { id: accessTokenId, accountId }),
    );
    if (removed === 0) throw new AppError('NOT_FOUND');
    this.announcements.emit('credentialEnded', { kind: 'token', id: accessTokenId });
    return true;
  }
}

function faultOfScopes(scopes: string[]): FieldFault | null {
  if (scopes.length === 0) return 'EMPTY';
  return scopes.every(isScope) ? null : 'UNKNOWN_VALUE';
}

function faultOfExpiry(expiresAt: Date): FieldFault | null {
  const days = (expiresAt.getTime() - Date.now()) / DAY_MILLISECONDS;
  if (!(days > 0)) return 'IN_THE_PAST';
  return days > LIMITS.accessTokenDays ? 'OUT_OF_RANGE' : null;
}
