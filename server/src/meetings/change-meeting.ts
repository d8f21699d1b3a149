import { LIMITS } from '@umlauf/shared/limits';
import { databaseNow } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { faultOfText } from '../platform/graphql/input-text.ts';
import { lockSeriesOf, settleAgenda } from './carry-over.ts';
import { listAttendees } from './change-attendees.ts';
import { faultsOfCommon, faultsOfMoment } from './check-meeting.ts';
import { makeMinutes, type MinutesDraft } from './keep-minutes.ts';
import { requireConductors } from './meeting-people.ts';
import { MEETING_COLUMNS, TOUCHED } from './meeting-rows.ts';
import type { CancelMeetingInput, ChangeMeetingInput, SetMeetingConductInput } from './meeting.inputs.ts';
import { authorizeMeeting } from './meeting.policy.ts';
import type { Meeting } from './meeting.types.ts';
import { closeAttendance } from './take-attendance.ts';
import { raiseOfMeeting } from './raise-meeting.ts';
import { dayIn, momentAt, timeIn } from './wall-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The meeting, locked until the end of the transaction. Throws GONE when it is over or cancelled. */
export async function lockOpenMeeting({ sql }: Transaction, id: string): Promise<Meeting> {
  const [row] = await sql<Meeting>(`select ${MEETING_COLUMNS} from meeting m where m.id = $1 for update`, [
    id,
  ]);
  if (!row) throw new AppError('NOT_FOUND');
  if (row.state === 'ENDED') throw new AppError('GONE', { reason: 'ENDED' });
  if (row.state === 'CANCELLED') throw new AppError('GONE', { reason: 'CANCELLED' });
  return row;
}

/** Throws CONFLICT when it was changed since the viewer read it; whoever does not say when, does not ask. */
export function requireUnchanged(
  { updatedAt }: Pick<Meeting, 'updatedAt'>,
  { expectedUpdatedAt: expected }: { expectedUpdatedAt?: Date | null },
): void {
  if (expected && expected.getTime() !== updatedAt.getTime()) throw new AppError('CONFLICT');
}

/**
 * Changes a meeting. When it gets another time, whoever had answered is asked anew. Calendars learn of it by a higher
 * `calendar_sequence`. Throws INVALID_INPUT, CONFLICT when it was changed since it was read, GONE, and as the policy does.
 */
export async function changeMeeting(
  transaction: Transaction,
  viewer: Viewer,
  input: ChangeMeetingInput,
): Promise<void> {
  await authorizeMeeting(transaction, viewer, 'change', input.meetingId);
  await transaction.asHouse(async () => {
    const present = await lockOpenMeeting(transaction, input.meetingId);
    requireUnchanged(present, input);
    const next = changedMeeting(present, input, databaseNow());
    const isMoved = next.startsAt.getTime() !== present.startsAt.getTime();
    const isChanged = isMoved || FACTS.some((fact) => String(next[fact]) !== String(present[fact]));
    if (!isChanged) return;
    await transaction.sql(
      `update meeting set title = $2, starts_at = $3, ends_at = $4, time_zone = $5, place = $6, video_url = $7,
         by_hand = true, calendar_sequence = calendar_sequence + 1, ${TOUCHED} where id = $1`,
      [next.id, next.title, next.startsAt, next.endsAt, next.timeZone, next.place, next.videoUrl],
    );
    if (isMoved)
      await transaction.sql(
        `update meeting_participant set answer = 'NONE', answered_at = null where meeting_id = $1`,
        [next.id],
      );
    raiseOfMeeting(transaction, isMoved ? 'MEETING_MOVED' : 'MEETING_CHANGED', next);
  });
}

const FACTS = ['title', 'endsAt', 'timeZone', 'place', 'videoUrl'] as const;

/** Throws INVALID_INPUT, also when a meeting that has begun is to begin at another time. */
function changedMeeting(present: Meeting, input: ChangeMeetingInput, now: number): Meeting {
  const { startsAt, endsAt } = present;
  const timeZone = input.timeZone ?? present.timeZone;
  const isTimed = input.day != null || input.time != null || timeZone !== present.timeZone;
  const day = input.day ?? dayIn(startsAt.getTime(), present.timeZone);
  const time = input.time ?? timeIn(startsAt.getTime(), present.timeZone);
  const common = {
    title: input.title ?? present.title,
    place: input.place ?? present.place,
    videoUrl: input.videoUrl === '' ? null : (input.videoUrl?.trim() ?? present.videoUrl),
    timeZone,
  };
  checkFields({ ...faultsOfCommon({ ...common, durationMinutes: input.durationMinutes }) });
  const minutes = input.durationMinutes ?? Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE);
  const isSame =
    !isTimed ||
    (dayIn(startsAt.getTime(), timeZone) === day && timeIn(startsAt.getTime(), timeZone) === time);
  if (!isSame) {
    checkFields({ day: present.state === 'RUNNING' ? 'MISMATCH' : null });
    checkFields(faultsOfMoment(day, time, timeZone, now));
  }
  const at = isSame ? startsAt.getTime() : momentAt(day, time, timeZone).at;
  return {
    ...present,
    ...common,
    title: common.title.trim(),
    place: common.place.trim(),
    startsAt: new Date(at),
    endsAt: new Date(at + minutes * MINUTE),
  };
}

