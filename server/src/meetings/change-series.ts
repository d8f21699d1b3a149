import { LIMITS } from '@umlauf/shared/limits';
import { databaseNow } from '../platform/clock.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { newId } from '../platform/ids.ts';
import { faultOfPurpose, faultsOfBeat, faultsOfCommon, requireRhythm } from './check-meeting.ts';
import { dropMovable, layMeetings, relayMeetings, type SeriesValues } from './lay-meetings.ts';
import { requireBody, requireInvitees, type Invitee } from './meeting-people.ts';
import { SERIES_COLUMNS } from './meeting-rows.ts';
import type { ChangeMeetingSeriesInput, PlanMeetingSeriesInput } from './meeting-series.inputs.ts';
import { authorizePlan, authorizeSeries } from './meeting.policy.ts';
import type { MeetingSeries } from './meeting.types.ts';
import { raiseOfMeeting } from './raise-meeting.ts';
import { requireRoom } from './plan-meeting.ts';

/** Plans a series, with the meetings of its first months; answers its id. Throws INVALID_INPUT, LIMIT, and as the policy does. */
export async function planSeries(
  transaction: Transaction,
  viewer: Viewer,
  input: PlanMeetingSeriesInput,
): Promise<string> {
  const { spaceId } = input;
  await authorizePlan(transaction, viewer, spaceId);
  const now = databaseNow();
  checkFields({
    ...faultsOfCommon(input),
    purpose: faultOfPurpose(input.purpose),
    ...faultsOfBeat(input, now),
  });
  const rrule = input.rrule ? requireRhythm(input.rrule, input, now).text : null;
  await requireBody(transaction, input.bodyId);
  const invitees = await requireInvitees(transaction, spaceId, input.participants);
  const id = newId('mse');
  const videoUrl = input.videoUrl?.trim() || null;
  const series = { ...sound(input), id, spaceId, rrule, videoUrl, bodyId: input.bodyId ?? null };
  await transaction.asHouse(async () => {
    await requireRoom(transaction, spaceId);
    await requireRoomForSeries(transaction, spaceId);
    await insertSeries(transaction, series, viewer.accountId);
    await insertUsual(transaction, series, invitees);
    await layMeetings(transaction, series, now);
  });
  raiseOfMeeting(transaction, 'MEETING_SERIES_PLANNED', series);
  return id;
}

/** Whoever plans in a space waits for the others: the space's row of the room is locked by `requireRoom`. */
async function requireRoomForSeries({ sql }: Transaction, spaceId: string): Promise<void> {
  const max = LIMITS.meetingSeriesPerSpace;
  const [counted] = await sql<{ count: number }>(
    'select count(*)::int as count from meeting_series where space_id = $1 and ended_at is null',
    [spaceId],
  );
  if (counted!.count >= max) throw new AppError('LIMIT', { limit: 'meetingSeriesPerSpace', max });
}

function sound<T extends Pick<MeetingSeries, 'title' | 'purpose' | 'place'>>(series: T): T {
  const { title, purpose, place } = series;
  return { ...series, title: title.trim(), purpose: purpose.trim(), place: place.trim() };
}

function valuesOf(series: SeriesValues): unknown[] {
  const { id, bodyId, title, purpose, rrule, timeZone, startsOn, startsAtTime, durationMinutes } = series;
  const { place, videoUrl } = series;
  return [
    id,
    bodyId,
    title,
    purpose,
    rrule,
    timeZone,
    startsOn,
    startsAtTime,
    durationMinutes,
    place,
    videoUrl,
  ];
}

