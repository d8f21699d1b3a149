import { Arg, Args, Authorized, Ctx, Query, Resolver } from 'type-graphql';
import { TRAIL_KINDS } from '@umlauf/shared/trail-kinds';
import { PageArgs, type Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, ownChanges } from '../platform/graphql/declarations.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { HUB_STREAM } from '../platform/trail/write-trail.ts';
import { authorizeInHub } from './hub.policy.ts';
import {
  checkFilter,
  pageOfTrail,
  TrailEntryConnection,
  TrailFilterInput,
  type TrailEntry,
} from './trail-entry.ts';

@Resolver()
export class TrailResolver {
  @ChangedBy(ownChanges, () => [changeKeys.trail])
  @Authorized('hub:admin')
  @Query(() => TrailEntryConnection, {
    description:
      'The hub’s trail, newest first: sign-in, accounts, tokens, invitations, organisations, exports; nothing of what happens inside spaces. For administrators.',
  })
  async trail(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => TrailFilterInput, { nullable: true, description: 'Which entries; null: all.' })
    filter: TrailFilterInput | null,
    @Ctx() context: Context,
  ): Promise<Connection<TrailEntry>> {
    const viewer = context.signedIn;
    checkFilter(filter ?? {}, TRAIL_KINDS);
    await context.transaction((transaction) => authorizeInHub(transaction, viewer, 'readTrail'));
    return pageOfTrail(context, HUB_STREAM, filter ?? {}, page);
  }
}
