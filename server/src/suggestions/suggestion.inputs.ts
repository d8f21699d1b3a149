import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Which of a document’s open proposals: some of them, or all of one author.' })
export class DecideSuggestionsInput {
  @Field(() => ID, { description: 'The document.' })
  documentId!: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'These, at most 500; what is decided already stays as it is.',
  })
  suggestionIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Instead: all open ones of this account.' })
  authorId?: string | null;
}
