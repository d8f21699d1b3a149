import { quorumAt } from '@umlauf/shared/quorum';
import type { Statement } from '../platform/database/actor-read.ts';
import type { Read } from '../platform/graphql/context.ts';
import { ATTENDEE_COLUMNS, voicesOf } from './attendance-rows.ts';
import type { AttendeeRow } from './attendance.types.ts';
import { MEETING_COLUMNS } from './meeting-rows.ts';
import type { Meeting } from './meeting.types.ts';

/** By whether they vote, and then by name; who comes first, stands first. */
const ORDER = `array_position('{ENTITLED,ADVISORY,GUEST}'::text[], t.kind), lower(coalesce(a.name, t.name)), t.id`;
const OF_MEETINGS: Statement = {
  name: 'attendees-of-meetings',
  text: `select ${ATTENDEE_COLUMNS} from meeting_attendee t left join account a on a.id = t.account_id
    where t.meeting_id = any($1) order by ${ORDER}`,
};

/** Who is on the lists of meetings, as far as the viewer reads them. */
export async function attendeesOfMeetings(
  read: Read,
  ids: readonly string[],
): Promise<Map<string, AttendeeRow[]>> {
  const rows = await read<AttendeeRow>(OF_MEETINGS, [ids]);
  return Map.groupBy(rows, ({ meetingId }) => meetingId);
}

const OF_MINUTES: Statement = {
  name: 'meetings-of-minutes-with-quorum',
  text: `select ${MEETING_COLUMNS} from meeting m where m.minutes_id = any($1) and m.started_at is not null`,
};

/** What a meeting knows about when it could decide. */
export interface Deciding {
  meeting: Meeting;
  attendees: AttendeeRow[];
}

/** The same by the document that is the minutes; nothing for other documents. */
export async function decidingByMinutes(
  read: Read,
  documentIds: readonly string[],
): Promise<Map<string, Deciding>> {
  const meetings = await read<Meeting>(OF_MINUTES, [documentIds]);
  if (meetings.length === 0) return new Map();
  const attendees = await attendeesOfMeetings(
    read,
    meetings.map(({ id }) => id),
  );
  return new Map(
    meetings.map((meeting) => [meeting.minutesId!, { meeting, attendees: attendees.get(meeting.id) ?? [] }]),
  );
}

/**
 * Whether too few of those entitled to vote were there at this moment. What was written down before the meeting counts as of
 * its beginning, and what was written after it, of its end.
 */
export function lackedQuorum({ meeting, attendees }: Deciding, at: Date): boolean {
  const over = meeting.endedAt ?? meeting.cancelledAt;
  const [from, until] = [meeting.startedAt!.getTime(), over?.getTime() ?? Infinity];
  const moment = Math.min(Math.max(at.getTime(), from), until);
  return quorumAt(voicesOf(meeting, attendees), moment, meeting.quorumPercent)?.isReached === false;
}
