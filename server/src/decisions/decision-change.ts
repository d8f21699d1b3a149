import { Authorized, Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE, Shareable } from '../platform/graphql/declarations.ts';
import { AuthoredChange, Change } from '../spaces/change.ts';
import { DecisionState } from './decision-enums.ts';
import { Decision } from './decision.types.ts';
import { decisionsById } from './list-decisions.ts';

@ObjectType({
  implements: [Change, AuthoredChange],
  description: 'Somebody said what has become of a decision.',
})
class DecisionChanged {}

/** For the schema, which finds it by no field. */
export const DECISION_CHANGES = [DecisionChanged];

@Resolver(() => DecisionChanged)
export class DecisionChangedResolver {
  @Shareable()
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => DecisionState, { description: 'What had become of it then.' })
  state(@Root() { facts }: Change): keyof typeof DecisionState {
    return facts['state'] as keyof typeof DecisionState;
  }

  @ChangedBy(NOTHING_ELSE)
  @Authorized('documents:read')
  @FieldResolver(() => Decision, {
    nullable: true,
    description: 'The decision as it is now; null when the viewer does not read it.',
  })
  decision(@Root() { subjectId }: Change, @Ctx() context: Context): Promise<Decision | null> {
    return context.fetch(decisionsById, subjectId);
  }
}
