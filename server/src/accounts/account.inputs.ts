import { Field, ID, InputType, Int } from 'type-graphql';
import { Locale } from './account.entity.ts';
import { DateTime } from '../platform/graphql/scalars.ts';

@InputType({ description: 'What the viewer changes of their own account; what is left out stays.' })
export class UpdateViewerInput {
  @Field(() => String, { nullable: true, description: 'The name as others see it, at most 200 characters.' })
  name?: string | null;

  @Field(() => Locale, { nullable: true, description: 'Language of screens and mails.' })
  locale?: Locale | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether to be reminded of tasks by mail.' })
  taskReminders?: boolean | null;
}

@InputType({ description: 'A token that takes the place of another.' })
export class RotateAccessTokenInput {
  @Field(() => ID, { description: 'The former token.' })
  accessTokenId!: string;

  @Field(() => DateTime, { description: 'When the new one ends: in the future, at most 365 days away.' })
  expiresAt!: Date;

  @Field(() => Int, {
    defaultValue: 24,
    description:
      'For how many hours the former one goes on at most: 0 to 168, where 0 withdraws it at once. It never ends later than it would have.',
  })
  overlapHours!: number;
}

@InputType({ description: 'A new access token for a program.' })
export class CreateAccessTokenInput {
  @Field(() => String, { description: 'What it is for, at most 200 characters.' })
  name!: string;

  @Field(() => [String], {
    description:
      'At least one of `spaces:read`, `spaces:write`, `documents:read`, `documents:write`, and for administrators `hub:admin`, which is for no certain spaces. Writing does not include reading.',
  })
  scopes!: string[];

  @Field(() => [ID], {
    nullable: true,
    description:
      'The only spaces that exist for it, at most 50, for all its scopes; each must be readable now. Left out: all of its owner’s, later ones too.',
  })
  spaceIds?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The technical account that shall bear it; then a lead names the spaces. Left out: the viewer’s own.',
  })
  serviceAccountId?: string | null;

  @Field(() => DateTime, { description: 'When it ends: in the future, at most 365 days away.' })
  expiresAt!: Date;
}

@InputType({ description: 'A new password for the viewer.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The password that signs in at present.' })
  currentPassword!: string;

  @Field(() => String, { description: 'At least 12 characters, and none of the common ones.' })
  newPassword!: string;
}
