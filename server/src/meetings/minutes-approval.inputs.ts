import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../platform/graphql/scalars.ts';

const MEETING = 'The meeting whose minutes they are.';
const DEADLINE =
  'Until when remarks are taken: to come, and at most a year ahead; where silence approves, at least 24 hours ahead.';

@InputType({ description: 'Minutes that are to be coordinated.' })
export class StartMinutesCoordinationInput {
  @Field(() => ID, { description: MEETING })
  meetingId!: string;

  @Field(() => DateTime, { description: DEADLINE })
  deadlineAt!: Date;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether they are approved when the deadline passes without an open remark; left out: as the series says, and else not. Where the series does not say so, leads alone may.',
  })
  bySilence?: boolean | null;
}

@InputType({ description: 'Another deadline for remarks on minutes.' })
export class SetMinutesDeadlineInput {
  @Field(() => ID, { description: MEETING })
  meetingId!: string;

  @Field(() => DateTime, { description: DEADLINE })
  deadlineAt!: Date;
}

@InputType({ description: 'Minutes that a meeting approves.' })
export class ApproveMinutesInput {
  @Field(() => ID, { description: MEETING })
  meetingId!: string;

  @Field(() => ID, {
    description:
      'The meeting that approves them: a later one that has begun, of the same series, or of the same space where there is none.',
  })
  atMeetingId!: string;
}

@InputType({ description: 'Approved minutes that are to be put right.' })
export class BeginMinutesCorrectionInput {
  @Field(() => ID, { description: MEETING })
  meetingId!: string;

  @Field(() => String, { description: 'Why, at most 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'How the minutes of a series are approved.' })
export class SetMinutesRuleInput {
  @Field(() => ID, { description: 'The series.' })
  seriesId!: string;

  @Field(() => Boolean, {
    description: 'Whether silence until the deadline approves them; else the next meeting does.',
  })
  bySilence!: boolean;
}
