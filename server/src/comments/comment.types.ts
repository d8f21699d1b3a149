import { Extensions, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { Passage } from '@umlauf/shared/passage';
import { binOf } from '../documents/document.entity.ts';
import { ChangedBy, NOTHING_ELSE, ownMemberships } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { Base64, DateTime } from '../platform/graphql/scalars.ts';
import { changeKeys } from '../platform/live/change-keys.ts';

/** Something that belongs to one document. */
interface OfDocument {
  documentId: string;
  spaceId: string;
}

/** For `ChangedBy`: whatever is said about its document. */
export const saidAboutIt = ({ documentId }: Pick<OfDocument, 'documentId'>) => [
  changeKeys.comments(documentId),
];

/** For `ChangedBy`: who may do what. */
export const whoMay = [
  ({ spaceId }: OfDocument) => binOf({ spaceId } as Parameters<typeof binOf>[0]),
  ownMemberships,
] as const;

export enum CommentThreadState {
  OPEN = 'OPEN',
  RESOLVED = 'RESOLVED',
  ALL = 'ALL',
}
registerEnumType(CommentThreadState, {
  name: 'CommentThreadState',
  description: 'Which threads a list shows.',
  valuesConfig: {
    OPEN: { description: 'Those that are not settled.' },
    RESOLVED: { description: 'Those that are settled.' },
    ALL: { description: 'All of them.' },
  },
});

@ChangedBy<CommentAnchor>(saidAboutIt)
@ObjectType({
  description:
    'The passage that comments are about. The ends are Yjs relative positions of its first and last character (v1 encoding), so that they move with the text; `shared/src/passage.ts` finds the passage in a Y.Doc.',
})
export class CommentAnchor implements Passage, OfDocument {
  @Extensions(PLAIN)
  @Field(() => Base64, { description: 'Relative position of the first character.' })
  start!: Uint8Array;

  @Extensions(PLAIN)
  @Field(() => Base64, { description: 'Relative position of the last character; it associates to the left.' })
  end!: Uint8Array;

  @Extensions(PLAIN)
  @Field(() => String, {
    description: 'The words as they were, at most 1,000 characters, a line for each block.',
  })
  quote!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description:
      'What stood before them, to find them again where Yjs has written the same text anew; null where that would not tell them from others.',
  })
  before!: string | null;

  @Extensions(PLAIN)
  @Field(() => String, { nullable: true, description: 'What stood behind them; null as `before`.' })
  after!: string | null;

  documentId!: string;
  spaceId!: string;
}

@ChangedBy<CommentThread>(saidAboutIt)
@ObjectType({ description: 'Comments on one passage of a document, or on the document as a whole.' })
export class CommentThread implements OfDocument {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => CommentAnchor, {
    nullable: true,
    description: 'What it is about; null: the document as a whole.',
  })
  anchor!: CommentAnchor | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was begun.' })
  createdAt!: Date;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'When it was settled; null: it is open.' })
  resolvedAt!: Date | null;

  documentId!: string;
  spaceId!: string;
  resolvedById!: string | null;
}

@ChangedBy<Comment>(saidAboutIt)
@ObjectType({ description: 'What somebody says about a document.' })
export class Comment implements OfDocument {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => String, {
    description:
      'As it is written: plain text, in which `@{account id}` mentions somebody. Empty when it was removed.',
  })
  source!: string;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was written.' })
  createdAt!: Date;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'When it was last worded anew; null: never.' })
  editedAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was removed: its place stays as long as replies follow. Null: it was not.',
  })
  removedAt!: Date | null;

  @Extensions(PLAIN)
  @Field(() => String, {
    nullable: true,
    description:
      'Who wrote it in another program, as the file says it that it was taken from; nobody has checked that, and `author` is whoever imported it. Empty: the file names nobody. Null: it was written here.',
  })
  importedAuthor!: string | null;

  @Extensions(PLAIN)
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was written there, as the file says it; null: it does not, or it was written here.',
  })
  importedAt!: Date | null;

  threadId!: string;
  documentId!: string;
  spaceId!: string;
  authorId!: string | null;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What the viewer may do with a comment at this moment.' })
export class CommentAbilities {
  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Word it anew: one’s own.' })
  edit!: boolean;

  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Remove it: one’s own, and as a lead others’ too.' })
  remove!: boolean;
}

@ChangedBy<Mention>(saidAboutIt)
@ObjectType({ description: 'The viewer was mentioned in a comment.' })
export class Mention implements OfDocument {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  @Extensions(PLAIN)
  @Field(() => DateTime, { nullable: true, description: 'When it was seen; null: not yet.' })
  readAt!: Date | null;

  documentId!: string;
  spaceId!: string;
  threadId!: string;
}
