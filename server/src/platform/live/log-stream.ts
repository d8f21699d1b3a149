import { AppError } from '../errors.ts';

/** A log that one listener reads from a place of their own. */
export interface LogSource<T> {
  /** What follows all that was read before, oldest first, at most a page of it; empty at the end of the log. */
  readOn(): Promise<readonly T[]>;
  /** Asked before each delivered value. */
  mayRead(): boolean | Promise<boolean>;
  /** Begins to listen: `wake` says that the log may have grown, `fail` ends the stream. Returns how to stop. */
  listen(sink: LogSink): () => void;
}

export interface LogSink {
  wake(): void;
  fail(error: AppError): void;
}

/**
 * A log as an async iterator: all of it from a place on, then whatever is added, in order, each value once. What was
 * and what comes are read in the same way, so there is no gap between them; being woken only makes it read again. It
 * holds one page and reads the next one when that is delivered: a reader who is slow costs no more than that, however
 * much happens meanwhile.
 */
export class LogStream<T> implements AsyncIterableIterator<T> {
  private page: T[] = [];
  private mayHaveGrown = true;
  private failure: unknown = null;
  private ended = false;
  private signal: (() => void) | null = null;
  private readonly stop: () => void;

  constructor(private readonly source: LogSource<T>) {
    this.stop = source.listen({
      wake: () => {
        this.mayHaveGrown = true;
        this.stir();
      },
      fail: (error) => this.fail(error),
    });
  }

  /** Reads the first page: what is wrong with the place or with the reader is thrown here, and ends the stream. */
  async begin(): Promise<this> {
    await this.read();
    if (this.failure) this.giveUp();
    return this;
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    while (!this.ended) {
      if (this.failure) this.giveUp();
      const value = this.page.shift();
      if (value !== undefined) {
        await this.ask();
        if (!this.failure && !this.ended) return { done: false, value };
      } else if (this.mayHaveGrown) await this.read();
      else await new Promise<void>((resolve) => (this.signal = resolve));
    }
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private async read(): Promise<void> {
    // Before reading: whatever is added from now on wakes again.
    this.mayHaveGrown = false;
    try {
      this.page = [...(await this.source.readOn())];
      if (this.page.length > 0) this.mayHaveGrown = true;
    } catch (error) {
      this.fail(error);
    }
  }

  /** Fails closed: who cannot be asked about may not read. */
  private async ask(): Promise<void> {
    try {
      if (!(await this.source.mayRead())) this.fail(new AppError('FORBIDDEN'));
    } catch (error) {
      this.fail(error instanceof AppError ? error : new AppError('UNAVAILABLE'));
    }
  }

  private fail(error: unknown): void {
    this.failure ??= error;
    this.page = [];
    this.stir();
  }

  private giveUp(): never {
    this.end();
    throw this.failure;
  }

  private end(): void {
    if (!this.ended) this.stop();
    this.ended = true;
    this.page = [];
    this.stir();
  }

  private stir(): void {
    this.signal?.();
    this.signal = null;
  }
}
