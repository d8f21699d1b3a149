import { defineEntity, p, type Opt } from '@mikro-orm/core';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../platform/graphql/node.ts';
import { DateTime } from '../platform/graphql/scalars.ts';

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
    createdAt: p.datetime().onCreate(() => new Date()),
    updatedAt: p.datetime().onCreate(() => new Date()),
  },
});

@ObjectType({ implements: Node, description: 'A document that members of a space write together.' })
export class Document extends DocumentSchema.class {
  @Field(() => ID, { description: 'Opaque and global.' })
  declare id: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The document under which it stands; null: at the top of the space.',
  })
  declare parentId: string | null;

  @Field(() => String, {
    description: 'Its place among its siblings: ascending in the order of code points.',
  })
  declare position: string;

  @Field(() => String, { description: 'At most 300 characters.' })
  declare title: string;

  @Field(() => Int, {
    description: 'Number of the last commit; grows by one with each committed group of changes.',
  })
  declare revision: Opt<number>;

  @Field(() => Int, {
    description: 'The revision that `text` and `markdown` show; at most two seconds behind.',
  })
  declare textRevision: Opt<number>;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is in the bin; null: it is not.' })
  declare trashedAt: Date | null;

  @Field(() => DateTime, { description: 'When it was created.' })
  declare createdAt: Opt<Date>;

  @Field(() => DateTime, { description: 'When its content or title last changed.' })
  declare updatedAt: Opt<Date>;
}
DocumentSchema.setClass(Document);
