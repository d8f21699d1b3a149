import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import { newId } from '../platform/ids.ts';
import { fillAgendas } from './carry-over.ts';
import { comingOccurrences } from './check-meeting.ts';
import type { MeetingSeries } from './meeting.types.ts';
import { isRhythm, readRhythm, type Occurrence } from './rhythm.ts';
import { dayIn } from './wall-clock.ts';

/** A series with what its meetings are made of. */
export type SeriesValues = Omit<MeetingSeries, 'endedAt' | 'minutesBySilence' | 'updatedAt'>;

/** By what calendars know a meeting. */
export function calendarUidOf(meetingId: string): string {
  return `${meetingId}@umlauf`;
}

interface Laid {
  id: string;
  occurrenceAt: Date;
  isMovable: boolean;
  isBare: boolean;
}

/**
 * Meetings of a series that stand in its rhythm. Movable: still to come, nobody is invited, nobody has changed it by hand.
 * Bare: nobody has put anything into it that would go with it.
 */
const LAID = `
  select m.id, m.occurrence_at as "occurrenceAt",
    m.state = 'PLANNED' and not m.by_hand and m.starts_at > to_timestamp($2::float / 1000) as "isMovable",
    m.chair_id is null and m.keeper_id is null and m.minutes_id is null
      and not exists (select 1 from meeting_participant p where p.meeting_id = m.id)
      and not exists (select 1 from agenda_item i where i.meeting_id = m.id and not i.is_standing) as "isBare"
  from meeting m where m.series_id = $1 and m.occurrence_at is not null order by m.id for update of m`;

/**
 * Makes the meetings of a series for the next months, as far as they are not there. The series is locked, so that of
 * several who do it at once one does; the transaction is the house's. Answers how many are new.
 */
export async function layMeetings(
  transaction: Transaction,
  series: SeriesValues,
  now: number,
): Promise<number> {
  const laid = await transaction.sql<Laid>(LAID, [series.id, now]);
  const taken = new Set(laid.map(({ occurrenceAt }) => dayIn(occurrenceAt.getTime(), series.timeZone)));
  const wanted = wantedOf(series, now).filter(({ day }) => !taken.has(day));
  await insertOccurrences(transaction, series, wanted);
  return wanted.length;
}

/**
 * Brings the meetings that nobody has touched into the series' rhythm as it is now, and gives them its title, place and
 * length. Those whose day stays keep it, others get the next free one, so that what is prepared for them is not lost; of those
 * that are too many, bare ones go and others stay where they are. `before`: the series as it was.
 */
export async function relayMeetings(
  transaction: Transaction,
  series: SeriesValues,
  before: Pick<MeetingSeries, 'timeZone'>,
  now: number,
): Promise<void> {
  const { sql } = transaction;
  const laid = await sql<Laid>(LAID, [series.id, now]);
  const dayOf = ({ occurrenceAt }: Laid) => dayIn(occurrenceAt.getTime(), before.timeZone);
  const taken = new Set(laid.filter(({ isMovable }) => !isMovable).map(dayOf));
  const byDay = new Map(
    wantedOf(series, now)
      .filter(({ day }) => !taken.has(day))
      .map((occurrence) => [occurrence.day, occurrence]),
  );
  const movable = laid
    .filter(({ isMovable }) => isMovable)
    .toSorted((a, b) => a.occurrenceAt.getTime() - b.occurrenceAt.getTime());
  const placed = new Map<string, Occurrence>();
  for (const meeting of movable) {
    const same = byDay.get(dayOf(meeting));
    if (!same) continue;
    placed.set(meeting.id, same);
    byDay.delete(same.day);
  }
  const free = [...byDay.values()];
  const others = movable.filter(({ id }) => !placed.has(id));
  for (const meeting of others) {
    const next = free.shift();
    if (next) placed.set(meeting.id, next);
  }
  await dropMeetings(
    transaction,
    others.filter(({ id }) => !placed.has(id)),
  );
  await placeMeetings(transaction, series, placed);
  await insertOccurrences(transaction, series, free);
}

