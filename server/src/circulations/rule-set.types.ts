import { Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { RuleSet as Rules } from '@umlauf/shared/circulation/rule-set';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import {
  CirculationKind,
  CirculationOrder,
  DeputyRule,
  EarlyClose,
  LateVoteRule,
  Majority,
  ObjectionRule,
  SilenceRule,
} from './rule-enums.ts';

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'Everything by which a round is decided.' })
export class RuleSet implements Rules {
  @Extensions(PLAIN)
  @Field(() => CirculationKind, { description: 'For what the round is held.' })
  kind!: Rules['kind'];

  @Extensions(PLAIN)
  @Field(() => CirculationOrder, { description: 'Whether all are asked at once.' })
  order!: Rules['order'];

  @Extensions(PLAIN)
  @Field(() => SilenceRule, { description: 'What silence until the deadline means.' })
  silence!: Rules['silence'];

  @Extensions(PLAIN)
  @Field(() => ObjectionRule, { description: 'What a refusal does.' })
  objection!: Rules['objection'];

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Whether one objection to the procedure stops the round.' })
  procedureObjection!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Whether one demand of a meeting stops the round.' })
  oralTreatment!: boolean;

  @Extensions(PLAIN)
  @Field(() => Majority, { description: 'How many have to agree.' })
  majority!: Rules['majority'];

  @Extensions(PLAIN)
  @Field(() => Int, {
    nullable: true,
    description: 'For QUALIFIED: percent of all entitled votes that have to agree.',
  })
  qualifiedPercent!: number | null;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Whether abstentions are among the votes that count.' })
  abstentionsCount!: boolean;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'Percent of the entitled votes that have to be given expressly.' })
  quorumPercent!: number;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Whether everybody entitled must have been reached.' })
  allReached!: boolean;

  @Extensions(PLAIN)
  @Field(() => EarlyClose, { description: 'Whether the round ends before its deadline.' })
  earlyClose!: Rules['earlyClose'];

  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description: 'Whether answers may be changed until the deadline; else the first one counts.',
  })
  changeUntilDeadline!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Whether nobody learns who voted how.' })
  secret!: boolean;

  @Extensions(PLAIN)
  @Field(() => LateVoteRule, { description: 'What becomes of answers after the end.' })
  lateVotes!: Rules['lateVotes'];

  @Extensions(PLAIN)
  @Field(() => DeputyRule, { description: 'Whether deputies answer.' })
  deputies!: Rules['deputies'];

  // Rules that are older than these lack them: see `RuleSetFieldsResolver`.
  forwarding?: boolean;
  programs?: boolean;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'How many days the round takes where no deadline is named.' })
  deadlineDays!: number;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Whether days are working days in North Rhine-Westphalia.' })
  workingDays!: boolean;

  @Extensions(PLAIN)
  @Field(() => [Int], { description: 'Days before the deadline on which reminders go out.' })
  reminderDaysBefore!: readonly number[];
}
