import { describe, expect, it } from 'vitest';
import { neededOf, quorumAt, type QuorumAttendee, type Stay } from './quorum.ts';

const attendee = (voice: string, stays: Stay[] = [], more: Partial<QuorumAttendee> = {}): QuorumAttendee => ({
  ...{ voice, stays, isEntitled: true, isMissing: false },
  ...more,
});
const since = (cameAt: number, leftAt: number | null = null): Stay[] => [{ cameAt, leftAt }];

describe('a quorum', () => {
  it('is more than half of the votes, or the share that the body says', () => {
    expect([1, 2, 3, 4, 12].map((entitled) => neededOf(entitled, null))).toEqual([1, 2, 2, 3, 7]);
    expect([1, 50, 51, 66, 100].map((percent) => neededOf(12, percent))).toEqual([1, 6, 7, 8, 12]);
  });

  it('counts who is there at the moment, with every coming and going', () => {
    const stays = [
      { cameAt: 10, leftAt: 20 },
      { cameAt: 30, leftAt: null },
    ];
    const attendees = [attendee('a', stays), attendee('b', since(10)), attendee('c'), attendee('d')];
    const reached = (at: number) => {
      const { present, isReached } = quorumAt(attendees, at, 50)!;
      return [present, isReached];
    };
    expect([9, 10, 20, 21, 29, 30].map(reached)).toEqual([
      [0, false],
      [2, true],
      [2, true],
      [1, false],
      [1, false],
      [2, true],
    ]);
  });

  it('counts the vote of an organisation once, whoever of it is there, and nobody who is only heard', () => {
    const attendees = [
      attendee('org', since(0)),
      attendee('org', since(0)),
      attendee('two'),
      attendee('guest', since(0), { isEntitled: false }),
    ];
    expect(quorumAt(attendees, 1, null)).toEqual({ entitled: 2, present: 1, needed: 2, isReached: false });
  });

  it('is not known where nobody has said who is there, nor where nobody votes', () => {
    expect(quorumAt([], 1, null)).toBeNull();
    expect(quorumAt([attendee('a'), attendee('b')], 1, null)).toBeNull();
    expect(quorumAt([attendee('a', since(0), { isEntitled: false })], 1, null)).toBeNull();
    // Who declined is on the list already, and nobody has come yet.
    const absent = attendee('a', [], { isMissing: true });
    expect(quorumAt([absent, attendee('b')], 1, null)).toMatchObject({ present: 0, needed: 2 });
  });
});
