import { Field, ID, InputType } from 'type-graphql';
import type { SpaceRole as SpaceRoleName, SpaceVisibility as Visibility } from '@umlauf/shared/roles';
import { DateTime } from '../platform/graphql/scalars.ts';
import { SpaceRole, SpaceVisibility } from './space.entity.ts';

@InputType({ description: 'A new space; the viewer becomes its lead.' })
export class CreateSpaceInput {
  @Field(() => String, { description: 'Its name, at most 200 characters.' })
  name!: string;

  @Field(() => String, { description: 'What it is for, at most 2,000 characters.' })
  purpose!: string;

  @Field(() => SpaceVisibility, {
    nullable: true,
    description: 'Who else may read it; closed when it is left out.',
  })
  visibility?: Visibility | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is closed, at most 2,000 characters; needed for a closed space and for no other.',
  })
  closedBecause?: string | null;
}

@InputType({ description: 'What changes of a space; what is left out stays.' })
export class UpdateSpaceInput {
  @Field(() => ID, { description: 'The space.' })
  spaceId!: string;

  @Field(() => String, { nullable: true, description: 'Its name, at most 200 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for, at most 2,000 characters.' })
  purpose?: string | null;

  @Field(() => SpaceVisibility, {
    nullable: true,
    description: 'Who else may read it. Closing ends the streams of those who may no longer.',
  })
  visibility?: Visibility | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is closed, at most 2,000 characters; needed to close it. Opening forgets it.',
  })
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
    description: 'The role; needed to add somebody or to change a role. `VISITOR` is given to nobody.',
  })
  role?: SpaceRoleName | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'For guests, and needed for them: when it ends, in the future.',
  })
  endsAt?: Date | null;
}
