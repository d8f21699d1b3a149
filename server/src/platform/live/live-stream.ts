import { AppError } from '../errors.ts';

/** What a stream's source may do with it. */
export interface LiveSink<T> {
  push(value: T): void;
  /** Ends the stream with this error; what waits is dropped. */
  fail(error: AppError): void;
}

/** More waiting than this: the reader does not read, and arriving anew costs less than remembering. */
const LONGEST_QUEUE = 1_000;

/**
 * An async iterator fed by listeners. `start` begins listening and returns how to stop; it is called at once, so that
 * nothing that happens between subscribing and reading is missed. `mayRead` is asked before each delivered value: when
 * it answers no, the stream ends with FORBIDDEN.
 */
export function liveStream<T>(
  start: (sink: LiveSink<T>) => () => void,
  mayRead: () => boolean | Promise<boolean> = () => true,
): AsyncIterableIterator<T> {
  const queue: T[] = [];
  let failure: AppError | null = null;
  let done = false;
  let wake: (() => void) | null = null;
  const signal = () => {
    wake?.();
    wake = null;
  };
  const sink: LiveSink<T> = {
    push(value) {
      if (done || failure) return;
      if (queue.length >= LONGEST_QUEUE) return sink.fail(new AppError('UNAVAILABLE'));
      queue.push(value);
      signal();
    },
    fail(error) {
      if (done) return;
      failure ??= error;
      queue.length = 0;
      signal();
    },
  };
  const stop = start(sink);
  const finish = () => {
    if (!done) stop();
    done = true;
    queue.length = 0;
    signal();
  };
  return {
    async next() {
      while (!done && !failure && queue.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      if (!done && !failure) await refuse(mayRead, sink);
      if (failure) {
        const error = failure;
        finish();
        throw error;
      }
      if (done) return { done: true, value: undefined };
      return { done: false, value: queue.shift()! };
    },
    async return() {
      finish();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** Fails closed: who cannot be asked about may not read. */
async function refuse(mayRead: () => boolean | Promise<boolean>, sink: LiveSink<never>): Promise<void> {
  try {
    if (!(await mayRead())) sink.fail(new AppError('FORBIDDEN'));
  } catch (error) {
    sink.fail(error instanceof AppError ? error : new AppError('UNAVAILABLE'));
  }
}
