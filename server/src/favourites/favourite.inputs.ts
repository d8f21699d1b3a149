import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Another place for something in the viewer’s list of favourites.' })
export class MoveFavouriteInput {
  @Field(() => ID, { description: 'The space or the document.' })
  targetId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The space or document behind which it shall stand; null or left out: the first.',
  })
  afterTargetId?: string | null;
}
