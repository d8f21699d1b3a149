import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { Circulation } from '../circulations/circulation.types.ts';
import type { Coediting } from '../coediting/coediting.ts';
import { Document } from '../documents/document.entity.ts';
import { documentsById } from '../documents/document.loaders.ts';
import { beginNewDraft } from '../documents/seal-document.ts';
import type { TextWork } from '../documents/text-thread.ts';
import { AppError } from '../platform/errors.ts';
import { connectionType, PageArgs, type Connection } from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { roleIn } from '../spaces/space.loaders.ts';
import { adoptedRounds } from './adopted-rounds.ts';
import { sealAdopted } from './change-release.ts';
import { listReleases } from './list-releases.ts';
import { authorizeAdopted, can } from './release.policy.ts';
import { AdoptionAbilities, Release } from './release.types.ts';

const ReleaseConnection = connectionType(Release, 'Release');

/** What being adopted means for a document: it is sealed, and can be released. */
@Resolver(() => Document)
export class AdoptedDocumentResolver {
  constructor(
    private readonly coediting: Coediting,
    private readonly work: TextWork,
  ) {}

  @Costs(2)
  @ChangedBy<Document>(({ id }) => [changeKeys.circulations(id)], ownMemberships)
  @Authorized('documents:read')
  @FieldResolver(() => Circulation, {
    nullable: true,
    description: 'The round that adopted it last, when there is one that the viewer may read.',
  })
  adoptedIn(@Root() { id }: Document, @Ctx() context: Context): Promise<Circulation | null> | null {
    return context.isSignedIn ? context.fetch(adoptedRounds, id) : null;
  }

  @Costs(2)
  @ChangedBy<Document>(({ id }) => [id])
  @Authorized('documents:read')
  @FieldResolver(() => ReleaseConnection, {
    description: 'What was released of it to the public, the newest first.',
  })
  releases(
    @Root() { id }: Document,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Release>> {
    return listReleases(id, page, context);
  }

  @Costs(20)
  @Authorized('documents:write')
  @Mutation(() => Document, {
    description:
      'Seals a document that is again what a round adopted, as it is sealed by itself where nobody has written meanwhile. For writers. CONFLICT { NOT_ADOPTED }, and { DOCUMENT_CHANGED } when its text or title are others.',
  })
  async sealDocument(
    @Arg('circulationId', () => ID, { description: 'The round that adopted it.' }) circulationId: string,
    @Arg('documentId', () => ID, {
      nullable: true,
      description: 'Which of its documents; by default the one whose text is the round’s own.',
    })
    meantId: string | null,
    @Ctx() context: Context,
  ): Promise<Document> {
    const viewer = context.signedIn;
    const part = { circulationId, documentId: meantId ?? null };
    const { documentId } = await context.transaction((transaction) =>
      authorizeAdopted(transaction, viewer, 'seal', part),
    );
    const present = await this.coediting.state(documentId);
    if (!present) throw new AppError('GONE', { reason: 'IN_BIN' });
    const snapshot = await this.work.run('snapshot', [present.state]);
    await context.transaction((transaction) =>
      sealAdopted(transaction, viewer, part, { revision: present.revision, snapshot }),
    );
    return requireDocument(context, documentId);
  }

  @Authorized('documents:write')
  @Mutation(() => Document, {
    description:
      'Lets a sealed document be written again: what comes of it is openly not what was agreed to. For writers. Nothing happens when it is not sealed.',
  })
  async beginNewDraft(
    @Arg('documentId', () => ID, { description: 'The document.' }) documentId: string,
    @Ctx() context: Context,
  ): Promise<Document> {
    const viewer = context.signedIn;
    await context.transaction((transaction) => beginNewDraft(transaction, viewer, documentId));
    return requireDocument(context, documentId);
  }
}

/** What the viewer may do with what was adopted. */
@Resolver(() => Circulation)
export class AdoptedRoundResolver {
  @ChangedBy<Circulation>(({ id }) => [id], ownMemberships)
  @FieldResolver(() => AdoptionAbilities, {
    description: 'What the viewer may do with what the round adopted; nothing as long as it has not.',
  })
  async viewerCanWithAdopted(
    @Root() { spaceId, state }: Circulation,
    @Ctx() context: Context,
  ): Promise<AdoptionAbilities> {
    const role = await roleIn(context, spaceId);
    const isAdopted = state === 'ADOPTED';
    return { seal: isAdopted && can(role, 'seal'), release: isAdopted && can(role, 'release') };
  }
}

async function requireDocument(context: Context, id: string): Promise<Document> {
  const document = await context.fetch(documentsById, id);
  if (!document) throw new AppError('NOT_FOUND');
  return document;
}
