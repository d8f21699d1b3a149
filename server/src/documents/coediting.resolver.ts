import { randomUUID } from 'node:crypto';
import {
  Arg,
  Args,
  Authorized,
  Ctx,
  Extensions,
  FieldResolver,
  Mutation,
  Resolver,
  Root,
  Subscription,
  type SubscribeResolverData,
} from 'type-graphql';
import { Costs } from '../platform/graphql/field-cost.ts';
import { compactCursors } from '@umlauf/shared/cursor-codec';
import { SCHEMA_VERSION } from '@umlauf/shared/document-schema';
import type { Coediting } from '../coediting/coediting.ts';
import type { RoomEvent } from '../coediting/session.ts';
import { AppError } from '../platform/errors.ts';
import type { Context, Viewer } from '../platform/graphql/context.ts';
import { PASSES_EVENTS, plainly } from '../platform/graphql/flat-plan.ts';
import { Base64 } from '../platform/graphql/scalars.ts';
import {
  DocumentUpdates,
  DocumentUpdatesArgs,
  DurableReceipt,
  PushAwarenessInput,
  PushDocumentUpdateInput,
} from './coediting.inputs.ts';
import type { DocumentAccess } from './document-access.ts';
import { Document } from './document.entity.ts';
import { EditDocumentInput } from './document.inputs.ts';
import { documentsById } from './document.loaders.ts';
import { authorizeDocument } from './document.policy.ts';
import { editDocument } from './edit-document.ts';
import type { TextWork } from './text-thread.ts';
import { writerOf } from './writer-of.ts';

const compact = new WeakMap<Uint8Array, Uint8Array>();

/** Made once for all who are told of it. */
function cursorsOf({ awareness }: DocumentUpdates): Uint8Array | null {
  if (!awareness) return null;
  let cursors = compact.get(awareness);
  if (!cursors) compact.set(awareness, (cursors = compactCursors(awareness)));
  return cursors;
}

@Resolver(() => DocumentUpdates)
export class DocumentCursorsResolver {
  @Extensions(plainly(cursorsOf))
  @FieldResolver(() => Base64, {
    nullable: true,
    description:
      'The same as `awareness` in a fifth of the bytes, for the web application (`shared/src/cursor-codec.ts`).',
  })
  cursors(@Root() event: DocumentUpdates): Uint8Array | null {
    return cursorsOf(event);
  }
}

/** The co-editing engine's doors. The engine knows rooms and sessions; who may is asked here, each time. */
@Resolver()
export class CoeditingResolver {
  constructor(
    private readonly coediting: Coediting,
    private readonly access: DocumentAccess,
    private readonly work: TextWork,
  ) {}

  @Authorized('documents:write')
  @Mutation(() => DurableReceipt, {
    description:
      'Changes a document’s content. Answers only once the change is committed to the database. CONFLICT with the server’s `stateVector` when it lacks what the change builds on; the empty difference (bytes 0, 0) gets the present receipt. Whoever may not edit may propose: FORBIDDEN unless the document with all of their own proposals refused stays as it is.',
  })
  async pushDocumentUpdate(
    @Arg('input', () => PushDocumentUpdateInput, { description: 'The change.' })
    input: PushDocumentUpdateInput,
    @Ctx() context: Context,
  ): Promise<DurableReceipt> {
    const viewer = context.signedIn;
    const { documentId, update } = input;
    await this.requireReadable(documentId, viewer);
    const canEdit = () => this.access.mayNow(viewer, 'editDocument', documentId);
    const canSuggest = () => this.access.mayNow(viewer, 'suggest', documentId);
    if (!(await canEdit()) && !(await canSuggest())) throw new AppError('FORBIDDEN');
    const request = {
      account: writerOf(viewer),
      update,
      canEdit,
      canSuggest,
      ...(input.session ? { session: input.session } : {}),
    };
    const pushed = this.coediting
      .push(documentId, request)
      .catch((error) => this.explainGone(documentId, viewer, error));
    // At once, so that it is told together with the text.
    if (input.awareness) await Promise.all([pushed, this.moveCursor(input, input.awareness, viewer)]);
    return pushed;
  }

  /** What is wrong with a cursor is no reason to say that the text was not saved. */
  private async moveCursor(
    { documentId, session }: PushDocumentUpdateInput,
    awareness: Uint8Array,
    viewer: Viewer,
  ): Promise<void> {
    if (!session) return;
    const request = { session, account: writerOf(viewer), awareness };
    await this.coediting.pushAwareness(documentId, request).catch(() => false);
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
    const { documentId, session, awareness } = input;
    await this.requireReadable(documentId, viewer);
    // Who merely visits is nobody among those who work here.
    if (!(await this.access.mayNow(viewer, 'seePresence', documentId))) return false;
    return this.coediting.pushAwareness(documentId, { session, account: writerOf(viewer), awareness });
  }

  @Costs(20)
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
    await this.requireReadable(input.documentId, viewer);
    const canEdit = () => this.access.mayNow(viewer, 'editDocument', input.documentId);
    await editDocument(this.coediting, context.database, this.work, writerOf(viewer), canEdit, input);
    const document = await context.fetch(documentsById, input.documentId);
    if (!document) throw new AppError('NOT_FOUND');
    return document;
  }

  @Authorized('documents:read')
  @Extensions(PASSES_EVENTS)
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
    await this.requireReadable(documentId, viewer);
    const document = await context.fetch(documentsById, documentId);
    if (!document) throw new AppError('NOT_FOUND');
    if (document.trashedAt) throw new AppError('GONE', { reason: 'IN_BIN' });
    const session = {
      id: args.session || randomUUID(),
      account: writerOf(viewer),
      schemaVersion: args.schemaVersion ?? SCHEMA_VERSION,
      canRead: () => this.access.mayNow(viewer, 'readSpace', documentId),
      readsAlone: !(await this.access.mayNow(viewer, 'seePresence', documentId)),
    };
    return this.coediting.follow(
      documentId,
      session,
      args.stateVector ? { stateVector: args.stateVector } : {},
    );
  }

  /** Throws NOT_FOUND when the viewer may not read the document. */
  private async requireReadable(documentId: string, viewer: Viewer): Promise<void> {
    if (!(await this.access.mayNow(viewer, 'readSpace', documentId))) throw new AppError('NOT_FOUND');
  }

  /** The engine cannot tell "in the bin" from "never was": whoever may read the document may know. */
  private async explainGone(documentId: string, viewer: Viewer, error: unknown): Promise<never> {
    if (!(error instanceof AppError) || error.code !== 'NOT_FOUND') throw error;
    const readable = await this.access.mayNow(viewer, 'readSpace', documentId);
    throw readable ? new AppError('GONE', { reason: 'IN_BIN' }) : error;
  }
}
