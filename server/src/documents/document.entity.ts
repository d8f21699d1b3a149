import { defineEntity, p, type Opt } from '@mikro-orm/core';
import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Account } from '../accounts/account.entity.ts';
import { databaseMoment } from '../platform/clock.ts';
import { Node } from '../platform/graphql/node.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { ChangedBy } from '../platform/graphql/declarations.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import type { DocumentHold } from '../spaces/document-hold.ts';

export const DocumentSchema = defineEntity({
  name: 'Document',
  tableName: 'document',
  properties: {
    id: p.string().primary(),
    spaceId: p.string(),
    parentId: p.string().nullable(),
    position: p.string(),
    title: p.string(),
    revision: p.integer().default(0),
    textRevision: p.integer().default(0),
    text: p.text().lazy().default(''),
    markdown: p.text().lazy().default(''),
    createdById: p.string().nullable(),
    trashedAt: p.datetime().nullable(),
    sealedAt: p.datetime().nullable(),
    hold: p.json<DocumentHold>().nullable(),
    createdAt: p.datetime().onCreate(databaseMoment),
    updatedAt: p.datetime().onCreate(databaseMoment),
  },
});

@ChangedBy<Document>(({ id, spaceId }) => [
  id,
  changeKeys.events(spaceId, 'SPACE_CHANGED'),
  // What stands under a document goes with it, without an event of its own.
  changeKeys.events(spaceId, 'DOCUMENT_MOVED_AWAY'),
])
@ObjectType({ implements: Node, description: 'A document that members of a space write together.' })
export class Document extends DocumentSchema.class {
  /** Where it was read together with the document; undefined: not read. */
  author?: Account | null;

  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  declare id: string;

  @Extensions(PLAIN)
  @Field(() => ID, {
    nullable: true,
    description: 'The document under which it stands; null: at the top of the space.',
  })
  declare parentId: string | null;

  @Extensions(PLAIN)
  @Field(() => String, {
    description: 'Its place among its siblings: ascending in the order of code points.',
  })
  declare position: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'At most 300 characters.' })
  declare title: string;

  @ChangedBy<Document>(({ id }) => [changeKeys.commits(id)])
  @Extensions(PLAIN)
  @Field(() => Int, {
    description: 'Number of the last commit; grows by one with each committed group of changes.',
  })
  declare revision: Opt<number>;

  @ChangedBy<Document>(({ id }) => [changeKeys.text(id)])
  @Extensions(PLAIN)
  @Field(() => Int, {
    description: 'The revision that `text` and `markdown` show; at most two seconds behind.',
  })
  declare textRevision: Opt<number>;

  @ChangedBy(binOf)
  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'Since when it is in the bin; null: it is not.' })
  declare trashedAt: Date | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, {
    nullable: true,
    description:
      'Since when it stays as it was agreed to in a round, or as approved minutes; null: it can be written.',
  })
  declare sealedAt: Date | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was created.' })
  declare createdAt: Opt<Date>;

  @ChangedBy<Document>(({ id }) => [changeKeys.commits(id)])
  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When its content or title last changed.' })
  declare updatedAt: Opt<Date>;
}
DocumentSchema.setClass(Document);

/**
 * Where a document comes into the bin or out of it, or is held from whoever may not write in it: what stands under it goes
 * with it, without an event of its own.
 */
export function binOf({ spaceId }: Pick<Document, 'spaceId'>): string[] {
  const types = ['DOCUMENT_TRASHED', 'DOCUMENT_RESTORED', 'MINUTES_CHANGED'] as const;
  return types.map((type) => changeKeys.events(spaceId, type));
}
