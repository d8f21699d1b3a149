import type { AuthCheckerInterface, ResolverData } from 'type-graphql';
import { AppError } from '../errors.ts';
import type { Context } from './context.ts';
import type { Need } from './tell-scopes.ts';

/**
 * The first of two questions at every root field: what may this credential do at all? `@Authorized('documents:write')`
 * names the scope that an access token needs, 'person' is for sessions alone, and an empty list needs nothing. Reading
 * without a credential is allowed and shows what is public; writing is not. The second question, what may this person do
 * with this object, is the feature's policy. Asked again on each event of a subscription. The schema tells it
 * (`tellScopes`). A mutation whose time is over does not begin its next field.
 */
export class ScopeChecker implements AuthCheckerInterface<Context, Need> {
  check({ context, info }: ResolverData<Context>, needed: Need[]): boolean {
    if (info.parentType.name === 'Mutation') context.time.check();
    if (!context.isSignedIn) {
      if (needed.every((need) => need.endsWith(':read'))) return true;
      throw new AppError('UNAUTHENTICATED');
    }
    for (const need of needed) {
      if (need === 'person') context.requirePerson();
      else if (need !== 'signed-in') context.requireScope(need);
    }
    return true;
  }
}
