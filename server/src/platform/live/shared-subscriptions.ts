import type { AnswerSource } from '../graphql/answer-source.ts';
import type { Context } from '../graphql/context.ts';
import type { PreparedOperation } from '../graphql/operations.ts';
import { answerShared, askingOf } from '../graphql/shared-execution.ts';
import type { Announcements } from './announcements.ts';
import { membersOf } from './change-keys.ts';
import type { Feed } from './feed.ts';
import type { Memberships } from './live-queries.ts';
import { withoutArgument } from '../graphql/without-argument.ts';
import { SharedSubscription } from './shared-subscription.ts';
import { SubscriptionGroup } from './subscription-group.ts';

/**
 * Subscriptions to events that many hear: each event is executed once for all who get to see the same, as they see it at
 * that moment, and written once.
 */
export class SharedSubscriptions {
  private readonly groups = new Map<string, SubscriptionGroup>();
  private readonly keys = new WeakMap<SubscriptionGroup, string>();
  /** By account. */
  private readonly open = new Map<string, Set<SharedSubscription>>();

  constructor(
    announcements: Announcements,
    private readonly memberships: Memberships,
  ) {
    announcements.on('membershipChanged', ({ accountId }) => this.regroup(accountId));
    // Before anybody hears the event: one's own new role is told as somebody who has it.
    announcements.prependListener('spaceEvents', (events) =>
      membersOf(events).forEach((id) => this.regroup(id)),
    );
  }

  /** How many are open. */
  get count(): number {
    let count = 0;
    for (const subscriptions of this.open.values()) count += subscriptions.size;
    return count;
  }

  /** The answers to a feed's events, from now on. */
  follow(prepared: PreparedOperation, context: Context, feed: Feed<object>): AnswerSource {
    const { accountId } = context.signedIn;
    const asked = feed.placeArgument ? withoutArgument(prepared, feed.placeArgument) : prepared;
    const subscriptions = this.open.get(accountId) ?? new Set();
    const letGo = this.memberships.hold(accountId);
    const subscription = new SharedSubscription({
      feed,
      findGroup: () => this.findGroup(asked, context),
      leaveGroup: (group) => this.leave(group),
      released: () => {
        letGo();
        subscriptions.delete(subscription);
        if (subscriptions.size === 0) this.open.delete(accountId);
      },
    });
    this.open.set(accountId, subscriptions.add(subscription));
    return subscription;
  }

  private regroup(accountId: string): void {
    for (const subscription of this.open.get(accountId) ?? []) subscription.regroup();
  }

  private async findGroup(prepared: PreparedOperation, context: Context): Promise<SubscriptionGroup> {
    const asking = await askingOf(prepared, context, (...asked) => this.memberships.rolesOf(...asked));
    let group = this.groups.get(asking.key);
    if (!group) {
      group = new SubscriptionGroup(
        async (event) => (await answerShared(prepared, asking, context, event)).answer,
      );
      this.groups.set(asking.key, group);
      this.keys.set(group, asking.key);
    }
    group.holders += 1;
    return group;
  }

  private leave(group: SubscriptionGroup): void {
    group.holders -= 1;
    if (group.holders === 0) this.groups.delete(this.keys.get(group)!);
  }
}
