import type { FieldFault } from '@umlauf/shared/error-codes';
import { isTime } from '@umlauf/shared/circulation/deadline';
import { addDays, isDay } from '@umlauf/shared/circulation/working-days';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import { faultOfLine, faultOfText } from '../platform/graphql/input-text.ts';
import { isRhythm, occurrencesOf, readRhythm, type Beat, type Occurrence, type Rhythm } from './rhythm.ts';
import { dayIn, isTimeZone, momentAt } from './wall-clock.ts';

type Faults = Record<string, FieldFault | null>;

/** What meetings and series have in common; what is left out has no fault. */
export interface Common {
  title?: string | null | undefined;
  durationMinutes?: number | null | undefined;
  timeZone?: string | null | undefined;
  place?: string | null | undefined;
  videoUrl?: string | null | undefined;
}

export function faultsOfCommon({ title, durationMinutes, timeZone, place, videoUrl }: Common): Faults {
  return {
    title: title == null ? null : faultOfLine(title, LIMITS.nameCharacters),
    durationMinutes: durationMinutes == null ? null : faultOfDuration(durationMinutes),
    timeZone: timeZone == null || isTimeZone(timeZone) ? null : 'UNKNOWN_VALUE',
    place: place ? faultOfLine(place, LIMITS.meetingPlaceCharacters) : null,
    videoUrl: videoUrl ? faultOfVideoUrl(videoUrl) : null,
  };
}

function faultOfDuration(minutes: number): FieldFault | null {
  return minutes >= 1 && minutes <= LIMITS.meetingMinutes ? null : 'OUT_OF_RANGE';
}

/** Only what a browser opens over TLS, without anybody's password in it. */
function faultOfVideoUrl(text: string): FieldFault | null {
  const line = faultOfLine(text, LIMITS.meetingUrlCharacters);
  if (line) return line;
  const url = URL.parse(text.trim());
  if (!url) return 'MALFORMED';
  return url.protocol === 'https:' && !url.username && !url.password ? null : 'UNSAFE_LINK';
}

export function faultOfPurpose(purpose: string | null | undefined): FieldFault | null {
  return purpose == null ? null : faultOfText(purpose, LIMITS.meetingPurposeCharacters, { mayBeEmpty: true });
}

/** Throws INVALID_INPUT with what is wrong with day and time of one meeting. */
export function faultsOfMoment(day: string, time: string, timeZone: string, now: number): Faults {
  if (!isDay(day) || !isTime(time))
    return { day: isDay(day) ? null : 'MALFORMED', time: isTime(time) ? null : 'MALFORMED' };
  if (!isTimeZone(timeZone)) return {};
  const { at, doubt } = momentAt(day, time, timeZone);
  if (doubt === 'MISSING_HOUR') return { time: 'MISSING_HOUR' };
  if (at < now) return { day: 'IN_THE_PAST' };
  return { day: day > addDays(dayIn(now, timeZone), LIMITS.meetingDaysAhead) ? 'OUT_OF_RANGE' : null };
}

/** What is wrong with that from which a rhythm counts. */
export function faultsOfBeat({ startsOn, startsAtTime, timeZone }: Beat, now: number): Faults {
  const today = dayIn(now, 'UTC');
  const far = LIMITS.meetingDaysAhead;
  const isFar = startsOn < addDays(today, -far) || startsOn > addDays(today, far);
  return {
    startsOn: !isDay(startsOn) ? 'MALFORMED' : isFar ? 'OUT_OF_RANGE' : null,
    startsAtTime: isTime(startsAtTime) ? null : 'MALFORMED',
    timeZone: isTimeZone(timeZone) ? null : 'UNKNOWN_VALUE',
  };
}

/** Long enough for every 29 February of a rule that leaves out some; most beat within a year. */
const LOOK_DAYS = [366, 12 * 366];

/**
 * A rule that is sound, and beats at least once from now on; its beat has been looked at. Throws INVALID_INPUT { rrule },
 * with the parts that are wrong.
 */
export function requireRhythm(rrule: string, beat: Beat, now: number): Rhythm {
  const rhythm = soundRhythm(rrule);
  requireOccurrences(rhythm, beat, now, 1);
  return rhythm;
}

/** The next beats of a rule, at least one and at most so many. Throws as `requireRhythm` does. */
export function nextOccurrences(rrule: string, beat: Beat, now: number, count: number): Occurrence[] {
  return requireOccurrences(soundRhythm(rrule), beat, now, count);
}

function soundRhythm(rrule: string): Rhythm {
  const rhythm = readRhythm(rrule);
  if (isRhythm(rhythm)) return rhythm;
  throw new AppError('INVALID_INPUT', { fields: { rrule: rhythm.fault }, unknown: rhythm.parts });
}

/** The next beats behind this moment; fewer when there are no more, or they are too far away. Each day is looked at once. */
function requireOccurrences(rhythm: Rhythm, beat: Beat, now: number, count: number): Occurrence[] {
  const first = firstDay(beat, now);
  const found: Occurrence[] = [];
  let begin = 0;
  for (const end of LOOK_DAYS) {
    found.push(
      ...occurrencesOf(rhythm, beat, addDays(first, begin), addDays(first, end)).filter(({ at }) => at > now),
    );
    if (found.length >= count) break;
    begin = end + 1;
  }
  if (found.length === 0)
    throw new AppError('INVALID_INPUT', { fields: { rrule: 'OUT_OF_RANGE' }, unknown: [] });
  return found.slice(0, count);
}

/** From which day on beats can be to come. */
function firstDay({ startsOn, timeZone }: Beat, now: number): string {
  const today = dayIn(now, timeZone);
  return startsOn > today ? startsOn : today;
}

/** All beats behind this moment, for so many days from it or from the first day. */
export function comingOccurrences(rhythm: Rhythm, beat: Beat, now: number, days: number): Occurrence[] {
  const from = firstDay(beat, now);
  return occurrencesOf(rhythm, beat, from, addDays(from, days)).filter(({ at }) => at > now);
}
