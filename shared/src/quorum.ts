/** How long somebody was there; moments as milliseconds since 1970. */
export interface Stay {
  cameAt: number;
  /** Null: they are still there. */
  leftAt: number | null;
}

/** Somebody on the list of those at a meeting. */
export interface QuorumAttendee {
  isEntitled: boolean;
  /** Whose vote it is: that of an organisation, whose people share it, or their own. */
  voice: string;
  /** Whether somebody has said that they are missing: who declined an invitation is excused without that. */
  isMissing: boolean;
  stays: readonly Stay[];
}

/** Whether enough of those entitled to vote are there. */
export interface Quorum {
  /** Votes in all. */
  entitled: number;
  /** Votes for which somebody is there. */
  present: number;
  /** Votes for which somebody has to be. */
  needed: number;
  isReached: boolean;
}

/**
 * Whether a meeting could decide at a moment. A body says how many per cent have to be there; else it is more than half of
 * those entitled to vote, as councils and most rules of procedure have it (section 49 GO NRW). Null where nobody is entitled
 * to vote, or nobody has said yet who is there: then nothing is known.
 */
export function quorumAt(
  attendees: readonly QuorumAttendee[],
  at: number,
  percent: number | null,
): Quorum | null {
  const isTaken = attendees.some(({ isMissing, stays }) => isMissing || stays.length > 0);
  const entitled = attendees.filter(({ isEntitled }) => isEntitled);
  const voices = new Set(entitled.map(({ voice }) => voice));
  if (!isTaken || voices.size === 0) return null;
  const present = new Set(entitled.filter(({ stays }) => isThere(stays, at)).map(({ voice }) => voice));
  const needed = neededOf(voices.size, percent);
  return {
    entitled: voices.size,
    present: present.size,
    needed,
    isReached: present.size >= needed,
  };
}

/** Of so many votes; at least one. */
export function neededOf(entitled: number, percent: number | null): number {
  return percent === null ? Math.floor(entitled / 2) + 1 : Math.max(1, Math.ceil((entitled * percent) / 100));
}

/** Whoever goes at a moment is there in it: who stays until the end is there when it is said. */
export function isThere(stays: readonly Stay[], at: number): boolean {
  return stays.some(({ cameAt, leftAt }) => cameAt <= at && (leftAt === null || at <= leftAt));
}