/** Says who leads a meeting and who keeps its minutes. Throws INVALID_INPUT for who is no member, GONE, and as the policy does. */
export async function setConduct(
  transaction: Transaction,
  viewer: Viewer,
  { meetingId, chairId = null, keeperId = null }: SetMeetingConductInput,
): Promise<void> {
  const { spaceId } = await authorizeMeeting(transaction, viewer, 'change', meetingId);
  await transaction.asHouse(async () => {
    const present = await lockOpenMeeting(transaction, meetingId);
    // Behind the lock: whoever leaves the space in this moment waits for it, and is taken off again.
    await requireConductors(transaction, spaceId, { chairId, keeperId });
    if (present.chairId === chairId && present.keeperId === keeperId) return;
    await transaction.sql(`update meeting set chair_id = $2, keeper_id = $3, ${TOUCHED} where id = $1`, [
      meetingId,
      chairId,
      keeperId,
    ]);
    raiseOfMeeting(transaction, 'MEETING_CHANGED', present);
  });
}

/** Cancels a meeting, and says why. Throws GONE when it is over or cancelled already, and as the policy does. */
export async function cancelMeeting(
  transaction: Transaction,
  viewer: Viewer,
  { meetingId, reason }: CancelMeetingInput,
): Promise<void> {
  await authorizeMeeting(transaction, viewer, 'cancel', meetingId);
  checkFields({ reason: faultOfText(reason, LIMITS.meetingNoteCharacters) });
  await transaction.asHouse(async () => {
    await lockSeriesOf(transaction, meetingId);
    const present = await lockOpenMeeting(transaction, meetingId);
    await transaction.sql(
      `update meeting set state = 'CANCELLED', cancelled_at = now(), cancel_reason = $2,
         calendar_sequence = calendar_sequence + 1, ${TOUCHED} where id = $1`,
      [meetingId, reason.trim()],
    );
    await closeAttendance(transaction, meetingId);
    raiseOfMeeting(transaction, 'MEETING_CANCELLED', present);
    await settleAgenda(transaction, present);
  });
}

/**
 * Opens a meeting, with its minutes unless nobody wants any. One that is open already stays so. Throws CONFLICT { TOO_EARLY }
 * longer than a day before its beginning, LIMIT { documentsPerSpace }, GONE, and as the policy does.
 */
export async function startMeeting(
  transaction: Transaction,
  viewer: Viewer,
  meetingId: string,
  minutes: MinutesDraft | null,
): Promise<void> {
  await authorizeMeeting(transaction, viewer, 'hold', meetingId);
  await transaction.asHouse(async () => {
    const present = await lockOpenMeeting(transaction, meetingId);
    if (present.state === 'RUNNING') return;
    if (!canStart(present, databaseNow())) throw new AppError('CONFLICT', { reason: 'TOO_EARLY' });
    await transaction.sql(
      `update meeting set state = 'RUNNING', started_at = now(), ${TOUCHED} where id = $1`,
      [meetingId],
    );
    await listAttendees(transaction, present);
    if (minutes && !present.minutesId) await makeMinutes(transaction, viewer, present, minutes);
    raiseOfMeeting(transaction, 'MEETING_STARTED', present);
  });
}

/** Whether it is near enough to its beginning. */
export function canStart({ startsAt }: Pick<Meeting, 'startsAt'>, now: number): boolean {
  return startsAt.getTime() - now <= LIMITS.meetingStartHoursBefore * HOUR;
}

/** Closes a meeting that is open. Throws CONFLICT when it has not begun, GONE, and as the policy does. */
export async function endMeeting(transaction: Transaction, viewer: Viewer, meetingId: string): Promise<void> {
  await authorizeMeeting(transaction, viewer, 'hold', meetingId);
  await transaction.asHouse(async () => {
    await lockSeriesOf(transaction, meetingId);
    const present = await lockOpenMeeting(transaction, meetingId);
    if (present.state !== 'RUNNING') throw new AppError('CONFLICT');
    await transaction.sql(`update meeting set state = 'ENDED', ended_at = now(), ${TOUCHED} where id = $1`, [
      meetingId,
    ]);
    await closeAttendance(transaction, meetingId);
    raiseOfMeeting(transaction, 'MEETING_ENDED', present);
    await settleAgenda(transaction, present);
  });
}
