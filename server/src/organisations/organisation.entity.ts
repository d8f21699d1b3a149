import { defineEntity, p, type Opt } from '@mikro-orm/core';
import { Extensions, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { databaseMoment } from '../platform/clock.ts';
import { Node } from '../platform/graphql/node.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { ChangedBy } from '../platform/graphql/declarations.ts';

export enum OrganisationKind {
  MUNICIPALITY = 'MUNICIPALITY',
  DISTRICT = 'DISTRICT',
  IT_PROVIDER = 'IT_PROVIDER',
  ASSOCIATION = 'ASSOCIATION',
  MINISTRY = 'MINISTRY',
  OTHER = 'OTHER',
}
registerEnumType(OrganisationKind, {
  name: 'OrganisationKind',
  description: 'What sort of organisation it is.',
  valuesConfig: {
    MUNICIPALITY: { description: 'A town or municipality.' },
    DISTRICT: { description: 'A district (Kreis).' },
    IT_PROVIDER: { description: 'An IT provider of municipalities.' },
    ASSOCIATION: { description: 'An association, such as one of towns or of purpose.' },
    MINISTRY: { description: 'A ministry of a state or of the federation.' },
    OTHER: { description: 'Anything else.' },
  },
});

export const OrganisationSchema = defineEntity({
  name: 'Organisation',
  tableName: 'organisation',
  properties: {
    id: p.string().primary(),
    kind: p.string().$type<OrganisationKind>(),
    name: p.string(),
    shortName: p.string().nullable(),
    ags: p.string().nullable(),
    ars: p.string().nullable(),
    mailbox: p.string().nullable(),
    createdAt: p.datetime().onCreate(databaseMoment),
    updatedAt: p.datetime().onCreate(databaseMoment).onUpdate(databaseMoment),
  },
});

@ChangedBy<Organisation>(({ id }) => [id])
@ObjectType({
  implements: Node,
  description:
    'An organisation for which people act here. Whoever belongs to the hub sees it; guests see their own.',
})
export class Organisation extends OrganisationSchema.class {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  declare id: string;

  @Extensions(PLAIN)
  @Field(() => OrganisationKind, { description: 'What sort of organisation it is.' })
  declare kind: OrganisationKind;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'Its name, at most 200 characters; no two have the same.' })
  declare name: string;

  @Extensions(PLAIN)
  @Field(() => String, { nullable: true, description: 'How it is called where there is little room.' })
  declare shortName: string | null;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description:
      'Amtlicher Gemeindeschlüssel: eight digits, the zero in front included; null where there is none.',
  })
  declare ags: string | null;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'Amtlicher Regionalschlüssel: twelve digits. It contains the AGS.',
  })
  declare ars: string | null;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'Address of its group mailbox (Funktionspostfach), which belongs to no single person.',
  })
  declare mailbox: string | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was changed last.' })
  declare updatedAt: Opt<Date>;
}
OrganisationSchema.setClass(Organisation);
