import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import type { Coediting } from '../coediting/coediting.ts';
import { binOf, Document } from '../documents/document.entity.ts';
import { documentsById, roleForDocument } from '../documents/document.loaders.ts';
import { can } from '../documents/document.policy.ts';
import type { TextWork } from '../documents/text-thread.ts';
import { writerOf } from '../documents/writer-of.ts';
import { AppError } from '../platform/errors.ts';
import { connectionType, type Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, objectAskedFor, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { isId } from '../platform/ids.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import type { DocumentAccess } from '../documents/document-access.ts';
import { DocumentEntriesArgs, EntriesArgs, SetTaskInput } from './entry.inputs.ts';
import { TextEntry, TextEntryAbilities } from './entry.types.ts';
import { entriesById, entriesOfDocument, listEntries } from './list-entries.ts';
import { authorizeTask, setTask } from './set-task.ts';

const TextEntryConnection = connectionType(TextEntry, 'TextEntry');

/** Blocks of texts that are objects, too. They come to be in the text, whoever writes it. */
@Resolver(() => Document)
export class EntryResolver {
  constructor(
    private readonly coediting: Coediting,
    private readonly access: DocumentAccess,
    private readonly work: TextWork,
  ) {}

  @Costs(3)
  @ChangedBy<Document>(({ id }) => [changeKeys.text(id)], ownMemberships)
  @Authorized('documents:read')
  @FieldResolver(() => TextEntryConnection, {
    description:
      'The decisions, tasks, statements and votes in its text, in the order of the text; at most two seconds behind, see `textRevision`.',
  })
  entries(
    @Root() { id }: Document,
    @Args(() => DocumentEntriesArgs) args: DocumentEntriesArgs,
    @Ctx() context: Context,
  ): Promise<Connection<TextEntry>> {
    return entriesOfDocument(id, args, context);
  }

  @Costs(10)
  @ChangedBy(
    (_query, { spaceId }) => [changeKeys.events(String(spaceId)), changeKeys.members(String(spaceId))],
    ownMemberships,
  )
  @Authorized('documents:read')
  @Query(() => TextEntryConnection, {
    description:
      'The decisions, tasks, statements and votes in the texts of a space, as far as the viewer reads them, in the order in which they were saved first: behind the last cursor stands whatever comes later. None of documents in the bin.',
  })
  textEntries(
    @Args(() => EntriesArgs) args: EntriesArgs,
    @Ctx() context: Context,
  ): Promise<Connection<TextEntry>> {
    return listEntries(args, context);
  }

  @ChangedBy(objectAskedFor, ownMemberships)
  @Authorized('documents:read')
  @Query(() => TextEntry, {
    nullable: true,
    description: 'One of them; null when none stands in a text that the viewer may read.',
  })
  async textEntry(
    @Arg('id', () => ID, { description: 'The entry.' }) id: string,
    @Ctx() context: Context,
  ): Promise<TextEntry | null> {
    return isId('blk', id) ? context.fetch(entriesById, id) : null;
  }

  @Costs(5)
  @Authorized('documents:write')
  @Mutation(() => TextEntry, {
    description:
      'Says in the text who has a task, until when, and whether it is done: an ordinary edit, merged with what people type at this moment. FORBIDDEN { SEALED } where the text stays as it was agreed to.',
  })
  async setTask(
    @Arg('input', () => SetTaskInput, { description: 'Which one, and what.' }) input: SetTaskInput,
    @Ctx() context: Context,
  ): Promise<TextEntry> {
    const viewer = context.signedIn;
    const { id } = await context.transaction((transaction) => authorizeTask(transaction, viewer, input));
    const canEdit = () => this.access.mayNow(viewer, 'editDocument', id);
    await setTask(this.coediting, this.work, id, input, { account: writerOf(viewer), canEdit });
    const entry = await context.fetch(entriesById, input.entryId);
    if (!entry) throw new AppError('NOT_FOUND');
    return withTask(entry, input);
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

@Resolver(() => TextEntry)
export class TextEntryResolver {
  @ChangedBy<TextEntry>(({ documentId }) => [changeKeys.text(documentId)])
  @FieldResolver(() => Account, {
    nullable: true,
    description:
      'Of a task: who is to see to it. Null: nobody, somebody who does not belong to the space, or the viewer does not.',
  })
  responsible(@Root() { responsibleId }: TextEntry, @Ctx() context: Context): Promise<Account | null> | null {
    return responsibleId ? context.fetch(accountsById, responsibleId) : null;
  }

  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => Document, { description: 'The document in whose text it stands.' })
  async document(@Root() { documentId }: TextEntry, @Ctx() context: Context): Promise<Document> {
    const document = await context.fetch(documentsById, documentId);
    if (!document) throw new AppError('NOT_FOUND');
    return document;
  }

  @ChangedBy<TextEntry>(({ spaceId, documentId }) => [...binOf({ spaceId }), documentId], ownMemberships)
  @FieldResolver(() => TextEntryAbilities, { description: 'What the viewer may do with it at this moment.' })
  async viewerCan(
    @Root() { documentId, spaceId }: TextEntry,
    @Ctx() context: Context,
  ): Promise<TextEntryAbilities> {
    const document = await context.fetch(documentsById, documentId);
    const role = await roleForDocument(context, { id: documentId, spaceId });
    return { edit: document !== null && can(role, 'edit', document) };
  }
}
