import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver } from 'type-graphql';
import type { FieldFault } from '@umlauf/shared/error-codes';
import { databaseNow } from '../platform/clock.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { LIMITS } from '@umlauf/shared/limits';
import { isOfSpaces, isScope, type Scope } from '@umlauf/shared/scopes';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, ownChanges } from '../platform/graphql/declarations.ts';
import { faultOfLine } from '../platform/graphql/input-text.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { AccessToken, CreatedAccessToken } from './access-token.entity.ts';
import { CreateAccessTokenInput, RotateAccessTokenInput } from './account.inputs.ts';
import { listedTokens } from './listed-tokens.ts';
import { makeAccessToken } from './make-access-token.ts';
import { authorizeToken, authorizeTokensOf, type Reach } from './service-account.policy.ts';
import type { SpacesOfAccounts } from './spaces-of-accounts.ts';
import { Viewer } from './viewer.resolver.ts';

const HOUR_MILLISECONDS = 3_600_000;
const DAY_MILLISECONDS = 24 * HOUR_MILLISECONDS;

@Resolver(() => Viewer)
export class AccessTokenResolver {
  constructor(
    private readonly announcements: Announcements,
    private readonly spaces: SpacesOfAccounts,
  ) {}

  @Costs(50)
  @ChangedBy(ownChanges)
  @FieldResolver(() => [AccessToken], {
    description: 'The viewer’s access tokens, newest first; empty for access tokens.',
  })
  async accessTokens(@Ctx() context: Context): Promise<AccessToken[]> {
    if (context.viewer?.credential.kind !== 'session') return [];
    const { accountId } = context.viewer;
    return context.transaction((transaction) => listedTokens(transaction, accountId));
  }

  @Authorized('person')
  @Mutation(() => CreatedAccessToken, {
    description:
      'Makes an access token: the viewer’s own, or one of a technical account’s. Administrators make these, and leads for their spaces to which it belongs.',
  })
  async createAccessToken(
    @Arg('input', () => CreateAccessTokenInput, { description: 'Name, scopes and end.' })
    input: CreateAccessTokenInput,
    @Ctx() context: Context,
  ): Promise<CreatedAccessToken> {
    const viewer = context.signedInPerson;
    checkToken(input);
    return context.transaction(async (transaction) => {
      const { serviceAccountId = null, spaceIds = null } = input;
      const reach =
        serviceAccountId === null ? null : await this.reachOf(transaction, viewer, serviceAccountId);
      if (reach && !spaceIds) checkFields({ spaceIds: 'EMPTY' });
      const accountId = serviceAccountId ?? viewer.accountId;
      if (spaceIds) {
        const known = reach ?? (await this.spacesOf(transaction, serviceAccountId, spaceIds));
        refuseUnknown('spaceIds', spaceIds, (id) => known.has(id));
      }
      this.tellOf(transaction, accountId);
      const scopes = input.scopes as Scope[];
      return makeAccessToken(transaction, viewer.accountId, { ...input, accountId, scopes, spaceIds });
    });
  }

  @Authorized('person')
  @Mutation(() => CreatedAccessToken, {
    description:
      'Makes a token in the place of another, which may the same for the same spaces; the former one goes on for a while, so that a program can be given the new one without a gap, or is withdrawn at once.',
  })
  async rotateAccessToken(
    @Arg('input', () => RotateAccessTokenInput, { description: 'Which one, and until when both.' })
    { accessTokenId, expiresAt, overlapHours }: RotateAccessTokenInput,
    @Ctx() context: Context,
  ): Promise<CreatedAccessToken> {
    const viewer = context.signedInPerson;
    const hours = LIMITS.accessTokenOverlapHours;
    checkFields({
      expiresAt: faultOfExpiry(expiresAt),
      overlapHours: overlapHours >= 0 && overlapHours <= hours ? null : 'OUT_OF_RANGE',
    });
    return context.transaction(async (transaction) => {
      const former = await authorizeToken(transaction, viewer, accessTokenId, this.spaces);
      const { accountId, name, scopes, spaceIds = null } = former;
      if (overlapHours === 0) await this.end(transaction, viewer.accountId, former);
      else await replaceLater(transaction, former.id, overlapHours);
      const asked = { accountId, name, scopes, spaceIds, expiresAt, replaces: former.id };
      const made = await makeAccessToken(transaction, viewer.accountId, asked);
      this.tellOf(transaction, accountId);
      return made;
    });
  }

