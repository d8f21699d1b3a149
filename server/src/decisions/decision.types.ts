import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { DecisionOutcome, DecisionState } from './decision-enums.ts';

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'How the votes stood by which something was decided, one for each organisation.' })
export class DecisionVotes {
  @Extensions(PLAIN)
  @Field(() => Int, { description: 'How many votes there were.' })
  entitled!: number;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'Agreed, with or without a remark.' })
  agreed!: number;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'Refused.' })
  refused!: number;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'Abstained.' })
  abstained!: number;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'Are not concerned.' })
  notConcerned!: number;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'Gave no answer that counts.' })
  silent!: number;
}

/** A text’s decision bears the document’s title, and is gone while that is in the bin. */
@ChangedBy<Decision>(({ id, entryId, documentId }) => (entryId && documentId ? [id, documentId] : [id]))
@ObjectType({
  description:
    'An entry in the register of decisions: what a body, or members of a space, have adopted or rejected in a round, or what a document records as decided. What a round has decided never changes, only what has become of it; what a text records follows the text, at most two seconds behind. Whoever reads the round or the document reads it. One whose block is removed from its text, or whose document is in the bin, is not in the register, and its number is not given again; it comes back with them as it was.',
})
export class Decision {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    description:
      'As it is cited: `2026/14`. Counted by body, or by space where no body was asked, in each year anew, rounds and texts together. Those of rounds leave no gaps; a decision that is removed from its text does.',
  })
  number!: string;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'The year to which the number belongs, in Europe/Berlin.' })
  year!: number;

  @Extensions(PLAIN)
  @Field(() => String, {
    description: 'The title of what was decided about, or of the document that records it.',
  })
  title!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    description: 'What was decided, as it was asked, or as the text says it, without form.',
  })
  wording!: string;

  @Extensions(PLAIN)
  @Field(() => DecisionOutcome, { description: 'Whether it was adopted.' })
  outcome!: keyof typeof DecisionOutcome;

  @Extensions(PLAIN)
  @Field(() => DecisionVotes, {
    description:
      'How the votes stood; of a secret vote too. As a text counts them; where it says nothing they are zero, see `entry`.',
  })
  votes!: DecisionVotes;

  @Extensions(PLAIN)
  @Field(() => DateTime, {
    description: 'When it was decided; of a text’s decision, when its block was saved for the first time.',
  })
  decidedAt!: Date;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'Name of the body at that moment; null: members of the space were asked.',
  })
  bodyName!: string | null;

  @Extensions(PLAIN)
  @Field(() => DecisionState, { description: 'What has become of it.' })
  state!: keyof typeof DecisionState;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'Since which day that is so, as `2026-12-24`; null while nobody has said anything.',
  })
  stateOn!: string | null;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'What was said about it; may be empty.' })
  stateNote!: string;

  spaceId!: string;
  bodyId!: string | null;
  documentId!: string | null;
  versionId!: string | null;
  circulationId!: string | null;
  /** The block of the text that says it; null: a round has decided. */
  entryId!: string | null;
  replacedById!: string | null;
  stateById!: string | null;
  /** Its place among all entries of the hub. */
  position!: number;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What the viewer may do with a decision.' })
export class DecisionAbilities {
  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description:
      'Say what has become of it: leads, and who has presided over its body since its round began.',
  })
  setState!: boolean;
}
