import { Field, ID, InputType } from 'type-graphql';
import type { SpaceRole as SpaceRoleName } from '@umlauf/shared/roles';
import { DateTime } from '../platform/graphql/scalars.ts';
import { SpaceRole } from '../spaces/space.entity.ts';

@InputType({ description: 'A request for access to whatever a link led to.' })
export class RequestAccessInput {
  @Field(() => ID, { description: 'The space or document, as the link names it.' })
  targetId!: string;

  @Field(() => String, { nullable: true, description: 'Why, for the leads; at most 2,000 characters.' })
  message?: string | null;
}

@InputType({ description: 'How somebody who asked is let in.' })
export class GrantAccessInput {
  @Field(() => ID, { description: 'The request.' })
  requestId!: string;

  @Field(() => SpaceRole, {
    description:
      'The role in the space; `GUEST` for a request about a document makes a guest of that document alone.',
  })
  role!: SpaceRoleName;

  @Field(() => DateTime, {
    nullable: true,
    description: 'For guests, and needed for them: when it ends, in the future.',
  })
  endsAt?: Date | null;
}

@InputType({ description: 'How a request is refused.' })
export class RefuseAccessInput {
  @Field(() => ID, { description: 'The request.' })
  requestId!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether whoever asked is told. Otherwise it is for them as if nobody had looked.',
  })
  tell!: boolean;
}
