import { AppError } from '../platform/errors.ts';
import { reaches, type Viewer } from '../platform/graphql/context.ts';
import type { WrittenEvent } from '../platform/events/write-events.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { Feed, type FeedSink } from '../platform/live/feed.ts';
import type { Memberships } from '../platform/live/live-queries.ts';
import type { SpaceAccess } from './space-access.ts';

/** Something changed for an account: itself, its memberships, or one of its spaces. */
export interface AccountNews {
  accountId: string;
}

/** Who listens, by what they listen to. */
class Listeners<Listener> {
  private readonly byTopic = new Map<string, Set<Listener>>();

  of(topic: string): Iterable<Listener> {
    return [...(this.byTopic.get(topic) ?? [])];
  }

  get topics(): string[] {
    return [...this.byTopic.keys()];
  }

  add(topic: string, listener: Listener): () => void {
    const listeners = this.byTopic.get(topic) ?? new Set();
    this.byTopic.set(topic, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.byTopic.get(topic) === listeners) this.byTopic.delete(topic);
    };
  }
}

interface AccountListener {
  viewer: Pick<Viewer, 'accountId' | 'credential'>;
  sink: FeedSink<AccountNews>;
}

interface SpaceListener {
  accountId: string;
  sink: FeedSink<WrittenEvent>;
}

/** What happens in spaces, for those who belong there: announcements find their listeners by space and account. */
export class SpaceFeeds {
  private readonly bySpace = new Listeners<SpaceListener>();
  private readonly byAccount = new Listeners<AccountListener>();

  constructor(
    announcements: Announcements,
    private readonly access: SpaceAccess,
    private readonly memberships: Memberships,
  ) {
    access.keep(() => this.bySpace.topics);
    announcements.on('spaceEvents', (events) => {
      for (const event of events) for (const { sink } of this.bySpace.of(event.spaceId)) sink.push(event);
      void this.tellMembers(new Set(events.map(({ spaceId }) => spaceId)));
    });
    announcements.on('membershipChanged', ({ spaceId, accountId }) => {
      for (const listener of this.bySpace.of(spaceId))
        if (listener.accountId === accountId) void this.check(spaceId, listener);
      this.tell(accountId, [spaceId]);
    });
    announcements.on('accountChanged', ({ accountId }) => this.tell(accountId));
  }

  /** Events of a space, for as long as the account may read it. */
  ofSpace(spaceId: string, accountId: string): Feed<WrittenEvent> {
    const listen = (sink: FeedSink<WrittenEvent>) => {
      const listener = { accountId, sink };
      const stop = this.bySpace.add(spaceId, listener);
      // Asked at once: only what is known is compared with what other instances change.
      void this.check(spaceId, listener);
      return stop;
    };
    return new Feed(listen, () => this.access.mayNow(accountId, 'readEvents', spaceId));
  }

  /** Whatever changes for an account, as far as the credential reaches. */
  ofAccount(viewer: AccountListener['viewer']): Feed<AccountNews> {
    return new Feed<AccountNews>(
      (sink) => this.byAccount.add(viewer.accountId, { viewer, sink }),
      () => true,
    );
  }

  private async check(spaceId: string, { accountId, sink }: SpaceListener): Promise<void> {
    // What cannot be asked now is asked before the next event.
    const mayRead = await this.access.may(accountId, 'readEvents', spaceId).catch(() => null);
    if (mayRead === false) sink.fail(new AppError('FORBIDDEN'));
  }

  private tell(accountId: string, spaceIds: readonly string[] | null = null): void {
    const news = { accountId };
    for (const { viewer, sink } of this.byAccount.of(accountId))
      if (!spaceIds || spaceIds.some((id) => reaches(viewer, id))) sink.push(news);
  }

  private async tellMembers(spaceIds: ReadonlySet<string>): Promise<void> {
    for (const accountId of this.byAccount.topics) {
      const roles = await this.memberships.placesOf(accountId).catch(() => null);
      const own = [...spaceIds].filter((id) => roles?.has(id));
      if (own.length > 0) this.tell(accountId, own);
    }
  }
}
