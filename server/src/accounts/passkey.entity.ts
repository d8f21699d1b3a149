import { Extensions, Field, ID, InputType, ObjectType } from 'type-graphql';
import { ChangedBy } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';

@ChangedBy<Passkey>(({ id }) => [id])
@ObjectType({ description: 'A device or a key with which the viewer signs in, without a password.' })
export class Passkey {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'What the viewer calls it.' })
  name!: string;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was added.' })
  createdAt!: Date;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'When it signed in last; null: never yet.' })
  lastUsedAt!: Date | null;
}

@InputType({ description: 'Another name for a passkey.' })
export class RenamePasskeyInput {
  @Field(() => ID, { description: 'One of the viewer’s passkeys.' })
  passkeyId!: string;

  @Field(() => String, { description: 'The new name, at most 200 characters.' })
  name!: string;
}
