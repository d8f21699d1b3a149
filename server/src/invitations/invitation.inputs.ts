import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { SpaceRole as SpaceRoleName } from '@umlauf/shared/roles';
import { Locale } from '../accounts/account.entity.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { SpaceRole } from '../spaces/space.entity.ts';

@ArgsType()
export class InvitationsArgs extends PageArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those to single documents, or only those to the whole space; left out: both.',
  })
  toDocuments?: boolean | null;
}

@InputType({ description: 'Somebody to invite.' })
export class InviteeInput {
  @Field(() => String, { description: 'One e-mail address.' })
  email!: string;

  @Field(() => String, { nullable: true, description: 'Their name, at most 200 characters.' })
  name?: string | null;
}

@InputType({ description: 'Whom to invite to a space, and as what.' })
export class InviteToSpaceInput {
  @Field(() => ID, { description: 'The space.' })
  spaceId!: string;

  @Field(() => SpaceRole, { description: 'What they will be there.' })
  role!: SpaceRoleName;

  @Field(() => DateTime, {
    nullable: true,
    description: 'For guests, and needed for them: when their time in the space ends.',
  })
  endsAt?: Date | null;

  @Field(() => [InviteeInput], { description: 'At most 500.' })
  people!: InviteeInput[];

  @Field(() => Locale, {
    nullable: true,
    description: 'Language of the mails to those who have none of their own; by default the viewer’s.',
  })
  locale?: Locale | null;

  @Field(() => Boolean, { nullable: true, description: 'Only tells what would come of it.' })
  isPreview?: boolean | null;
}

@InputType({ description: 'Whom to invite to one document, as its guests.' })
export class InviteToDocumentInput {
  @Field(() => ID, { description: 'The document.' })
  documentId!: string;

  @Field(() => DateTime, { description: 'When their time with it ends, in the future.' })
  endsAt!: Date;

  @Field(() => [InviteeInput], { description: 'At most 500.' })
  people!: InviteeInput[];

  @Field(() => Locale, {
    nullable: true,
    description: 'Language of the mails to those who have none of their own; by default the viewer’s.',
  })
  locale?: Locale | null;

  @Field(() => Boolean, { nullable: true, description: 'Only tells what would come of it.' })
  isPreview?: boolean | null;
}

@InputType({ description: 'Whom to invite to the hub.' })
export class InviteToHubInput {
  @Field(() => [InviteeInput], { description: 'At most 500.' })
  people!: InviteeInput[];

  @Field(() => Locale, { nullable: true, description: 'Language of the mails; by default the viewer’s.' })
  locale?: Locale | null;

  @Field(() => Boolean, { nullable: true, description: 'Only tells what would come of it.' })
  isPreview?: boolean | null;
}

@InputType({ description: 'Accepts an invitation.' })
export class AcceptInvitationInput {
  @Field(() => String, { description: 'What stands behind the # of the link.' })
  secret!: string;

  @Field(() => String, {
    nullable: true,
    description: 'For a new account: the name as others see it, at most 200 characters.',
  })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'For a new account: its password.' })
  password?: string | null;

  @Field(() => Locale, { nullable: true, description: 'For a new account: its language.' })
  locale?: Locale | null;
}
