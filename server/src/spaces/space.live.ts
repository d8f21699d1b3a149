import {
  Arg,
  Authorized,
  Ctx,
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
import type { Announcements } from '../platform/live/announcements.ts';
import { liveStream } from '../platform/live/live-stream.ts';
import { Space } from './space.entity.ts';
import { SpaceEventType } from './space-event.resolver.ts';
import { asLostAccess, authorizeInSpace } from './space.policy.ts';
import type { SpaceAccess } from './space-access.ts';

@ObjectType({
  description: 'Something changed in a space; the objects are read anew under the viewer’s rights.',
})
export class SpaceChange {
  @Field(() => SpaceEventType, { description: 'What happened.' })
  type!: EventTypeName;

  @Field(() => Space, { description: 'The space as it is now.' })
  space!: Space;

  subjectId!: string;
}

@Resolver(() => SpaceChange)
export class SpaceLiveResolver {
  constructor(
    private readonly announcements: Announcements,
    private readonly access: SpaceAccess,
  ) {}

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
    const viewer = context.signedIn;
    const space = await context
      .transaction((transaction) => authorizeInSpace(transaction, viewer, 'readSpace', spaceId))
      .catch(asLostAccess);
    return { type: event.type, space, subjectId: event.subjectId };
  }

  /** Events of the space, from the moment of subscribing, for as long as the viewer may read it. */
  async followSpace(spaceId: string, context: Context): Promise<AsyncIterableIterator<WrittenEvent>> {
    const viewer = context.signedIn;
    const mayRead = () => this.access.may(viewer.accountId, 'readSpace', spaceId);
    const stream = liveStream<WrittenEvent>(({ push, fail }) => {
      const hear = (events: WrittenEvent[]) => {
        for (const event of events) if (event.spaceId === spaceId) push(event);
      };
      const check = async (changed: { spaceId: string; accountId: string }) => {
        if (changed.spaceId !== spaceId || changed.accountId !== viewer.accountId) return;
        if (!(await mayRead().catch(() => false))) fail(new AppError('FORBIDDEN'));
      };
      this.announcements.on('spaceEvents', hear);
      this.announcements.on('membershipChanged', check);
      return () => {
        this.announcements.off('spaceEvents', hear);
        this.announcements.off('membershipChanged', check);
      };
    }, mayRead);
    try {
      await context.transaction((transaction) => authorizeInSpace(transaction, viewer, 'readSpace', spaceId));
      // Asked at once: only what is known is compared with what other instances change.
      await mayRead();
      return stream;
    } catch (error) {
      await stream.return!();
      throw error;
    }
  }

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

  followViewer(context: Context): AsyncIterableIterator<true> {
    const { accountId } = context.signedIn;
    return liveStream<true>(({ push }) => {
      const hear = async (events: WrittenEvent[]) => {
        for (const spaceId of new Set(events.map((event) => event.spaceId))) {
          if (await this.access.may(accountId, 'readSpace', spaceId).catch(() => false)) return push(true);
        }
      };
      const check = (changed: { accountId: string }) => {
        if (changed.accountId === accountId) push(true);
      };
      this.announcements.on('spaceEvents', hear);
      this.announcements.on('membershipChanged', check);
      this.announcements.on('accountChanged', check);
      return () => {
        this.announcements.off('spaceEvents', hear);
        this.announcements.off('membershipChanged', check);
        this.announcements.off('accountChanged', check);
      };
    });
  }
}
