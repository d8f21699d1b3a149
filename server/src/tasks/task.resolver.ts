import { Arg, Args, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import type { Coediting } from '../coediting/coediting.ts';
import type { DocumentAccess } from '../documents/document-access.ts';
import type { TextWork } from '../documents/text-thread.ts';
import { writerOf } from '../documents/writer-of.ts';
import { TextEntryConnection } from '../entries/entry.resolver.ts';
import { TextEntry } from '../entries/entry.types.ts';
import { entriesById } from '../entries/list-entries.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Connection } from '../platform/graphql/connection.ts';
import type { Context, Viewer } from '../platform/graphql/context.ts';
import { ChangedBy, ownChanges, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import { listTasks, type ReadTaskWords } from './list-tasks.ts';
import { authorizeSetting, sayBeside, writeTask } from './set-task.ts';
import { HandOverTaskInput, NoteTaskInput, SetTaskInput, TasksArgs } from './task.inputs.ts';
import { authorizeTask } from './task.policy.ts';
import { handOverTask, noteTask } from './task-steps.ts';

/** The register of tasks, over all spaces. */
@Resolver(() => TextEntry)
export class TaskResolver {
  private readonly limiter = new RateLimit({ points: LIMITS.taskStepsPerMinute, seconds: 60 });

  constructor(
    private readonly coediting: Coediting,
    private readonly access: DocumentAccess,
    private readonly work: TextWork,
    private readonly readWords: ReadTaskWords,
  ) {}

  @Costs(10)
  @ChangedBy(ownChanges, ownMemberships, (_query, { of }) =>
    of === 'VIEWER'
      ? [changeKeys.anyReturned]
      : [changeKeys.anyReturned, changeKeys.anyAccount, changeKeys.anyMembership],
  )
  @Authorized('documents:read')
  @Query(() => TextEntryConnection, {
    description:
      'Tasks in the texts of all spaces, as far as the viewer reads the documents: those due first first, those without a day last. None of documents in the bin.',
  })
  tasks(@Args(() => TasksArgs) args: TasksArgs, @Ctx() context: Context): Promise<Connection<TextEntry>> {
    return listTasks(args, this.readWords, context);
  }

  @Costs(5)
  @Authorized('documents:write')
  @Mutation(() => TextEntry, {
    description:
      'Says who has a task, until when, and whether it is done: in the text by whoever may edit it, as an ordinary edit that is merged with what people type at this moment. Whether it is done can be said beside the text as well, where that is sealed or not the viewer’s to edit: by whoever is responsible, and whoever edits in the space. FORBIDDEN { SEALED } for anything else in a text that stays as it was agreed to.',
  })
  async setTask(
    @Arg('input', () => SetTaskInput, { description: 'Which one, and what.' }) input: SetTaskInput,
    @Ctx() context: Context,
  ): Promise<TextEntry> {
    const viewer = context.signedIn;
    const task = await context.transaction(async (transaction) => {
      const found = await authorizeSetting(transaction, viewer, input);
      if (!found.isInText) {
        this.limiter.charge(viewer.accountId);
        await sayBeside(transaction, viewer, found, input);
      }
      return found;
    });
    if (task.isInText) {
      const { id } = task.document;
      const canEdit = () => this.access.mayNow(viewer, 'editDocument', id);
      await writeTask(this.coediting, this.work, id, input, { account: writerOf(viewer), canEdit });
      await context.transaction(async (transaction) => {
        // Where it stands by now, and who they are there, may be another.
        const { document } = await authorizeTask(transaction, viewer, input.entryId);
        await sayBeside(transaction, viewer, { ...task, document }, input);
      });
    }
    const entry = await context.fetch(entriesById, input.entryId);
    if (!entry) throw new AppError('NOT_FOUND');
    return withTask(entry, input);
  }

  @Costs(5)
  @Authorized('documents:write')
  @Mutation(() => TextEntry, {
    description:
      'Notes how a task stands, beside its text. For whoever is responsible, and whoever edits in the space.',
  })
  noteTask(
    @Arg('input', () => NoteTaskInput, { description: 'Which one, and what.' }) input: NoteTaskInput,
    @Ctx() context: Context,
  ): Promise<TextEntry> {
    return this.tend(context, input.entryId, (transaction, viewer) => noteTask(transaction, viewer, input));
  }

  @Costs(5)
  @Authorized('documents:write')
  @Mutation(() => TextEntry, {
    description:
      'Hands a task over to another member of its space, beside its text, which goes on saying what it says. It holds until somebody writes another name into the text. For whoever is responsible, and whoever edits in the space.',
  })
  handOverTask(
    @Arg('input', () => HandOverTaskInput, { description: 'Which one, and to whom.' })
    input: HandOverTaskInput,
    @Ctx() context: Context,
  ): Promise<TextEntry> {
    return this.tend(context, input.entryId, (transaction, viewer) =>
      handOverTask(transaction, viewer, input),
    );
  }

  private async tend(
    context: Context,
    entryId: string,
    work: (transaction: Transaction, viewer: Viewer) => Promise<void>,
  ): Promise<TextEntry> {
    const viewer = context.signedIn;
    this.limiter.charge(viewer.accountId);
    await context.transaction((transaction) => work(transaction, viewer));
    const entry = await context.fetch(entriesById, entryId);
    if (!entry) throw new AppError('NOT_FOUND');
    return entry;
  }
}

/** As it is committed: what is derived from the text follows within two seconds. */
function withTask(entry: TextEntry, { state, responsibleId, dueOn }: SetTaskInput): TextEntry {
  const settled = { DUE_NO_DAY: dueOn, RESPONSIBLE_NOT_MEMBER: responsibleId, VOTES_NEGATIVE: undefined };
  return Object.assign(entry, {
    state: state ?? entry.state,
    responsibleId: responsibleId === undefined ? entry.responsibleId : responsibleId,
    dueOn: dueOn === undefined ? entry.dueOn : dueOn,
    problems: entry.problems.filter((problem) => settled[problem] === undefined),
  });
}
