import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import {
  ClockDoubt,
  MeetingAnswer,
  MeetingParticipantKind,
  MeetingState,
  type ClockDoubtName,
  type MeetingAnswerName,
  type MeetingStateName,
  type ParticipantKindName,
} from './meeting-enums.ts';
import type { MinutesStateName } from './minutes-state.ts';

// What changes a series changes meetings of it, too.
@ChangedBy<Meeting>(({ id, seriesId }) => (seriesId ? [id, seriesId] : [id]))
@ObjectType({
  description: 'A meeting (Sitzung) in a space, alone or of a series. Members of the space read it.',
})
export class Meeting {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'At most 200 characters.' })
  title!: string;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it begins.' })
  startsAt!: Date;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it is to end.' })
  endsAt!: Date;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'The time zone in which it was planned: `Europe/Berlin`.' })
  timeZone!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Where; may be empty.' })
  place!: string;

  @Extensions(PLAIN)
  @Field(() => String, { nullable: true, description: 'Where to take part by video, an https address.' })
  videoUrl!: string | null;

  @Extensions(PLAIN)
  @Field(() => MeetingState, { description: 'Where it stands.' })
  state!: MeetingStateName;

  @Extensions(PLAIN)
  @Field(() => DateTime, {
    nullable: true,
    description:
      'Its place in the rhythm of its series, which stays when it is moved. Null for one planned alone.',
  })
  occurrenceAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'By what calendars know it (`UID`), for ever.' })
  calendarUid!: string;

  @Extensions(PLAIN)
  @Field(() => Int, {
    description:
      'How often it was moved, changed or cancelled in a way that calendars have to learn (`SEQUENCE`).',
  })
  calendarSequence!: number;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'When invitations were sent last; null: not yet.' })
  invitedAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'When it began; null: not yet.' })
  startedAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'When it was over; null: not yet.' })
  endedAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'When it was cancelled; null: it was not.' })
  cancelledAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Why it was cancelled; empty when it was not.' })
  cancelReason!: string;

  @ChangedBy<Meeting>(({ id }) => [changeKeys.agenda(id)])
  @Extensions(PLAIN)
  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when members may propose what is talked about; null: until it begins.',
  })
  proposalsUntil!: Date | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was changed last.' })
  updatedAt!: Date;

  spaceId!: string;
  seriesId!: string | null;
  bodyId!: string | null;
  byHand!: boolean;
  chairId!: string | null;
  keeperId!: string | null;
  minutesId!: string | null;
  minutesState!: MinutesStateName;
  minutesBegunAt!: Date | null;
  minutesDeadlineAt!: Date | null;
  minutesBySilence!: boolean;
  /** What its body said when it began; null: more than half. */
  quorumPercent!: number | null;
}

@ChangedBy<MeetingSeries>(({ id }) => [id])
@ObjectType({
  description: 'A series of meetings (Sitzungsreihe): its rhythm, and what its meetings have in common.',
})
export class MeetingSeries {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'What its meetings are called, at most 200 characters.' })
  title!: string;

  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description:
      'Whether minutes of its meetings are approved by silence until their deadline; else the next meeting approves them.',
  })
  minutesBySilence!: boolean;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'What they are for; may be empty.' })
  purpose!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description:
      'Its rhythm, as a rule of RFC 5545 (`FREQ=MONTHLY;BYDAY=2TU`). Null: meetings are planned by hand.',
  })
  rrule!: string | null;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'In which time zone its time of day is meant.' })
  timeZone!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'The day from which the rhythm counts, as `2026-01-31`.' })
  startsOn!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'At what time of day, as `14:00`.' })
  startsAtTime!: string;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'How long each takes, in minutes.' })
  durationMinutes!: number;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Where they usually are; may be empty.' })
  place!: string;

  @Extensions(PLAIN)
  @Field(() => String, { nullable: true, description: 'Where to take part by video, an https address.' })
  videoUrl!: string | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'When it was ended; null: it goes on.' })
  endedAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was changed last.' })
  updatedAt!: Date;

  spaceId!: string;
  bodyId!: string | null;
}

// Told by events whose subject is the meeting.
@ChangedBy<MeetingParticipant>(({ meetingId }) => [meetingId])
@ObjectType({ description: 'Somebody who takes part in a meeting.' })
export class MeetingParticipant {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => MeetingParticipantKind, { description: 'As what.' })
  kind!: ParticipantKindName;

  @Extensions(PLAIN)
  @Field(() => MeetingAnswer, { description: 'Whether they come.' })
  answer!: MeetingAnswerName;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'What they add to their answer; may be empty.' })
  answerNote!: string;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'When they answered last; null: not yet.' })
  answeredAt!: Date | null;

  meetingId!: string;
  accountId!: string;
  organisationId!: string | null;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'How those who are invited to a meeting have answered.' })
export class MeetingAnswerCounts {
  @Extensions(PLAIN)
  @Field(() => Int, { description: 'They come.' })
  accepted!: number;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'They do not come.' })
  declined!: number;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'They come perhaps.' })
  tentative!: number;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'They have not answered.' })
  none!: number;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What the viewer may do with a meeting at this moment.' })
export class MeetingAbilities {
  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Change it, move it, and say who takes part.' })
  change!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Invite those who take part.' })
  invite!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Cancel it.' })
  cancel!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Open it.' })
  start!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Close it.' })
  end!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Make minutes of it, which has begun and has none.' })
  keepMinutes!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Say whether they come.' })
  answer!: boolean;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'Somebody who usually takes part.' })
export class UsualParticipant {
  @Extensions(PLAIN)
  @Field(() => MeetingParticipantKind, { description: 'As what.' })
  kind!: ParticipantKindName;

  accountId!: string;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'When a rhythm beats.' })
export class MeetingDate {
  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'The moment.' })
  startsAt!: Date;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'On which day there, as `2026-12-24`.' })
  day!: string;

  @Extensions(PLAIN)
  @Field(() => ClockDoubt, {
    nullable: true,
    description: 'What is doubtful about the time of day on that day; null: nothing.',
  })
  doubt!: ClockDoubtName | null;
}
