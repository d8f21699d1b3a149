import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';

const RETRY_SECONDS = 10;

/** How many exports somebody has under way: others wait for the same converter. */
export class AtOnce {
  private readonly running = new Map<string, number>();

  /** Throws RATE_LIMITED for one too many. */
  async run<T>(whose: string, work: () => Promise<T>): Promise<T> {
    const before = this.running.get(whose) ?? 0;
    if (before >= LIMITS.exportsAtOnce) throw new AppError('RATE_LIMITED', { retryAfter: RETRY_SECONDS });
    this.running.set(whose, before + 1);
    try {
      return await work();
    } finally {
      const left = this.running.get(whose)! - 1;
      if (left > 0) this.running.set(whose, left);
      else this.running.delete(whose);
    }
  }
}
