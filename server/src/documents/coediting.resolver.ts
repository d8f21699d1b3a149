import { randomUUID } from 'node:crypto';
import {
  Arg,
  Args,
  Authorized,
  Ctx,
  Mutation,
  Resolver,
  Root,
  Subscription,
  type SubscribeResolverData,
} from 'type-graphql';
import { SCHEMA_VERSION } from '@umlauf/shared/document-schema';
import type { Coediting } from '../coediting/coediting.ts';
import type { RoomEvent, Writer } from '../coediting/session.ts';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import { type Viewer } from '../platform/graphql/context.ts';
import type { SpaceAccess } from '../spaces/space-access.ts';
import {
  DocumentUpdates,
  DocumentUpdatesArgs,
  DurableReceipt,
  PushAwarenessInput,
  PushDocumentUpdateInput,
} from './coediting.inputs.ts';
import type { DocumentPlaces } from './document-places.ts';
import { Document } from './document.entity.ts';
import { EditDocumentInput } from './document.inputs.ts';
import { documentsById } from './document.loaders.ts';
import { authorizeDocument } from './document.policy.ts';
import { editDocument } from './edit-document.ts';

/** The co-editing engine's doors. The engine knows rooms and sessions; who may is asked here, each time. */
@Resolver()
export class CoeditingResolver {
  constructor(
    private readonly coediting: Coediting,
    private readonly access: SpaceAccess,
    private readonly places: DocumentPlaces,
  ) {}

  @Authorized('documents:write')
  @Mutation(() => DurableReceipt, {
    description:
      'Changes a document’s content. Answers only once the change is committed to the database. CONFLICT with the server’s `stateVector` when it lacks what the change builds on; the empty difference (bytes 0, 0) gets the present receipt.',
  })
  async pushDocumentUpdate(
    @Arg('input', () => PushDocumentUpdateInput, { description: 'The change.' })
    input: PushDocumentUpdateInput,
    @Ctx() context: Context,
  ): Promise<DurableReceipt> {
    const viewer = context.signedIn;
    const spaceId = await this.requireReadable(input.documentId, viewer);
    const canEdit = () => this.access.may(viewer.accountId, 'editDocument', spaceId);
    if (!(await canEdit())) throw new AppError('FORBIDDEN');
    const { documentId, update } = input;
    const request = {
      account: writerOf(viewer),
      update,
      canEdit,
      ...(input.session ? { session: input.session } : {}),
    };
    return this.coediting
      .push(documentId, request)
      .catch((error) => this.explainGone(documentId, viewer, error));
  }

  @Authorized('documents:read')
  @Mutation(() => Boolean, {
    description: 'Tells the others where the writer’s cursor is. False when the stream is not open.',
  })
  async pushAwareness(
    @Arg('input', () => PushAwarenessInput, { description: 'Stream and cursor.' }) input: PushAwarenessInput,
    @Ctx() context: Context,
  ): Promise<boolean> {
    const viewer = context.signedIn;
    await this.requireReadable(input.documentId, viewer);
    const { documentId, session, awareness } = input;
    return this.coediting.pushAwareness(documentId, { session, account: writerOf(viewer), awareness });
  }

  @Authorized('documents:write')
  @Mutation(() => Document, {
    description:
      'Edits a document by Markdown, for programs without a CRDT: merges with what people type at this moment, and they see it live. `replace` is CONFLICT with the present `revision` when a block that it changes was changed since `expectedRevision`, or that revision is older than 24 hours.',
  })
  async editDocument(
    @Arg('input', () => EditDocumentInput, { description: 'What to append, or what the whole shall be.' })
    input: EditDocumentInput,
    @Ctx() context: Context,
  ): Promise<Document> {
    const viewer = context.signedIn;
    await context.transaction((transaction) =>
      authorizeDocument(transaction, viewer, 'edit', input.documentId),
    );
    const spaceId = await this.requireReadable(input.documentId, viewer);
    const canEdit = () => this.access.may(viewer.accountId, 'editDocument', spaceId);
    await editDocument(this.coediting, context.database, writerOf(viewer), canEdit, input);
    const document = await context.load(documentsById, input.documentId);
    if (!document) throw new AppError('NOT_FOUND');
    return document;
  }

  @Authorized('documents:read')
  @Subscription(() => DocumentUpdates, {
    description:
      'Follows a document’s content. The first event comes at once: the difference to `stateVector` and the server’s own state vector; then every committed change. Ends with FORBIDDEN within a second when access is lost.',
    subscribe: ({ args, context }: SubscribeResolverData<unknown, DocumentUpdatesArgs, Context>) =>
      context.instances.get(CoeditingResolver).follow(args, context),
  })
  documentUpdates(
    @Root() event: RoomEvent,
    @Args(() => DocumentUpdatesArgs) _args: DocumentUpdatesArgs,
  ): DocumentUpdates {
    return event;
  }

  async follow(args: DocumentUpdatesArgs, context: Context): Promise<AsyncIterable<RoomEvent>> {
    const viewer = context.signedIn;
    const { documentId } = args;
    const spaceId = await this.requireReadable(documentId, viewer);
    const document = await context.load(documentsById, documentId);
    if (!document) throw new AppError('NOT_FOUND');
    if (document.trashedAt) throw new AppError('GONE', { reason: 'IN_BIN' });
    const session = {
      id: args.session || randomUUID(),
      account: writerOf(viewer),
      schemaVersion: args.schemaVersion ?? SCHEMA_VERSION,
      canRead: () => this.access.may(viewer.accountId, 'readSpace', spaceId),
    };
    return this.coediting.follow(
      documentId,
      session,
      args.stateVector ? { stateVector: args.stateVector } : {},
    );
  }

  /** The document's space, when the viewer may read it. Throws NOT_FOUND otherwise. */
  private async requireReadable(documentId: string, viewer: Viewer): Promise<string> {
    const spaceId = await this.places.spaceOf(documentId);
    if (!spaceId || !(await this.access.may(viewer.accountId, 'readSpace', spaceId)))
      throw new AppError('NOT_FOUND');
    return spaceId;
  }

  /** The engine cannot tell "in the bin" from "never was": whoever may read the document may know. */
  private async explainGone(documentId: string, viewer: Viewer, error: unknown): Promise<never> {
    if (!(error instanceof AppError) || error.code !== 'NOT_FOUND') throw error;
    const spaceId = await this.places.spaceOf(documentId);
    const readable = spaceId !== null && (await this.access.may(viewer.accountId, 'readSpace', spaceId));
    throw readable ? new AppError('GONE', { reason: 'IN_BIN' }) : error;
  }
}

function writerOf(viewer: Viewer): Writer {
  return { accountId: viewer.accountId, name: viewer.name };
}