/** Takes those away that nobody has touched; what somebody has prepared stays, as if it were planned by hand. */
async function dropMeetings({ sql }: Transaction, meetings: readonly Laid[]): Promise<void> {
  const idsOf = (isBare: boolean) =>
    meetings.filter((meeting) => meeting.isBare === isBare).map(({ id }) => id);
  await sql('delete from meeting where id = any($1)', [idsOf(true)]);
  await sql('update meeting set by_hand = true where id = any($1)', [idsOf(false)]);
}

/** All meetings of a series that nobody has touched go. */
export async function dropMovable(transaction: Transaction, seriesId: string, now: number): Promise<void> {
  const laid = await transaction.sql<Laid>(LAID, [seriesId, now]);
  await dropMeetings(
    transaction,
    laid.filter(({ isMovable }) => isMovable),
  );
}

async function placeMeetings(
  { sql }: Transaction,
  { title, durationMinutes, timeZone, place, videoUrl, bodyId }: SeriesValues,
  placed: ReadonlyMap<string, Occurrence>,
): Promise<void> {
  const ids = [...placed.keys()];
  const moments = [...placed.values()].map(({ at }) => new Date(at));
  // Whoever had answered is asked anew about another time, as when somebody moves one meeting.
  await sql(
    `update meeting_participant p set answer = 'NONE', answered_at = null
     from meeting m join unnest($1::text[], $2::timestamptz[]) as w (id, at) on w.id = m.id
     where p.meeting_id = m.id and m.starts_at <> w.at`,
    [ids, moments],
  );
  // First all give up their place: one may get another's.
  await sql('update meeting set occurrence_at = null where id = any($1)', [ids]);
  await sql(
    `update meeting m set occurrence_at = w.at, starts_at = w.at, ends_at = w.at + make_interval(mins => $3),
       calendar_sequence = m.calendar_sequence + case when (m.starts_at, m.ends_at, m.title, m.place, m.video_url)
         is distinct from (w.at, w.at + make_interval(mins => $3), $4, $6, $7) then 1 else 0 end,
       title = $4, time_zone = $5, place = $6, video_url = $7, body_id = $8,
       updated_at = greatest(now(), m.updated_at + interval '1 millisecond')
     from unnest($1::text[], $2::timestamptz[]) as w (id, at) where m.id = w.id`,
    [ids, moments, durationMinutes, title, timeZone, place, videoUrl, bodyId],
  );
}

function wantedOf(series: SeriesValues, now: number): Occurrence[] {
  if (series.rrule === null) return [];
  const rhythm = readRhythm(series.rrule);
  if (!isRhythm(rhythm)) return [];
  return comingOccurrences(rhythm, series, now, LIMITS.meetingHorizonDays);
}

async function insertOccurrences(
  transaction: Transaction,
  { id, spaceId, bodyId, title, durationMinutes, timeZone, place, videoUrl }: SeriesValues,
  occurrences: readonly Occurrence[],
): Promise<void> {
  const ids = occurrences.map(() => newId('mtg'));
  const made = await transaction.sql<{ id: string }>(
    `insert into meeting (id, space_id, series_id, body_id, occurrence_at, title, starts_at, ends_at, time_zone, place,
       video_url, calendar_uid)
     select w.id, $4, $5, $6, w.at, $7, w.at, w.at + make_interval(mins => $8), $9, $10, $11, w.uid
     from unnest($1::text[], $2::timestamptz[], $3::text[]) as w (id, at, uid)
     on conflict (series_id, occurrence_at) do nothing returning id`,
    [
      ids,
      occurrences.map(({ at }) => new Date(at)),
      ids.map(calendarUidOf),
      spaceId,
      id,
      bodyId,
      title,
      durationMinutes,
      timeZone,
      place,
      videoUrl,
    ],
  );
  await fillAgendas(
    transaction,
    made.map((meeting) => ({ id: meeting.id, spaceId, seriesId: id })),
  );
}
