import { Extensions, Field, ID, ObjectType } from 'type-graphql';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { PLAIN } from '../platform/graphql/flat-plan.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { TaskStepKind } from './task-enums.ts';

@ChangedBy(NOTHING_ELSE)
@ObjectType({
  description:
    'What somebody said of a task beside its text, which does not change by it. It stays as it was said, and is for members of the space.',
})
export class TaskStep {
  @Extensions(PLAIN)
  @Field(() => ID, { description: 'Opaque and global.' })
  id!: string;

  @Extensions(PLAIN)
  @Field(() => TaskStepKind, { description: 'What was said.' })
  kind!: TaskStepKind;

  @Extensions(PLAIN)
  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  @Extensions(PLAIN)
  @Field(() => String, { description: 'In words; may be empty where something else than a note was said.' })
  note!: string;

  entryId!: string;
  byId!: string | null;
  toId!: string | null;
  /** Its place among all steps of the hub. */
  place!: string;
}
