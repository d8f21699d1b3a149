import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType({ description: 'Anything with a global id.', autoRegisterImplementations: false })
export abstract class Node {
  @Field(() => ID, { description: 'Opaque and global.' })
  declare id: string;
}
