import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime } from '../platform/graphql/scalars.ts';
import { MeetingParticipantInput } from './meeting.inputs.ts';

@InputType({ description: 'A rhythm, to see when it beats.' })
export class RhythmInput {
  @Field(() => String, {
    description:
      'A rule of RFC 5545: FREQ (DAILY, WEEKLY, MONTHLY or YEARLY) with INTERVAL, COUNT or UNTIL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS, WKST.',
  })
  rrule!: string;

  @Field(() => String, { description: 'The day from which it counts, as `2026-01-31`.' })
  startsOn!: string;

  @Field(() => String, { description: 'At what time of day, as `14:00`.' })
  startsAtTime!: string;

  @Field(() => String, { defaultValue: 'Europe/Berlin', description: 'In which time zone.' })
  timeZone!: string;
}

@InputType({ description: 'A new series of meetings.' })
export class PlanMeetingSeriesInput {
  @Field(() => ID, { description: 'The space.' })
  spaceId!: string;

  @Field(() => String, { description: 'What its meetings are called, at most 200 characters.' })
  title!: string;

  @Field(() => String, { defaultValue: '', description: 'What they are for, at most 2,000 characters.' })
  purpose!: string;

  @Field(() => ID, { nullable: true, description: 'The body that meets.' })
  bodyId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Its rhythm, a rule as in `RhythmInput`; INVALID_INPUT tells in `unknown` which part is wrong. Left out: meetings are planned one by one.',
  })
  rrule?: string | null;

  @Field(() => String, { description: 'The day from which the rhythm counts, as `2026-01-31`.' })
  startsOn!: string;

  @Field(() => String, {
    description:
      'At what time of day, as `14:00`. Where a clock change leaves it out or shows it twice: as RFC 5545 says.',
  })
  startsAtTime!: string;

  @Field(() => Int, { defaultValue: 60, description: 'How long each takes, in minutes: at most a day.' })
  durationMinutes!: number;

  @Field(() => String, { defaultValue: 'Europe/Berlin', description: 'In which time zone.' })
  timeZone!: string;

  @Field(() => String, { defaultValue: '', description: 'Where they usually are, at most 300 characters.' })
  place!: string;

  @Field(() => String, { nullable: true, description: 'Where to take part by video, an https address.' })
  videoUrl?: string | null;

  @Field(() => [MeetingParticipantInput], {
    defaultValue: [],
    description: 'Who usually takes part, at most 200, beside those who sit in the body.',
  })
  participants!: MeetingParticipantInput[];
}

@InputType({
  description:
    'What changes of a series; what is left out stays. It changes those meetings to come that nobody was invited to and nobody changed by hand.',
})
export class ChangeMeetingSeriesInput {
  @Field(() => ID, { description: 'The series.' })
  seriesId!: string;

  @Field(() => String, { nullable: true, description: 'At most 200 characters.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 2,000 characters; may be empty.' })
  purpose?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its rhythm; empty: from now on meetings are planned one by one.',
  })
  rrule?: string | null;

  @Field(() => String, { nullable: true, description: 'The day from which the rhythm counts.' })
  startsOn?: string | null;

  @Field(() => String, { nullable: true, description: 'At what time of day.' })
  startsAtTime?: string | null;

  @Field(() => Int, { nullable: true, description: 'How long each takes, in minutes.' })
  durationMinutes?: number | null;

  @Field(() => String, { nullable: true, description: 'In which time zone.' })
  timeZone?: string | null;

  @Field(() => String, { nullable: true, description: 'Where they usually are; may be empty.' })
  place?: string | null;

  @Field(() => String, { nullable: true, description: 'Where to take part by video; empty: nowhere.' })
  videoUrl?: string | null;

  @Field(() => [MeetingParticipantInput], {
    nullable: true,
    description: 'Who usually takes part, all of them.',
  })
  participants?: MeetingParticipantInput[] | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was changed last, as the viewer knows it: CONFLICT when it was changed since.',
  })
  expectedUpdatedAt?: Date | null;
}
