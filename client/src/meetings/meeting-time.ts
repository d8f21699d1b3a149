import { useFormats } from '../platform/i18n/format.ts';
import { useTexts } from '../platform/i18n/texts.ts';
import { meetingTexts } from './meetings.i18n.ts';

/** The zone in which all screens tell times. */
export const HOME_ZONE = 'Europe/Berlin';

interface Span {
  startsAt: string;
  endsAt: string;
  timeZone: string;
}

/** When a meeting is, in words: the day, from when to when, and what the clock shows where it is. */
export function useSpanWords(): (span: Span) => string {
  const t = useTexts(meetingTexts);
  const formats = useFormats();
  return ({ startsAt, endsAt, timeZone }) => {
    const day = formats.weekday(startsAt);
    const isOneDay = formats.date(startsAt) === formats.date(endsAt);
    const range = t('timeRange', { from: formats.time(startsAt), to: formats.time(endsAt) });
    const parts = isOneDay
      ? [day, range]
      : [
          day,
          formats.time(startsAt),
          t('to', { moment: `${formats.weekday(endsAt)}, ${formats.time(endsAt)}` }),
        ];
    const there = timeIn(startsAt, timeZone);
    if (there !== timeIn(startsAt, HOME_ZONE))
      parts.push(`(${t('elsewhere', { time: there, zone: timeZone.replaceAll('_', ' ') })})`);
    return parts.join(', ').replace(', (', ' (');
  };
}

/** What the clock shows there at this moment, as `14:00`. */
export function timeIn(instant: string, timeZone: string): string {
  return wallIn(instant, timeZone).slice(11, 16);
}

/** The day there at this moment, as `2026-12-24`. */
export function dayIn(instant: string, timeZone: string): string {
  return wallIn(instant, timeZone).slice(0, 10);
}

/** What the clock and the calendar show there at this moment, as `2026-12-24 14:00:07`. */
export function wallIn(instant: string, timeZone: string): string {
  const style = { timeZone, dateStyle: 'short', timeStyle: 'medium' } as const;
  return new Intl.DateTimeFormat('sv-SE', style).format(new Date(instant));
}

/** The moment at which they show this (`2026-12-24T14:00`), the first one of two; as RFC 3339. */
export function instantAt(wall: string, timeZone: string): string {
  const wanted = Date.parse(`${wall}:00Z`);
  const shownAt = (at: number) =>
    Date.parse(`${wallIn(new Date(at).toISOString(), timeZone).replace(' ', 'T')}Z`);
  const near = wanted - (shownAt(wanted) - wanted);
  return new Date(near - (shownAt(near) - wanted)).toISOString();
}

const DAY_MINUTES = 1_440;

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** How long from one time of day to another, in minutes; null: one of them is missing, or the second is not later. */
export function minutesBetween(from: string, until: string): number | null {
  if (!from || !until) return null;
  const minutes = minutesOf(until) - minutesOf(from);
  return minutes > 0 ? minutes : null;
}

/** The time of day so many minutes later; a day has no more than 24 hours. */
export function timeAfter(time: string, minutes: number): string {
  const later = (minutesOf(time) + minutes) % DAY_MINUTES;
  return `${String(Math.floor(later / 60)).padStart(2, '0')}:${String(later % 60).padStart(2, '0')}`;
}
