import { AppError } from './errors.ts';

/** What somebody has spent of the window that is running. */
export interface Spent {
  points: number;
  /** Never below 0, though more was asked for. */
  left: number;
  /** Until the window ends. */
  milliseconds: number;
}

interface Window {
  points: number;
  /** By `performance.now`. */
  endsAt: number;
}

/**
 * Counts what is spent by each key, in windows that begin with the first spending. They are measured by the clock that
 * nobody sets: who sets the server's neither empties a budget nor locks anybody out. One process counts for itself.
 */
export class RateLimit {
  readonly points: number;
  readonly #milliseconds: number;
  /** In the order in which they end, since all last equally long. */
  readonly #windows = new Map<string, Window>();

  constructor({ points, seconds }: { points: number; seconds: number }) {
    this.points = points;
    this.#milliseconds = seconds * 1_000;
  }

  /** How many keys are remembered. Windows that have ended go when another begins. */
  get size(): number {
    return this.#windows.size;
  }

  /** Throws RATE_LIMITED, with the whole seconds to wait, when more is asked for than there is; that counts as well. */
  charge(key: string, points = 1): Spent {
    const spent = this.spend(key, points);
    if (spent.points > this.points) throw rateLimited(spent);
    return spent;
  }

  /** Spends, also more than there is. */
  spend(key: string, points = 1): Spent {
    const window = this.#running(key) ?? this.#begin(key);
    window.points += points;
    return this.#told(window);
  }

  /** What is spent; null: nothing. */
  spentBy(key: string): Spent | null {
    const window = this.#running(key);
    return window && this.#told(window);
  }

  /** Takes back what was spent in the window that is running. */
  giveBack(key: string, points = 1): void {
    const window = this.#running(key);
    if (window) window.points = Math.max(0, window.points - points);
  }

  #begin(key: string): Window {
    const now = performance.now();
    for (const [ended, { endsAt }] of this.#windows) {
      if (endsAt > now) break;
      this.#windows.delete(ended);
    }
    const window = { points: 0, endsAt: now + this.#milliseconds };
    this.#windows.set(key, window);
    return window;
  }

  #running(key: string): Window | null {
    const window = this.#windows.get(key);
    return window && window.endsAt > performance.now() ? window : null;
  }

  #told({ points, endsAt }: Window): Spent {
    return { points, left: Math.max(0, this.points - points), milliseconds: endsAt - performance.now() };
  }
}

/** RATE_LIMITED until the window ends. */
export function rateLimited({ milliseconds }: Spent): AppError {
  return new AppError('RATE_LIMITED', { retryAfter: Math.max(1, Math.ceil(milliseconds / 1_000)) });
}
