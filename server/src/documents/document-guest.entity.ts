import { defineEntity, p } from '@mikro-orm/core';
import { Extensions, Field, ObjectType } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { databaseMoment } from '../platform/clock.ts';
import { ChangedBy } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { Document } from './document.entity.ts';

export const DocumentGuestSchema = defineEntity({
  name: 'DocumentGuest',
  tableName: 'document_guest',
  properties: {
    document: () => p.manyToOne(Document).primary(),
    account: () => p.manyToOne(Account).primary(),
    /** Of the document; who is a guest of it stays one only there. */
    spaceId: p.string(),
    endsAt: p.datetime(),
    invitedById: p.string().nullable(),
    /** As with memberships. */
    emailTold: p.boolean().default(true),
    invitedAt: p.datetime().onCreate(databaseMoment),
  },
});

@ChangedBy<DocumentGuest>(({ spaceId, account }) => [changeKeys.membership(spaceId, account.id)])
@ObjectType({ description: 'Somebody who may read and comment on one document until a date.' })
export class DocumentGuest extends DocumentGuestSchema.class {
  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it ends.' })
  declare endsAt: Date;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'Since when.' })
  declare invitedAt: Date;
}
DocumentGuestSchema.setClass(DocumentGuest);
