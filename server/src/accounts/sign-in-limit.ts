import { RateLimit, type Spent } from '../platform/rate-limit.ts';

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
  private readonly pairs = new RateLimit({ points: LIMITS.pair, seconds: WINDOW_SECONDS });
  private readonly accounts = new RateLimit({ points: LIMITS.account, seconds: WINDOW_SECONDS });
  private readonly addresses = new RateLimit({ points: LIMITS.address, seconds: WINDOW_SECONDS });
  /** Many at once get no more tries than one after the other: what is under way counts as if it had failed. */
  private readonly underWay = new RateLimit({ points: LIMITS.pair, seconds: UNDER_WAY_SECONDS });

  private readonly crowds = new RateLimit({ points: ADDRESS_AT_ONCE, seconds: UNDER_WAY_SECONDS });
  private readonly challenges = new RateLimit({ points: CHALLENGES, seconds: WINDOW_SECONDS });

  /** Begins an attempt. Seconds to wait when there may be none now; 0: go on, and say how it ended. */
  begin(email: string, address: string): number {
    const pair = `${email} ${address}`;
    const begun = this.underWay.spend(pair);
    const crowd = this.crowds.spend(address);
    const failed = this.pairs.spentBy(pair);
    const used = [failed, this.accounts.spentBy(email), this.addresses.spentBy(address)].filter(
      (spent) => spent !== null && spent.left <= 0,
    );
    const isCrowded = begun.points + (failed?.points ?? 0) > LIMITS.pair || crowd.points > ADDRESS_AT_ONCE;
    if (used.length === 0 && !isCrowded) return 0;
    this.leave(pair, address);
    return Math.max(1, ...used.map((spent) => secondsLeft(spent!)));
  }

  /** Ends an attempt that had begun. */
  end(email: string, address: string, hasFailed: boolean): void {
    const pair = `${email} ${address}`;
    this.leave(pair, address);
    if (!hasFailed) return;
    this.pairs.spend(pair);
    this.accounts.spend(email);
    this.addresses.spend(address);
  }

  /** Counts what is kept for somebody who may sign in by passkey. Seconds to wait when there was too much; 0: go on. */
  countChallenge(address: string): number {
    const spent = this.challenges.spend(address);
    return spent.points > CHALLENGES ? secondsLeft(spent) : 0;
  }

  private leave(pair: string, address: string): void {
    this.underWay.giveBack(pair);
    this.crowds.giveBack(address);
  }
}

function secondsLeft({ milliseconds }: Spent): number {
  return Math.ceil(milliseconds / 1_000);
}
