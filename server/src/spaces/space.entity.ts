import { defineEntity, p, type Opt } from '@mikro-orm/core';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { SpaceRole as SpaceRoleName } from '@umlauf/shared/roles';
import { Account } from '../accounts/account.entity.ts';
import { Node } from '../platform/graphql/node.ts';
import { DateTime } from '../platform/graphql/scalars.ts';

export const SpaceRole = { LEAD: 'LEAD', WRITER: 'WRITER', READER: 'READER' } as const satisfies Record<
  SpaceRoleName,
  SpaceRoleName
>;
registerEnumType(SpaceRole, {
  name: 'SpaceRole',
  description: 'What a member may do in a space.',
  valuesConfig: {
    LEAD: { description: 'Everything that a writer may; names the space and decides who belongs to it.' },
    WRITER: { description: 'Writes, orders and removes documents.' },
    READER: { description: 'Reads documents and follows them live.' },
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
    createdById: p.string().nullable(),
    createdAt: p.datetime().onCreate(() => new Date()),
    updatedAt: p
      .datetime()
      .onCreate(() => new Date())
      .onUpdate(() => new Date()),
  },
});

@ObjectType({
  implements: Node,
  description: 'A closed space in which a working group writes. Others do not learn that it exists.',
})
export class Space extends SpaceSchema.class {
  @Field(() => ID, { description: 'Opaque and global.' })
  declare id: string;

  @Field(() => String, { description: 'Its name, at most 200 characters.' })
  declare name: string;

  @Field(() => String, { description: 'What it is for.' })
  declare purpose: string;

  @Field(() => String, { description: 'Why it is closed: spaces are open unless there is a reason.' })
  declare closedBecause: string;

  @Field(() => DateTime, { description: 'When it was created.' })
  declare createdAt: Opt<Date>;

  @Field(() => DateTime, { description: 'When its name, purpose or reason last changed.' })
  declare updatedAt: Opt<Date>;
}
SpaceSchema.setClass(Space);

export const MembershipSchema = defineEntity({
  name: 'Membership',
  tableName: 'membership',
  properties: {
    spaceId: p.string().primary(),
    account: () => p.manyToOne(Account).primary(),
    role: p.string().$type<SpaceRoleName>(),
    joinedAt: p.datetime().onCreate(() => new Date()),
  },
});

@ObjectType('SpaceMember', { description: 'Somebody who belongs to a space.' })
export class Membership extends MembershipSchema.class {
  @Field(() => SpaceRole, { description: 'What they may do there.' })
  declare role: SpaceRoleName;

  @Field(() => DateTime, { description: 'Since when.' })
  declare joinedAt: Opt<Date>;
}
MembershipSchema.setClass(Membership);
