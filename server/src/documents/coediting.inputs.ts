import { ArgsType, Extensions, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { Base64, DateTime } from '../platform/graphql/scalars.ts';

@InputType({ description: 'A change of a document’s content.' })
export class PushDocumentUpdateInput {
  @Field(() => ID, { description: 'The document.' })
  documentId!: string;

  @Field(() => Base64, { description: 'A Yjs update in v1 encoding, at most 4 MiB.' })
  update!: Uint8Array;

  @Field(() => ID, {
    nullable: true,
    description: 'The stream of `documentUpdates` that needs no echo of this change.',
  })
  session?: string | null;

  @Field(() => Base64, {
    nullable: true,
    description:
      'Where the writer’s cursor is then, like `pushAwareness`: it moves with most key presses, and travels with them. Takes a `session`.',
  })
  awareness?: Uint8Array | null;
}

@InputType({ description: 'Where the writer’s cursor is. Passed on, never stored.' })
export class PushAwarenessInput {
  @Field(() => ID, { description: 'The document.' })
  documentId!: string;

  @Field(() => ID, { description: 'The open stream of `documentUpdates` to which the cursor belongs.' })
  session!: string;

  @Field(() => Base64, {
    description:
      'An awareness update in the encoding of y-protocols; only the session’s own clientID counts.',
  })
  awareness!: Uint8Array;
}

@ArgsType()
export class DocumentUpdatesArgs {
  @Field(() => ID, { description: 'The document.' })
  documentId!: string;

  @Field(() => Base64, {
    nullable: true,
    description: 'What the client has, as a Yjs state vector; left out: nothing.',
  })
  stateVector?: Uint8Array | null;

  @Field(() => ID, { nullable: true, description: 'A random name for this stream, chosen by the client.' })
  session?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The schema version of the client’s editor; an older one may follow, but not push.',
  })
  schemaVersion?: number | null;
}

@ObjectType({ description: 'Proof that a change is committed to the database.' })
export class DurableReceipt {
  @Extensions(PLAIN)
  @Field(() => Int, { description: 'The revision that holds it.' })
  revision!: number;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was committed.' })
  savedAt!: Date;
}

@ObjectType({
  description:
    'What a follower of a document lacks. The first one comes at once, also when nothing is lacking.',
})
export class DocumentUpdates {
  @Extensions(PLAIN)
  @Field(() => Base64, {
    nullable: true,
    description: 'A Yjs update in v1 encoding: committed changes only.',
  })
  update?: Uint8Array | null;

  @Extensions(PLAIN)
  @Field(() => Base64, {
    nullable: true,
    description: 'The server’s state vector; in the first event only. The client pushes what it lacks.',
  })
  stateVector?: Uint8Array | null;

  @Extensions(PLAIN)
  @Field(() => Base64, {
    nullable: true,
    description: 'Cursors of the others, in the encoding of y-protocols.',
  })
  awareness?: Uint8Array | null;

  @Extensions(PLAIN)
  @Field(() => Int, { description: 'The last committed revision that this holds.' })
  revision!: number;
}
