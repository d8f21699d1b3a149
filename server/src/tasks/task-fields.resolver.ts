import { Args, Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import { binOf } from '../documents/document.entity.ts';
import { documentsById } from '../documents/document.loaders.ts';
import { EntryKind } from '../entries/entry-enums.ts';
import { TextEntry } from '../entries/entry.types.ts';
import { connectionType, PageArgs, type Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { roleIn } from '../spaces/space.loaders.ts';
import { stepsBeside, stepsOfTask } from './list-task-steps.ts';
import { can } from './task.policy.ts';
import { TaskStep } from './task.types.ts';

const TaskStepConnection = connectionType(TaskStep, 'TaskStep');

/** What is said of tasks beside their texts. */
@Resolver(() => TextEntry)
export class TaskFieldsResolver {
  @Costs(3)
  @ChangedBy<TextEntry>(({ id }) => [id], ownMemberships)
  @Authorized('documents:read')
  @FieldResolver(() => TaskStepConnection, {
    description:
      'Of a task: what was said of it beside its text, the last word first. None for whoever does not belong to the space.',
  })
  steps(
    @Root() { id }: TextEntry,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<TaskStep>> {
    return stepsOfTask(id, page, context);
  }

  @ChangedBy<TextEntry>(({ id, documentId }) => [id, changeKeys.text(documentId)], ownMemberships)
  @Authorized('documents:read')
  @FieldResolver(() => [TaskStep], {
    description:
      'Of a task: what holds beside its text and is another thing than that says: to whom it was handed over, and whether it is done. At most two; none for whoever does not belong to the space.',
  })
  async beside(@Root() { id, kind }: TextEntry, @Ctx() context: Context): Promise<TaskStep[]> {
    return kind === EntryKind.TASK ? ((await context.fetch(stepsBeside, id)) ?? []) : [];
  }

  @ChangedBy<TextEntry>(
    ({ id, spaceId, documentId }) => [...binOf({ spaceId }), id, documentId, changeKeys.text(documentId)],
    ownMemberships,
  )
  @Authorized('documents:read')
  @FieldResolver(() => Boolean, {
    description:
      'Of a task: whether the viewer may tick it off, note how it stands and hand it over, beside its text: the member who is responsible, and whoever edits in the space.',
  })
  async viewerCanTend(
    @Root() { kind, documentId, spaceId, responsibleId }: TextEntry,
    @Ctx() context: Context,
  ): Promise<boolean> {
    if (kind !== EntryKind.TASK || !context.viewer) return false;
    const document = await context.fetch(documentsById, documentId);
    const isResponsible = responsibleId === context.viewer.accountId;
    return document !== null && can(await roleIn(context, spaceId), isResponsible, document);
  }
}

@Resolver(() => TaskStep)
export class TaskStepResolver {
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who said it; null when that account is gone.',
  })
  by(@Root() { byId }: TaskStep, @Ctx() context: Context): Promise<Account | null> | null {
    return byId ? context.fetch(accountsById, byId) : null;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description:
      'To whom it was handed over; null for anything else that was said, and when that account is gone.',
  })
  to(@Root() { toId }: TaskStep, @Ctx() context: Context): Promise<Account | null> | null {
    return toId ? context.fetch(accountsById, toId) : null;
  }
}
