import { LIMITS } from '@umlauf/shared/limits';
import { databaseNow } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { newId } from '../platform/ids.ts';
import { fillAgendas, lockSeriesAgendas } from './carry-over.ts';
import { faultsOfCommon, faultsOfMoment } from './check-meeting.ts';
import { calendarUidOf } from './lay-meetings.ts';
import { insertParticipants, requireBody, requireConductors, requireInvitees } from './meeting-people.ts';
import type { PlanMeetingInput } from './meeting.inputs.ts';
import { authorizePlan, authorizeSeries } from './meeting.policy.ts';
import { raiseOfMeeting } from './raise-meeting.ts';
import { momentAt } from './wall-clock.ts';

const MINUTE = 60_000;

/** Plans one meeting; answers its id. Throws INVALID_INPUT, LIMIT, and as the policy does. */
export async function planMeeting(
  transaction: Transaction,
  viewer: Viewer,
  input: PlanMeetingInput,
): Promise<string> {
  const { spaceId, day, time, timeZone, durationMinutes, seriesId = null } = input;
  await authorizePlan(transaction, viewer, spaceId);
  checkFields({ ...faultsOfCommon(input), ...faultsOfMoment(day, time, timeZone, databaseNow()) });
  await requireBody(transaction, input.bodyId);
  await requireConductors(transaction, spaceId, input);
  const series = seriesId === null ? null : await authorizeSeries(transaction, viewer, 'plan', seriesId);
  if (series && series.spaceId !== spaceId) throw new AppError('NOT_FOUND');
  if (series?.endedAt) throw new AppError('GONE', { reason: 'ENDED' });
  const invitees = input.participants ? await requireInvitees(transaction, spaceId, input.participants) : [];
  const { at } = momentAt(day, time, timeZone);
  const meeting = { id: newId('mtg'), spaceId, title: input.title.trim() };
  await transaction.asHouse(async () => {
    await requireRoom(transaction, spaceId);
    if (seriesId) await lockSeriesAgendas(transaction, seriesId);
    await transaction.sql(
      `insert into meeting (id, space_id, series_id, body_id, title, starts_at, ends_at, time_zone, place, video_url,
         calendar_uid, chair_id, keeper_id, created_by_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        meeting.id,
        spaceId,
        seriesId,
        input.bodyId ?? series?.bodyId ?? null,
        meeting.title,
        new Date(at),
        new Date(at + durationMinutes * MINUTE),
        timeZone,
        input.place.trim(),
        input.videoUrl?.trim() || null,
        calendarUidOf(meeting.id),
        input.chairId ?? null,
        input.keeperId ?? null,
        viewer.accountId,
      ],
    );
    await insertParticipants(transaction, meeting, invitees);
    await fillAgendas(transaction, [{ ...meeting, seriesId }]);
  });
  raiseOfMeeting(transaction, 'MEETING_PLANNED', meeting);
  return meeting.id;
}

/** Throws LIMIT when a space has very many meetings to come; of several who plan there at once, one after the other. */
export async function requireRoom({ sql }: Transaction, spaceId: string): Promise<void> {
  await sql(`select pg_advisory_xact_lock(hashtext('meetings ' || $1))`, [spaceId]);
  const max = LIMITS.meetingsAheadPerSpace;
  const [counted] = await sql<{ count: number }>(
    'select count(*)::int as count from meeting where space_id = $1 and ends_at > now()',
    [spaceId],
  );
  if (counted!.count >= max) throw new AppError('LIMIT', { limit: 'meetingsAheadPerSpace', max });
}
