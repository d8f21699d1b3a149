import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Context, Viewer } from '../platform/graphql/context.ts';
import { ChangedBy, Shareable } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import {
  AddStandingAgendaItemInput,
  ChangeStandingAgendaItemInput,
  MoveStandingAgendaItemInput,
} from './agenda.inputs.ts';
import { StandingAgendaItem } from './agenda.types.ts';
import { standingById, standingOfSeries } from './list-agendas.ts';
import { seriesById } from './list-meetings.ts';
import { MeetingSeries } from './meeting.types.ts';
import {
  addStandingItem,
  changeStandingItem,
  moveStandingItem,
  removeStandingItem,
} from './standing-agenda.ts';

const WHO = 'For those who plan meetings in the space. GONE { ENDED } when the series has ended.';

/** What stands on the agenda of every meeting of a series. */
@Resolver(() => MeetingSeries)
export class StandingAgendaResolver {
  private readonly limiter = new RateLimit({ points: LIMITS.agendaChangesPerMinute, seconds: 60 });

  @Costs(5)
  @Shareable()
  @ChangedBy<MeetingSeries>(({ id }) => [id])
  @FieldResolver(() => [StandingAgendaItem], {
    description: 'What is put on the agenda of each of its new meetings, in order; 50 at most.',
  })
  async standingItems(@Root() { id }: MeetingSeries, @Ctx() context: Context): Promise<StandingAgendaItem[]> {
    return (await context.fetch(standingOfSeries, id)) ?? [];
  }

  @Costs(10)
  @Authorized('spaces:write')
  @Mutation(() => StandingAgendaItem, {
    description: `Puts an item on the agendas of a series: of meetings that are planned from now on, and of those to which nobody has been invited yet. LIMIT { standingItemsPerSeries }. ${WHO}`,
  })
  async addStandingAgendaItem(
    @Arg('input', () => AddStandingAgendaItemInput, { description: 'Of which series, and what.' })
    input: AddStandingAgendaItemInput,
    @Ctx() context: Context,
  ): Promise<StandingAgendaItem> {
    return requireStanding(context, await this.change(context, addStandingItem, input));
  }

  @Costs(10)
  @Authorized('spaces:write')
  @Mutation(() => StandingAgendaItem, {
    description: `Changes an item of every agenda; in meetings to which nobody has been invited yet as well, unless somebody changed it there by itself. ${WHO}`,
  })
  async changeStandingAgendaItem(
    @Arg('input', () => ChangeStandingAgendaItemInput, { description: 'Which one, and what changes.' })
    input: ChangeStandingAgendaItemInput,
    @Ctx() context: Context,
  ): Promise<StandingAgendaItem> {
    return requireStanding(context, await this.change(context, changeStandingItem, input));
  }

  @Costs(10)
  @Authorized('spaces:write')
  @Mutation(() => StandingAgendaItem, {
    description: `Gives an item of every agenda another place, in meetings that are planned from now on. ${WHO}`,
  })
  async moveStandingAgendaItem(
    @Arg('input', () => MoveStandingAgendaItemInput, { description: 'Which one, and where.' })
    input: MoveStandingAgendaItemInput,
    @Ctx() context: Context,
  ): Promise<StandingAgendaItem> {
    return requireStanding(context, await this.change(context, moveStandingItem, input));
  }

  @Costs(10)
  @Authorized('spaces:write')
  @Mutation(() => MeetingSeries, {
    description: `Removes an item of every agenda; from meetings to which nobody has been invited yet as well, where it stands as it was and nothing stands under it. ${WHO}`,
  })
  async removeStandingAgendaItem(
    @Arg('standingItemId', () => ID, { description: 'The item.' }) standingItemId: string,
    @Ctx() context: Context,
  ): Promise<MeetingSeries> {
    const series = await context.fetch(
      seriesById,
      await this.change(context, removeStandingItem, standingItemId),
    );
    if (!series) throw new AppError('NOT_FOUND');
    return series;
  }

  private change<Input>(
    context: Context,
    verb: (transaction: Transaction, viewer: Viewer, input: Input) => Promise<string>,
    input: Input,
  ): Promise<string> {
    const viewer = context.signedIn;
    this.limiter.charge(viewer.accountId);
    return context.transaction((transaction) => verb(transaction, viewer, input));
  }
}

async function requireStanding(context: Context, id: string): Promise<StandingAgendaItem> {
  const item = await context.fetch(standingById, id);
  if (!item) throw new AppError('NOT_FOUND');
  return item;
}
