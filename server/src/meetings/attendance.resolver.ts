import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { quorumAt } from '@umlauf/shared/quorum';
import { Account } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import { documentsById } from '../documents/document.loaders.ts';
import { TextEntry } from '../entries/entry.types.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { organisationsById } from '../organisations/list-organisations.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Context, Viewer } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import { roleIn } from '../spaces/space.loaders.ts';
import {
  AddAttendeeInput,
  ChangeAttendeeInput,
  SetAttendanceInput,
  SetAttendanceTimesInput,
} from './attendance.inputs.ts';
import { attendeeOf, voicesOf } from './attendance-rows.ts';
import { AttendanceStay, MeetingAttendance, MeetingAttendee, MeetingQuorum } from './attendance.types.ts';
import { addAttendee, changeAttendee, removeAttendee } from './change-attendees.ts';
import { attendeesOfMeetings, decidingByMinutes, lackedQuorum } from './list-attendance.ts';
import { meetingsById } from './list-meetings.ts';
import { can, conducts } from './meeting.policy.ts';
import { Meeting } from './meeting.types.ts';
import { setAttendance, setAttendanceTimes } from './take-attendance.ts';

const FAILS =
  'For writers, and whoever leads the meeting or keeps its minutes. CONFLICT { NOT_RUNNING } before the meeting has begun, GONE { CANCELLED }, FORBIDDEN { SEALED } once its minutes are sealed.';

/** Who is at a meeting: members of its space read it; who leads through it says so, until its minutes are sealed. */
@Resolver(() => Meeting)
export class AttendanceResolver {
  private readonly limiter = new RateLimit({ points: LIMITS.attendanceChangesPerMinute, seconds: 60 });

  @Costs(5)
  @ChangedBy<Meeting>(
    ({ id, minutesId }) => [id, changeKeys.attendance(id), ...(minutesId ? [minutesId] : [])],
    ownMemberships,
  )
  @FieldResolver(() => MeetingAttendance, { description: 'Who is there, from its beginning on.' })
  async attendance(@Root() meeting: Meeting, @Ctx() context: Context): Promise<MeetingAttendance> {
    const { accountId } = context.signedIn;
    const role = await roleIn(context, meeting.spaceId);
    const rows = (await context.fetch(attendeesOfMeetings, meeting.id)) ?? [];
    const minutes = meeting.minutesId ? await context.fetch(documentsById, meeting.minutesId) : null;
    const isHeld = meeting.startedAt !== null && meeting.state !== 'CANCELLED' && !minutes?.sealedAt;
    return Object.assign(new MeetingAttendance(), {
      viewerCanTake: isHeld && can(role, conducts(meeting, accountId), 'hold'),
      attendees: rows.map((row) => attendeeOf(row, meeting.endedAt ?? meeting.cancelledAt)),
      rows,
      meeting,
    });
  }

  @Costs(5)
  @Authorized('spaces:write')
  @Mutation(() => Meeting, {
    description: `Says whether people are there: coming and going count from this moment, while the meeting runs. INVALID_INPUT { state: MISMATCH } where somebody is said not to have been there who came and went. ${FAILS}`,
  })
  setAttendance(
    @Arg('input', () => SetAttendanceInput, { description: 'Who, and what.' }) input: SetAttendanceInput,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    return this.change(context, setAttendance, input);
  }

  @Costs(5)
  @Authorized('spaces:write')
  @Mutation(() => Meeting, {
    description: `Puts right when somebody was there. INVALID_INPUT { stays } for times that overlap, or lie outside of the meeting. ${FAILS}`,
  })
  setAttendanceTimes(
    @Arg('input', () => SetAttendanceTimesInput, { description: 'Who, and when.' })
    input: SetAttendanceTimesInput,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    return this.change(context, setAttendanceTimes, input);
  }

  @Costs(5)
  @Authorized('spaces:write')
  @Mutation(() => Meeting, {
    description: `Adds somebody to the list: a member of the space, or a guest by name, who has just come if the meeting runs. LIMIT { attendeesPerMeeting }. ${FAILS}`,
  })
  addAttendee(
    @Arg('input', () => AddAttendeeInput, { description: 'To which meeting, and whom.' })
    input: AddAttendeeInput,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    return this.change(context, addAttendee, input);
  }

