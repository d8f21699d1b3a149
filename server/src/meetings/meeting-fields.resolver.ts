import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import { Body } from '../bodies/body.types.ts';
import { bodiesById } from '../bodies/list-bodies.ts';
import { databaseNow } from '../platform/clock.ts';
import { connectionType, PageArgs, type Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import {
  ChangedBy,
  NOTHING_ELSE,
  ownChanges,
  ownMemberships,
  Shareable,
} from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { organisationsById } from '../organisations/list-organisations.ts';
import { Space } from '../spaces/space.entity.ts';
import { roleIn, spacesById } from '../spaces/space.loaders.ts';
import { canStart } from './change-meeting.ts';
import { takesAnswers } from './invite-meeting.ts';
import { seriesById } from './list-meetings.ts';
import {
  answersByMeeting,
  listParticipants,
  ownParticipations,
  usualOfMeeting,
} from './list-participants.ts';
import { can, conducts } from './meeting.policy.ts';
import {
  Meeting,
  MeetingAbilities,
  MeetingAnswerCounts,
  MeetingParticipant,
  MeetingSeries,
  UsualParticipant,
} from './meeting.types.ts';

const MeetingParticipantConnection = connectionType(MeetingParticipant, 'MeetingParticipant');

/** What belongs to a meeting, who takes part, and what the viewer may do. */
@Resolver(() => Meeting)
export class MeetingFieldsResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Space, { nullable: true, description: 'The space that it belongs to.' })
  space(@Root() { spaceId }: Meeting, @Ctx() context: Context): Promise<Space | null> {
    return context.fetch(spacesById, spaceId);
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => MeetingSeries, {
    nullable: true,
    description: 'The series that it belongs to; null: none.',
  })
  series(@Root() { seriesId }: Meeting, @Ctx() context: Context): Promise<MeetingSeries | null> | null {
    return seriesId ? context.fetch(seriesById, seriesId) : null;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Body, { nullable: true, description: 'The body that meets; null: none.' })
  body(@Root() { bodyId }: Meeting, @Ctx() context: Context): Promise<Body | null> | null {
    return bodyId ? context.fetch(bodiesById, bodyId) : null;
  }

  @Shareable()
  @ChangedBy<Meeting>(({ id, spaceId }) => [id, changeKeys.members(spaceId)])
  @FieldResolver(() => Account, { nullable: true, description: 'Who leads it (Leitung); null: nobody yet.' })
  chair(@Root() { chairId }: Meeting, @Ctx() context: Context): Promise<Account | null> | null {
    return chairId ? context.fetch(accountsById, chairId) : null;
  }

  @Shareable()
  @ChangedBy<Meeting>(({ id, spaceId }) => [id, changeKeys.members(spaceId)])
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who keeps the minutes (Protokollführung); null: nobody yet.',
  })
  keeper(@Root() { keeperId }: Meeting, @Ctx() context: Context): Promise<Account | null> | null {
    return keeperId ? context.fetch(accountsById, keeperId) : null;
  }

  @Costs(5)
  @Shareable()
  @ChangedBy<Meeting>(({ id, spaceId }) => [id, changeKeys.members(spaceId)])
  @FieldResolver(() => MeetingParticipantConnection, {
    description: 'Who takes part: by kind, and then by name. Nobody before they are named or invited.',
  })
  participants(
    @Root() { id }: Meeting,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<MeetingParticipant>> {
    return listParticipants(id, page, context);
  }

  @Costs(2)
  @Shareable()
  @ChangedBy<Meeting>(({ id, spaceId }) => [id, changeKeys.members(spaceId)])
  @FieldResolver(() => MeetingAnswerCounts, { description: 'How they have answered.' })
  async answers(@Root() { id }: Meeting, @Ctx() context: Context): Promise<MeetingAnswerCounts> {
    const none = { accepted: 0, declined: 0, tentative: 0, none: 0 };
    return (await context.fetch(answersByMeeting, id)) ?? Object.assign(new MeetingAnswerCounts(), none);
  }

  @Costs(5)
  @ChangedBy<Meeting>(({ id, spaceId }) => [id, changeKeys.members(spaceId), changeKeys.anyBody], ownChanges)
  @FieldResolver(() => [UsualParticipant], {
    description:
      'Whom an invitation addresses when nobody is named: those of its series, and members of the space who sit in its body on that day.',
  })
  usualParticipants(@Root() meeting: Meeting, @Ctx() context: Context): Promise<UsualParticipant[]> {
    return usualOfMeeting(meeting, context);
  }

  @ChangedBy<Meeting>(({ id }) => [id], ownChanges)
  @FieldResolver(() => MeetingParticipant, {
    nullable: true,
    description: 'As what the viewer takes part, with their answer; null: they do not.',
  })
  viewerParticipation(@Root() { id }: Meeting, @Ctx() context: Context): Promise<MeetingParticipant | null> {
    return context.fetch(ownParticipations, id);
  }

  @ChangedBy<Meeting>(({ id }) => [id], ownChanges, ownMemberships)
  @FieldResolver(() => MeetingAbilities, { description: 'What the viewer may do with it at this moment.' })
  async viewerCan(@Root() meeting: Meeting, @Ctx() context: Context): Promise<MeetingAbilities> {
    const { accountId } = context.signedIn;
    const role = await roleIn(context, meeting.spaceId);
    const isConducting = conducts(meeting, accountId);
    const now = databaseNow();
    const { state } = meeting;
    const isToCome = state === 'PLANNED' || state === 'INVITED';
    const isOpen = isToCome || state === 'RUNNING';
    const takesPart = takesAnswers(meeting, now) && (await context.fetch(ownParticipations, meeting.id));
    return Object.assign(new MeetingAbilities(), {
      change: isOpen && can(role, isConducting, 'change'),
      invite: isToCome && meeting.endsAt.getTime() > now && can(role, isConducting, 'invite'),
      cancel: isOpen && can(role, isConducting, 'cancel'),
      start: isToCome && canStart(meeting, now) && can(role, isConducting, 'hold'),
      end: state === 'RUNNING' && can(role, isConducting, 'hold'),
      keepMinutes:
        meeting.startedAt !== null &&
        state !== 'CANCELLED' &&
        meeting.minutesId === null &&
        can(role, isConducting, 'hold'),
      answer: Boolean(takesPart),
    });
  }
}

@Resolver(() => MeetingParticipant)
export class MeetingParticipantResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, { nullable: true, description: 'Who; null when that account is gone.' })
  account(@Root() { accountId }: MeetingParticipant, @Ctx() context: Context): Promise<Account | null> {
    return context.fetch(accountsById, accountId);
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'For which organisation, as it was when they were named; null: for none.',
  })
  organisation(
    @Root() { organisationId }: MeetingParticipant,
    @Ctx() context: Context,
  ): Promise<Organisation | null> | null {
    return organisationId ? context.fetch(organisationsById, organisationId) : null;
  }
}

@Resolver(() => UsualParticipant)
export class UsualParticipantResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, { nullable: true, description: 'Who; null when that account is gone.' })
  account(@Root() { accountId }: UsualParticipant, @Ctx() context: Context): Promise<Account | null> {
    return context.fetch(accountsById, accountId);
  }
}
