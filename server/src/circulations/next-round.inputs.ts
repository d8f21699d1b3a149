import { Field, ID, InputType } from 'type-graphql';
import type { FieldFault } from '@umlauf/shared/error-codes';
import { LIMITS } from '@umlauf/shared/limits';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { faultOfText } from '../platform/graphql/input-text.ts';
import { RemarkOutcome, type RemarkOutcomeWord } from './next-round.types.ts';

@InputType({ description: 'What becomes of one remark.' })
export class RemarkOutcomeInput {
  @Field(() => ID, { description: 'The remark, one of the former round’s `remarks`.' })
  answerId!: string;

  @Field(() => RemarkOutcome, { description: 'What becomes of it.' })
  outcome!: RemarkOutcomeWord;

  @Field(() => String, {
    nullable: true,
    description: 'Why, at most 10,000 characters; needed but for what is taken up.',
  })
  reason?: string | null;
}

@InputType({ description: 'Which round a new one follows, on the same document.' })
export class FormerRoundInput {
  @Field(() => ID, { description: 'The round, which has ended.' })
  circulationId!: string;

  @Field(() => Boolean, {
    description: 'Whether what has changed since then is substantial: what was signed before is void then.',
  })
  isSubstantial!: boolean;

  @Field(() => [RemarkOutcomeInput], { description: 'What becomes of its remarks: each of them, once.' })
  outcomes!: RemarkOutcomeInput[];
}

/** Throws INVALID_INPUT naming each outcome that lacks its reason, or is of a remark that was named before. */
export function checkOutcomes(outcomes: readonly RemarkOutcomeInput[]): void {
  const faults: Record<string, FieldFault | null> = {};
  const seen = new Set<string>();
  for (const [index, { answerId, outcome, reason }] of outcomes.entries()) {
    faults[`former.outcomes.${index}.answerId`] = seen.has(answerId) ? 'TAKEN' : null;
    faults[`former.outcomes.${index}.reason`] = faultOfText(reason?.trim() ?? '', LIMITS.remarkCharacters, {
      mayBeEmpty: outcome === 'ACCEPTED',
    });
    seen.add(answerId);
  }
  checkFields(faults);
}
