import {
  Arg,
  Authorized,
  Ctx,
  Extensions,
  Field,
  ID,
  ObjectType,
  Resolver,
  Root,
  Subscription,
  type SubscribeResolverData,
} from 'type-graphql';
import { loadViewer, Viewer } from '../accounts/viewer.resolver.ts';
import { AppError } from '../platform/errors.ts';
import type { SpaceEventType as EventTypeName } from '../platform/events/event.entity.ts';
import type { WrittenEvent } from '../platform/events/write-events.ts';
import type { Context } from '../platform/graphql/context.ts';
import type { Feed } from '../platform/live/feed.ts';
import { Space } from './space.entity.ts';
import { SpaceEventType } from './space-event.resolver.ts';
import { asLostAccess, authorizeInSpace } from './space.policy.ts';
import type { AccountNews, SpaceFeeds } from './space-feeds.ts';
import { ChangedBy, FollowsFeed, NOTHING_ELSE, SharedIn } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';

@ChangedBy(NOTHING_ELSE)
@ObjectType({
  description: 'Something changed in a space; the objects are read anew under the viewer’s rights.',
})
export class SpaceChange {
  @Extensions(PLAIN)
  @Field(() => SpaceEventType, { description: 'What happened.' })
  type!: EventTypeName;

  @Extensions(PLAIN)
  @Field(() => Space, { description: 'The space as it is now.' })
  space!: Space;

  subjectId!: string;
}

@Resolver(() => SpaceChange)
export class SpaceLiveResolver {
  constructor(private readonly feeds: SpaceFeeds) {}

  @SharedIn(({ spaceId }) => [String(spaceId)])
  @FollowsFeed()
  @Authorized('spaces:read')
  @Subscription(() => SpaceChange, {
    description: 'Whatever changes in a space from now on. Ends with FORBIDDEN when the viewer loses access.',
    subscribe: ({ args, context }: SubscribeResolverData<unknown, { spaceId: string }, Context>) =>
      context.instances.get(SpaceLiveResolver).followSpace(args.spaceId, context),
  })
  async spaceChanged(
    @Root() event: WrittenEvent,
    @Arg('spaceId', () => ID, { description: 'The space.' }) spaceId: string,
    @Ctx() context: Context,
  ): Promise<SpaceChange> {
    const { asker } = context;
    const space = await context
      .transaction((transaction) => authorizeInSpace(transaction, asker, 'readEvents', spaceId))
      .catch(asLostAccess);
    return { type: event.type, space, subjectId: event.subjectId };
  }

  /** Events of the space, from the moment of subscribing, for as long as the viewer may read it. */
  async followSpace(spaceId: string, context: Context): Promise<Feed<WrittenEvent>> {
    const viewer = context.signedIn;
    await context.transaction((transaction) => authorizeInSpace(transaction, viewer, 'readEvents', spaceId));
    return this.feeds.ofSpace(spaceId, viewer.accountId);
  }

  @FollowsFeed()
  @Authorized('spaces:read')
  @Subscription(() => Viewer, {
    description: 'The viewer anew, whenever they, their memberships or anything in their spaces changed.',
    subscribe: ({ context }: SubscribeResolverData<unknown, object, Context>) =>
      context.instances.get(SpaceLiveResolver).followViewer(context),
  })
  async viewerChanged(@Ctx() context: Context): Promise<Viewer> {
    const viewer = await loadViewer(context);
    if (!viewer) throw new AppError('UNAUTHENTICATED');
    return viewer;
  }

  followViewer(context: Context): Feed<AccountNews> {
    return this.feeds.ofAccount(context.signedIn);
  }
}
