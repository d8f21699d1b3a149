import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Decision } from '../decisions/decision.types.ts';
import { decisionsOfRounds } from '../decisions/list-decisions.ts';
import type { Context } from '../platform/graphql/context.ts';
import { ChangedBy, NOTHING_ELSE } from '../platform/graphql/declarations.ts';
import { Circulation } from './circulation.types.ts';
import { circulationsById } from './list-circulations.ts';

/** By which round something was decided. */
@Resolver(() => Decision)
export class DecisionCirculationResolver {
  @ChangedBy(NOTHING_ELSE)
  @FieldResolver(() => Circulation, {
    nullable: true,
    description: 'The round that ended with it; null when it is gone.',
  })
  circulation(
    @Root() { circulationId }: Decision,
    @Ctx() context: Context,
  ): Promise<Circulation | null> | null {
    return circulationId ? context.fetch(circulationsById, circulationId) : null;
  }
}

/** What a round has led to. */
@Resolver(() => Circulation)
export class CirculationDecisionResolver {
  @ChangedBy<Circulation>(({ id }) => [id])
  @FieldResolver(() => Decision, {
    nullable: true,
    description:
      'Its entry in the register of decisions; null while it is under way, and when nothing was decided.',
  })
  decision(@Root() { id }: Circulation, @Ctx() context: Context): Promise<Decision | null> {
    return context.fetch(decisionsOfRounds, id);
  }
}
