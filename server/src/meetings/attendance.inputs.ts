import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../platform/graphql/scalars.ts';
import { AttendanceState, type AttendanceStateName } from './attendance.types.ts';
import { MeetingParticipantKind, type ParticipantKindName } from './meeting-enums.ts';

const MEETING = 'The meeting.';
const KIND = 'Whether they vote, are heard, or are guests.';
const ORGANISATION = 'For which organisation they are there.';
const FOR_WHOM = 'For whom a guest without an account is there, at most 200 characters.';

@InputType({ description: 'Whether people are at a meeting.' })
export class SetAttendanceInput {
  @Field(() => ID, { description: MEETING })
  meetingId!: string;

  @Field(() => [ID], { description: 'Who, of the list of the meeting.' })
  attendeeIds!: string[];

  @Field(() => AttendanceState, {
    description: 'What is said of all of them; coming and going counts from this moment on.',
  })
  state!: AttendanceStateName;
}

@InputType({ description: 'From when until when somebody was there.' })
export class AttendanceStayInput {
  @Field(() => DateTime, { description: 'When they came.' })
  cameAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When they went; null: they are still there, while the meeting runs.',
  })
  leftAt?: Date | null;
}

@InputType({ description: 'When somebody was at a meeting, put right.' })
export class SetAttendanceTimesInput {
  @Field(() => ID, { description: 'Who, of the list of the meeting.' })
  attendeeId!: string;

  @Field(() => [AttendanceStayInput], {
    description: 'All of their times, in order, at most 50; none: they were not there.',
  })
  stays!: AttendanceStayInput[];
}

@InputType({ description: 'Somebody who is at a meeting and not on its list.' })
export class AddAttendeeInput {
  @Field(() => ID, { description: MEETING })
  meetingId!: string;

  @Field(() => ID, { nullable: true, description: 'A member of the space; or else `name` says who it is.' })
  accountId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name of a guest without an account, at most 200 characters.',
  })
  name?: string | null;

  @Field(() => MeetingParticipantKind, { defaultValue: MeetingParticipantKind.GUEST, description: KIND })
  kind!: ParticipantKindName;

  @Field(() => ID, { nullable: true, description: `${ORGANISATION} Left out: their own.` })
  organisationId?: string | null;

  @Field(() => String, { nullable: true, description: FOR_WHOM })
  organisationName?: string | null;
}

@InputType({ description: 'What changes about somebody on the list; what is left out stays.' })
export class ChangeAttendeeInput {
  @Field(() => ID, { description: 'Who.' })
  attendeeId!: string;

  @Field(() => MeetingParticipantKind, { nullable: true, description: KIND })
  kind?: ParticipantKindName | null;

  @Field(() => String, { nullable: true, description: 'The name of a guest without an account.' })
  name?: string | null;

  @Field(() => ID, { nullable: true, description: `${ORGANISATION} Null: for none.` })
  organisationId?: string | null;

  @Field(() => String, { nullable: true, description: FOR_WHOM })
  organisationName?: string | null;
}
