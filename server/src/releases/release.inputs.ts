import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A release that shall be read no more, and why.' })
export class WithdrawReleaseInput {
  @Field(() => ID, { description: 'The release.' })
  releaseId!: string;

  @Field(() => String, { description: 'The reason, at most 1,000 characters: everybody reads it.' })
  reason!: string;
}
