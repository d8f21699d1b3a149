import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import { Document } from '../documents/document.entity.ts';
import { documentsById, roleForDocument } from '../documents/document.loaders.ts';
import { AppError } from '../platform/errors.ts';
import { connectionType, PageArgs, type Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, objectAskedFor, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { isId } from '../platform/ids.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { AttachedFile, AttachedFileAbilities, FileTextState, whoMay } from './attached-file.types.ts';
import { RenameFileInput } from './file.inputs.ts';
import { authorizeFile, can } from './file.policy.ts';
import { textStatesOfFiles } from './file-text.loaders.ts';
import { filesById, listFiles } from './list-files.ts';
import { removeFile, renameFile } from './change-file.ts';

const AttachedFileConnection = connectionType(AttachedFile, 'AttachedFile');

/** Files of documents. They come in by `/api/files`. */
@Resolver(() => Document)
export class FileResolver {
  @Costs(3)
  @ChangedBy<Document>(({ id }) => [changeKeys.files(id)], ownMemberships)
  @Authorized('documents:read')
  @FieldResolver(() => AttachedFileConnection, {
    description: 'The files that are attached to it, newest first. New ones come by `/api/files`.',
  })
  files(
    @Root() document: Document,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<AttachedFile>> {
    return listFiles(document.id, page, context);
  }

  @ChangedBy(objectAskedFor, ownMemberships)
  @Authorized('documents:read')
  @Query(() => AttachedFile, {
    nullable: true,
    description: 'One file; null when there is none that the viewer may read.',
  })
  async file(
    @Arg('id', () => ID, { description: 'The file.' }) id: string,
    @Ctx() context: Context,
  ): Promise<AttachedFile | null> {
    return isId('fil', id) ? context.fetch(filesById, id) : null;
  }

  @Authorized('documents:write')
  @Mutation(() => AttachedFile, {
    description: 'Gives a file another name. INVALID_INPUT { name: MISMATCH } for an extension that lies.',
  })
  renameFile(
    @Arg('input', () => RenameFileInput, { description: 'Which one and how.' }) input: RenameFileInput,
    @Ctx() context: Context,
  ): Promise<AttachedFile> {
    const viewer = context.signedIn;
    return context.transaction(async (transaction) => {
      const found = await authorizeFile(transaction, viewer, 'rename', input.fileId);
      return renameFile(transaction, found, input.name);
    });
  }

  @Authorized('documents:write')
  @Mutation(() => Document, {
    description:
      'Removes a file for good; answers the document it was attached to. CONFLICT { CIRCULATED } for a picture in a text that went round.',
  })
  removeFile(
    @Arg('fileId', () => ID, { description: 'The file.' }) fileId: string,
    @Ctx() context: Context,
  ): Promise<Document> {
    const viewer = context.signedIn;
    return context.transaction(async (transaction) => {
      const found = await authorizeFile(transaction, viewer, 'remove', fileId);
      await removeFile(transaction, found);
      return found.document;
    });
  }
}

@Resolver(() => AttachedFile)
export class AttachedFileResolver {
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who attached it; null when that account is gone.',
  })
  createdBy(@Root() { createdById }: AttachedFile, @Ctx() context: Context): Promise<Account | null> | null {
    return createdById ? context.fetch(accountsById, createdById) : null;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => FileTextState, { description: 'Whether the search finds what it says.' })
  async textState(@Root() { id }: AttachedFile, @Ctx() context: Context): Promise<FileTextState> {
    return (await context.fetch(textStatesOfFiles, id)) ?? FileTextState.WAITING;
  }

  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => Document, { description: 'The document.' })
  async document(@Root() { documentId }: AttachedFile, @Ctx() context: Context): Promise<Document> {
    const document = await context.fetch(documentsById, documentId);
    if (!document) throw new AppError('NOT_FOUND');
    return document;
  }

  @ChangedBy(...whoMay)
  @FieldResolver(() => AttachedFileAbilities, {
    description: 'What the viewer may do with it at this moment.',
  })
  async viewerCan(
    @Root() { documentId, spaceId }: AttachedFile,
    @Ctx() context: Context,
  ): Promise<AttachedFileAbilities> {
    const document = await context.fetch(documentsById, documentId);
    const role = await roleForDocument(context, { id: documentId, spaceId });
    const accountId = context.viewer?.accountId ?? '';
    const may = (verb: 'rename' | 'remove') => document !== null && can(role, verb, document, accountId);
    return { rename: may('rename'), remove: may('remove') };
  }
}
