import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import type { Coediting } from '../coediting/coediting.ts';
import { Document } from '../documents/document.entity.ts';
import { documentsById, roleForDocument } from '../documents/document.loaders.ts';
import { authorizeDocument } from '../documents/document.policy.ts';
import type { TextWork } from '../documents/text-thread.ts';
import { writerOf } from '../documents/writer-of.ts';
import { databaseMoment } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import { connectionType, emptyConnection, pageOf, type Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, objectAskedFor, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { isId } from '../platform/ids.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import type { DocumentAccess } from '../documents/document-access.ts';
import { keepVersion } from './keep-version.ts';
import { contentOfVersion, listVersions, versionsById } from './list-versions.ts';
import { checkName, nameVersion, removeVersionName } from './name-version.ts';
import { keepBefore, prepareRestoring, restoreVersion } from './restore-version.ts';
import {
  DocumentVersionsArgs,
  NameDocumentVersionInput,
  RenameDocumentVersionInput,
  RestoreDocumentVersionInput,
  RestoredDocumentVersion,
} from './version.inputs.ts';
import { authorizeVersion, mayRead } from './version.policy.ts';
import { DocumentVersion } from './version.types.ts';

const DocumentVersionConnection = connectionType(DocumentVersion, 'DocumentVersion');

/** How a document was, and making it so again. */
@Resolver(() => Document)
export class DocumentVersionResolver {
  private readonly limiter = new RateLimit({ points: LIMITS.versionChangesPerMinute, seconds: 60 });

  constructor(
    private readonly coediting: Coediting,
    private readonly access: DocumentAccess,
    private readonly work: TextWork,
  ) {}

  @Costs(3)
  @ChangedBy<Document>(
    // A round keeps the state that goes round.
    ({ id }) => [changeKeys.versions(id), changeKeys.text(id), changeKeys.circulations(id)],
    ownMemberships,
  )
  @Authorized('documents:read')
  @FieldResolver(() => DocumentVersionConnection, {
    description:
      'How it was, newest first. None for guests and for whoever merely reads an open space: they see the present text alone.',
  })
  async versions(
    @Root() document: Document,
    @Args(() => DocumentVersionsArgs) args: DocumentVersionsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<DocumentVersion>> {
    pageOf(args);
    if (!context.isSignedIn || !mayRead(await roleForDocument(context, document))) return emptyConnection();
    return listVersions(document.id, args, context);
  }

  @ChangedBy(objectAskedFor, ownMemberships)
  @Authorized('documents:read')
  @Query(() => DocumentVersion, {
    nullable: true,
    description: 'One version of a document; null when there is none that the viewer may read.',
  })
  async documentVersion(
    @Arg('id', () => ID, { description: 'The version.' }) id: string,
    @Ctx() context: Context,
  ): Promise<DocumentVersion | null> {
    return isId('vsn', id) ? context.fetch(versionsById, id) : null;
  }

  @Costs(20)
  @Authorized('documents:write')
  @Mutation(() => DocumentVersion, {
    description:
      'Keeps the document as it is at this moment, under a name. CONFLICT { ALREADY_NAMED } when exactly this state has one.',
  })
  async nameDocumentVersion(
    @Arg('input', () => NameDocumentVersionInput, { description: 'Of which document, and how.' })
    input: NameDocumentVersionInput,
    @Ctx() context: Context,
  ): Promise<DocumentVersion> {
    const viewer = context.signedIn;
    const { documentId } = input;
    checkName(input);
    await context.transaction((transaction) => authorizeDocument(transaction, viewer, 'edit', documentId));
    this.charge(context);
    const present = await this.coediting.state(documentId);
    if (!present) throw new AppError('GONE', { reason: 'IN_BIN' });
    const snapshot = await this.work.run('snapshot', [present.state]);
    const { revision } = present;
    return context.transaction(async (transaction) => {
      // Asked once more: reading the document takes its time.
      const document = await authorizeDocument(transaction, viewer, 'edit', documentId);
      const state = { document, revision, savedAt: databaseMoment(), snapshot };
      const version = await keepVersion(transaction, state);
      return nameVersion(transaction, viewer, { document, version }, input, false);
    });
  }

  @Costs(5)
  @Authorized('documents:write')
  @Mutation(() => DocumentVersion, {
    description: 'Gives a version a name, or another name and note. For whoever writes in the document.',
  })
  async renameDocumentVersion(
    @Arg('input', () => RenameDocumentVersionInput, { description: 'Which one and how.' })
    input: RenameDocumentVersionInput,
    @Ctx() context: Context,
  ): Promise<DocumentVersion> {
    const viewer = context.signedIn;
    checkName(input);
    return context.transaction(async (transaction) => {
      const found = await authorizeVersion(transaction, viewer, input.versionId);
      this.charge(context);
      return nameVersion(transaction, viewer, found, input, true);
    });
  }

  @Authorized('documents:write')
  @Mutation(() => DocumentVersion, {
    description:
      'Takes a version’s name and note away: it is kept no longer than those that were made by themselves.',
  })
  async removeDocumentVersionName(
    @Arg('versionId', () => ID, { description: 'The version.' }) versionId: string,
    @Ctx() context: Context,
  ): Promise<DocumentVersion> {
    const viewer = context.signedIn;
    return context.transaction(async (transaction) => {
      const found = await authorizeVersion(transaction, viewer, versionId);
      this.charge(context);
      return removeVersionName(transaction, found);
    });
  }

  @Costs(50)
  @Authorized('documents:write')
  @Mutation(() => RestoredDocumentVersion, {
    description:
      'Makes a document what it was in a version, by an ordinary edit; its title stays. How it is before is kept as a version. CONFLICT { DOCUMENT_CHANGED } with the present `revision` when somebody has written since `expectedRevision`, or restores at the same moment.',
  })
  async restoreDocumentVersion(
    @Arg('input', () => RestoreDocumentVersionInput, { description: 'Which one, and what was seen before.' })
    input: RestoreDocumentVersionInput,
    @Ctx() context: Context,
  ): Promise<RestoredDocumentVersion> {
    const viewer = context.signedIn;
    const { versionId, expectedRevision } = input;
    const { version, document } = await context.transaction((transaction) =>
      authorizeVersion(transaction, viewer, versionId),
    );
    this.charge(context);
    const kept = await contentOfVersion(versionId, context);
    if (!kept) throw new AppError('NOT_FOUND');
    const { coediting, work } = this;
    const restoring = await prepareRestoring(coediting, work, version, kept.content, expectedRevision);
    const before = await context.transaction((transaction) => keepBefore(transaction, document, restoring));
    const canEdit = () => this.access.mayNow(viewer, 'editDocument', document.id);
    const writing = { account: writerOf(viewer), canEdit };
    const revision = await context.transaction(async (transaction) => {
      // Asked once more: reading the document takes its time.
      const found = await authorizeVersion(transaction, viewer, versionId);
      return restoreVersion(transaction, coediting, found.document, restoring, writing);
    });
    const restored = await context.fetch(documentsById, document.id);
    if (!restored) throw new AppError('NOT_FOUND');
    return { document: restored, revision, before };
  }

  private charge(context: Context): void {
    this.limiter.charge(context.signedIn.accountId);
  }
}
