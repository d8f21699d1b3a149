import { Field, ID, InputType, Int } from 'type-graphql';
import { checkRules } from '@umlauf/shared/circulation/check-rules';
import type { RuleSet as Rules } from '@umlauf/shared/circulation/rule-set';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
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

@InputType({ description: 'Everything by which a round is decided.' })
export class RuleSetInput implements Rules {
  @Field(() => CirculationKind, { description: 'For what the round is held.' })
  kind!: Rules['kind'];

  @Field(() => CirculationOrder, { description: 'Whether all are asked at once.' })
  order!: Rules['order'];

  @Field(() => SilenceRule, { description: 'What silence until the deadline means.' })
  silence!: Rules['silence'];

  @Field(() => ObjectionRule, { description: 'What a refusal does.' })
  objection!: Rules['objection'];

  @Field(() => Boolean, { description: 'Whether one objection to the procedure stops the round.' })
  procedureObjection!: boolean;

  @Field(() => Boolean, { description: 'Whether one demand of a meeting stops the round.' })
  oralTreatment!: boolean;

  @Field(() => Majority, { description: 'How many have to agree.' })
  majority!: Rules['majority'];

  @Field(() => Int, {
    nullable: true,
    description: 'For QUALIFIED: percent of all entitled votes that have to agree.',
  })
  qualifiedPercent: number | null = null;

  @Field(() => Boolean, { description: 'Whether abstentions are among the votes that count.' })
  abstentionsCount!: boolean;

  @Field(() => Int, { description: 'Percent of the entitled votes that have to be given expressly.' })
  quorumPercent!: number;

  @Field(() => Boolean, { description: 'Whether everybody entitled must have been reached.' })
  allReached!: boolean;

  @Field(() => EarlyClose, { description: 'Whether the round ends before its deadline.' })
  earlyClose!: Rules['earlyClose'];

  @Field(() => Boolean, {
    description: 'Whether answers may be changed until the deadline; else the first one counts.',
  })
  changeUntilDeadline!: boolean;

  @Field(() => Boolean, { description: 'Whether nobody learns who voted how.' })
  secret!: boolean;

  @Field(() => LateVoteRule, { description: 'What becomes of answers after the end.' })
  lateVotes!: Rules['lateVotes'];

  @Field(() => DeputyRule, { description: 'Whether deputies answer.' })
  deputies!: Rules['deputies'];

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether whoever is asked may hand the question on to a colleague of their organisation.',
  })
  forwarding: boolean = false;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether a program of an organisation may answer for it.',
  })
  programs: boolean = false;

  @Field(() => Int, { description: 'How many days the round takes where no deadline is named.' })
  deadlineDays!: number;

  @Field(() => Boolean, { description: 'Whether days are working days in North Rhine-Westphalia.' })
  workingDays!: boolean;

  @Field(() => [Int], { description: 'Days before the deadline on which reminders go out.' })
  reminderDaysBefore!: readonly number[];
}

@InputType({ description: 'New rules, under a name.' })
export class CreateRuleSetInput {
  @Field(() => String, { description: 'Their name, at most 200 characters; no two have the same.' })
  name!: string;

  @Field(() => RuleSetInput, { description: 'Their first version.' })
  rules!: RuleSetInput;
}

@InputType({ description: 'What changes of a named set of rules, beside the rules themselves.' })
export class UpdateRuleSetInput {
  @Field(() => ID, { description: 'The set.' })
  ruleSetId!: string;

  @Field(() => String, { nullable: true, description: 'Its name, at most 200 characters.' })
  name?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is offered for new rounds.' })
  isOffered?: boolean | null;
}

@InputType({ description: 'A new version of a named set of rules; the former ones stay as they are.' })
export class AddRuleSetVersionInput {
  @Field(() => ID, { description: 'The set.' })
  ruleSetId!: string;

  @Field(() => Int, { description: 'The newest version that was seen.' })
  expectedVersion!: number;

  @Field(() => RuleSetInput, { description: 'The rules.' })
  rules!: RuleSetInput;
}

/** The rules as they are kept. Throws INVALID_INPUT naming the contradictions. */
export function readRules(input: RuleSetInput): Rules {
  const rules: Rules = {
    ...input,
    qualifiedPercent: input.qualifiedPercent ?? null,
    reminderDaysBefore: [...input.reminderDaysBefore].toSorted((a, b) => b - a),
  };
  const contradictions = checkRules(rules);
  const isLong = rules.reminderDaysBefore.length > LIMITS.remindersPerRound;
  if (contradictions.length > 0 || isLong)
    throw new AppError('INVALID_INPUT', {
      fields: { rules: contradictions.length > 0 ? 'MISMATCH' : 'TOO_LONG' },
      ...(contradictions.length > 0 ? { contradictions } : {}),
    });
  return rules;
}
