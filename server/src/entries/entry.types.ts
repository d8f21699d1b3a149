import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import { ChangedBy, NOTHING_ELSE, ownMemberships } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { EntryKind, EntryProblem, EntryResult, TaskState } from './entry-enums.ts';

/** For `ChangedBy`: what the text says, and who belongs to the space. */
const textAndMembers = [
  ({ id, documentId, spaceId }: TextEntry) => [id, changeKeys.text(documentId), changeKeys.members(spaceId)],
  ownMemberships,
] as const;

@ChangedBy<TextEntry>(...textAndMembers)
@ObjectType({
  description:
    'A block of a document’s text that is an object, too: a decision, a task, a statement or a vote. What it says is that of the text, at most two seconds behind, or what was said last beside it of who has a task and whether it is done; its number is given when it is saved for the first time, and never again.',
})
export class TextEntry {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global; the block in the text bears it.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => EntryKind, { description: 'What it is.' })
  kind!: EntryKind;

  @Extensions(PLAIN)
  @Field(() => String, {
    description:
      'As it is cited: `2026/14` for a decision, from the counter of its space that the register uses, too; `A 3`, `E 1`, `V 2` for tasks, statements and votes, counted by document. One that was deleted keeps its number, and so does a decision whose document moves: it stays as the counter of the former space gave it, so that two in one space may bear the same.',
  })
  number!: string;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'What the block says, without form.' })
  wording!: string;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When it was saved for the first time.' })
  createdAt!: Date;

  @Extensions(PLAIN)
  @Field(() => String, { nullable: true, description: 'Of a task: until which day, as `2026-12-24`.' })
  dueOn!: string | null;

  @Extensions(PLAIN)
  @Field(() => TaskState, {
    nullable: true,
    description: 'Of a task: whether it is done, by the text or by what was said beside it.',
  })
  state!: keyof typeof TaskState | null;

  @Extensions(PLAIN)
  @Field(() => Int, { nullable: true, description: 'Of a decision or vote: how many said yes.' })
  yes!: number | null;

  @Extensions(PLAIN)
  @Field(() => Int, { nullable: true, description: 'Of a decision or vote: how many said no.' })
  no!: number | null;

  @Extensions(PLAIN)
  @Field(() => Int, { nullable: true, description: 'Of a decision or vote: how many abstained.' })
  abstention!: number | null;

  @Extensions(PLAIN)
  @Field(() => EntryResult, { nullable: true, description: 'Of a decision or vote: what it has come to.' })
  result!: keyof typeof EntryResult | null;

  @Extensions(PLAIN)
  @Field(() => [EntryProblem], {
    description: 'What cannot be as the text says it; whether somebody is a member is told to members alone.',
  })
  problems!: EntryProblem[];

  documentId!: string;
  spaceId!: string;
  /** Null: nobody, nobody who belongs to the space, or nobody that the viewer may know. */
  responsibleId!: string | null;
  /** Its place among the entries of its text. */
  position!: number;
}

@ChangedBy(NOTHING_ELSE)
@ObjectType({ description: 'What the viewer may do with an entry at this moment.' })
export class TextEntryAbilities {
  @Extensions(PLAIN)
  @Field(() => Boolean, { description: 'Change what its text says: whoever may edit the document.' })
  edit!: boolean;
}
