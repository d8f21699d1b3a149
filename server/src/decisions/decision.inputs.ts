import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PageArgs } from '../platform/graphql/connection.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { DecisionOrder, DecisionOutcome, DecisionState } from './decision-enums.ts';

@InputType({ description: 'Which decisions; what is left out is no matter.' })
export class DecisionFilter {
  @Field(() => ID, { nullable: true, description: 'Of this space.' })
  spaceId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this body.' })
  bodyId?: string | null;

  @Field(() => DecisionState, { nullable: true, description: 'Of which this has become.' })
  state?: keyof typeof DecisionState | null;

  @Field(() => DecisionOutcome, { nullable: true, description: 'With this outcome.' })
  outcome?: keyof typeof DecisionOutcome | null;

  @Field(() => Int, { nullable: true, description: 'Of this year.' })
  year?: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Decided at this moment or later; of texts, saved for the first time.',
  })
  since?: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'With these words in title, wording, name of the body or number: all of them, in another form or inside of another word as well, words in quotes just so. At most 200 characters and 10 words.',
  })
  text?: string | null;
}

@ArgsType()
export class DecisionsArgs extends PageArgs {
  @Field(() => DecisionFilter, { nullable: true, description: 'Which ones; left out: all.' })
  filter?: DecisionFilter | null;

  @Field(() => DecisionOrder, {
    defaultValue: DecisionOrder.NEWEST_FIRST,
    description:
      'In which order. Whoever follows the register asks for the oldest first, behind the last cursor.',
  })
  order!: keyof typeof DecisionOrder;
}

@InputType({ description: 'What has become of a decision.' })
export class SetDecisionStateInput {
  @Field(() => ID, { description: 'The decision.' })
  decisionId!: string;

  @Field(() => DecisionState, {
    description: 'What has become of it; what was rejected cannot be carried out.',
  })
  state!: keyof typeof DecisionState;

  @Field(() => ID, {
    nullable: true,
    description: 'For `REPLACED`: the decision that took its place, which the viewer reads.',
  })
  replacedById?: string | null;

  @Field(() => String, { nullable: true, description: 'Since which day, as `2026-12-24`; left out: today.' })
  on?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What is to be said about it, at most 1,000 characters.',
  })
  note?: string | null;
}
