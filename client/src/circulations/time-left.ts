const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long there is still time, in the largest unit of which there are at least two; less than a minute is `moment`. */
export interface TimeLeft {
  unit: 'days' | 'hours' | 'minutes' | 'moment' | 'over';
  count: number;
}

/** What remains until the deadline, never more than there is. Both in milliseconds since 1970; the deadline itself counts. */
export function timeLeft(deadlineAt: number, now: number): TimeLeft {
  const left = deadlineAt - now;
  if (left < 0) return { unit: 'over', count: 0 };
  if (left >= 2 * DAY) return { unit: 'days', count: Math.floor(left / DAY) };
  if (left >= 2 * HOUR) return { unit: 'hours', count: Math.floor(left / HOUR) };
  if (left >= MINUTE) return { unit: 'minutes', count: Math.floor(left / MINUTE) };
  return { unit: 'moment', count: 0 };
}
