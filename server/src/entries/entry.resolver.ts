import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import { binOf, Document } from '../documents/document.entity.ts';
import { documentsById, roleForDocument } from '../documents/document.loaders.ts';
import { can } from '../documents/document.policy.ts';
import { AppError } from '../platform/errors.ts';
import { connectionType, type Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, objectAskedFor, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { isId } from '../platform/ids.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { DocumentEntriesArgs, EntriesArgs } from './entry.inputs.ts';
import { TextEntry, TextEntryAbilities } from './entry.types.ts';
import { entriesById, entriesOfDocument, listEntries } from './list-entries.ts';

export const TextEntryConnection = connectionType(TextEntry, 'TextEntry');

/** Blocks of texts that are objects, too. They come to be in the text, whoever writes it. */
@Resolver(() => Document)
export class EntryResolver {
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
}

@Resolver(() => TextEntry)
export class TextEntryResolver {
  @ChangedBy<TextEntry>(({ documentId }) => [changeKeys.text(documentId)])
  @FieldResolver(() => Account, {
    nullable: true,
    description:
      'Of a task: who is to see to it, by the text or by whoever handed it over beside it. Null: nobody, somebody who does not belong to the space, or the viewer does not.',
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
    const accountId = context.viewer?.accountId ?? '';
    return { edit: document !== null && can(role, 'edit', document, accountId) };
  }
}
