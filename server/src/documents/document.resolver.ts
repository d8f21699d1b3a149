import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Authorized,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { SCHEMA_VERSION } from '@umlauf/shared/document-schema';
import { LIMITS } from '@umlauf/shared/limits';
import { Account } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import type { Coediting } from '../coediting/coediting.ts';
import { AppError } from '../platform/errors.ts';
import { bearText, tooMuchText } from '../platform/graphql/answer-size.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import {
  connectionType,
  PageArgs,
  pageOf,
  refuseCursor,
  toConnection,
  type Connection,
} from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { faultOfLine } from '../platform/graphql/input-text.ts';
import { isId } from '../platform/ids.ts';
import { Space } from '../spaces/space.entity.ts';
import { roleKey, rolesByKey, spacesById } from '../spaces/space.loaders.ts';
import { SpaceChange } from '../spaces/space.live.ts';
import { SpaceEvent } from '../spaces/space-event.resolver.ts';
import { createDocument } from './create-document.ts';
import { Document } from './document.entity.ts';
import { CreateDocumentInput, MoveDocumentInput, RenameDocumentInput } from './document.inputs.ts';
import { contentById, documentsById, type DocumentContent } from './document.loaders.ts';
import { authorizeDocument, can } from './document.policy.ts';
import { moveDocument } from './move-document.ts';
import { restoreDocument, trashDocument } from './trash-document.ts';

const DocumentConnection = connectionType(Document, 'Document');

@ObjectType({ description: 'What the viewer may do with a document at this moment.' })
export class DocumentAbilities {
  @Field(() => Boolean, { description: 'Write in it.' })
  edit!: boolean;

  @Field(() => Boolean, { description: 'Give it another title.' })
  rename!: boolean;

  @Field(() => Boolean, { description: 'Give it another place.' })
  move!: boolean;

  @Field(() => Boolean, { description: 'Move it to the bin.' })
  trash!: boolean;

  @Field(() => Boolean, { description: 'Bring it back from the bin.' })
  restore!: boolean;
}

@Resolver(() => Document)
export class DocumentResolver {
  constructor(private readonly coediting: Coediting) {}

  @Authorized('documents:read')
  @Query(() => Document, {
    nullable: true,
    description: 'One document; null when there is none that the viewer may read.',
  })
  async document(
    @Arg('id', () => ID, { description: 'The document.' }) id: string,
    @Ctx() context: Context,
  ): Promise<Document | null> {
    if (!context.viewer || !isId('doc', id)) return null;
    return context.load(documentsById, id);
  }

  @Authorized('documents:write')
  @Mutation(() => Document, { description: 'Creates a document at the end of its siblings.' })
  createDocument(
    @Arg('input', () => CreateDocumentInput, { description: 'Where, with which title and content.' })
    input: CreateDocumentInput,
    @Ctx() context: Context,
  ): Promise<Document> {
    const viewer = context.signedIn;
    return context.transaction((transaction) => createDocument(transaction, viewer, input));
  }

  @Authorized('documents:write')
  @Mutation(() => Document, { description: 'Gives a document another title.' })
  renameDocument(
    @Arg('input', () => RenameDocumentInput, { description: 'Which one and how.' })
    input: RenameDocumentInput,
    @Ctx() context: Context,
  ): Promise<Document> {
    const viewer = context.signedIn;
    checkFields({ title: faultOfLine(input.title, LIMITS.titleCharacters) });
    return context.transaction(async (transaction) => {
      const document = await authorizeDocument(transaction, viewer, 'rename', input.documentId);
      const title = input.title.trim();
      if (title === document.title) return document;
      const facts = { name: title, formerName: document.title };
      document.title = title;
      document.updatedAt = new Date();
      transaction.raise({
        spaceId: document.spaceId,
        type: 'DOCUMENT_RENAMED',
        subjectId: document.id,
        facts,
      });
      return document;
    });
  }

  @Authorized('documents:write')
  @Mutation(() => Document, { description: 'Gives a document another place in its space’s tree.' })
  moveDocument(
    @Arg('input', () => MoveDocumentInput, { description: 'Which one and where.' }) input: MoveDocumentInput,
    @Ctx() context: Context,
  ): Promise<Document> {
    const viewer = context.signedIn;
    return context.transaction((transaction) => moveDocument(transaction, viewer, input));
  }

  @Authorized('documents:write')
  @Mutation(() => Document, {
    description: 'Moves a document and what stands under it to the bin; its open editors end with GONE.',
  })
  async trashDocument(
    @Arg('documentId', () => ID, { description: 'The document.' }) documentId: string,
    @Ctx() context: Context,
  ): Promise<Document> {
    const viewer = context.signedIn;
    const trashed = await context.transaction((transaction) =>
      trashDocument(transaction, viewer, documentId),
    );
    const inBin = new AppError('GONE', { reason: 'IN_BIN' });
    for (const { id } of trashed) this.coediting.drop(id, inBin);
    return trashed[0];
  }

