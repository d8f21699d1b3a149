import { Extensions, Field, ID, ObjectType } from 'type-graphql';
import type { Choice as ChoiceWord } from '@umlauf/shared/circulation/rule-set';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { enumOf } from '../platform/graphql/enum-of.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { Choice } from './circulation-enums.ts';

export type RemarkOutcomeWord = 'ACCEPTED' | 'PARTLY' | 'REFUSED';

export const RemarkOutcome = enumOf<RemarkOutcomeWord>(
  'CirculationRemarkOutcome',
  'What became of a remark in the next round.',
  {
    ACCEPTED: 'It was taken up (übernommen).',
    PARTLY: 'It was taken up in part (teilweise übernommen).',
    REFUSED: 'It was not taken up (nicht übernommen).',
  },
);

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What became of a remark, and why.' })
export class CirculationRemarkAnswer {
  @Extensions(PLAIN)
  @Field(() => RemarkOutcome, { description: 'What became of it.' })
  outcome!: RemarkOutcomeWord;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Why; may be empty for what was taken up.' })
  reason!: string;
}

@ChangedBy<CirculationRemark>(({ circulationId }) => [circulationId])
@ObjectType({
  description:
    'A remark or reason that stands at the end of a round, and what became of it in the next one. Of a secret round nobody is named.',
})
export class CirculationRemark {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Of the answer that says it.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => Choice, { nullable: true, description: 'The answer; null in a secret round.' })
  choice!: ChoiceWord | null;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'The words.' })
  remark!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'Name of the organisation for which it was said; null: for themselves, or in secret.',
  })
  organisationName!: string | null;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'Name of somebody outside the hub; null: an account said it, or in secret.',
  })
  guestName!: string | null;

  circulationId!: string;
  /** Who said it, whatever is shown. */
  saidById!: string | null;
  isSecret!: boolean;
  /** Where it stands among the others, before its id. */
  place!: string;
  /** What became of it, where that is read already. */
  known?: CirculationRemarkAnswer | null;
}
