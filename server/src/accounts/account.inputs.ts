import { Field, InputType } from 'type-graphql';
import { Locale } from './account.entity.ts';
import { DateTime } from '../platform/graphql/scalars.ts';

@InputType({ description: 'What the viewer changes of their own account; what is left out stays.' })
export class UpdateViewerInput {
  @Field(() => String, { nullable: true, description: 'The name as others see it, at most 200 characters.' })
  name?: string | null;

  @Field(() => Locale, { nullable: true, description: 'Language of screens and mails.' })
  locale?: Locale | null;
}

@InputType({ description: 'A new access token for a program.' })
export class CreateAccessTokenInput {
  @Field(() => String, { description: 'What it is for, at most 200 characters.' })
  name!: string;

  @Field(() => [String], {
    description: 'At least one of `spaces:read`, `spaces:write`, `documents:read`, `documents:write`.',
  })
  scopes!: string[];

  @Field(() => DateTime, { description: 'When it ends: in the future, at most 365 days away.' })
  expiresAt!: Date;
}
