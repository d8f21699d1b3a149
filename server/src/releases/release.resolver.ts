import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Authorized, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { Circulation } from '../circulations/circulation.types.ts';
import { circulationsById } from '../circulations/list-circulations.ts';
import type { TextWork } from '../documents/text-thread.ts';
import { NOTHING_KNOWN } from '../documents/entry-label.ts';
import { AppError } from '../platform/errors.ts';
import { bearText } from '../platform/graphql/answer-size.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, objectAskedFor, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { isId } from '../platform/ids.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import { roleIn } from '../spaces/space.loaders.ts';
import { releaseAdopted, withdrawRelease } from './change-release.ts';
import { laterReleases, releasesById } from './list-releases.ts';
import { WithdrawReleaseInput } from './release.inputs.ts';
import { can } from './release.policy.ts';
import { changesOf, Release, ReleaseAbilities } from './release.types.ts';

/** What was adopted, for everybody to read: leads release it, and take it back. */
@Resolver(() => Release)
export class ReleaseResolver {
  private readonly limiter = new RateLimit({ points: LIMITS.circulationChangesPerMinute, seconds: 60 });

  constructor(private readonly work: TextWork) {}

  @ChangedBy(objectAskedFor)
  @Authorized('documents:read')
  @Query(() => Release, {
    nullable: true,
    description: 'One release; null when there is none. Everybody reads it, also without signing in.',
  })
  async release(
    @Arg('id', () => ID, { description: 'The release.' }) id: string,
    @Ctx() context: Context,
  ): Promise<Release | null> {
    return isId('rel', id) ? context.fetch(releasesById, id) : null;
  }

  @Costs(20)
  @Authorized('documents:write')
  @Mutation(() => Release, {
    description:
      'Releases to the public what was adopted in a round: text, title, body and how the votes stood, and nothing of who was asked or answered. For leads. CONFLICT { NOT_ADOPTED }, and { ALREADY_EXISTS } when it stands released.',
  })
  async releaseDocument(
    @Arg('circulationId', () => ID, { description: 'The round that adopted it.' }) circulationId: string,
    @Arg('documentId', () => ID, {
      nullable: true,
      description: 'Which of its documents; by default the one whose text is the round’s own.',
    })
    documentId: string | null,
    @Ctx() context: Context,
  ): Promise<Release> {
    const viewer = context.signedIn;
    this.limiter.charge(viewer.accountId);
    const part = { circulationId, documentId: documentId ?? null };
    const id = await context.transaction((transaction) => releaseAdopted(transaction, viewer, part));
    return requireRelease(context, id);
  }

  @Authorized('documents:write')
  @Mutation(() => Release, {
    description:
      'Takes a release back: its address says since when and why, and shows the text no more. For leads of its space. GONE { ENDED } when it is withdrawn.',
  })
  async withdrawRelease(
    @Arg('input', () => WithdrawReleaseInput, { description: 'Which one, and why.' })
    input: WithdrawReleaseInput,
    @Ctx() context: Context,
  ): Promise<Release> {
    const viewer = context.signedIn;
    this.limiter.charge(viewer.accountId);
    await context.transaction((transaction) => withdrawRelease(transaction, viewer, input));
    return requireRelease(context, input.releaseId);
  }

  @Costs(10)
  @ChangedBy(changesOf)
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The text as Markdown; null once the release is withdrawn.',
  })
  async markdown(
    @Root() { content }: Release,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string | null> {
    if (content === null) return null;
    return bearText((await this.work.run('textsOf', content, NOTHING_KNOWN)).markdown, info, context);
  }

  @ChangedBy(changesOf)
  @FieldResolver(() => Release, {
    nullable: true,
    description: 'The newest release of the same document, when it is a later one that stands.',
  })
  later(@Root() { id }: Release, @Ctx() context: Context): Promise<Release | null> {
    return context.fetch(laterReleases, id);
  }

  @ChangedBy(ownMemberships)
  @FieldResolver(() => Circulation, {
    nullable: true,
    description: 'The round that adopted it; null for whoever may not read that.',
  })
  circulation(
    @Root() { circulationId }: Release,
    @Ctx() context: Context,
  ): Promise<Circulation | null> | null {
    return circulationId && context.isSignedIn ? context.fetch(circulationsById, circulationId) : null;
  }

  @ChangedBy(changesOf, ownMemberships)
  @FieldResolver(() => ReleaseAbilities, { description: 'What the viewer may do with it at this moment.' })
  async viewerCan(
    @Root() { spaceId, withdrawnAt }: Release,
    @Ctx() context: Context,
  ): Promise<ReleaseAbilities> {
    const role = await roleIn(context, spaceId);
    return { withdraw: withdrawnAt === null && can(role, 'withdraw') };
  }
}

async function requireRelease(context: Context, id: string): Promise<Release> {
  const release = await context.fetch(releasesById, id);
  if (!release) throw new AppError('NOT_FOUND');
  return release;
}
