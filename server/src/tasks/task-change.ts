import { Authorized, Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { TextEntry } from '../entries/entry.types.ts';
import { entriesById } from '../entries/list-entries.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, Shareable } from '../platform/graphql/declarations.ts';
import { AuthoredChange, Change } from '../spaces/change.ts';
import { TaskStepKind } from './task-enums.ts';

@ObjectType({
  implements: [Change, AuthoredChange],
  description: 'Somebody said something of a task beside its text.',
})
class TaskChanged {}

/** For the schema, which finds it by no field. */
export const TASK_CHANGES = [TaskChanged];

@Resolver(() => TaskChanged)
export class TaskChangedResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => TaskStepKind, { description: 'What kind of thing.' })
  step(@Root() { facts }: Change): keyof typeof TaskStepKind {
    return facts['step'] as keyof typeof TaskStepKind;
  }

  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => TextEntry, {
    nullable: true,
    description: 'The task as it is now; null when it stands in no text that the viewer reads.',
  })
  task(@Root() { subjectId }: Change, @Ctx() context: Context): Promise<TextEntry | null> {
    return context.fetch(entriesById, subjectId);
  }
}