  @Authorized('documents:write')
  @Mutation(() => Document, {
    description:
      'Brings a document back from the bin, with what went there together with it; to the top of the space when what it stood under is still in the bin.',
  })
  restoreDocument(
    @Arg('documentId', () => ID, { description: 'The document.' }) documentId: string,
    @Ctx() context: Context,
  ): Promise<Document> {
    const viewer = context.signedIn;
    return context.transaction((transaction) => restoreDocument(transaction, viewer, documentId));
  }

  @Authorized('spaces:read')
  @FieldResolver(() => Space, { description: 'The space to which it belongs.' })
  async space(@Root() document: Document, @Ctx() context: Context): Promise<Space> {
    const space = await context.load(spacesById, document.spaceId);
    if (!space) throw new AppError('NOT_FOUND');
    return space;
  }

  @Authorized('documents:read')
  @FieldResolver(() => String, {
    description: 'Its content as plain text, a line for each block; see `textRevision`.',
  })
  text(
    @Root() document: Document,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string> {
    return longText('text', document, context, info);
  }

  @Authorized('documents:read')
  @FieldResolver(() => String, {
    description:
      'Its content as Markdown (CommonMark with tables, task lists and strikethrough); see `textRevision`.',
  })
  markdown(
    @Root() document: Document,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string> {
    return longText('markdown', document, context, info);
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who created it; null when that account is gone.',
  })
  async createdBy(@Root() document: Document, @Ctx() context: Context): Promise<Account | null> {
    return document.createdById ? context.load(accountsById, document.createdById) : null;
  }

  @FieldResolver(() => Int, {
    description: 'Version of the content’s schema that writing in it takes; see `documentUpdates`.',
  })
  schemaVersion(): number {
    return SCHEMA_VERSION;
  }

  @FieldResolver(() => DocumentAbilities, { description: 'What the viewer may do with it at this moment.' })
  async viewerCan(@Root() document: Document, @Ctx() context: Context): Promise<DocumentAbilities> {
    const role = await context.load(rolesByKey, roleKey(context.signedIn.accountId, document.spaceId));
    return {
      edit: can(role, 'edit', document),
      rename: can(role, 'rename', document),
      move: can(role, 'move', document),
      trash: can(role, 'trash', document),
      restore: can(role, 'restore', document),
    };
  }
}

async function longText(
  field: keyof DocumentContent,
  { id }: Document,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<string> {
  const content = await context.load(contentById, id);
  if (!content) return '';
  const text = content[field];
  if (text === null) throw tooMuchText();
  return bearText(text, info, context);
}

@Resolver(() => Space)
export class SpaceDocumentsResolver {
  @Authorized('documents:read')
  @FieldResolver(() => DocumentConnection, {
    description:
      'Its documents by position; `parentId` makes them a tree. Without those in the bin, or only those.',
  })
  documents(
    @Root() space: Space,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('inBin', () => Boolean, { defaultValue: false, description: 'Those in the bin instead.' })
    inBin: boolean,
    @Ctx() context: Context,
  ): Promise<Connection<Document>> {
    const bounds = pageOf(page);
    const where = { spaceId: space.id, trashedAt: inBin ? { $ne: null } : null };
    return context.transaction(async ({ em }) =>
      toConnection(
        await em
          .findByCursor(Document, { ...bounds, where, orderBy: { position: 'asc', id: 'asc' } })
          .catch(refuseCursor),
      ),
    );
  }
}

@Resolver(() => SpaceEvent)
export class EventDocumentResolver {
  @Authorized('documents:read')
  @FieldResolver(() => Document, {
    nullable: true,
    description: 'The document it happened to; null for other events.',
  })
  document(@Root() event: SpaceEvent, @Ctx() context: Context): Promise<Document | null> {
    return documentOf(event.subjectId, context);
  }
}

@Resolver(() => SpaceChange)
export class ChangeDocumentResolver {
  @Authorized('documents:read')
  @FieldResolver(() => Document, {
    nullable: true,
    description: 'The document that changed, as it is now; null for other changes.',
  })
  document(@Root() change: SpaceChange, @Ctx() context: Context): Promise<Document | null> {
    return documentOf(change.subjectId, context);
  }
}

async function documentOf(subjectId: string, context: Context): Promise<Document | null> {
  return isId('doc', subjectId) ? context.load(documentsById, subjectId) : null;
}
