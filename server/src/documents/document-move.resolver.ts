import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { Account } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import { Space } from '../spaces/space.entity.ts';
import { spacesById } from '../spaces/space.loaders.ts';
import { authorizeMove, foretell } from './document-move.ts';
import { MoveDocumentToSpaceInput } from './document-move.inputs.ts';
import { DocumentMove, MovedSight } from './document-move.types.ts';
import { Document } from './document.entity.ts';
import { documentsById } from './document.loaders.ts';
import { moveToSpace } from './move-to-space.ts';

/** Moving documents to other spaces: what it would mean is asked first, and sent along. */
@Resolver(() => DocumentMove)
export class DocumentMoveResolver {
  private readonly limiter = new RateLimit({ points: LIMITS.documentMovesPerMinute, seconds: 60 });

  constructor(private readonly announcements: Announcements) {}

  @Costs(20)
  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:write')
  @Query(() => DocumentMove, {
    description:
      'What it would mean to move a document to another space: who begins and who ceases to see it. For leads of its space who may create documents in the other one. NOT_FOUND for a document or space that the viewer may not read.',
  })
  documentMove(
    @Arg('documentId', () => ID, { description: 'The document.' }) documentId: string,
    @Arg('spaceId', () => ID, { description: 'The other space.' }) spaceId: string,
    @Ctx() context: Context,
  ): Promise<DocumentMove> {
    const viewer = context.signedIn;
    return context.transaction(async (transaction) =>
      foretell(transaction, await authorizeMove(transaction, viewer, documentId, spaceId)),
    );
  }

  @Costs(20)
  @Authorized('documents:write')
  @Mutation(() => Document, {
    description:
      'Moves a document with all that stands under it to another space, at the end there: comments, suggestions, versions and files go along. Its guests, invitations to it and requests for it end. For leads of its space who may create documents in the other one. CONFLICT { CIRCULATED } for what was sent round, { MINUTES } for minutes of a meeting, { UPLOADING } while a file is on its way, { AUDIENCE_CHANGED } when what `documentMove` said is no longer so.',
  })
  async moveDocumentToSpace(
    @Arg('input', () => MoveDocumentToSpaceInput, {
      description: 'Which one, where, and what was said of it.',
    })
    input: MoveDocumentToSpaceInput,
    @Ctx() context: Context,
  ): Promise<Document> {
    const viewer = context.signedIn;
    this.limiter.charge(viewer.accountId);
    return context.transaction(async (transaction) => {
      const { document, formerSpaceId, guests } = await moveToSpace(transaction, viewer, input);
      transaction.afterCommit(() => {
        for (const accountId of guests)
          this.announcements.emit('membershipChanged', { spaceId: formerSpaceId, accountId });
        this.announcements.emit('invitationsChanged', { spaceId: formerSpaceId });
      });
      return document;
    });
  }

  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => Document, { description: 'The document.' })
  async document(@Root() { documentId }: DocumentMove, @Ctx() context: Context): Promise<Document> {
    const document = await context.fetch(documentsById, documentId);
    if (!document) throw new AppError('NOT_FOUND');
    return document;
  }

  @ChangedBy(NOTHING_ELSE)
  @Authorized('spaces:read')
  @FieldResolver(() => Space, { description: 'The other space.' })
  async space(@Root() { spaceId }: DocumentMove, @Ctx() context: Context): Promise<Space> {
    const space = await context.fetch(spacesById, spaceId);
    if (!space) throw new AppError('NOT_FOUND');
    return space;
  }
}

@Resolver(() => MovedSight)
export class MovedSightResolver {
  @ChangedBy(NOTHING_ELSE)
  @Authorized('spaces:read')
  @FieldResolver(() => [Account], { description: 'Who, by name; at most 50 of them.' })
  async people(@Root() { accountIds }: MovedSight, @Ctx() context: Context): Promise<Account[]> {
    const found = await Promise.all(accountIds.map((id) => context.fetch(accountsById, id)));
    return found.filter((account) => account !== null && account !== undefined);
  }
}
