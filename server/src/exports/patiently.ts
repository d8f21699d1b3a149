import { setTimeout } from 'node:timers/promises';
import { AppError } from '../platform/errors.ts';

/** Milliseconds; by then a queue that was full has moved on. */
const WAITS = [1_000, 2_000, 5_000, 10_000, 20_000];

/** Tries again a few times while too many wait for the converter, until the signal; other faults are thrown at once. */
export async function patiently<T>(
  work: () => Promise<T>,
  signal: AbortSignal,
  waits: readonly number[] = WAITS,
): Promise<T> {
  for (const wait of waits) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
    await setTimeout(wait, undefined, { signal });
  }
  return work();
}

function isBusy(error: unknown): boolean {
  return (
    error instanceof AppError && error.code === 'UNAVAILABLE' && error.facts['reason'] === 'CONVERTER_BUSY'
  );
}
