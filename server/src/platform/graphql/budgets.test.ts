import { describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { Budgets } from './budgets.ts';
import type { Viewer } from './context.ts';

const person = (number: number): Viewer => ({
  accountId: `acc_${number}`,
  name: 'Jemand',
  credential: { kind: 'session', id: `ses_${number}`, scopes: null },
});

const ALL = LIMITS.graphqlCostPerMinute;

describe('the budget', () => {
  it('of an address bounds all who come from there, and nobody elsewhere', async () => {
    const budgets = new Budgets();
    const most = LIMITS.graphqlCostPerMinuteAndAddress / ALL;
    const spend = (number: number, address: string) => budgets.chargeRequest(ALL, person(number), address);
    for (let number = 0; number < most; number++) await spend(number, '10.0.0.1');
    await expect(spend(most, '10.0.0.1')).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      facts: { retryAfter: expect.any(Number) },
    });
    await spend(most + 1, '10.0.0.2');
  });

  it('of an account is the same from every address', async () => {
    const budgets = new Budgets();
    const spend = (number: number, address: string) =>
      budgets.chargeRequest(ALL / 2, person(number), address);
    for (const address of ['10.0.0.1', '10.0.0.2']) await spend(1, address);
    await expect(spend(1, '10.0.0.3')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await spend(2, '10.0.0.3');
  });
});
