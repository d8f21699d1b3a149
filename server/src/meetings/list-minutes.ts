import type { Statement } from '../platform/database/actor-read.ts';
import type { Read } from '../platform/graphql/context.ts';
import { MEETING_COLUMNS, meetingOf } from './meeting-rows.ts';
import type { Meeting } from './meeting.types.ts';
import type { MinutesEntry } from './minutes-content.ts';

const OF_MINUTES: Statement = {
  name: 'meetings-of-minutes',
  text: `select ${MEETING_COLUMNS} from meeting m where m.minutes_id = any($1)`,
};

/** Meetings by the document that is their minutes, as far as the viewer reads them. */
export async function meetingsOfMinutes(read: Read, ids: readonly string[]): Promise<Map<string, Meeting>> {
  const rows = await read<Meeting>(OF_MINUTES, [ids]);
  return new Map(rows.map((row) => [row.minutesId!, meetingOf(row)]));
}

const HEADINGS: Statement = {
  name: 'minutes-headings-of-meetings',
  text: `select i.id, i.meeting_id as "meetingId", i.parent_id as "parentId", i.position, i.minutes, i.state, i.title,
      i.minutes_heading as heading, i.is_closed as "isClosed"
    from agenda_item i where i.meeting_id = any($1) and i.removed_at is null`,
};

/** An item with what the minutes say of it; null: nothing yet. */
export type Heading = MinutesEntry & { meetingId: string; heading: string | null; isClosed: boolean };

/** What minutes say of the items of meetings, as far as the viewer reads these. */
export async function headingsOfMeetings(
  read: Read,
  ids: readonly string[],
): Promise<Map<string, Heading[]>> {
  const rows = await read<Omit<Heading, 'note'>>(HEADINGS, [ids]);
  return Map.groupBy(
    rows.map((row) => ({ ...row, note: '' })),
    ({ meetingId }) => meetingId,
  );
}