  @Authorized('person')
  @Mutation(() => Boolean, { description: 'Withdraws an access token at once; its open streams end.' })
  async revokeAccessToken(
    @Arg('accessTokenId', () => ID, {
      description: 'One of the viewer’s tokens, or of a technical account’s that the viewer may make.',
    })
    accessTokenId: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    const viewer = context.signedInPerson;
    await context.transaction(async (transaction) => {
      const token = await authorizeToken(transaction, viewer, accessTokenId, this.spaces);
      await this.end(transaction, viewer.accountId, token);
      this.tellOf(transaction, token.accountId);
    });
    return true;
  }

  /** At once, with all that is open by it. */
  private async end(
    { em, record, asHouse, afterCommit }: Transaction,
    actorId: string,
    { id, accountId }: AccessToken,
  ): Promise<void> {
    const removed = await asHouse(() => em.nativeDelete(AccessToken, { id }));
    if (removed === 0) throw new AppError('NOT_FOUND');
    const whose = accountId !== actorId && { facts: { account: accountId } };
    record({ kind: 'TOKEN_REVOKED', subjectId: id, ...whose });
    afterCommit(() => this.announcements.emit('credentialEnded', { kind: 'token', id }));
  }

  private async reachOf(...[transaction, viewer, accountId]: Asked): Promise<Reach> {
    const { reach } = await authorizeTokensOf(transaction, viewer, accountId, this.spaces);
    return reach;
  }

  /** Of which spaces a token of the viewer's own, or of this technical account, can be. */
  private spacesOf(transaction: Transaction, serviceAccountId: string | null, spaceIds: readonly string[]) {
    return serviceAccountId === null
      ? this.spaces.readable(transaction, spaceIds)
      : this.spaces.of(transaction, serviceAccountId);
  }

  private tellOf({ afterCommit }: Transaction, accountId: string): void {
    afterCommit(() => this.announcements.emit('accountChanged', { accountId }));
  }
}

/**
 * It goes on meanwhile, though never for longer than it would have. Throws NOT_FOUND when somebody has just withdrawn it:
 * it shall have no successor then.
 */
async function replaceLater({ asHouse, sql }: Transaction, id: string, hours: number): Promise<void> {
  const end = new Date(databaseNow() + hours * HOUR_MILLISECONDS);
  const changed = await asHouse(() =>
    sql(
      `update access_token set expires_at = least(expires_at, $2), replaced_at = coalesce(replaced_at, now())
        where id = $1 returning id`,
      [id, end],
    ),
  );
  if (changed.length === 0) throw new AppError('NOT_FOUND');
}

type Asked = [transaction: Transaction, viewer: Context['signedIn'], accountId: string];

function checkToken(input: CreateAccessTokenInput): void {
  checkFields({
    name: faultOfLine(input.name, LIMITS.nameCharacters),
    scopes: input.scopes.length === 0 ? 'EMPTY' : null,
    spaceIds: faultOfSpaces(input.spaceIds),
    expiresAt: faultOfExpiry(input.expiresAt),
  });
  const ofSpaces = Boolean(input.spaceIds ?? input.serviceAccountId);
  refuseUnknown('scopes', input.scopes, (word) => isScope(word) && (!ofSpaces || isOfSpaces(word)));
}

/** Names what is unknown. That there is no such space and that it is not the viewer's to read is the same. */
function refuseUnknown(field: string, words: readonly string[], isKnown: (word: string) => boolean): void {
  const unknown = words.filter((word) => !isKnown(word)).map((word) => word.slice(0, LIMITS.nameCharacters));
  if (unknown.length > 0)
    throw new AppError('INVALID_INPUT', { fields: { [field]: 'UNKNOWN_VALUE' }, unknown });
}

function faultOfSpaces(ids: readonly string[] | null | undefined): FieldFault | null {
  if (ids?.length === 0) return 'EMPTY';
  return ids && ids.length > LIMITS.spacesPerAccessToken ? 'TOO_LONG' : null;
}

function faultOfExpiry(expiresAt: Date): FieldFault | null {
  const days = (expiresAt.getTime() - databaseNow()) / DAY_MILLISECONDS;
  if (!(days > 0)) return 'IN_THE_PAST';
  return days > LIMITS.accessTokenDays ? 'OUT_OF_RANGE' : null;
}
