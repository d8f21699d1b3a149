import type { GraphQLResolveInfo } from 'graphql';
import { Authorized, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Account } from '../accounts/account.entity.ts';
import { accountsById } from '../accounts/account.loaders.ts';
import type { Coediting } from '../coediting/coediting.ts';
import { accountsOfClients } from '../documents/clients.loaders.ts';
import { documentsById, roleForDocument } from '../documents/document.loaders.ts';
import { can as canDocument } from '../documents/document.policy.ts';
import type { TextWork } from '../documents/text-thread.ts';
import { bearText } from '../platform/graphql/answer-size.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { Costs } from '../platform/graphql/field-cost.ts';
import { changeKeys } from '../platform/live/change-keys.ts';
import { canDecide } from './suggestion.policy.ts';
import { SuggestedWords, Suggestion, SuggestionAbilities, whoMay } from './suggestion.types.ts';

/** What a proposal is about, whose it is, and who may decide. */
@Resolver(() => Suggestion)
export class SuggestionFieldsResolver {
  constructor(
    private readonly coediting: Coediting,
    private readonly work: TextWork,
  ) {}

  @Costs(10)
  @ChangedBy<Suggestion>(({ documentId }) => [changeKeys.commits(documentId)], ...whoMay)
  @Authorized('documents:read')
  @FieldResolver(() => SuggestedWords, {
    nullable: true,
    description:
      'The words that it is about; null when none of them stand in the text any more, and while the document is in the bin.',
  })
  async words(
    @Root() suggestion: Suggestion,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SuggestedWords | null> {
    const words = await context.fetch(this.present, suggestion);
    if (words) bearText(`${words.inserted}${words.deleted}${words.formatted}`, info, context);
    return words;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description: 'Who proposes it; null when that account is gone.',
  })
  author(@Root() { authorId }: Suggestion, @Ctx() context: Context): Promise<Account | null> | null {
    return authorId ? context.fetch(accountsById, authorId) : null;
  }

  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Account, {
    nullable: true,
    description:
      'Who decided about it; null when it is open, when it was closed because its words had gone from the text, and when that account is gone.',
  })
  decidedBy(@Root() { decidedById }: Suggestion, @Ctx() context: Context): Promise<Account | null> | null {
    return decidedById ? context.fetch(accountsById, decidedById) : null;
  }

  @ChangedBy(...whoMay)
  @FieldResolver(() => SuggestionAbilities, {
    description: 'What the viewer may do with it at this moment.',
  })
  async viewerCan(@Root() suggestion: Suggestion, @Ctx() context: Context): Promise<SuggestionAbilities> {
    const { documentId, spaceId } = suggestion;
    const document = await context.fetch(documentsById, documentId);
    const role = await roleForDocument(context, { id: documentId, spaceId });
    const { accountId } = context.signedIn;
    const may = (verb: 'edit' | 'suggest') =>
      document !== null && canDocument(role, verb, document, accountId);
    const isOwn = suggestion.authorId === accountId;
    return {
      accept: may('edit') && canDecide(role, 'accept', suggestion, accountId, false),
      refuse: may(isOwn ? 'suggest' : 'edit') && canDecide(role, 'refuse', suggestion, accountId, false),
    };
  }

  /** Each document is read once for all that is proposed for it. */
  private readonly present = async (
    _read: Read,
    suggestions: readonly Suggestion[],
  ): Promise<Map<Suggestion, SuggestedWords>> => {
    const found = new Map<Suggestion, SuggestedWords>();
    for (const [documentId, own] of Map.groupBy(suggestions, (each) => each.documentId)) {
      const present = await this.coediting.state(documentId);
      if (!present) continue;
      const all = await this.work.run('suggestions', present.state);
      const words = new Map(all.map((each) => [each.id, each]));
      for (const suggestion of own) {
        const { id, authorId } = suggestion;
        if (words.has(id))
          found.set(suggestion, Object.assign(new SuggestedWords(), words.get(id), { documentId, authorId }));
      }
    }
    return found;
  };
}

@Resolver(() => SuggestedWords)
export class SuggestedWordsResolver {
  @Costs(3)
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => [Account], {
    description:
      'Who else wrote of the words that are to come in, or put them elsewhere, by name: they may not be the author’s own. Accounts that are gone are not among them.',
  })
  async alsoBy(
    @Root() { clients, documentId, authorId }: SuggestedWords,
    @Ctx() context: Context,
  ): Promise<Account[]> {
    if (clients.length === 0) return [];
    const writers = await accountsOfClients(documentId, clients, context);
    const others = new Map([...writers.values()].map((account) => [account.id, account]));
    if (authorId) others.delete(authorId);
    return [...others.values()];
  }
}
