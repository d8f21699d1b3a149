import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import type { Clock } from './clock.ts';

const INTERVAL = 1000 / LIMITS.pushesPerSecond;
const BURST_MILLISECONDS = 1000;
/** What one account may have waiting. An honest client merges while a push is under way and never comes near. */
const WAITING_BYTES = LIMITS.documentBytes;

/** Pushes that are counted together. */
interface Line {
  /** When its credit is whole again. */
  full: number;
  waiting: (() => void)[];
  cancel: (() => void) | null;
}

/**
 * Slows pushes down to `LIMITS.pushesPerSecond` of each session, or of whatever else they are counted by, a second's worth at
 * once allowed, in their order.
 */
export class Pace {
  readonly #lines = new Map<string, Line>();
  readonly #waitingBytes = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** Resolves when it is this push's turn; undefined: now. */
  turn(key: string, accountId: string, bytes: number): Promise<void> | undefined {
    const line = this.#line(key);
    const wait = this.#waitOf(line);
    if (line.waiting.length === 0 && wait <= 0) {
      line.full += INTERVAL;
      return undefined;
    }
    this.#reserve(accountId, bytes, wait + line.waiting.length * INTERVAL);
    return new Promise((resolve) => {
      line.waiting.push(() => {
        this.#release(accountId, bytes);
        resolve();
      });
      this.#waitForNext(line);
    });
  }

  /** What had its turn took as long as so many pushes more: those that wait already wait for that, too. */
  charge(key: string, pushes: number): void {
    this.#line(key).full += pushes * INTERVAL;
  }

  /** Forgets those that have not pushed for a while. */
  sweep(): void {
    const now = this.clock.now();
    for (const [key, { full, waiting }] of this.#lines)
      if (full <= now && waiting.length === 0) this.#lines.delete(key);
  }

  /** Everybody's turn: the engine is closing and answers each of them. */
  close(): void {
    for (const line of this.#lines.values()) {
      line.cancel?.();
      line.cancel = null;
      for (const go of line.waiting.splice(0)) go();
    }
  }

  #line(key: string): Line {
    let line = this.#lines.get(key);
    if (!line) this.#lines.set(key, (line = { full: 0, waiting: [], cancel: null }));
    line.full = Math.max(line.full, this.clock.now());
    return line;
  }

  #waitOf({ full }: Line): number {
    return full + INTERVAL - this.clock.now() - BURST_MILLISECONDS;
  }

  #waitForNext(line: Line): void {
    if (line.waiting.length === 0) return;
    line.cancel ??= this.clock.after(Math.max(0, this.#waitOf(line)), () => {
      line.cancel = null;
      if (this.#waitOf(line) <= 0) {
        line.full = Math.max(line.full, this.clock.now()) + INTERVAL;
        line.waiting.shift()!();
      }
      this.#waitForNext(line);
    });
  }

  #reserve(accountId: string, bytes: number, wait: number): void {
    const waiting = (this.#waitingBytes.get(accountId) ?? 0) + bytes;
    if (waiting > WAITING_BYTES) throw new AppError('RATE_LIMITED', { retryAfter: Math.ceil(wait / 1000) });
    this.#waitingBytes.set(accountId, waiting);
  }

  #release(accountId: string, bytes: number): void {
    const left = (this.#waitingBytes.get(accountId) ?? 0) - bytes;
    if (left > 0) this.#waitingBytes.set(accountId, left);
    else this.#waitingBytes.delete(accountId);
  }
}
