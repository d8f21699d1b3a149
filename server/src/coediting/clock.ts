/** Time as the engine sees it, so that tests can hold it still. */
export interface Clock {
  /** Milliseconds; since when, and what day it is, it does not say. */
  now(): number;
  /** Runs once after so many milliseconds (0: once the input that is already there has been read); the answer cancels. */
  after(milliseconds: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  // Not the time of day, which may be set: a commit would wait until it is as late again.
  now: () => performance.now(),
  after(milliseconds, run) {
    if (milliseconds <= 0) {
      const immediate = setImmediate(run);
      return () => clearImmediate(immediate);
    }
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** The promise's outcome, or a rejection when it takes longer. The late outcome is dropped. */
export function within<T>(clock: Clock, milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(milliseconds, () => reject(new Error(`no answer within ${milliseconds} ms`)));
    promise.then(resolve, reject).finally(cancel);
  });
}
