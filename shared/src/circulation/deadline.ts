import type { RuleSet } from './rule-set.ts';
import { addDays, addWorkingDays, type Day, nextWorkingDay } from './working-days.ts';

/** Where deadlines are named: the clock that hangs in the offices. */
export const DEADLINE_ZONE = 'Europe/Berlin';

const HOUR = 3_600_000;
const LAST_MILLISECOND = 999;

/** What became of the words in which a deadline was named. */
export type DeadlineNote = 'MOVED_TO_WORKING_DAY' | 'MISSING_HOUR' | 'DOUBLED_HOUR';

export interface Deadline {
  /** The last moment at which an answer is in time, in milliseconds since 1970. */
  at: number;
  day: Day;
  /** `12:00`; null: the day's end. */
  time: string | null;
  notes: DeadlineNote[];
}

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Whether the text is a time of the day as `09:30`. */
export function isTime(text: string): boolean {
  return TIME.test(text);
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: DEADLINE_ZONE,
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** The day in the offices at this moment. */
export function dayAt(moment: number): Day {
  return wallAt(moment).slice(0, 10);
}

/** `2026-03-29 01:59:59`. */
function wallAt(moment: number): string {
  return clock.format(moment);
}

/**
 * The deadline on this day at this time, or at the day's end. One rule for both doubtful hours of the clock change:
 * whoever answers has the longer time. 02:30 in the hour that is left out is 03:30 by the new time; in the hour that comes
 * twice it is the second one.
 */
export function deadlineOn(day: Day, time: string | null, inWorkingDays: boolean): Deadline {
  const moved = inWorkingDays ? nextWorkingDay(day) : day;
  const notes: DeadlineNote[] = moved === day ? [] : ['MOVED_TO_WORKING_DAY'];
  const wall = `${moved} ${time ?? '23:59'}:${time ? '00' : '59'}`;
  const asUtc = Date.parse(`${wall.replace(' ', 'T')}Z`);
  // Summer time is two hours ahead of UTC and comes first, standard time one.
  const moments = [asUtc - 2 * HOUR, asUtc - HOUR].filter((moment) => wallAt(moment) === wall);
  if (moments.length > 1) notes.push('DOUBLED_HOUR');
  if (moments.length === 0) notes.push('MISSING_HOUR');
  const at = moments.at(-1) ?? asUtc - HOUR;
  return { at: time ? at : at + LAST_MILLISECOND, day: moved, time, notes };
}

/** The deadline so many days after a moment; the day of the moment does not count. */
export function deadlineAfter(
  moment: number,
  days: number,
  time: string | null,
  inWorkingDays: boolean,
): Deadline {
  const today = dayAt(moment);
  const day = inWorkingDays ? addWorkingDays(today, days) : addDays(today, days);
  return deadlineOn(day, time, inWorkingDays);
}

/** In the morning, when a reminder can still be followed on the same day. */
const REMINDER_TIME = '08:00';

/** When whoever has not answered is reminded, the earliest first; only moments within the round. */
export function remindersOf(
  { reminderDaysBefore, workingDays }: Pick<RuleSet, 'reminderDaysBefore' | 'workingDays'>,
  startedAt: number,
  deadlineAt: number,
): { days: number; at: number }[] {
  const last = dayAt(deadlineAt);
  return reminderDaysBefore
    .map((days) => {
      const day = workingDays ? addWorkingDays(last, -days) : addDays(last, -days);
      return { days, at: deadlineOn(day, REMINDER_TIME, false).at };
    })
    .filter(({ at }) => at > startedAt && at < deadlineAt)
    .toSorted((a, b) => a.at - b.at);
}

/** Whether nobody could answer any more: a deadline that is exactly now leaves no time. */
export function isOver({ at }: Pick<Deadline, 'at'>, now: number): boolean {
  return at <= now;
}
