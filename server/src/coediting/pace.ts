import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import type { Clock } from './clock.ts';

const INTERVAL = 1000 / LIMITS.pushesPerSecond;
const BURST_MILLISECONDS = 1000;
/** What one account may have waiting. An honest client merges while a push is under way and never comes near. */
const WAITING_BYTES = LIMITS.documentBytes;

/** Slows the pushes of each session down to `LIMITS.pushesPerSecond`, a second's worth at once allowed, in their order. */
export class Pace {
  /** When each session's credit is whole again. */
  readonly #full = new Map<string, number>();
  readonly #waitingBytes = new Map<string, number>();
  readonly #waiting = new Set<() => void>();

  constructor(private readonly clock: Clock) {}

  /** Resolves when it is this push's turn; undefined: now. */
  turn(session: string, accountId: string, bytes: number): Promise<void> | undefined {
    const now = this.clock.now();
    const full = Math.max(this.#full.get(session) ?? 0, now) + INTERVAL;
    const wait = full - now - BURST_MILLISECONDS;
    if (wait > 0) this.#reserve(accountId, bytes, wait);
    this.#full.set(session, full);
    if (wait <= 0) return undefined;
    return new Promise((resolve) => {
      const go = () => {
        cancel();
        this.#waiting.delete(go);
        this.#release(accountId, bytes);
        resolve();
      };
      const cancel = this.clock.after(wait, go);
      this.#waiting.add(go);
    });
  }

  /** Forgets the sessions that have not pushed for a while. */
  sweep(): void {
    const now = this.clock.now();
    for (const [session, full] of this.#full) if (full <= now) this.#full.delete(session);
  }

  /** Everybody's turn: the engine is closing and answers each of them. */
  close(): void {
    for (const go of this.#waiting) go();
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
