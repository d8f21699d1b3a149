import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { PageArgs } from '../platform/graphql/connection.ts';
import { Base64 } from '../platform/graphql/scalars.ts';
import { CommentThreadState } from './comment.types.ts';

@ArgsType()
export class CommentThreadArgs extends PageArgs {
  @Field(() => CommentThreadState, {
    defaultValue: CommentThreadState.OPEN,
    description: 'Which ones.',
  })
  state!: CommentThreadState;

  @Field(() => ID, {
    nullable: true,
    description: 'Only those in which this account wrote; what it took from files does not count.',
  })
  authorId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only the one in which this comment stands.' })
  commentId?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Only those that mention the viewer.' })
  mentionsViewer!: boolean;
}

@InputType({
  description:
    'A new thread: on a passage, named by `start` and `end` or by `quote`; without any of them on the document as a whole.',
})
export class AddCommentThreadInput {
  @Field(() => ID, { description: 'The document.' })
  documentId!: string;

  @Field(() => Base64, {
    nullable: true,
    description: 'Yjs relative position of the passage’s first character (v1 encoding).',
  })
  start?: Uint8Array | null;

  @Field(() => Base64, {
    nullable: true,
    description: 'Yjs relative position of its last character, associated to the left (-1).',
  })
  end?: Uint8Array | null;

  @Field(() => String, {
    nullable: true,
    description:
      'For programs without a CRDT: the passage’s words, at most 1,000 characters; line ends do not count.',
  })
  quote?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Which of the places where they stand, from 1; left out: the only one.',
  })
  occurrence?: number | null;

  @Field(() => String, {
    description: 'What is said: plain text of at most 10,000 characters; `@{account id}` mentions somebody.',
  })
  source!: string;
}

@InputType({ description: 'A reply.' })
export class AddCommentInput {
  @Field(() => ID, { description: 'The thread.' })
  threadId!: string;

  @Field(() => String, {
    description: 'What is said: plain text of at most 10,000 characters; `@{account id}` mentions somebody.',
  })
  source!: string;
}

@InputType({ description: 'Other words for one’s own comment.' })
export class EditCommentInput {
  @Field(() => ID, { description: 'The comment.' })
  commentId!: string;

  @Field(() => String, {
    description: 'What is said: plain text of at most 10,000 characters; `@{account id}` mentions somebody.',
  })
  source!: string;
}
