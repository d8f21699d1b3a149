import { Extensions, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { MeetingParticipantKind, type ParticipantKindName } from './meeting-enums.ts';
import type { Meeting } from './meeting.types.ts';

export const AttendanceState = {
  EXPECTED: 'EXPECTED',
  PRESENT: 'PRESENT',
  LEFT: 'LEFT',
  EXCUSED: 'EXCUSED',
  UNEXCUSED: 'UNEXCUSED',
} as const;
export type AttendanceStateName = keyof typeof AttendanceState;
registerEnumType(AttendanceState, {
  name: 'AttendanceState',
  description: 'Whether somebody is at a meeting.',
  valuesConfig: {
    EXPECTED: { description: 'Nobody has said anything about them yet.' },
    PRESENT: { description: 'They are there; of a meeting that is over: they were until its end.' },
    LEFT: { description: 'They were there, and have gone.' },
    EXCUSED: { description: 'They are not there, and said so (entschuldigt).' },
    UNEXCUSED: { description: 'They are not there, and did not say so (unentschuldigt).' },
  },
});

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'How long somebody was at a meeting without going.' })
export class AttendanceStay {
  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When they came.' })
  cameAt!: Date;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'When they went; null: they are still there.' })
  leftAt!: Date | null;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'Somebody on the list of those at a meeting (Anwesenheitsliste).' })
export class MeetingAttendee {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    description: 'The name of a guest without an account; empty where `account` says who it is.',
  })
  name!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    description: 'For whom such a guest is there; empty: nobody, or `organisation` says so.',
  })
  organisationName!: string;

  @Extensions(PLAIN)
  @Field(() => MeetingParticipantKind, { description: 'Whether they vote, are heard, or are guests.' })
  kind!: ParticipantKindName;

  @Extensions(PLAIN)
  @Field(() => AttendanceState, { description: 'Whether they are there.' })
  state!: AttendanceStateName;

  /** In their order. */
  stays!: AttendanceStay[];
  meetingId!: string;
  accountId!: string | null;
  organisationId!: string | null;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'Whether enough of those entitled to vote are there (Beschlussfähigkeit).' })
export class MeetingQuorum {
  @Extensions(PLAIN)
  @Field(() => Int, {
    description: 'Votes in all; in a body, those of one organisation share theirs.',
  })
  entitled!: number;

  @Extensions(PLAIN)
  @Field(() => Int, {
    description: 'Votes for which somebody is there; at its end, of a meeting that is over.',
  })
  present!: number;

  @Extensions(PLAIN)
  @Field(() => Int, {
    description: 'Votes for which somebody has to be: what the body says, else more than half.',
  })
  needed!: number;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Whether that is so.' })
  isReached!: boolean;
}

/** From when until when, in milliseconds since 1970. */
export interface StayRow {
  cameAt: number;
  leftAt: number | null;
}

export interface AttendeeRow {
  id: string;
  meetingId: string;
  accountId: string | null;
  name: string;
  kind: ParticipantKindName;
  organisationId: string | null;
  organisationName: string;
  absence: 'EXCUSED' | 'UNEXCUSED' | null;
  stays: StayRow[];
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'Who is at a meeting (Anwesenheit), from its beginning on.' })
export class MeetingAttendance {
  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description:
      'Whether the viewer may say who is there: those who plan meetings here, and whoever leads this one or keeps its minutes.',
  })
  viewerCanTake!: boolean;

  meeting!: Meeting;
  attendees!: MeetingAttendee[];
  /** The same as they are stored. */
  rows!: AttendeeRow[];
}
