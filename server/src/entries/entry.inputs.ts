import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../platform/graphql/connection.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { EntryKind, TaskState } from './entry-enums.ts';

@ArgsType()
export class DocumentEntriesArgs extends PageArgs {
  @Field(() => EntryKind, { nullable: true, description: 'Of this kind alone; left out: all.' })
  kind?: EntryKind | null;
}

@InputType({ description: 'Which entries; what is left out is no matter.' })
export class EntryFilter {
  @Field(() => EntryKind, { nullable: true, description: 'Of this kind.' })
  kind?: EntryKind | null;

  @Field(() => TaskState, { nullable: true, description: 'Tasks in this state.' })
  state?: keyof typeof TaskState | null;

  @Field(() => ID, { nullable: true, description: 'Tasks for which this account is responsible.' })
  responsibleId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Saved for the first time at this moment or later.' })
  since?: Date | null;
}

@ArgsType()
export class EntriesArgs extends PageArgs {
  @Field(() => ID, { description: 'Of this space.' })
  spaceId!: string;

  @Field(() => EntryFilter, { nullable: true, description: 'Which ones; left out: all.' })
  filter?: EntryFilter | null;
}
