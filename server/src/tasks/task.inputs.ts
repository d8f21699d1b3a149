import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { TaskState } from '../entries/entry-enums.ts';
import { PageArgs } from '../platform/graphql/connection.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { TasksOf, TaskStanding } from './task-enums.ts';

@InputType({ description: 'Which tasks; what is left out is no matter.' })
export class TaskFilter {
  @Field(() => TaskStanding, { nullable: true, description: 'That stand so.' })
  standing?: keyof typeof TaskStanding | null;

  @Field(() => ID, { nullable: true, description: 'In documents of this space.' })
  spaceId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'For `ORGANISATION`: which one; left out: that for which the viewer acts.',
  })
  organisationId?: string | null;

  @Field(() => String, { nullable: true, description: 'Due on this day or later, as `2026-12-24`.' })
  dueFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'Due on this day or before, as `2026-12-24`.' })
  dueUntil?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Saved for the first time at this moment or later.' })
  since?: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'With these words in their wording or the title of their document: all of them, in another form or inside of another word as well, words in quotes just so. At most 200 characters and 10 words.',
  })
  text?: string | null;
}

@ArgsType()
export class TasksArgs extends PageArgs {
  @Field(() => TasksOf, { defaultValue: TasksOf.VIEWER, description: 'Whose.' })
  of!: keyof typeof TasksOf;

  @Field(() => TaskFilter, { nullable: true, description: 'Which ones; left out: all.' })
  filter?: TaskFilter | null;
}

@InputType({ description: 'What is to be said of a task. What is left out stays.' })
export class SetTaskInput {
  @Field(() => ID, { description: 'The task.' })
  entryId!: string;

  @Field(() => TaskState, { nullable: true, description: 'Whether it is done.' })
  state?: keyof typeof TaskState | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Who is responsible, a member of the space; null: nobody.',
  })
  responsibleId?: string | null;

  @Field(() => String, { nullable: true, description: 'Until which day, as `2026-12-24`; null: no day.' })
  dueOn?: string | null;
}

@InputType({ description: 'How a task stands, in words.' })
export class NoteTaskInput {
  @Field(() => ID, { description: 'The task.' })
  entryId!: string;

  @Field(() => String, { description: 'How it stands, at most 2,000 characters.' })
  note!: string;
}

@InputType({ description: 'Who is to see to a task from now on.' })
export class HandOverTaskInput {
  @Field(() => ID, { description: 'The task.' })
  entryId!: string;

  @Field(() => ID, { description: 'To whom: a member of the space, and not who has it already.' })
  accountId!: string;

  @Field(() => String, { nullable: true, description: 'What is to be said to it, at most 2,000 characters.' })
  note?: string | null;
}
