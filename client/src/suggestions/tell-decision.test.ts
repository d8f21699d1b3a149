import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refusal, type Failure } from '../platform/errors/failure.ts';
import { tellDecision } from './tell-decision.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Fails with these, one after the other, then gets through. */
async function told(...errors: unknown[]) {
  let tries = 0;
  const telling = tellDecision(async () => {
    const error = errors[tries++];
    if (error) throw error;
  }).then(
    () => 'told',
    (error: unknown) => error,
  );
  await vi.advanceTimersByTimeAsync(200_000);
  return { outcome: await telling, tries };
}
const refusal = (failure: Failure) => new Refusal(failure);
const offline = new TypeError('Failed to fetch');

test('a decision is told again until the hub is reached', async () => {
  const unavailable = refusal({ code: 'UNAVAILABLE', facts: {} });
  expect(await told(offline, unavailable)).toEqual({ outcome: 'told', tries: 3 });
});

test('a decision is told again when the hub asks for it', async () => {
  const limited = refusal({ code: 'RATE_LIMITED', facts: { retryAfter: 59 } });
  expect(await told(limited)).toEqual({ outcome: 'told', tries: 2 });
});

test('it ends with what another try would not mend, and after a few', async () => {
  const forbidden = refusal({ code: 'FORBIDDEN', facts: {} });
  expect(await told(offline, forbidden)).toEqual({ outcome: forbidden, tries: 2 });
  expect(await told(...Array.from({ length: 9 }, () => offline))).toEqual({ outcome: offline, tries: 5 });
});
