import { LIMITS } from '@umlauf/shared/limits';
import { databaseNow } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import { lockAgenda } from './agenda.policy.ts';
import type {
  AttendanceStayInput,
  SetAttendanceInput,
  SetAttendanceTimesInput,
} from './attendance.inputs.ts';
import { ATTENDEE_COLUMNS } from './attendance-rows.ts';
import type { AttendanceStateName, AttendeeRow, StayRow } from './attendance.types.ts';
import { renewHold } from './hold-minutes.ts';
import { authorizeMeeting } from './meeting.policy.ts';
import type { Meeting } from './meeting.types.ts';

/** Whoever comes back so soon had gone by mistake. */
const SLIP_MILLISECONDS = 60_000;

/**
 * The meeting, when the viewer may say who is there, locked until the end of the transaction. From its beginning on; after its
 * end as long as its minutes can be written. Throws CONFLICT { NOT_RUNNING } before, GONE { CANCELLED }, FORBIDDEN { SEALED },
 * and as the policy does.
 */
export async function openAttendance(
  transaction: Transaction,
  viewer: Viewer,
  meetingId: string,
): Promise<Meeting> {
  await authorizeMeeting(transaction, viewer, 'hold', meetingId);
  await lockAgenda(transaction, meetingId);
  // What was read before the lock may have changed while we waited for it.
  const meeting = await authorizeMeeting(transaction, viewer, 'hold', meetingId);
  if (meeting.state === 'CANCELLED') throw new AppError('GONE', { reason: 'CANCELLED' });
  if (!meeting.startedAt) throw new AppError('CONFLICT', { reason: 'NOT_RUNNING' });
  // Held until this is written: nothing changes about minutes that are sealed at this moment.
  const [minutes] = await transaction.asHouse(() =>
    transaction.sql<{ isSealed: boolean }>(
      'select sealed_at is not null as "isSealed" from document where id = $1 for share',
      [meeting.minutesId],
    ),
  );
  if (minutes?.isSealed) throw new AppError('FORBIDDEN', { reason: 'SEALED' });
  return meeting;
}

/** Somebody on the list, with their meeting as `openAttendance` has it. */
export async function openAttendee(
  transaction: Transaction,
  viewer: Viewer,
  attendeeId: string,
): Promise<{ meeting: Meeting; attendee: AttendeeRow }> {
  const [found] = isId('mat', attendeeId)
    ? await transaction.sql<{ meetingId: string }>(
        'select meeting_id as "meetingId" from meeting_attendee where id = $1',
        [attendeeId],
      )
    : [];
  if (!found) throw new AppError('NOT_FOUND');
  const meeting = await openAttendance(transaction, viewer, found.meetingId);
  const attendee = (await attendeesIn(transaction, meeting.id)).find(({ id }) => id === attendeeId);
  if (!attendee) throw new AppError('NOT_FOUND');
  return { meeting, attendee };
}

export function attendeesIn({ sql }: Transaction, meetingId: string): Promise<AttendeeRow[]> {
  return sql<AttendeeRow>(`select ${ATTENDEE_COLUMNS} from meeting_attendee t where t.meeting_id = $1`, [
    meetingId,
  ]);
}

/**
 * Says whether people are there. Coming and going count from this moment. INVALID_INPUT { state: MISMATCH } where somebody is
 * said not to have been there who came and went: that is put right by their times. CONFLICT { NOT_RUNNING } for coming and
 * going when the meeting is over. Throws else as `openAttendance`. Answers the meeting's id.
 */
export async function setAttendance(
  transaction: Transaction,
  viewer: Viewer,
  { meetingId, attendeeIds, state }: SetAttendanceInput,
): Promise<string> {
  const meeting = await openAttendance(transaction, viewer, meetingId);
  if ((state === 'PRESENT' || state === 'LEFT') && meeting.state !== 'RUNNING')
    throw new AppError('CONFLICT', { reason: 'NOT_RUNNING' });
  const wanted = new Set(attendeeIds);
  const found = (await attendeesIn(transaction, meetingId)).filter(({ id }) => wanted.has(id));
  if (found.length < wanted.size) throw new AppError('NOT_FOUND');
  const said = found.map((attendee) => ({
    attendee,
    stays: staysAfter(attendee.stays, state, databaseNow()),
  }));
  checkFields({ state: said.some(({ stays }) => stays === null) ? 'MISMATCH' : null });
  const absence = state === 'EXCUSED' || state === 'UNEXCUSED' ? state : null;
  const max = LIMITS.staysPerAttendee;
  if (said.some(({ stays }) => stays!.length > max))
    throw new AppError('LIMIT', { limit: 'staysPerAttendee', max });
  const changed = said.filter(
    ({ attendee, stays }) =>
      attendee.absence !== absence || JSON.stringify(attendee.stays) !== JSON.stringify(stays),
  );
  for (const { attendee, stays } of changed) await write(transaction, attendee, stays!, absence);
  if (changed.length > 0) await tellAttendance(transaction, meeting);
  return meetingId;
}

