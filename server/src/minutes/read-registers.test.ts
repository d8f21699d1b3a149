import { expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import { newId } from '../platform/ids.ts';
import { allDecisions, decisionsInMinutes } from './read-registers.ts';

/** Somebody who reads a register of so many lines. */
function reading(lines: number) {
  const rows = Array.from({ length: lines }, () => ({ id: newId('dec') }));
  const asked: unknown[][] = [];
  const paid: number[] = [];
  const read = (_statement: object, values: unknown[]) => {
    asked.push(values);
    const from = rows.findIndex(({ id }) => id === values.at(-2)) + 1;
    return Promise.resolve(rows.slice(from, from + Number(values.at(-1))));
  };
  const charge = (price: number) => {
    paid.push(price);
    return Promise.resolve();
  };
  return { asked, paid, charge, context: { isSignedIn: true, read } as unknown as Context };
}

const HUNDRED = LIMITS.archivedDocumentCost;
const unread = () => Promise.resolve([]);

it('a register is paid for by each hundred lines, and asked for rarely', async () => {
  const small = reading(130);
  expect(await allDecisions({}, unread, small)).toHaveLength(130);
  expect([small.asked.length, small.paid]).toEqual([1, [2 * HUNDRED]]);
  const large = reading(4_050);
  expect(new Set((await allDecisions({}, unread, large)).map(({ id }) => id)).size).toBe(4_050);
  expect([large.asked.length, large.paid]).toEqual([3, [20 * HUNDRED, 20 * HUNDRED, HUNDRED]]);
  const none = reading(0);
  expect(await allDecisions({}, unread, none)).toEqual([]);
  expect(none.paid).toEqual([]);
  const minutes = reading(101);
  await decisionsInMinutes('doc', minutes);
  expect(minutes.paid).toEqual([2 * HUNDRED]);
});

it('whoever cannot pay gets no further page', async () => {
  const poor = reading(4_050);
  const charge = () => Promise.reject(new AppError('RATE_LIMITED', { retryAfter: 1 }));
  await expect(allDecisions({}, unread, { ...poor, charge })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  expect(poor.asked).toHaveLength(1);
});

it('a register that is too long is refused', async () => {
  const long = reading(LIMITS.registerRows + 1);
  await expect(allDecisions({}, unread, long)).rejects.toMatchObject({ code: 'LIMIT' });
});