  @Costs(5)
  @Authorized('spaces:write')
  @Mutation(() => Meeting, { description: `Says as what somebody is there, and for whom. ${FAILS}` })
  changeAttendee(
    @Arg('input', () => ChangeAttendeeInput, { description: 'Who, and what changes.' })
    input: ChangeAttendeeInput,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    return this.change(context, changeAttendee, input);
  }

  @Costs(5)
  @Authorized('spaces:write')
  @Mutation(() => Meeting, {
    description: `Takes somebody off the list who has not been there: else INVALID_INPUT { attendeeId: MISMATCH }. ${FAILS}`,
  })
  removeAttendee(
    @Arg('attendeeId', () => ID, { description: 'Who.' }) attendeeId: string,
    @Ctx() context: Context,
  ): Promise<Meeting> {
    return this.change(context, removeAttendee, attendeeId);
  }

  private async change<Input>(
    context: Context,
    verb: (transaction: Transaction, viewer: Viewer, input: Input) => Promise<string>,
    input: Input,
  ): Promise<Meeting> {
    const viewer = context.signedIn;
    this.limiter.charge(viewer.accountId);
    const id = await context.transaction((transaction) => verb(transaction, viewer, input));
    const meeting = await context.fetch(meetingsById, id);
    if (!meeting) throw new AppError('NOT_FOUND');
    return meeting;
  }
}

@Resolver(() => MeetingAttendance)
export class AttendanceFieldsResolver {
  @Costs(5)
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [MeetingAttendee], {
    description: 'The list: those who vote first, and then by name; 300 at most. Empty before the meeting.',
  })
  attendees(@Root() { attendees }: MeetingAttendance): MeetingAttendee[] {
    return attendees;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => MeetingQuorum, {
    nullable: true,
    description:
      'Whether enough are there, or were at its end. Null: the meeting has not begun, nobody has said yet who is there, or nobody is entitled to vote.',
  })
  quorum(@Root() { meeting, rows }: MeetingAttendance): MeetingQuorum | null {
    if (!meeting.startedAt) return null;
    // While it runs, whoever has not gone is there: no clock is asked.
    const at = (meeting.endedAt ?? meeting.cancelledAt)?.getTime() ?? Infinity;
    const quorum = quorumAt(voicesOf(meeting, rows), at, meeting.quorumPercent);
    return quorum && Object.assign(new MeetingQuorum(), quorum);
  }
}

@Resolver(() => MeetingAttendee)
export class MeetingAttendeeResolver {
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [AttendanceStay], {
    description: 'From when until when they were there, in order; 50 at most.',
  })
  stays(@Root() { stays }: MeetingAttendee): AttendanceStay[] {
    return stays;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who; null for a guest without an account, and when that account is gone.',
  })
  account(@Root() { accountId }: MeetingAttendee, @Ctx() context: Context): Promise<Account | null> | null {
    return accountId ? context.fetch(accountsById, accountId) : null;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'For which organisation they are there; null: for none.',
  })
  organisation(
    @Root() { organisationId }: MeetingAttendee,
    @Ctx() context: Context,
  ): Promise<Organisation | null> | null {
    return organisationId ? context.fetch(organisationsById, organisationId) : null;
  }
}

@Resolver(() => TextEntry)
export class EntryQuorumResolver {
  @Costs(2)
  @ChangedBy<TextEntry>(
    ({ spaceId }) => [
      changeKeys.events(spaceId, 'ATTENDANCE_CHANGED'),
      changeKeys.events(spaceId, 'MEETING_STARTED'),
      changeKeys.events(spaceId, 'MEETING_ENDED'),
    ],
    ownMemberships,
  )
  @Authorized('spaces:read')
  @FieldResolver(() => Boolean, {
    description:
      'Of a decision or vote in minutes: whether too few of those entitled to vote were there when it was written down. It counts all the same; that is for people to judge. False to those who do not read the meeting.',
  })
  async withoutQuorum(
    @Root() { kind, documentId, createdAt }: TextEntry,
    @Ctx() context: Context,
  ): Promise<boolean> {
    if (kind !== 'decision' && kind !== 'vote') return false;
    const deciding = await context.fetch(decidingByMinutes, documentId);
    return deciding !== null && lackedQuorum(deciding, createdAt);
  }
}
