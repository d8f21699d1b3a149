import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import type { Meeting } from './meeting.types.ts';
import {
  MinutesRemarkKind,
  MinutesRemarkState,
  MinutesState,
  MinutesStepKind,
  type MinutesRemarkKindName,
  type MinutesRemarkStateName,
} from './minutes-enums.ts';
import type { MinutesSituation, MinutesStateName, MinutesStepName } from './minutes-state.ts';

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'How far minutes are on their way to what counts.' })
export class MinutesApproval {
  @Extensions(PLAIN)
  @Field(() => MinutesState, { description: 'Where they stand.' })
  state!: MinutesStateName;

  @Extensions(PLAIN)
  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when those who were at the meeting remark on them; null before the coordination.',
  })
  deadlineAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description:
      'Whether they are approved when the deadline passes without an open remark; else the next meeting approves them.',
  })
  bySilence!: boolean;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'Proposed changes about which nobody has decided.' })
  openSuggestions!: number;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'Threads of comments that are not settled.' })
  openThreads!: number;

  meeting!: Meeting;
  situation!: MinutesSituation;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What the viewer may do about minutes at this moment.' })
export class MinutesAbilities {
  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Give them to those who were at the meeting.' })
  coordinate!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Take remarks until another moment.' })
  moveDeadline!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Make them a draft again.' })
  withdraw!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Say that the coordination is over, once the deadline has passed.' })
  finish!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Begin to put them right, or end it.' })
  correct!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Propose changes and comment until the deadline.' })
  remark!: boolean;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'Something that was done about minutes.' })
export class MinutesStep {
  @Extensions(PLAIN)
  @Field(() => MinutesStepKind, { description: 'What.' })
  kind!: MinutesStepName;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Whether the hub did it by itself, as a deadline had passed.' })
  byHouse!: boolean;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'Until when remarks are taken from then on.' })
  deadlineAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'What was said about it: the reason of a correction; may be empty.' })
  note!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description:
      'The hash of the text that it was about; see `DocumentVersion.contentHash`. Null where it was about none.',
  })
  contentHash!: string | null;

  id!: string;
  meetingId!: string;
  accountId!: string | null;
  atMeetingId!: string | null;
  versionId!: string | null;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What somebody objected to in minutes while they were coordinated.' })
export class MinutesRemark {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Of the proposed change, or of the thread of comments.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => MinutesRemarkKind, { description: 'In which form.' })
  kind!: MinutesRemarkKindName;

  @Extensions(PLAIN)
  @Field(() => MinutesRemarkState, { description: 'What became of it.' })
  state!: MinutesRemarkStateName;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was made.' })
  at!: Date;

  @Extensions(PLAIN)
  @Field(() => String, {
    description: 'Of comments, the first one, mentions as they are stored; empty for a proposed change.',
  })
  source!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Of comments, the words that they are about; may be empty.' })
  quote!: string;

  accountId!: string | null;
}
