import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import { ChangedBy } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { changeKeys } from '../platform/live/change-keys.ts';

@ChangedBy<DocumentVersion>(({ documentId }) => [changeKeys.versions(documentId)])
@ObjectType({
  description:
    'A document as it was at one moment. What it shows never changes; only what it is called can. Versions are made by themselves while a document is written, and kept for 90 days, the newest one longer; those that have a name or went round are kept for ever.',
})
export class DocumentVersion {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'The document’s revision that it shows.' })
  revision!: number;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'Of which moment it is.' })
  savedAt!: Date;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'The document’s title at that moment.' })
  title!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    description:
      'SHA-256 over the canonical form of its content, in 64 hexadecimal digits: whoever has `content` can compute it. The title is not part of it.',
  })
  contentHash!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description: 'What somebody called it; null: it was made by itself. At most 200 characters.',
  })
  name!: string | null;

  @Extensions(PLAIN)
  @Field(() => String, {
    description: 'What somebody noted about it, at most 2,000 characters; may be empty.',
  })
  note!: string;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'When it got its name; null: it has none.' })
  namedAt!: Date | null;

  documentId!: string;
  spaceId!: string;
  namedById!: string | null;
}
