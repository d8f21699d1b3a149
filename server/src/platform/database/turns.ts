import { AsyncLocalStorage } from 'node:async_hooks';
import { AppError } from '../errors.ts';

interface Turn {
  running: number;
  waiting: (() => void)[];
}

export interface TurnLimits {
  /** Of all owners together at a time. */
  all: number;
  /** Of one owner at a time. */
  each: number;
  /** Of one owner waiting: more are refused with RATE_LIMITED. */
  waiting: number;
}

/**
 * Shares few connections among many people: each works in a few at a time and waits behind their own others, and all of
 * them leave some for the house. One person with a thousand questions at once would otherwise make everybody wait until
 * nobody's changes can be saved any more.
 */
export class Turns {
  /** Who works or waits, in the order in which their next turn comes. */
  private readonly owners = new Map<string, Turn>();
  private readonly holding = new AsyncLocalStorage<true>();
  private running = 0;

  constructor(private readonly limits: TurnLimits) {}

  /** Does the work when it is this owner's turn; at once within another of their turns, which would wait for itself. */
  async take<T>(owner: string, work: () => Promise<T>): Promise<T> {
    if (this.holding.getStore()) return work();
    const turn = this.turnOf(owner);
    if (this.isFree(turn)) this.begin(turn);
    else await this.wait(turn);
    try {
      return await this.holding.run(true, work);
    } finally {
      this.end(owner, turn);
    }
  }

  private turnOf(owner: string): Turn {
    let turn = this.owners.get(owner);
    if (!turn) this.owners.set(owner, (turn = { running: 0, waiting: [] }));
    return turn;
  }

  private isFree({ running }: Turn): boolean {
    return running < this.limits.each && this.running < this.limits.all;
  }

  private begin(turn: Turn): void {
    turn.running += 1;
    this.running += 1;
  }

  private wait(turn: Turn): Promise<void> {
    if (turn.waiting.length >= this.limits.waiting) throw new AppError('RATE_LIMITED', { retryAfter: 1 });
    return new Promise((resolve) => turn.waiting.push(resolve));
  }

  private end(owner: string, turn: Turn): void {
    turn.running -= 1;
    this.running -= 1;
    if (turn.running === 0 && turn.waiting.length === 0) this.owners.delete(owner);
    this.letNextIn();
  }

  private letNextIn(): void {
    for (const [owner, turn] of this.owners) {
      if (turn.waiting.length === 0 || !this.isFree(turn)) continue;
      this.begin(turn);
      turn.waiting.shift()!();
      // Behind all others: whoever has many waiting gets no more turns than whoever has one.
      this.owners.delete(owner);
      this.owners.set(owner, turn);
      return;
    }
  }
}
