import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { LIMITS } from '@umlauf/shared/limits';
import type { Decision } from '@umlauf/shared/suggestions';
import type { Coediting } from '../coediting/coediting.ts';
import { Document } from '../documents/document.entity.ts';
import { documentsById, roleForDocument } from '../documents/document.loaders.ts';
import { authorizeDocument } from '../documents/document.policy.ts';
import { writerOf } from '../documents/writer-of.ts';
import { AppError } from '../platform/errors.ts';
import {
  connectionType,
  emptyConnection,
  PageArgs,
  pageOf,
  type Connection,
} from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, ownMemberships } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import type { DocumentAccess } from '../documents/document-access.ts';
import { checkChoice, chosenSuggestions, decideInText, noteDecision } from './decide-suggestions.ts';
import { listSuggestions } from './list-suggestions.ts';
import { DecideSuggestionsInput } from './suggestion.inputs.ts';
import { can } from './suggestion.policy.ts';
import { Suggestion } from './suggestion.types.ts';

const SuggestionConnection = connectionType(Suggestion, 'Suggestion');

/** Deciding about what is proposed. Proposing is writing: see `pushDocumentUpdate`. */
@Resolver(() => Document)
export class SuggestionResolver {
  private readonly limiter = new RateLimit({ points: LIMITS.suggestionDecisionsPerMinute, seconds: 60 });

  constructor(
    private readonly coediting: Coediting,
    private readonly access: DocumentAccess,
  ) {}

  @Costs(3)
  @ChangedBy<Document>(({ id }) => [changeKeys.suggestions(id)], ownMemberships)
  @Authorized('documents:read')
  @FieldResolver(() => SuggestionConnection, {
    description:
      'What is proposed for it and not decided, oldest first. None for whoever merely reads an open space without belonging to it.',
  })
  async suggestions(
    @Root() document: Document,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<Suggestion>> {
    pageOf(page);
    if (!context.isSignedIn || !can(await roleForDocument(context, document), 'read', false))
      return emptyConnection();
    return listSuggestions(document.id, page, context);
  }

  @Costs(20)
  @Authorized('documents:write')
  @Mutation(() => Document, {
    description:
      'Makes proposals part of the text, by an ordinary edit. For whoever may edit it. NOT_FOUND for one that the document does not have; what is decided already stays as it is.',
  })
  acceptSuggestions(
    @Arg('input', () => DecideSuggestionsInput, { description: 'Which ones.' }) input: DecideSuggestionsInput,
    @Ctx() context: Context,
  ): Promise<Document> {
    return this.decide(input, 'accept', context);
  }

  @Costs(20)
  @Authorized('documents:write')
  @Mutation(() => Document, {
    description:
      'Takes proposals out of the text. For whoever may edit it, and for their author. NOT_FOUND for one that the document does not have; what is decided already stays as it is.',
  })
  refuseSuggestions(
    @Arg('input', () => DecideSuggestionsInput, { description: 'Which ones.' }) input: DecideSuggestionsInput,
    @Ctx() context: Context,
  ): Promise<Document> {
    return this.decide(input, 'refuse', context);
  }

  private async decide(
    input: DecideSuggestionsInput,
    decision: Decision,
    context: Context,
  ): Promise<Document> {
    const viewer = context.signedIn;
    const { documentId } = input;
    checkChoice(input);
    const verb = decision === 'accept' ? 'edit' : 'suggest';
    const found = await context.transaction((transaction) =>
      authorizeDocument(transaction, viewer, verb, documentId),
    );
    this.charge(context);
    const role = await roleForDocument(context, found);
    const ids = await context.transaction((transaction) =>
      chosenSuggestions(transaction, viewer, role, decision, input),
    );
    const canEdit = () => this.access.mayNow(viewer, 'editDocument', documentId);
    const canSuggest = () => this.access.mayNow(viewer, 'suggest', documentId);
    const by = { account: writerOf(viewer), canEdit, canSuggest };
    await decideInText(this.coediting, found, ids, decision, by);
    await context.transaction(async (transaction) => {
      // Asked once more: reading the document takes its time.
      const document = await authorizeDocument(transaction, viewer, verb, documentId);
      await noteDecision(transaction, viewer, document, ids, decision);
    });
    const document = await context.fetch(documentsById, documentId);
    if (!document) throw new AppError('NOT_FOUND');
    return document;
  }

  private charge(context: Context): void {
    this.limiter.charge(context.signedIn.accountId);
  }
}
