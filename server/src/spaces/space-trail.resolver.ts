import { Arg, Args, Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  checkFilter,
  pageOfTrail,
  TrailEntryConnection,
  TrailFilterInput,
  type TrailEntry,
} from '../accounts/trail-entry.ts';
import { SPACE_EVENT_TYPES } from '../platform/events/event.entity.ts';
import { PageArgs, type Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy } from '../platform/graphql/declarations.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { Space } from './space.entity.ts';
import { authorizeInSpace } from './space.policy.ts';

/** What a space's trail shows: who wrote when is nobody's business. */
export const SPACE_TRAIL_KINDS = SPACE_EVENT_TYPES.filter((type) => type !== 'DOCUMENT_TEXT_CHANGED');

@Resolver(() => Space)
export class SpaceTrailResolver {
  @ChangedBy<Space>(({ id }, _args, { viewer }) => [
    changeKeys.events(id),
    ...(viewer ? [changeKeys.membership(id, viewer.accountId)] : []),
  ])
  @Authorized('spaces:read', 'documents:read')
  @FieldResolver(() => TrailEntryConnection, {
    nullable: true,
    description:
      'Who did what in this space, when and from where, newest first; writing is left out. For leads.',
  })
  async trail(
    @Root() space: Space,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => TrailFilterInput, { nullable: true, description: 'Which entries; null: all.' })
    filter: TrailFilterInput | null,
    @Ctx() context: Context,
  ): Promise<Connection<TrailEntry>> {
    const viewer = context.signedIn;
    checkFilter(filter ?? {}, SPACE_TRAIL_KINDS);
    await context.transaction((transaction) => authorizeInSpace(transaction, viewer, 'readTrail', space.id));
    return pageOfTrail(context, space.id, filter ?? {}, page);
  }
}
