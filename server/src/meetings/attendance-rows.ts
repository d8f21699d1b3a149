import type { QuorumAttendee } from '@umlauf/shared/quorum';
import {
  AttendanceStay,
  type AttendanceStateName,
  type AttendeeRow,
  MeetingAttendee,
} from './attendance.types.ts';
import type { Meeting } from './meeting.types.ts';

/** Of an attendee `t`, with times in their order as milliseconds: JSON has no moments. */
export const ATTENDEE_COLUMNS = `t.id, t.meeting_id as "meetingId", t.account_id as "accountId", t.name, t.kind,
  t.organisation_id as "organisationId", t.organisation_name as "organisationName", t.absence,
  coalesce((select jsonb_agg(jsonb_build_object('cameAt', floor(extract(epoch from p.came_at) * 1000),
      'leftAt', floor(extract(epoch from p.left_at) * 1000)) order by p.came_at)
    from meeting_presence p where p.attendee_id = t.id), '[]') as stays`;

/** `endedAt`: when the meeting was over; null: it is not. */
export function attendeeOf({ absence, stays, ...row }: AttendeeRow, endedAt: Date | null): MeetingAttendee {
  return Object.assign(new MeetingAttendee(), row, {
    state: stateOf({ absence, stays }, endedAt),
    stays: stays.map(({ cameAt, leftAt }) =>
      Object.assign(new AttendanceStay(), {
        cameAt: new Date(cameAt),
        leftAt: leftAt === null ? null : new Date(leftAt),
      }),
    ),
  });
}

function stateOf(
  { absence, stays }: Pick<AttendeeRow, 'absence' | 'stays'>,
  endedAt: Date | null,
): AttendanceStateName {
  const last = stays.at(-1);
  if (!last) return absence ?? 'EXPECTED';
  // When a meeting ends, the times of all who are there do.
  const isThere = last.leftAt === null || (endedAt !== null && last.leftAt >= endedAt.getTime());
  return isThere ? 'PRESENT' : 'LEFT';
}

/** What a quorum asks of them. In a body, all who vote for one organisation share its vote. */
export function voicesOf(
  { bodyId }: Pick<Meeting, 'bodyId'>,
  rows: readonly AttendeeRow[],
): QuorumAttendee[] {
  return rows.map(({ id, kind, organisationId, absence, stays }) => ({
    isEntitled: kind === 'ENTITLED',
    voice: bodyId === null ? id : (organisationId ?? id),
    isMissing: absence === 'UNEXCUSED',
    stays,
  }));
}
