import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { EventCursors } from './event-cursor.ts';

const cursors = new EventCursors('a secret of the tests, long enough');
const follower = { accountId: 'acc_one', spaceId: 'spc_one' };

const refusal = (open: () => unknown): unknown => {
  try {
    return open();
  } catch (error) {
    return error instanceof AppError ? { code: error.code, ...error.facts } : error;
  }
};
const MALFORMED = { code: 'INVALID_INPUT', fields: { after: 'MALFORMED' } };

describe('a cursor', () => {
  it.each([0, 1, 255, 256, 65_536, 2_147_483_647])('leads back to %i', (sequence) => {
    expect(cursors.open(follower, cursors.seal(follower, sequence))).toBe(sequence);
  });

  it('is the same for the same place, also after a restart', () => {
    const again = new EventCursors('a secret of the tests, long enough');
    expect(again.seal(follower, 7)).toBe(cursors.seal(follower, 7));
    expect(again.open(follower, cursors.seal(follower, 7))).toBe(7);
  });

  it('shows nothing of how far apart two places are', () => {
    const [one, next] = [7, 8].map((sequence) => Buffer.from(cursors.seal(follower, sequence), 'base64url'));
    const equalBytes = one!.filter((byte, i) => byte === next![i]).length;
    expect(equalBytes).toBeLessThan(6);
    expect(one!.length).toBe(next!.length);
  });

  it.each([
    ['another account', { ...follower, accountId: 'acc_two' }],
    ['another space', { ...follower, spaceId: 'spc_two' }],
  ])('is refused from %s', (_, other) => {
    expect(refusal(() => cursors.open(other, cursors.seal(follower, 7)))).toEqual(MALFORMED);
  });

  it('is refused by a hub with another secret', () => {
    const elsewhere = new EventCursors('another secret of the tests, long enough');
    expect(refusal(() => elsewhere.open(follower, cursors.seal(follower, 7)))).toEqual(MALFORMED);
  });

  it('is refused when a single bit was changed', () => {
    const bytes = Buffer.from(cursors.seal(follower, 7), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const forged = Buffer.from(bytes);
      forged[bit >> 3]! ^= 1 << (bit & 7);
      expect(refusal(() => cursors.open(follower, forged.toString('base64url')))).toEqual(MALFORMED);
    }
  });

  it.each(['', '7', 'null', 'A'.repeat(46), 'A'.repeat(5_000), '💥'])('is not %j', (text) => {
    expect(refusal(() => cursors.open(follower, text))).toEqual(MALFORMED);
  });

  it('is refused in another spelling of the same bytes', () => {
    const cursor = cursors.seal(follower, 7);
    for (const spelling of [`${cursor}=`, ` ${cursor}`, `${cursor}!`])
      expect(refusal(() => cursors.open(follower, spelling))).toEqual(MALFORMED);
  });
});
