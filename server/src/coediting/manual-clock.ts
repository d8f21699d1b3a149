import type { Clock } from './clock.ts';

interface Timer {
  at: number;
  run: () => void;
}

/** A clock that moves only when told, for tests. */
export class ManualClock implements Clock {
  #now = Date.UTC(2026, 10, 23, 9);
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, milliseconds), run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Moves on, runs what is due in its order, and lets every promise that this settles be heard. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await promisesHeard();
    for (;;) {
      const due = [...this.#timers].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers.delete(due);
      this.#now = Math.max(this.#now, due.at);
      due.run();
      await promisesHeard();
    }
    this.#now = end;
  }
}

/** Runs every promise reaction that is due, without letting time pass. */
export function promisesHeard(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
