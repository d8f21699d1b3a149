import {
  Arg,
  Args,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Query,
  Resolver,
  Root,
  Subscription,
  type SubscribeResolverData,
} from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import type { EventCursors } from '../platform/events/event-cursor.ts';
import type { EventWatch } from '../platform/events/event-watch.ts';
import { readEvents, type LoggedEvent, type LogPiece } from '../platform/events/read-events.ts';
import {
  checkFirst,
  connectionType,
  edgeType,
  PageArgs,
  type Connection,
  type Edge,
} from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { LogStream, type LogSink } from '../platform/live/log-stream.ts';
import { changeFeed, CURSOR_PLACE, type LogReadings } from './change-feed.ts';
import { Change } from './change.ts';
import type { Feed } from '../platform/live/feed.ts';
import { asLostAccess, authorizeInSpace } from './space.policy.ts';
import type { SpaceAccess } from './space-access.ts';
import {
  ChangedBy,
  FollowsFeed,
  NOTHING_ELSE,
  ownMemberships,
  SharedIn,
} from '../platform/graphql/declarations.ts';
import { changeKeys } from '../platform/live/change-keys.ts';

const ChangeEdge = edgeType(Change, 'Change');
const ChangeConnection = connectionType(Change, 'Change', ChangeEdge);

/** A page of changes, and where the log ended then. */
interface ChangePage extends Connection<LoggedEvent> {
  newestCursor: string | null;
}

interface FollowArgs {
  spaceId: string;
  after?: string | null;
}

/** What happened in a space, for whoever keeps a cursor: page by page, and live. */
@Resolver(() => ChangeConnection)
export class ChangeResolver {
  constructor(
    private readonly announcements: Announcements,
    private readonly access: SpaceAccess,
    private readonly watch: EventWatch,
    private readonly cursors: EventCursors,
    private readonly readings: LogReadings,
  ) {}

  @ChangedBy((_query, { spaceId }) => [changeKeys.events(String(spaceId))], ownMemberships)
  @Authorized('spaces:read')
  @Query(() => ChangeConnection, {
    name: 'changes',
    description:
      'What happened in a space, oldest first, from the beginning of what is kept (90 days at least) or behind a cursor. GONE when what follows the cursor is no longer kept: begin anew, with the present state (see `newestCursor`).',
  })
  changesPage(
    @Arg('spaceId', () => ID, { description: 'The space.' }) spaceId: string,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: Context,
  ): Promise<ChangePage> {
    const viewer = context.signedIn;
    const { accountId } = viewer;
    checkFirst(first);
    return context.transaction(async (transaction) => {
      await authorizeInSpace(transaction, viewer, 'readEvents', spaceId);
      const place = this.placeOf({ spaceId, after: after ?? null }, accountId);
      const piece = await readEvents(transaction, spaceId, place, first);
      return this.toPage(piece ?? { events: [], oldest: 1, newest: 0 }, (sequence) =>
        this.cursors.seal({ accountId, spaceId }, sequence),
      );
    });
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Cursor of the newest change of all. To follow from now on: ask for it, then read the state, then go on behind it.',
  })
  newestCursor(@Root() page: ChangePage): string | null {
    return page.newestCursor;
  }

  @SharedIn(({ spaceId }) => [String(spaceId)])
  @FollowsFeed()
  @Authorized('spaces:read')
  @Subscription(() => ChangeEdge, {
    description:
      'Follows what happens in a space: first what is kept (behind the cursor, or all of it), then what comes, in order and each change once. Go on with the cursor of the last change that you have dealt with, after any interruption. Ends with FORBIDDEN when the viewer loses access, and with GONE when what follows the cursor is no longer kept.',
    subscribe: ({ args, context }: SubscribeResolverData<unknown, FollowArgs, Context>) =>
      context.instances.get(ChangeResolver).follow(args, context),
  })
  changes(
    @Root() event: LoggedEvent,
    @Arg('spaceId', () => ID, { description: 'The space.' }) spaceId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Go on behind this cursor; without one, from the beginning of what is kept.',
    })
    _after: string | null | undefined,
    @Ctx() context: Context,
  ): Edge<LoggedEvent> {
    if (context.audience) return { node: event, cursor: CURSOR_PLACE };
    const { accountId } = context.signedIn;
    return { node: event, cursor: this.cursors.seal({ accountId, spaceId }, event.sequence) };
  }

  async follow(args: FollowArgs, context: Context): Promise<Feed<LoggedEvent>> {
    const { spaceId } = args;
    const viewer = context.signedIn;
    await context.transaction((transaction) => authorizeInSpace(transaction, viewer, 'readEvents', spaceId));
    const { accountId } = viewer;
    let place = this.placeOf(args, accountId);
    const mayRead = () => this.access.mayNow(accountId, 'readEvents', spaceId);
    const stream = new LogStream<LoggedEvent>({
      readOn: async () => {
        const piece = await this.readings.read(spaceId, place, LIMITS.pageSize);
        if (!piece) await this.requireStillReadable(context, spaceId);
        const events = piece?.events ?? [];
        place = events.at(-1)?.sequence ?? place;
        return events;
      },
      mayRead,
      listen: (sink) => this.listen(sink, spaceId, accountId),
    });
    await stream.begin();
    return changeFeed(stream, (sequence) => this.cursors.seal({ accountId, spaceId }, sequence), mayRead);
  }

  private listen({ wake, fail }: LogSink, spaceId: string, accountId: string): () => void {
    const check = async (changed: { spaceId: string; accountId: string }) => {
      if (changed.spaceId !== spaceId || changed.accountId !== accountId) return;
      const mayRead = await this.access
        .may(accountId, 'readEvents', spaceId)
        .catch(() => fail(new AppError('UNAVAILABLE')));
      if (mayRead === false) fail(new AppError('FORBIDDEN'));
    };
    this.announcements.on('membershipChanged', check);
    const unwatch = this.watch.watch(spaceId, wake);
    // Asked at once: only an answer that is known is compared with what other instances change.
    void check({ spaceId, accountId });
    return () => {
      this.announcements.off('membershipChanged', check);
      unwatch();
    };
  }

  /** No rows are no access, unless nothing ever happened in the space. */
  private async requireStillReadable(context: Context, spaceId: string): Promise<void> {
    const viewer = context.signedIn;
    await context
      .transaction((transaction) => authorizeInSpace(transaction, viewer, 'readEvents', spaceId))
      .catch(asLostAccess);
  }

  private placeOf({ spaceId, after }: FollowArgs, accountId: string): number | null {
    return after == null ? null : this.cursors.open({ accountId, spaceId }, after);
  }

  private toPage({ events, oldest, newest }: LogPiece, seal: (sequence: number) => string): ChangePage {
    const edges = events.map((node) => ({ node, cursor: seal(node.sequence) }));
    const [first, last] = [events[0], events.at(-1)];
    return {
      edges,
      nodes: events,
      pageInfo: {
        hasNextPage: last !== undefined && last.sequence < newest,
        hasPreviousPage: first ? first.sequence > oldest : newest >= oldest,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
      totalCount: newest - oldest + 1,
      newestCursor: newest > 0 ? seal(newest) : null,
    };
  }
}
