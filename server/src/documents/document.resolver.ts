import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Info,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { databaseMoment } from '../platform/clock.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { SCHEMA_VERSION } from '@umlauf/shared/document-schema';
import { LIMITS } from '@umlauf/shared/limits';
import { roleAllows } from '@umlauf/shared/roles';
import { Account } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import type { Coediting } from '../coediting/coediting.ts';
import { AppError } from '../platform/errors.ts';
import { bearText, tooMuchText } from '../platform/graphql/answer-size.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import { PageArgs, type Connection } from '../platform/graphql/connection.ts';
import type { Context, Viewer } from '../platform/graphql/context.ts';
import { faultOfLine } from '../platform/graphql/input-text.ts';
import { isId } from '../platform/ids.ts';
import { Space } from '../spaces/space.entity.ts';
import { roleIn, spacesById, spacesOfGuest } from '../spaces/space.loaders.ts';
import { authorizeInSpace } from '../spaces/space.policy.ts';
import { SpaceChange } from '../spaces/space.live.ts';
import { SpaceEvent } from '../spaces/space-event.resolver.ts';
import { checkNewDocument, createDocument } from './create-document.ts';
import { DocumentConnection } from './document-connection.ts';
import { DocumentAbilities } from './document-abilities.ts';
import { binOf, Document } from './document.entity.ts';
import type { DocumentPlaces } from './document-places.ts';
import { CreateDocumentInput, MoveDocumentInput, RenameDocumentInput } from './document.inputs.ts';
import { contentById, documentsById, roleForDocument, type DocumentContent } from './document.loaders.ts';
import { authorizeDocument, can, type DocumentVerb } from './document.policy.ts';
import { withoutResponsible } from './entry-to-markdown.ts';
import { listDocuments } from './list-documents.ts';
import { moveDocument } from './move-document.ts';
import type { FirstContent } from './first-content.ts';
import { takesLong, type TextWork } from './text-thread.ts';
import { deleteDocument, restoreDocument, trashDocument } from './trash-document.ts';
import {
  ChangedBy,
  NOTHING_ELSE,
  objectAskedFor,
  ownMemberships,
  Shareable,
  SharedIn,
} from '../platform/graphql/declarations.ts';
import { changeKeys } from '../platform/live/change-keys.ts';

@Resolver(() => Document)
export class DocumentResolver {
  constructor(
    private readonly coediting: Coediting,
    private readonly places: DocumentPlaces,
    private readonly work: TextWork,
  ) {}

  /** The space in which a document is, for `SharedIn`; none when there is no such document. */
  async spacesOf(documentId: string): Promise<string[]> {
    const spaceId = await this.places.spaceOf(documentId);
    return spaceId ? [spaceId] : [];
  }

  @SharedIn(({ id }, instances) => instances.get(DocumentResolver).spacesOf(String(id)))
  @ChangedBy(objectAskedFor, ownMemberships)
  @Authorized('documents:read')
  @Query(() => Document, {
    nullable: true,
    description: 'One document; null when there is none that the viewer may read.',
  })
  async document(
    @Arg('id', () => ID, { description: 'The document.' }) id: string,
    @Ctx() context: Context,
  ): Promise<Document | null> {
    return isId('doc', id) ? context.fetch(documentsById, id) : null;
  }

