import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Another name for a file.' })
export class RenameFileInput {
  @Field(() => ID, { description: 'The file.' })
  fileId!: string;

  @Field(() => String, {
    description:
      'At most 200 characters; its extension has to fit what the file is. What no system takes is left out.',
  })
  name!: string;
}
