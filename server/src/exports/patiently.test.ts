import { describe, expect, it } from 'vitest';
import { AppError } from '../platform/errors.ts';
import { patiently } from './patiently.ts';

const BUSY = new AppError('UNAVAILABLE', { reason: 'CONVERTER_BUSY' });
const NEVER = new AbortController().signal;

/** Busy so many times, then done. */
const busy = (times: number) => {
  let asked = 0;
  return async () => {
    if (++asked <= times) throw BUSY;
    return asked;
  };
};

describe('work at a converter that is busy', () => {
  it('is tried again, and not for ever', async () => {
    await expect(patiently(busy(2), NEVER, [0, 0])).resolves.toBe(3);
    await expect(patiently(busy(3), NEVER, [0, 0])).rejects.toBe(BUSY);
  });

  it('is given up at any other fault, and when nobody waits for it any more', async () => {
    const missing = new AppError('UNAVAILABLE', { reason: 'NO_CONVERTER' });
    let asked = 0;
    const work = async () => {
      asked++;
      throw missing;
    };
    await expect(patiently(work, NEVER, [0, 0])).rejects.toBe(missing);
    expect(asked).toBe(1);
    const gone = new AbortController();
    gone.abort();
    await expect(patiently(busy(1), gone.signal, [60_000])).rejects.toThrow('aborted');
  });
});
