import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { Budgets } from './graphql/budgets.ts';
import { RateLimit } from './rate-limit.ts';

const YEAR = 365 * 86_400_000;
const MINUTE = 60_000;
const limited = (retryAfter: unknown = expect.any(Number)) =>
  expect.objectContaining({ code: 'RATE_LIMITED', facts: { retryAfter } });

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'Date'] }));
afterEach(() => void vi.useRealTimers());

/** Sets the server's clock; what lasts goes on as before. */
const setClock = (by: number) => void vi.setSystemTime(Date.now() + by);

describe('a budget', () => {
  const limit = () => new RateLimit({ points: 3, seconds: 60 });

  it('is spent key by key, refuses what is more, and is whole again when its window has ended', () => {
    const budget = limit();
    expect(budget.spentBy('a')).toBeNull();
    expect(budget.charge('a', 2)).toMatchObject({ points: 2, left: 1, milliseconds: MINUTE });
    vi.advanceTimersByTime(20_500);
    expect(() => budget.charge('a', 2)).toThrow(limited(40));
    expect(budget.spentBy('a')).toMatchObject({ points: 4, left: 0 });
    budget.charge('b', 3);
    vi.advanceTimersByTime(39_499);
    expect(() => budget.charge('a')).toThrow(limited(1));
    vi.advanceTimersByTime(1);
    expect(budget.spentBy('a')).toBeNull();
    expect(budget.charge('a', 3)).toMatchObject({ left: 0, milliseconds: MINUTE });
    expect(() => budget.charge('b')).toThrow(limited());
  });

  it('gives back what was spent, and never more', () => {
    const budget = limit();
    budget.giveBack('a');
    budget.spend('a', 3);
    budget.giveBack('a');
    expect(budget.charge('a')).toMatchObject({ points: 3, left: 0 });
    vi.advanceTimersByTime(MINUTE);
    budget.giveBack('a', 3);
    expect(budget.spend('a')).toMatchObject({ points: 1, left: 2 });
    budget.giveBack('a', 9);
    expect(budget.spentBy('a')).toMatchObject({ points: 0, left: 3 });
  });

  it('keeps nothing of windows that have ended', () => {
    const budget = limit();
    for (let i = 0; i < 500; i++) budget.spend(`early ${i}`);
    vi.advanceTimersByTime(MINUTE / 2);
    for (let i = 0; i < 500; i++) budget.spend(`late ${i}`);
    expect(budget.size).toBe(1_000);
    vi.advanceTimersByTime(MINUTE / 2);
    budget.spend('early 0');
    expect(budget.size).toBe(501);
    vi.advanceTimersByTime(MINUTE / 2);
    budget.spend('early 1');
    expect(budget.size).toBe(2);
  });
});

describe.each([
  ['set ahead', YEAR],
  ['set back', -YEAR],
] as const)('with the server’s clock %s', (_, by) => {
  it('a budget is neither whole too early nor too late, and says rightly for how long', () => {
    const budget = new RateLimit({ points: 1, seconds: 60 });
    budget.charge('a');
    setClock(by);
    vi.advanceTimersByTime(30_000);
    expect(() => budget.charge('a')).toThrow(limited(30));
    setClock(-2 * by);
    vi.advanceTimersByTime(29_999);
    expect(() => budget.charge('a')).toThrow(limited(1));
    vi.advanceTimersByTime(1);
    budget.charge('a');
  });

  it('the price of operations is charged for the same minute', async () => {
    const budgets = new Budgets();
    const spend = () => budgets.chargeRequest(LIMITS.graphqlCostPerMinute, null, '10.0.0.1');
    await spend();
    setClock(by);
    await expect(spend()).rejects.toEqual(limited(60));
    vi.advanceTimersByTime(MINUTE);
    await spend();
  });
});
