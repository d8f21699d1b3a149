import { Authorized, Ctx, FieldResolver, InterfaceType, ObjectType, Resolver, Root } from 'type-graphql';
import { DocumentChange } from '../documents/document-change.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, Shareable } from '../platform/graphql/declarations.ts';
import { AuthoredChange, Change } from '../spaces/change.ts';
import { suggestionsById } from './list-suggestions.ts';
import { Suggestion } from './suggestion.types.ts';

@InterfaceType({
  implements: [Change, AuthoredChange, DocumentChange],
  description: 'A change of a document was proposed, or decided about.',
})
class SuggestionChange extends DocumentChange {}

const OF_SUGGESTIONS = [Change, AuthoredChange, DocumentChange, SuggestionChange];

@ObjectType({ implements: OF_SUGGESTIONS, description: 'Somebody proposed a change of a document.' })
class SuggestionAdded {}

@ObjectType({ implements: OF_SUGGESTIONS, description: 'A proposed change was accepted.' })
class SuggestionAccepted {}

@ObjectType({ implements: OF_SUGGESTIONS, description: 'A proposed change was refused, or withdrawn.' })
class SuggestionRefused {}

@ObjectType({ implements: OF_SUGGESTIONS, description: 'A decision about a proposed change was undone.' })
class SuggestionReopened {}

/** For the schema, which finds them by no field. */
export const SUGGESTION_CHANGES = [
  SuggestionAdded,
  SuggestionAccepted,
  SuggestionRefused,
  SuggestionReopened,
];

@Resolver(() => SuggestionChange)
export class SuggestionChangeResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => Suggestion, {
    nullable: true,
    description: 'The proposal as it is now; null when it is gone, or the viewer no longer reads it.',
  })
  suggestion(@Root() change: Change, @Ctx() context: Context): Promise<Suggestion | null> {
    return context.fetch(suggestionsById, change.facts['suggestionId'] ?? '');
  }
}
