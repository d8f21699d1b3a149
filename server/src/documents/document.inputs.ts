import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'A new document.' })
export class CreateDocumentInput {
  @Field(() => ID, { description: 'The space in which it is created.' })
  spaceId!: string;

  @Field(() => String, { description: 'At most 300 characters.' })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Its first content, as Markdown (CommonMark with tables, task lists and strikethrough); HTML stays text.',
  })
  markdown?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The document under which it stands; left out: at the top of the space.',
  })
  parentId?: string | null;
}

@InputType({ description: 'Another title for a document.' })
export class RenameDocumentInput {
  @Field(() => ID, { description: 'The document.' })
  documentId!: string;

  @Field(() => String, { description: 'At most 300 characters.' })
  title!: string;
}

@InputType({ description: 'Another place for a document in its space’s tree.' })
export class MoveDocumentInput {
  @Field(() => ID, { description: 'The document; what stands under it comes along.' })
  documentId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The document under which it shall stand; null or left out: at the top.',
  })
  parentId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The sibling behind which it shall stand; null or left out: the first.',
  })
  afterId?: string | null;
}

@InputType({
  description: 'An edit by a program without a CRDT: either `append`, or `replace` with `expectedRevision`.',
})
export class EditDocumentInput {
  @Field(() => ID, { description: 'The document.' })
  documentId!: string;

  @Field(() => String, { nullable: true, description: 'Markdown to put at the end.' })
  append?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Markdown of the whole document as it shall be; blocks that did not change stay untouched.',
  })
  replace?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The revision whose text `replace` was made from; at most 24 hours old.',
  })
  expectedRevision?: number | null;
}
