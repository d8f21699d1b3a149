import { Extensions, Field, ID, ObjectType } from 'type-graphql';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { TemplateKind, type TemplateKindName } from './template-kind.ts';

@ChangedBy<Template>(({ id }) => [id])
@ObjectType({
  description:
    'A text to begin documents with: of a space, for its members, or of the hub, for whoever is signed in.',
})
export class Template {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    description: 'At most 200 characters; no two of a space have the same, nor of the hub.',
  })
  name!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'What it is for, at most 500 characters; may be empty.' })
  description!: string;

  @Extensions(PLAIN)
  @Field(() => TemplateKind, { description: 'What sort of document it is for.' })
  kind!: TemplateKindName;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was changed last.' })
  updatedAt!: Date;

  /** Null: the hub's. */
  spaceId!: string | null;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'A template that the house knows from the start: one of each kind.' })
export class BuiltinTemplate {
  @Extensions(PLAIN)
  @Field(() => TemplateKind, { description: 'Which one it is.' })
  kind!: TemplateKindName;
}
