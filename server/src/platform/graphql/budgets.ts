import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../errors.ts';
import { RateLimit, rateLimited } from '../rate-limit.ts';
import type { Context, Viewer } from './context.ts';
import { priceOf, type AskedOperation } from './operation-cost.ts';

type Account = [budget: RateLimit, key: string];

const perMinute = (points: number) => new RateLimit({ points, seconds: 60 });

/**
 * What may be spent in a minute, on all doors together: by an account, by one of its tokens, and by an address. Who is
 * not signed in has what the address has for strangers; invalid credentials are paid from that, too.
 */
export class Budgets {
  private readonly accounts = perMinute(LIMITS.graphqlCostPerMinute);
  private readonly tokens = perMinute(LIMITS.graphqlCostPerMinuteAndToken);
  private readonly strangers = perMinute(LIMITS.graphqlCostPerMinute);
  private readonly addresses = perMinute(LIMITS.graphqlCostPerMinuteAndAddress);

  /** Notes price and rest on the context. Throws LIMIT for a price too high, RATE_LIMITED for a budget used up. */
  async charge(asked: AskedOperation, context: Context, address: string): Promise<void> {
    const requested = priceOf(asked);
    if (requested > LIMITS.graphqlCost)
      throw new AppError('LIMIT', { limit: 'cost', max: LIMITS.graphqlCost });
    const remaining = this.spend(requested, context.viewer, address);
    context.cost = { requested, remaining };
  }

  /** Notes on the context what the operation would cost. That costs 1 itself. */
  async quote(asked: AskedOperation, context: Context, address: string): Promise<void> {
    const requested = priceOf(asked);
    const remaining = this.spend(1, context.viewer, address);
    context.cost = { requested, remaining, limit: LIMITS.graphqlCost };
  }

  /** For what is no operation and has a price all the same. Throws RATE_LIMITED for a budget used up. */
  async chargeRequest(price: number, viewer: Viewer | null, address: string): Promise<void> {
    this.spend(price, viewer, address);
  }

  /** For what was refused before it had a price. Throws RATE_LIMITED for a budget used up. */
  async chargeRefusal(viewer: Viewer | null, address: string): Promise<void> {
    this.spend(LIMITS.graphqlCostOfRefusal, viewer, address);
  }

  /** What the poorest of the budgets has left. */
  private spend(points: number, viewer: Viewer | null, address: string): number {
    // From all of them, before the first that is used up refuses.
    const spent = this.of(viewer, address).map(
      ([budget, key]) => [budget, budget.spend(key, points)] as const,
    );
    for (const [budget, each] of spent) if (each.points > budget.points) throw rateLimited(each);
    return Math.min(...spent.map(([, { left }]) => left));
  }

  private of(viewer: Viewer | null, address: string): Account[] {
    const all: Account[] = [[this.addresses, address]];
    if (!viewer) return [...all, [this.strangers, address]];
    all.push([this.accounts, viewer.accountId]);
    const { kind, id } = viewer.credential;
    if (kind === 'token') all.push([this.tokens, id]);
    return all;
  }
}