async function insertSeries({ sql }: Transaction, series: SeriesValues, accountId: string): Promise<void> {
  await sql(
    `insert into meeting_series (id, body_id, title, purpose, rrule, time_zone, starts_on, starts_at_time, duration_minutes,
       place, video_url, space_id, created_by_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [...valuesOf(series), series.spaceId, accountId],
  );
}

async function insertUsual(
  { sql }: Transaction,
  { id, spaceId }: Pick<MeetingSeries, 'id' | 'spaceId'>,
  invitees: readonly Invitee[],
): Promise<void> {
  await sql(
    `insert into meeting_series_participant (series_id, space_id, account_id, kind)
     select $1, $2, w.account_id, w.kind from unnest($3::text[], $4::text[]) as w (account_id, kind)`,
    [id, spaceId, invitees.map(({ accountId }) => accountId), invitees.map(({ kind }) => kind)],
  );
}

/**
 * Changes a series, and with it those of its meetings to come to which nobody was invited and that nobody has changed by
 * hand. Throws INVALID_INPUT, CONFLICT when it was changed since it was read, GONE { ENDED }, and as the policy does.
 */
export async function changeSeries(
  transaction: Transaction,
  viewer: Viewer,
  input: ChangeMeetingSeriesInput,
): Promise<void> {
  const { spaceId } = await authorizeSeries(transaction, viewer, 'plan', input.seriesId);
  const now = databaseNow();
  const invitees = input.participants
    ? await requireInvitees(transaction, spaceId, input.participants)
    : null;
  const changed = await transaction.asHouse(async () => {
    const present = await lockSeries(transaction, input.seriesId);
    if (present.endedAt) throw new AppError('GONE', { reason: 'ENDED' });
    const expected = input.expectedUpdatedAt;
    if (expected && expected.getTime() !== present.updatedAt.getTime()) throw new AppError('CONFLICT');
    const next = changedSeries(present, input, now);
    await transaction.sql(
      `update meeting_series set body_id = $2, title = $3, purpose = $4, rrule = $5, time_zone = $6, starts_on = $7,
         starts_at_time = $8, duration_minutes = $9, place = $10, video_url = $11,
         updated_at = greatest(date_trunc('milliseconds', now()), updated_at + interval '1 millisecond') where id = $1`,
      valuesOf(next),
    );
    if (invitees) {
      await transaction.sql('delete from meeting_series_participant where series_id = $1', [next.id]);
      await insertUsual(transaction, next, invitees);
    }
    if (next.rrule === null) await dropMovable(transaction, next.id, now);
    else await relayMeetings(transaction, next, present, now);
    return next;
  });
  raiseOfMeeting(transaction, 'MEETING_SERIES_CHANGED', changed);
}

/** Throws INVALID_INPUT. */
function changedSeries(present: MeetingSeries, input: ChangeMeetingSeriesInput, now: number): MeetingSeries {
  const { title, purpose, startsOn, startsAtTime, durationMinutes, timeZone, place, videoUrl } = input;
  const next: MeetingSeries = {
    ...present,
    title: title ?? present.title,
    purpose: purpose ?? present.purpose,
    startsOn: startsOn ?? present.startsOn,
    startsAtTime: startsAtTime ?? present.startsAtTime,
    durationMinutes: durationMinutes ?? present.durationMinutes,
    timeZone: timeZone ?? present.timeZone,
    place: place ?? present.place,
    videoUrl: videoUrl === '' ? null : (videoUrl?.trim() ?? present.videoUrl),
  };
  const rrule = input.rrule ?? present.rrule;
  const isBeatNew = startsOn ?? startsAtTime ?? timeZone ?? input.rrule;
  checkFields({
    ...faultsOfCommon(next),
    purpose: faultOfPurpose(next.purpose),
    // What was sound once may be far away by now.
    ...(isBeatNew == null ? {} : faultsOfBeat(next, now)),
  });
  if (!rrule) return { ...sound(next), rrule: null };
  // A rhythm that is over by itself stays as it is.
  return { ...sound(next), rrule: isBeatNew == null ? rrule : requireRhythm(rrule, next, now).text };
}

async function lockSeries({ sql }: Transaction, id: string): Promise<MeetingSeries> {
  const [row] = await sql<MeetingSeries>(
    `select ${SERIES_COLUMNS} from meeting_series s where s.id = $1 for update`,
    [id],
  );
  if (!row) throw new AppError('NOT_FOUND');
  return row;
}

/**
 * Ends a series: no more meetings are planned, and those go that nobody was invited to and nobody has changed by hand. Throws
 * GONE { ENDED } when it was ended before, and as the policy does.
 */
export async function endSeries(transaction: Transaction, viewer: Viewer, seriesId: string): Promise<void> {
  await authorizeSeries(transaction, viewer, 'plan', seriesId);
  const ended = await transaction.asHouse(async () => {
    const series = await lockSeries(transaction, seriesId);
    if (series.endedAt) throw new AppError('GONE', { reason: 'ENDED' });
    await transaction.sql(
      `update meeting_series set ended_at = now(),
         updated_at = greatest(date_trunc('milliseconds', now()), updated_at + interval '1 millisecond') where id = $1`,
      [seriesId],
    );
    await dropMovable(transaction, seriesId, databaseNow());
    return series;
  });
  raiseOfMeeting(transaction, 'MEETING_SERIES_ENDED', ended);
}

const GOING_ON = {
  name: 'meeting-series-going-on',
  text: 'select id from meeting_series where rrule is not null and ended_at is null order by id',
  values: [],
};

/** Makes the meetings of all series for the next months. One that fails keeps no other from its meetings. */
export async function layAllMeetings(
  database: Database,
  log: { warn(facts: object, message: string): void },
  closing?: AbortSignal,
  now = databaseNow(),
): Promise<number> {
  let made = 0;
  for (const { id } of await database.houseStatement<{ id: string }>('meetings', GOING_ON)) {
    if (closing?.aborted) break;
    try {
      made += await database.withActor({ system: 'meetings' }, async (transaction) => {
        const series = await lockSeries(transaction, id);
        return series.endedAt || series.rrule === null ? 0 : layMeetings(transaction, series, now);
      });
    } catch (error) {
      log.warn({ part: 'meetings', series: id, err: error }, 'meetings of a series are not planned');
    }
  }
  return made;
}
