import { RateLimiterMemory } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 600;
/** Failed attempts in the window. Per account and address; per account from anywhere; per address for any account. */
const LIMITS = { pair: 10, account: 100, address: 200 };

/** Counts failed sign-ins, so that guessing stops and an office behind one address does not. */
export class SignInLimit {
  private readonly pairs = new RateLimiterMemory({ points: LIMITS.pair, duration: WINDOW_SECONDS });
  private readonly accounts = new RateLimiterMemory({ points: LIMITS.account, duration: WINDOW_SECONDS });
  private readonly addresses = new RateLimiterMemory({ points: LIMITS.address, duration: WINDOW_SECONDS });

  /** Seconds to wait before the next attempt; 0: go on. */
  async wait(email: string, address: string): Promise<number> {
    const found = await Promise.all([
      this.pairs.get(`${email} ${address}`),
      this.accounts.get(email),
      this.addresses.get(address),
    ]);
    const spent = found.filter((result) => result !== null && result.remainingPoints <= 0);
    return Math.max(0, ...spent.map((result) => Math.ceil(result!.msBeforeNext / 1_000)));
  }

  async failed(email: string, address: string): Promise<void> {
    // A refusal only says that the limit is reached, which `wait` finds out anyway.
    await Promise.allSettled([
      this.pairs.consume(`${email} ${address}`),
      this.accounts.consume(email),
      this.addresses.consume(address),
    ]);
  }
}
