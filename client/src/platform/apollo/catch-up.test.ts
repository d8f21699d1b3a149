import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { catchUp } from './catch-up.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('fetches once for streams that start together, and again for one that starts later', async () => {
  const client = { refetchQueries: vi.fn(() => Promise.reject(new TypeError('offline'))) };
  catchUp(client);
  catchUp(client);
  expect(client.refetchQueries).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(client.refetchQueries).toHaveBeenCalledTimes(1);
  catchUp(client);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(client.refetchQueries).toHaveBeenCalledTimes(2);
});
