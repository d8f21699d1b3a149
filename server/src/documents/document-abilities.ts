import { Extensions, Field, ObjectType } from 'type-graphql';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What the viewer may do with a document at this moment.' })
export class DocumentAbilities {
  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Say something about it.' })
  comment!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Propose changes, also where it may not be edited.' })
  suggest!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'See how it was before.' })
  readVersions!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Invite guests to it.' })
  manageGuests!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Write in it.' })
  edit!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Begin a new draft of it, when it is sealed.' })
  beginDraft!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Send it round, sealed or not.' })
  circulate!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Give it another title.' })
  rename!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Give it another place.' })
  move!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, {
    description: 'Move it to another space where they may create documents: for leads.',
  })
  moveAway!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Move it to the bin.' })
  trash!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Bring it back from the bin.' })
  restore!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Remove it for good out of the bin.' })
  delete!: boolean;
}
