import type { AppError } from '../platform/errors.ts';
import type { RoomEvent, RoomListener } from './session.ts';

type Result = IteratorResult<RoomEvent>;

interface Listenable {
  listen(listener: RoomListener): void;
  resume(): void;
}

/** A follower's events, asked for one by one: each is taken from the room when somebody waits for it. */
export class FollowerReader implements RoomListener {
  #waiting: { resolve(result: Result): void; reject(error: AppError): void } | null = null;
  #ended: { error: AppError | null } | null = null;
  #hasBegun = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly follower: Listenable) {}

  next(): Promise<Result> {
    const result = this.#last.then(() => this.#ask());
    this.#last = result.catch(() => undefined);
    return result;
  }

  take(event: RoomEvent): boolean {
    const { resolve } = this.#waiting!;
    this.#waiting = null;
    resolve({ done: false, value: event });
    return false;
  }

  end(error: AppError | null): void {
    this.#ended = { error };
    this.#finish();
  }

  #ask(): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      if (this.#ended) return this.#finish();
      if (this.#hasBegun) return this.follower.resume();
      this.#hasBegun = true;
      this.follower.listen(this);
    });
  }

  /** Tells the error once; after that the stream is just over. */
  #finish(): void {
    const waiting = this.#waiting;
    if (!waiting || !this.#ended) return;
    this.#waiting = null;
    const { error } = this.#ended;
    this.#ended = { error: null };
    if (error) waiting.reject(error);
    else waiting.resolve({ done: true, value: undefined });
  }
}
