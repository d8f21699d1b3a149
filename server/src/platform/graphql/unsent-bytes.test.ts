import { expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { ownerOf, UnsentBytes } from './unsent-bytes.ts';

const MAX = LIMITS.unsentBytesPerAccount;

it('adds up what waits on all lines of one account, and of nobody else', () => {
  const unsent = new UnsentBytes();
  const [one, other] = [{ unsent: MAX - 10 }, { unsent: 5 }];
  unsent.count('acc_1', one);
  unsent.count('acc_1', one);
  unsent.count('acc_1', other);
  expect(unsent.of('acc_1')).toBe(MAX - 5);
  unsent.refuseTooMuch('acc_1', 5);
  expect(() => unsent.refuseTooMuch('acc_1', 6)).toThrow(
    expect.objectContaining({ code: 'RATE_LIMITED', facts: { retryAfter: 15 } }),
  );
  unsent.refuseTooMuch('acc_2', MAX);
});

it('sees what has left meanwhile, and forgets lines that have ended', () => {
  const unsent = new UnsentBytes();
  const line = { unsent: MAX };
  unsent.count('acc_1', line);
  expect(() => unsent.refuseTooMuch('acc_1', 1)).toThrow();
  line.unsent = 10;
  unsent.refuseTooMuch('acc_1', MAX - 10);
  unsent.forget('acc_1', line);
  unsent.forget('acc_1', line);
  expect(unsent.of('acc_1')).toBe(0);
});

it('lets one answer of any size go when nothing waits', () => {
  new UnsentBytes().refuseTooMuch('acc_1', 10 * MAX);
});

it('counts who is not signed in by address', () => {
  expect(ownerOf(null, '192.0.2.1')).toBe('192.0.2.1');
});