  @Costs(20)
  @Authorized('documents:write')
  @Mutation(() => Document, { description: 'Creates a document at the end of its siblings.' })
  async createDocument(
    @Arg('input', () => CreateDocumentInput, { description: 'Where, with which title and content.' })
    input: CreateDocumentInput,
    @Ctx() context: Context,
  ): Promise<Document> {
    const viewer = context.signedIn;
    checkNewDocument(input);
    const read = takesLong(input.markdown ?? '') ? await this.read(viewer, input, context) : undefined;
    return context.transaction((transaction) => createDocument(transaction, viewer, input, read));
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
      document.updatedAt = databaseMoment();
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

  @Authorized('documents:write')
  @Mutation(() => ID, {
    description:
      'Removes a document in the bin for good, with what went there together with it. For leads. FORBIDDEN when it is not in the bin; CONFLICT { CIRCULATED } when one of them was sent round. Answers its id.',
  })
  async deleteDocument(
    @Arg('documentId', () => ID, { description: 'The document.' }) documentId: string,
    @Ctx() context: Context,
  ): Promise<string> {
    const viewer = context.signedIn;
    await context.transaction((transaction) => deleteDocument(transaction, viewer, documentId));
    return documentId;
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('spaces:read')
  @FieldResolver(() => Space, {
    description:
      'The space to which it belongs. To a guest of the document alone it shows nothing but its name.',
  })
  async space(@Root() document: Document, @Ctx() context: Context): Promise<Space> {
    const { spaceId } = document;
    const space = (await context.fetch(spacesById, spaceId)) ?? (await context.fetch(spacesOfGuest, spaceId));
    if (!space) throw new AppError('NOT_FOUND');
    return space;
  }

  @Costs(3)
  @Shareable()
  @ChangedBy<Document>(({ id }) => [changeKeys.text(id)])
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

  @Costs(3)
  @Shareable()
  @ChangedBy<Document>(({ id }) => [changeKeys.text(id)], ownMemberships)
  @Authorized('documents:read')
  @FieldResolver(() => String, {
    description:
      'Its content as Markdown (CommonMark with tables, task lists and strikethrough); see `textRevision`. Who is responsible for a task is in it for members of the space alone.',
  })
  async markdown(
    @Root() document: Document,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<string> {
    const markdown = await longText('markdown', document, context, info);
    const isTold = roleAllows(await roleIn(context, document.spaceId), 'listMembers');
    return isTold ? markdown : withoutResponsible(markdown);
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who created it; null when that account is gone.',
  })
  createdBy(@Root() document: Document, @Ctx() context: Context): Account | null | Promise<Account | null> {
    if (document.author !== undefined) return document.author;
    return document.createdById ? context.fetch(accountsById, document.createdById) : null;
  }

  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Int, {
    description: 'Version of the content’s schema that writing in it takes; see `documentUpdates`.',
  })
  schemaVersion(): number {
    return SCHEMA_VERSION;
  }

  @Shareable()
  @ChangedBy<Document>(({ id }) => [id], binOf, ownMemberships)
  @FieldResolver(() => DocumentAbilities, { description: 'What the viewer may do with it at this moment.' })
  async viewerCan(@Root() document: Document, @Ctx() context: Context): Promise<DocumentAbilities> {
    const role = await roleForDocument(context, document);
    const may = (verb: DocumentVerb) => can(role, verb, document, '');
    return Object.assign(new DocumentAbilities(), {
      document,
      role,
      readVersions: may('readVersions'),
      manageGuests: may('manageGuests'),
      beginDraft: may('beginDraft'),
      circulate: may('circulate'),
      rename: may('rename'),
      move: may('move'),
      moveAway: may('moveAway'),
      trash: may('trash'),
      restore: may('restore'),
      delete: may('delete'),
    });
  }

  /** Nobody else may make the house read, and no place in the tree is locked while it does. */
  private async read(
    viewer: Viewer,
    { spaceId, markdown }: CreateDocumentInput,
    context: Context,
  ): Promise<FirstContent | undefined> {
    await context.transaction((transaction) =>
      authorizeInSpace(transaction, viewer, 'createDocument', spaceId),
    );
    return markdown?.trim() ? this.work.run('create', markdown) : undefined;
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

/** What brings documents into a list, out of it, or to another place in it. */
function listChanges({ id }: Space): string[] {
  const types = [
    'DOCUMENT_CREATED',
    'DOCUMENT_MOVED',
    'DOCUMENT_MOVED_AWAY',
    'DOCUMENT_MOVED_HERE',
    'DOCUMENT_TRASHED',
    'DOCUMENT_RESTORED',
    'DOCUMENT_DELETED',
  ] as const;
  return types.map((type) => changeKeys.events(id, type));
}

@Resolver(() => Space)
export class SpaceDocumentsResolver {
  @Shareable()
  @ChangedBy(listChanges)
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
    return listDocuments(space.id, page, inBin, context);
  }
}

@Resolver(() => SpaceEvent)
export class EventDocumentResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
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
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
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
  return isId('doc', subjectId) ? context.fetch(documentsById, subjectId) : null;
}
