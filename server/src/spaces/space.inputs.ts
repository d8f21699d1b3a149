import { Field, ID, InputType } from 'type-graphql';
import type { SpaceRole as SpaceRoleName } from '@umlauf/shared/roles';
import { SpaceRole } from './space.entity.ts';

@InputType({ description: 'A new closed space; the viewer becomes its lead.' })
export class CreateSpaceInput {
  @Field(() => String, { description: 'Its name, at most 200 characters.' })
  name!: string;

  @Field(() => String, { description: 'What it is for, at most 2,000 characters.' })
  purpose!: string;

  @Field(() => String, { description: 'Why it is closed, at most 2,000 characters.' })
  closedBecause!: string;
}

@InputType({ description: 'What changes of a space; what is left out stays.' })
export class UpdateSpaceInput {
  @Field(() => ID, { description: 'The space.' })
  spaceId!: string;

  @Field(() => String, { nullable: true, description: 'Its name, at most 200 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for, at most 2,000 characters.' })
  purpose?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it is closed, at most 2,000 characters.' })
  closedBecause?: string | null;
}

@InputType({ description: 'Somebody in a space: named by account or by e-mail address, not by both.' })
export class SpaceMemberInput {
  @Field(() => ID, { description: 'The space.' })
  spaceId!: string;

  @Field(() => ID, { nullable: true, description: 'The account.' })
  accountId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The address with which an existing account signs in.',
  })
  email?: string | null;

  @Field(() => SpaceRole, {
    nullable: true,
    description: 'The role; needed to add somebody or to change a role.',
  })
  role?: SpaceRoleName | null;
}
