import { defineEntity, p } from '@mikro-orm/core';
import { Extensions, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { databaseMoment } from '../platform/clock.ts';
import { ChangedBy } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { changeKeys } from '../platform/live/change-keys.ts';

export enum AccessOutcome {
  GRANTED = 'GRANTED',
  REFUSED = 'REFUSED',
}
registerEnumType(AccessOutcome, {
  name: 'AccessOutcome',
  description: 'What came of a request for access.',
  valuesConfig: {
    GRANTED: { description: 'A lead let them in.' },
    REFUSED: { description: 'A lead refused, and chose to say so.' },
  },
});

export const AccessRequestSchema = defineEntity({
  name: 'AccessRequest',
  tableName: 'access_request',
  properties: {
    id: p.string().primary(),
    account: () => p.manyToOne(Account),
    targetId: p.string(),
    spaceId: p.string().nullable(),
    documentId: p.string().nullable(),
    message: p.string(),
    createdAt: p.datetime().onCreate(databaseMoment),
    outcome: p.string().$type<AccessOutcome>().nullable(),
    isTold: p.boolean().default(false),
    decidedById: p.string().nullable(),
    decidedAt: p.datetime().nullable(),
    /** By whoever asked; leads see it no more. */
    withdrawnAt: p.datetime().nullable(),
  },
});

@ChangedBy<AccessRequest>(({ spaceId, account }) => [
  ...(spaceId ? [changeKeys.members(spaceId)] : []),
  account.id,
])
@ObjectType({ description: 'Somebody asks to be let into a space, or to a document of it.' })
export class AccessRequest extends AccessRequestSchema.class {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque.' })
  declare id: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'What they say about it; may be empty.' })
  declare message: string;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When they asked.' })
  declare createdAt: Date;
}
AccessRequestSchema.setClass(AccessRequest);
