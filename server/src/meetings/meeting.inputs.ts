import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PageArgs } from '../platform/graphql/connection.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import {
  MeetingAnswer,
  MeetingFilter,
  MeetingParticipantKind,
  type MeetingAnswerName,
  type MeetingFilterName,
  type ParticipantKindName,
} from './meeting-enums.ts';

@ArgsType()
export class MeetingsArgs extends PageArgs {
  @Field(() => MeetingFilter, { defaultValue: MeetingFilter.COMING, description: 'Which ones.' })
  filter!: MeetingFilterName;
}

@InputType({ description: 'Somebody who is to take part.' })
export class MeetingParticipantInput {
  @Field(() => ID, { description: 'A member of the space.' })
  accountId!: string;

  @Field(() => MeetingParticipantKind, {
    defaultValue: MeetingParticipantKind.ENTITLED,
    description: 'As what.',
  })
  kind!: ParticipantKindName;
}

@InputType({ description: 'A new meeting, alone or one more of a series.' })
export class PlanMeetingInput {
  @Field(() => ID, { description: 'The space.' })
  spaceId!: string;

  @Field(() => String, { description: 'At most 200 characters.' })
  title!: string;

  @Field(() => String, { description: 'On which day, as `2026-12-24`.' })
  day!: string;

  @Field(() => String, {
    description:
      'At what time by the clock there, as `14:00`. Of an hour that comes twice the first one is meant; one that the clock leaves out is MISSING_HOUR.',
  })
  time!: string;

  @Field(() => Int, { defaultValue: 60, description: 'How long, in minutes: at most a day.' })
  durationMinutes!: number;

  @Field(() => String, {
    defaultValue: 'Europe/Berlin',
    description: 'In which time zone, by its name in the IANA’s list.',
  })
  timeZone!: string;

  @Field(() => String, { defaultValue: '', description: 'Where, at most 300 characters.' })
  place!: string;

  @Field(() => String, { nullable: true, description: 'Where to take part by video, an https address.' })
  videoUrl?: string | null;

  @Field(() => ID, { nullable: true, description: 'The body that meets.' })
  bodyId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The series of this space to which it belongs.' })
  seriesId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who leads it: a member of the space.' })
  chairId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who keeps the minutes: a member of the space.' })
  keeperId?: string | null;

  @Field(() => [MeetingParticipantInput], {
    nullable: true,
    description:
      'Who takes part, at most 200; left out: those of its series and its body, when it comes to inviting.',
  })
  participants?: MeetingParticipantInput[] | null;
}

@InputType({ description: 'What changes of a meeting; what is left out stays.' })
export class ChangeMeetingInput {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => String, { nullable: true, description: 'At most 200 characters.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'On which day, as `2026-12-24`.' })
  day?: string | null;

  @Field(() => String, { nullable: true, description: 'At what time by the clock there, as `14:00`.' })
  time?: string | null;

  @Field(() => Int, { nullable: true, description: 'How long, in minutes: at most a day.' })
  durationMinutes?: number | null;

  @Field(() => String, { nullable: true, description: 'In which time zone.' })
  timeZone?: string | null;

  @Field(() => String, { nullable: true, description: 'Where, at most 300 characters; may be empty.' })
  place?: string | null;

  @Field(() => String, { nullable: true, description: 'Where to take part by video; empty: nowhere.' })
  videoUrl?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was changed last, as the viewer knows it: CONFLICT when it was changed since.',
  })
  expectedUpdatedAt?: Date | null;
}

@InputType({ description: 'Who leads a meeting, and who keeps its minutes.' })
export class SetMeetingConductInput {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => ID, { nullable: true, description: 'Who leads it: a member of the space; null: nobody yet.' })
  chairId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Who keeps the minutes: a member of the space; null: nobody yet.',
  })
  keeperId?: string | null;
}

@InputType({ description: 'Who takes part in a meeting, all of them.' })
export class SetMeetingParticipantsInput {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => [MeetingParticipantInput], {
    description: 'At most 200. Who stays keeps their answer; who is not named any more takes part no longer.',
  })
  participants!: MeetingParticipantInput[];

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the meeting was changed last, as the viewer knows it: CONFLICT when it was changed since.',
  })
  expectedUpdatedAt?: Date | null;
}

@InputType({ description: 'To which meeting to invite.' })
export class InviteToMeetingInput {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => [MeetingParticipantInput], {
    nullable: true,
    description:
      'Who takes part, all of them; left out: those who are named already, or those of its series and its body.',
  })
  participants?: MeetingParticipantInput[] | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the meeting was changed last, as the viewer knows it: CONFLICT when it was changed since.',
  })
  expectedUpdatedAt?: Date | null;
}

@InputType({ description: 'Which meeting is cancelled, and why.' })
export class CancelMeetingInput {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => String, { description: 'Why, for those who are invited; at most 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'An answer of whoever takes part.' })
export class AnswerMeetingInput {
  @Field(() => ID, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => MeetingAnswer, { description: 'Whether the viewer comes.' })
  answer!: MeetingAnswerName;

  @Field(() => String, { defaultValue: '', description: 'What they add, at most 1,000 characters.' })
  note!: string;
}
