import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../errors.ts';
import type { Context, Viewer } from './context.ts';
import { priceOf, type AskedOperation } from './operation-cost.ts';

type Account = [budget: RateLimiterMemory, key: string];

const perMinute = (points: number) => new RateLimiterMemory({ points, duration: 60 });

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
    const remaining = await this.spend(requested, context.viewer, address);
    context.cost = { requested, remaining };
  }

  /** Notes on the context what the operation would cost. That costs 1 itself. */
  async quote(asked: AskedOperation, context: Context, address: string): Promise<void> {
    const requested = priceOf(asked);
    const remaining = await this.spend(1, context.viewer, address);
    context.cost = { requested, remaining, limit: LIMITS.graphqlCost };
  }

  /** For what is no operation and has a price all the same. Throws RATE_LIMITED for a budget used up. */
  async chargeRequest(price: number, viewer: Viewer | null, address: string): Promise<void> {
    await this.spend(price, viewer, address);
  }

  /** For what was refused before it had a price. Throws RATE_LIMITED for a budget used up. */
  async chargeRefusal(viewer: Viewer | null, address: string): Promise<void> {
    await this.spend(LIMITS.graphqlCostOfRefusal, viewer, address);
  }

  /** What the poorest of the budgets has left. */
  private async spend(points: number, viewer: Viewer | null, address: string): Promise<number> {
    const results = await Promise.all(
      this.of(viewer, address).map(([budget, key]) =>
        budget.consume(key, points).then(
          (result) => [budget, result] as const,
          (refused: RateLimiterRes) => [budget, refused] as const,
        ),
      ),
    );
    for (const [{ points: all }, { consumedPoints, msBeforeNext }] of results) {
      if (consumedPoints > all)
        throw new AppError('RATE_LIMITED', { retryAfter: Math.max(1, Math.ceil(msBeforeNext / 1000)) });
    }
    return Math.min(...results.map(([, { remainingPoints }]) => remainingPoints));
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