/** Null: it cannot be said of somebody who has been there. */
export function staysAfter(
  stays: readonly StayRow[],
  state: AttendanceStateName,
  now: number,
): StayRow[] | null {
  const last = stays.at(-1);
  const before = stays.slice(0, -1);
  const isThere = last !== undefined && last.leftAt === null;
  if (state === 'PRESENT') {
    if (isThere) return [...stays];
    const isSlip = last !== undefined && now - last.leftAt! <= SLIP_MILLISECONDS;
    return isSlip ? [...before, { ...last, leftAt: null }] : [...stays, { cameAt: now, leftAt: null }];
  }
  if (state === 'LEFT')
    return isThere ? [...before, { ...last, leftAt: Math.max(now, last.cameAt) }] : [...stays];
  // Whoever has never gone was there by mistake alone.
  return stays.length === 0 || (stays.length === 1 && isThere) ? [] : null;
}

/**
 * Puts right when somebody was there. INVALID_INPUT { stays } for times that overlap, are not in order, or lie before the
 * meeting or ahead of it. Throws else as `openAttendance`. Answers the meeting's id.
 */
export async function setAttendanceTimes(
  transaction: Transaction,
  viewer: Viewer,
  { attendeeId, stays }: SetAttendanceTimesInput,
): Promise<string> {
  const { meeting, attendee } = await openAttendee(transaction, viewer, attendeeId);
  const max = LIMITS.staysPerAttendee;
  if (stays.length > max) throw new AppError('LIMIT', { limit: 'staysPerAttendee', max });
  const wanted = stays.map(stayOf);
  const until = meeting.endedAt?.getTime() ?? databaseNow();
  // To the minute, as people write times down.
  const from = Math.floor(meeting.startedAt!.getTime() / 60_000) * 60_000;
  const isOutside = wanted.some(
    ({ cameAt, leftAt }) => cameAt < from || cameAt > until || (leftAt ?? 0) > until,
  );
  checkFields({ stays: isOutside ? 'OUT_OF_RANGE' : isInOrder(wanted, meeting) ? null : 'MISMATCH' });
  await write(transaction, attendee, wanted, wanted.length > 0 ? null : attendee.absence);
  await tellAttendance(transaction, meeting);
  return meeting.id;
}

const stayOf = ({ cameAt, leftAt }: AttendanceStayInput): StayRow => ({
  cameAt: cameAt.getTime(),
  leftAt: leftAt?.getTime() ?? null,
});

function isInOrder(stays: readonly StayRow[], { state }: Meeting): boolean {
  return stays.every(({ cameAt, leftAt }, index) => {
    const next = stays[index + 1];
    if (leftAt === null) return next === undefined && state === 'RUNNING';
    return cameAt <= leftAt && (next === undefined || leftAt < next.cameAt);
  });
}

/** As the house. */
async function write(
  transaction: Transaction,
  { id }: Pick<AttendeeRow, 'id'>,
  stays: readonly StayRow[],
  absence: AttendeeRow['absence'],
): Promise<void> {
  const { sql, asHouse } = transaction;
  await asHouse(async () => {
    await sql('update meeting_attendee set absence = $2 where id = $1', [id, absence]);
    await sql('delete from meeting_presence where attendee_id = $1', [id]);
    await sql(
      `insert into meeting_presence (attendee_id, space_id, came_at, left_at)
       select t.id, t.space_id, to_timestamp(s.came / 1000), to_timestamp(s.went / 1000)
       from meeting_attendee t, unnest($2::float8[], $3::float8[]) as s (came, went) where t.id = $1`,
      [id, stays.map(({ cameAt }) => cameAt), stays.map(({ leftAt }) => leftAt)],
    );
  });
}

/** As the house, for whoever ends or cancels a meeting: nobody is there any more. */
export async function closeAttendance({ sql }: Transaction, meetingId: string): Promise<void> {
  await sql(
    `update meeting_presence p set left_at = greatest(now(), p.came_at) from meeting_attendee t
     where t.id = p.attendee_id and t.meeting_id = $1 and p.left_at is null`,
    [meetingId],
  );
}

/**
 * Tells that it changed: who it was, and what was said of them, stands in the list alone. While minutes are being coordinated, who
 * was there may remark on them.
 */
export async function tellAttendance(transaction: Transaction, meeting: Meeting): Promise<void> {
  const { id, spaceId, title, minutesState } = meeting;
  await transaction.asHouse(() => renewHold(transaction, meeting));
  transaction.raise({ spaceId, type: 'ATTENDANCE_CHANGED', subjectId: id, facts: { name: title } });
  if (minutesState === 'IN_COORDINATION')
    transaction.raise({
      ...{ spaceId, type: 'MINUTES_CHANGED', subjectId: id },
      facts: { name: title, what: 'ATTENDANCE' },
    });
}
