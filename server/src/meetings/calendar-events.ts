import type { CalendarAttendee, CalendarEvent } from './calendar-file.ts';
import type { Meeting } from './meeting.types.ts';

export type CalendarMeeting = Pick<
  Meeting,
  | 'id'
  | 'spaceId'
  | 'title'
  | 'startsAt'
  | 'endsAt'
  | 'place'
  | 'videoUrl'
  | 'state'
  | 'calendarSequence'
  | 'updatedAt'
>;

/** Where a meeting is to be seen. */
export function meetingLink(origin: string, { spaceId, id }: Pick<Meeting, 'spaceId' | 'id'>): string {
  return `${origin}/spaces/${spaceId}/meetings/${id}`;
}

/** A meeting as it stands in somebody's calendar. */
export function calendarEvent(
  origin: string,
  meeting: CalendarMeeting,
  uid: string,
  description: string,
  attendee: CalendarAttendee | null,
): CalendarEvent {
  return {
    uid,
    sequence: meeting.calendarSequence,
    title: meeting.title,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    place: meeting.place,
    videoUrl: meeting.videoUrl,
    description,
    link: meetingLink(origin, meeting),
    isCancelled: meeting.state === 'CANCELLED',
    isPlan: meeting.state === 'PLANNED',
    isDeclined: attendee?.answer === 'DECLINED',
    changedAt: meeting.updatedAt,
    attendee,
  };
}
