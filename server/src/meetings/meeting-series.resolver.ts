import {
  Arg,
  Args,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { Body } from '../bodies/body.types.ts';
import { bodiesById } from '../bodies/list-bodies.ts';
import { databaseNow } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { connectionType, PageArgs, type Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import {
  ChangedBy,
  NOTHING_ELSE,
  objectAskedFor,
  ownMemberships,
  Shareable,
} from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { isId } from '../platform/ids.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import { Space } from '../spaces/space.entity.ts';
import { roleIn, spacesById } from '../spaces/space.loaders.ts';
import { changeSeries, endSeries, planSeries } from './change-series.ts';
import { faultsOfBeat, nextOccurrences } from './check-meeting.ts';
import { listMeetings, listSeries, seriesById } from './list-meetings.ts';
import { usualOfSeries } from './list-participants.ts';
import { ChangeMeetingSeriesInput, PlanMeetingSeriesInput, RhythmInput } from './meeting-series.inputs.ts';
import { MeetingsArgs } from './meeting.inputs.ts';
import { can } from './meeting.policy.ts';
import { Meeting, MeetingDate, MeetingSeries, UsualParticipant } from './meeting.types.ts';

const MeetingConnection = connectionType(Meeting, 'Meeting');
const MeetingSeriesConnection = connectionType(MeetingSeries, 'MeetingSeries');
/** Dates of a rhythm that can be looked at. */
const DATES = 24;

/** Series of meetings: members of their space read them, writers plan and change them. */
@Resolver(() => MeetingSeries)
export class MeetingSeriesResolver {
  private readonly limiter = new RateLimit({ points: LIMITS.meetingChangesPerMinute, seconds: 60 });
  private readonly looks = new RateLimit({ points: LIMITS.meetingDatesPerMinute, seconds: 60 });

  @ChangedBy(objectAskedFor, ownMemberships)
  @Authorized('spaces:read')
  @Query(() => MeetingSeries, {
    nullable: true,
    description: 'One series of meetings; null when there is none that the viewer may read.',
  })
  async meetingSeries(
    @Arg('id', () => ID, { description: 'The series.' }) id: string,
    @Ctx() context: Context,
  ): Promise<MeetingSeries | null> {
    return isId('mse', id) && context.isSignedIn ? context.fetch(seriesById, id) : null;
  }

  @Costs(500)
  @ChangedBy(NOTHING_ELSE)
  @Authorized()
  @Query(() => [MeetingDate], {
    description:
      'When a rhythm beats next, to look at it before it is planned; at most 24 dates. INVALID_INPUT { rrule } tells in `unknown` which part is wrong.',
  })
  meetingDates(
    @Arg('rhythm', () => RhythmInput, { description: 'The rhythm.' }) rhythm: RhythmInput,
    @Arg('first', () => Int, { defaultValue: 5, description: 'How many: 1 to 24.' }) first: number,
    @Ctx() context: Context,
  ): MeetingDate[] {
    // It computes, while everybody else waits, and that is all: for nobody who is not signed in, and not without end.
    this.looks.charge(context.signedIn.accountId);
    const now = databaseNow();
    checkFields({ ...faultsOfBeat(rhythm, now), first: first < 1 || first > DATES ? 'OUT_OF_RANGE' : null });
    return nextOccurrences(rhythm.rrule, rhythm, now, first).map(({ at, day, doubt }) =>
      Object.assign(new MeetingDate(), { startsAt: new Date(at), day, doubt }),
    );
  }

  @Costs(50)
  @Authorized('spaces:write')
  @Mutation(() => MeetingSeries, {
    description:
      'Plans a series of meetings, and those of the next 13 months; later ones follow by themselves. For writers.',
  })
  async planMeetingSeries(
    @Arg('input', () => PlanMeetingSeriesInput, {
      description: 'What, in which rhythm, where and with whom.',
    })
    input: PlanMeetingSeriesInput,
    @Ctx() context: Context,
  ): Promise<MeetingSeries> {
    const viewer = context.signedIn;
    this.limiter.charge(viewer.accountId);
    const id = await context.transaction((transaction) => planSeries(transaction, viewer, input));
    return requireSeries(context, id);
  }

  @Costs(50)
  @Authorized('spaces:write')
  @Mutation(() => MeetingSeries, {
    description:
      'Changes a series, and those of its meetings to come that nobody was invited to and nobody changed by hand. For writers. CONFLICT when it was changed since `expectedUpdatedAt`, GONE { ENDED }.',
  })
  async changeMeetingSeries(
    @Arg('input', () => ChangeMeetingSeriesInput, { description: 'What changes.' })
    input: ChangeMeetingSeriesInput,
    @Ctx() context: Context,
  ): Promise<MeetingSeries> {
    const viewer = context.signedIn;
    this.limiter.charge(viewer.accountId);
    await context.transaction((transaction) => changeSeries(transaction, viewer, input));
    return requireSeries(context, input.seriesId);
  }

  @Costs(20)
  @Authorized('spaces:write')
  @Mutation(() => MeetingSeries, {
    description:
      'Ends a series: no more meetings are planned, and those go that nobody was invited to and nobody changed by hand. For writers. GONE { ENDED } when it has ended already.',
  })
  async endMeetingSeries(
    @Arg('seriesId', () => ID, { description: 'The series.' }) seriesId: string,
    @Ctx() context: Context,
  ): Promise<MeetingSeries> {
    const viewer = context.signedIn;
    this.limiter.charge(viewer.accountId);
    await context.transaction((transaction) => endSeries(transaction, viewer, seriesId));
    return requireSeries(context, seriesId);
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Space, { nullable: true, description: 'The space that it belongs to.' })
  space(@Root() { spaceId }: MeetingSeries, @Ctx() context: Context): Promise<Space | null> {
    return context.fetch(spacesById, spaceId);
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Body, { nullable: true, description: 'The body that meets; null: none.' })
  body(@Root() { bodyId }: MeetingSeries, @Ctx() context: Context): Promise<Body | null> | null {
    return bodyId ? context.fetch(bodiesById, bodyId) : null;
  }

  @Costs(3)
  @Shareable()
  @ChangedBy<MeetingSeries>(({ id, spaceId }) => [id, changeKeys.members(spaceId)])
  @FieldResolver(() => [UsualParticipant], {
    description: 'Who usually takes part, at most 200, beside those who sit in the body.',
  })
  usualParticipants(@Root() series: MeetingSeries, @Ctx() context: Context): Promise<UsualParticipant[]> {
    return usualOfSeries(series, context);
  }

  @Costs(3)
  @Shareable()
  @ChangedBy<MeetingSeries>(({ spaceId }) => [changeKeys.meetings(spaceId)])
  @FieldResolver(() => MeetingConnection, { description: 'Its meetings.' })
  meetings(
    @Root() { id }: MeetingSeries,
    @Args(() => MeetingsArgs) args: MeetingsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Meeting>> {
    return listMeetings('series', id, args, context);
  }

  @Shareable()
  @ChangedBy<MeetingSeries>(({ id }) => [id], ownMemberships)
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may change it at this moment.' })
  async viewerCanChange(
    @Root() { spaceId, endedAt }: MeetingSeries,
    @Ctx() context: Context,
  ): Promise<boolean> {
    return !endedAt && can(await roleIn(context, spaceId), false, 'plan');
  }
}

async function requireSeries(context: Context, id: string): Promise<MeetingSeries> {
  const series = await context.fetch(seriesById, id);
  if (!series) throw new AppError('NOT_FOUND');
  return series;
}

@Resolver(() => Space)
export class SpaceMeetingsResolver {
  @Costs(3)
  @Shareable()
  @ChangedBy<Space>(({ id }) => [changeKeys.meetings(id)], ownMemberships)
  @Authorized('spaces:read')
  @FieldResolver(() => MeetingConnection, {
    description: 'Its meetings; none for guests and visitors.',
  })
  meetings(
    @Root() { id }: Space,
    @Args(() => MeetingsArgs) args: MeetingsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Meeting>> {
    return listMeetings('space', id, args, context);
  }

  @Costs(3)
  @Shareable()
  @ChangedBy<Space>(({ id }) => [changeKeys.meetings(id)], ownMemberships)
  @Authorized('spaces:read')
  @FieldResolver(() => MeetingSeriesConnection, {
    description: 'Its series of meetings, by title; none for guests and visitors.',
  })
  meetingSeries(
    @Root() { id }: Space,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<MeetingSeries>> {
    return listSeries(id, page, context);
  }
}
