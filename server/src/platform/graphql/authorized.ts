import type { AuthCheckerInterface, ResolverData } from 'type-graphql';
import type { Scope } from '@umlauf/shared/scopes';
import { AppError } from '../errors.ts';
import type { Context } from './context.ts';

/**
 * The first of two questions at every root field: what may this credential do at all? `@Authorized('documents:write')`
 * names the scope that an access token needs. Reading without a credential is allowed and shows what is public;
 * writing is not. The second question, what may this person do with this object, is the feature's policy.
 * Asked again on each event of a subscription.
 */
export class ScopeChecker implements AuthCheckerInterface<Context, Scope | 'signed-in'> {
  check({ context }: ResolverData<Context>, needed: (Scope | 'signed-in')[]): boolean {
    if (!context.viewer) {
      if (needed.every((need) => need.endsWith(':read'))) return true;
      throw new AppError('UNAUTHENTICATED');
    }
    for (const need of needed) if (need !== 'signed-in') context.requireScope(need);
    return true;
  }
}
