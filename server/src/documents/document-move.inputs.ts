import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Where a document shall go, and what was said of it.' })
export class MoveDocumentToSpaceInput {
  @Field(() => ID, { description: 'The document; what stands under it goes along.' })
  documentId!: string;

  @Field(() => ID, { description: 'The other space, in which the viewer may create documents.' })
  spaceId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The document there under which it shall stand; null or left out: at the top.',
  })
  parentId?: string | null;

  @Field(() => String, {
    description: 'From `documentMove`: what was said there must still be so, or the answer is CONFLICT.',
  })
  token!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'That more may read there than the members alone; needed where `isWider` is true.',
  })
  confirmsWider!: boolean;
}
