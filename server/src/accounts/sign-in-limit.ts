import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 600;
/** Failed attempts in the window. Per account and address; per account from anywhere; per address for any account. */
const LIMITS = { pair: 10, account: 100, address: 200 };
/** Of one address under way, for any account: working out a password takes the processor, and everybody waits for it. */
const ADDRESS_AT_ONCE = 40;

/** Tries that nobody heard the end of are forgotten after so long. */
const UNDER_WAY_SECONDS = 10;

/** Beginnings of a sign-in by passkey in the window, for one address: each page that is opened makes one. */
const CHALLENGES = 3_000;

/** Counts failed sign-ins, so that guessing stops and an office behind one address does not. */
export class SignInLimit {
  private readonly pairs = new RateLimiterMemory({ points: LIMITS.pair, duration: WINDOW_SECONDS });
  private readonly accounts = new RateLimiterMemory({ points: LIMITS.account, duration: WINDOW_SECONDS });
  private readonly addresses = new RateLimiterMemory({ points: LIMITS.address, duration: WINDOW_SECONDS });
  /** Many at once get no more tries than one after the other: what is under way counts as if it had failed. */
  private readonly underWay = new RateLimiterMemory({ points: LIMITS.pair, duration: UNDER_WAY_SECONDS });

  private readonly crowds = new RateLimiterMemory({ points: ADDRESS_AT_ONCE, duration: UNDER_WAY_SECONDS });
  private readonly challenges = new RateLimiterMemory({ points: CHALLENGES, duration: WINDOW_SECONDS });

  /** Begins an attempt. Seconds to wait when there may be none now; 0: go on, and say how it ended. */
  async begin(email: string, address: string): Promise<number> {
    const pair = `${email} ${address}`;
    const begun = await this.underWay.consume(pair).catch((refused: RateLimiterRes) => refused);
    const crowd = await this.crowds.consume(address).catch((refused: RateLimiterRes) => refused);
    const failed = await this.pairs.get(pair);
    const spent = [failed, await this.accounts.get(email), await this.addresses.get(address)].filter(
      (result) => result !== null && result.remainingPoints <= 0,
    );
    const isCrowded =
      begun.consumedPoints + (failed?.consumedPoints ?? 0) > LIMITS.pair ||
      crowd.consumedPoints > ADDRESS_AT_ONCE;
    if (spent.length === 0 && !isCrowded) return 0;
    await this.leave(pair, address);
    return Math.max(1, ...spent.map((result) => Math.ceil(result!.msBeforeNext / 1_000)));
  }

  /** Ends an attempt that had begun. */
  async end(email: string, address: string, hasFailed: boolean): Promise<void> {
    const pair = `${email} ${address}`;
    await this.leave(pair, address);
    if (!hasFailed) return;
    // A refusal only says that the limit is reached, which `begin` finds out anyway.
    await Promise.allSettled([
      this.pairs.consume(pair),
      this.accounts.consume(email),
      this.addresses.consume(address),
    ]);
  }

  /** Counts what is kept for somebody who may sign in by passkey. Seconds to wait when there was too much; 0: go on. */
  async countChallenge(address: string): Promise<number> {
    const counted = await this.challenges.consume(address).catch((refused: RateLimiterRes) => refused);
    return counted.consumedPoints > CHALLENGES ? Math.ceil(counted.msBeforeNext / 1_000) : 0;
  }

  private async leave(pair: string, address: string): Promise<void> {
    await this.underWay.reward(pair);
    await this.crowds.reward(address);
  }
}
