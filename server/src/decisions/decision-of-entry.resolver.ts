import { Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { decisionOfEntry } from '../documents/store-texts.ts';
import { EntryKind } from '../entries/entry-enums.ts';
import { TextEntry } from '../entries/entry.types.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy } from '../platform/graphql/declarations.ts';
import { Decision } from './decision.types.ts';
import { decisionsById } from './list-decisions.ts';

/** What has become of a decision that stands in a text, for its margin. */
@Resolver(() => TextEntry)
export class EntryDecisionResolver {
  @ChangedBy<TextEntry>(({ id }) => [decisionOfEntry(id)])
  @Authorized('documents:read')
  @FieldResolver(() => Decision, {
    nullable: true,
    description:
      'Of a decision: its entry in the register, with what has become of it. Null where nobody is signed in.',
  })
  decision(@Root() { id, kind }: TextEntry, @Ctx() context: Context): Promise<Decision | null> | null {
    if (kind !== EntryKind.DECISION || !context.isSignedIn) return null;
    return context.fetch(decisionsById, decisionOfEntry(id));
  }
}
