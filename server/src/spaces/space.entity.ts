import { defineEntity, p, type Opt } from '@mikro-orm/core';
import { Extensions, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type {
  GivenRole,
  SpaceRole as SpaceRoleName,
  SpaceVisibility as Visibility,
} from '@umlauf/shared/roles';
import { Account } from '../accounts/account.entity.ts';
import { databaseMoment } from '../platform/clock.ts';
import { Node } from '../platform/graphql/node.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { ChangedBy } from '../platform/graphql/declarations.ts';
import { changeKeys } from '../platform/live/change-keys.ts';

export const SpaceRole = {
  LEAD: 'LEAD',
  WRITER: 'WRITER',
  READER: 'READER',
  GUEST: 'GUEST',
  VISITOR: 'VISITOR',
} as const satisfies { [Name in SpaceRoleName]: Name };
registerEnumType(SpaceRole, {
  name: 'SpaceRole',
  description: 'What somebody may do in a space.',
  valuesConfig: {
    LEAD: { description: 'Everything that a writer may; names the space and decides who belongs to it.' },
    WRITER: { description: 'Writes, orders and removes documents.' },
    READER: { description: 'Reads documents and follows them live.' },
    GUEST: {
      description:
        'Reads and comments until a date; does not see who else belongs to the space, nor what happened in it.',
    },
    VISITOR: {
      description: 'Reads because the space is open, without belonging to it. Never given to anybody.',
    },
  },
});

export const SpaceVisibility = {
  CLOSED: 'CLOSED',
  HUB: 'HUB',
  PUBLIC: 'PUBLIC',
} as const satisfies { [Name in Visibility]: Name };
registerEnumType(SpaceVisibility, {
  name: 'SpaceVisibility',
  description: 'Who may read a space beside its members and guests.',
  valuesConfig: {
    CLOSED: { description: 'Nobody; others do not learn that it exists. It has a stated reason.' },
    HUB: { description: 'Everybody who is signed in, but for those who came to the hub as guests only.' },
    PUBLIC: { description: 'Everybody, also without signing in.' },
  },
});

export const SpaceSchema = defineEntity({
  name: 'Space',
  tableName: 'space',
  properties: {
    id: p.string().primary(),
    name: p.string(),
    purpose: p.string(),
    closedBecause: p.string(),
    visibility: p.string().$type<Visibility>(),
    createdById: p.string().nullable(),
    createdAt: p.datetime().onCreate(databaseMoment),
    updatedAt: p.datetime().onCreate(databaseMoment).onUpdate(databaseMoment),
  },
});

@ChangedBy<Space>(({ id }) => [id])
@ObjectType({
  implements: Node,
  description:
    'A space in which a working group writes. Who else may read it, its `visibility` says; of a closed one others do not learn that it exists.',
})
export class Space extends SpaceSchema.class {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  declare id: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Its name, at most 200 characters.' })
  declare name: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'What it is for.' })
  declare purpose: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    description: 'Why it is closed: spaces are open unless there is a reason. Empty for an open one.',
  })
  declare closedBecause: string;

  @Extensions(PLAIN)
  @Field(() => SpaceVisibility, { description: 'Who may read it beside its members and guests.' })
  declare visibility: Visibility;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was created.' })
  declare createdAt: Opt<Date>;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When its name, purpose, visibility or reason last changed.' })
  declare updatedAt: Opt<Date>;
}
SpaceSchema.setClass(Space);

export const MembershipSchema = defineEntity({
  name: 'Membership',
  tableName: 'membership',
  properties: {
    spaceId: p.string().primary(),
    account: () => p.manyToOne(Account).primary(),
    role: p.string().$type<GivenRole>(),
    joinedAt: p.datetime().onCreate(databaseMoment),
    endsAt: p.datetime().nullable(),
    /** Whether the leads were told the address: by whoever was added by it, asked, or was invited. */
    emailTold: p.boolean().default(true),
  },
});

@ChangedBy<Membership>(({ spaceId, account }) => [changeKeys.membership(spaceId, account.id)])
@ObjectType('SpaceMember', { description: 'Somebody who belongs to a space.' })
export class Membership extends MembershipSchema.class {
  @Extensions(PLAIN)
  @Field(() => SpaceRole, { description: 'What they may do there.' })
  declare role: GivenRole;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'Since when.' })
  declare joinedAt: Opt<Date>;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'For guests: when it ends. Null: it has no end.' })
  declare endsAt: Date | null;
}
MembershipSchema.setClass(Membership);
