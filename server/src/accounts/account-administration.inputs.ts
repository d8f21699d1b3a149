import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Whether an account administers the hub.' })
export class SetAdministratorInput {
  @Field(() => ID, { description: 'The account.' })
  accountId!: string;

  @Field(() => Boolean, { description: 'Whether it does from now on.' })
  isAdministrator!: boolean;
}

@InputType({ description: 'Whether an account is locked.' })
export class SetAccountLockInput {
  @Field(() => ID, { description: 'The account.' })
  accountId!: string;

  @Field(() => Boolean, { description: 'Whether it is from now on.' })
  isLocked!: boolean;
}

@InputType({ description: 'To which organisation an account belongs.' })
export class SetAccountOrganisationInput {
  @Field(() => ID, { description: 'The account.' })
  accountId!: string;

  @Field(() => ID, { nullable: true, description: 'The organisation; null for none.' })
  organisationId?: string | null;
}
