import type { SpaceEventType } from '../platform/events/event.entity.ts';
import type { Transaction } from '../platform/database/database.ts';
import type { Meeting, MeetingSeries } from './meeting.types.ts';

type MeetingEvent = Extract<SpaceEventType, `MEETING_${string}`>;

/** What happened, for the space's log: never what somebody answered. */
export function raiseOfMeeting(
  { raise }: Transaction,
  type: MeetingEvent,
  { id, spaceId, title }: Pick<Meeting | MeetingSeries, 'id' | 'spaceId' | 'title'>,
): void {
  raise({ spaceId, type, subjectId: id, facts: { name: title } });
}
