import type { Day } from '@umlauf/shared/circulation/working-days';

/** What is doubtful about a time of day on a day: the clock leaves it out, or shows it twice. */
export type ClockDoubt = 'MISSING_HOUR' | 'DOUBLED_HOUR';

export interface WallMoment {
  /** In milliseconds since 1970. */
  at: number;
  doubt: ClockDoubt | null;
}

const DAY = 86_400_000;
const ZONE = /^[A-Za-z][\w+-]*(?:\/[\w+-]+){0,2}$/;
/** There are a few hundred zones, so that no more than these are ever kept. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Whether the text names a time zone of the IANA's list that this server knows. */
export function isTimeZone(text: string): boolean {
  if (text.length > 64 || !ZONE.test(text)) return false;
  try {
    clockOf(text);
    return true;
  } catch {
    return false;
  }
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    clocks.set(timeZone, clock);
  }
  return clock;
}

/** What a clock on the wall shows there at this moment: `2026-03-29 01:59:59`. */
function wallAt(at: number, timeZone: string): string {
  return clockOf(timeZone).format(at);
}

/** The day there at this moment. */
export function dayIn(at: number, timeZone: string): Day {
  return wallAt(at, timeZone).slice(0, 10);
}

/** The time of day there at this moment, as `14:00`. */
export function timeIn(at: number, timeZone: string): string {
  return wallAt(at, timeZone).slice(11, 16);
}

/** By how many milliseconds clocks there are ahead of UTC. */
function offsetAt(at: number, timeZone: string): number {
  const second = Math.floor(at / 1_000) * 1_000;
  return Date.parse(`${wallAt(second, timeZone).replace(' ', 'T')}Z`) - second;
}

/**
 * The moment at which clocks in a zone show this time on this day. Both doubtful hours of a clock change as in RFC 5545,
 * 3.3.5, so that calendars agree: of an hour that comes twice the first one, and in the hour that is left out as many minutes
 * later, as the clock went before (02:30 is 03:30 by the new time).
 */
export function momentAt(day: Day, time: string, timeZone: string): WallMoment {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const before = offsetAt(asUtc - DAY, timeZone);
  const offsets = new Set([before, offsetAt(asUtc + DAY, timeZone)]);
  const wall = `${day} ${time}:00`;
  const moments = [...offsets]
    .map((offset) => asUtc - offset)
    .filter((at) => wallAt(at, timeZone) === wall)
    .toSorted((a, b) => a - b);
  const [first] = moments;
  if (first === undefined) return { at: asUtc - before, doubt: 'MISSING_HOUR' };
  return { at: first, doubt: moments.length > 1 ? 'DOUBLED_HOUR' : null };
}
