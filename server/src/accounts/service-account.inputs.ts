import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A new technical account.' })
export class CreateServiceAccountInput {
  @Field(() => String, { description: 'The name as others see it, at most 200 characters.' })
  name!: string;

  @Field(() => ID, { description: 'The organisation that answers for it.' })
  organisationId!: string;
}

@InputType({ description: 'What changes of a technical account; what is left out stays.' })
export class UpdateServiceAccountInput {
  @Field(() => ID, { description: 'The technical account.' })
  accountId!: string;

  @Field(() => String, { nullable: true, description: 'The name as others see it, at most 200 characters.' })
  name?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is locked: its tokens are refused, and what it has open ends within a second.',
  })
  isLocked?: boolean | null;
}
