import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalCalendar,
} from 'ical-generator';

/** What a calendar is told: that somebody is asked, that there is no meeting for them any more, or what there is (RFC 5546, 1.4). */
export type CalendarMethod = 'REQUEST' | 'CANCEL' | 'PUBLISH';

export type CalendarAnswer = 'NONE' | 'ACCEPTED' | 'DECLINED' | 'TENTATIVE';

/** Whoever the file is for: nobody else's address stands in it, since not everybody may see it. */
export interface CalendarAttendee {
  email: string;
  name: string;
  isGuest: boolean;
  answer: CalendarAnswer;
}

/** A meeting as it stands in a calendar. */
export interface CalendarEvent {
  uid: string;
  sequence: number;
  title: string;
  startsAt: Date;
  endsAt: Date;
  place: string;
  videoUrl: string | null;
  /** What is known of it beside: the agenda, and where it is to be seen. */
  description: string;
  /** Where the meeting is to be seen; null: not by whoever the file is for. */
  link: string | null;
  isCancelled: boolean;
  /** Nobody was invited yet. */
  isPlan: boolean;
  /** Whoever the file is for does not come. */
  isDeclined: boolean;
  changedAt: Date;
  attendee: CalendarAttendee | null;
}

export interface CalendarFile {
  method: CalendarMethod;
  /** What a calendar that is subscribed to is called. */
  name?: string;
  /** The hub's own address: answers go there, and nobody's address is told. */
  organizer: { name: string; email: string };
  /** Whether an answer to this address is read. */
  isAnswerRead: boolean;
  events: readonly CalendarEvent[];
  /** When the file was made. Null: each meeting says when it was changed last, so that equal files stay equal. */
  now: Date | null;
}

/** How long a program that has subscribed may wait until it asks again, in seconds. */
const REFRESH_SECONDS = 3_600;
const PRODUCT = { company: 'Umlauf', product: 'Umlauf' };

/**
 * A file as RFC 5545 and RFC 5546 have it. Times are in UTC: every program knows these, without a table of zones, and as
 * each meeting of a series is an event of its own, nothing has to be repeated by a local time.
 */
export function calendarFile({ method, name, organizer, isAnswerRead, events, now }: CalendarFile): string {
  const calendar = ical({ prodId: PRODUCT, method: ICalCalendarMethod[method] });
  if (name !== undefined) calendar.name(oneLine(name)).ttl(REFRESH_SECONDS);
  for (const event of events) addEvent(calendar, event, { method, organizer, isAnswerRead, now });
  return calendar.toString();
}

type Around = Pick<CalendarFile, 'method' | 'organizer' | 'isAnswerRead' | 'now'>;

function addEvent(calendar: ICalCalendar, event: CalendarEvent, around: Around): void {
  const added = calendar.createEvent({
    id: event.uid,
    sequence: event.sequence,
    start: event.startsAt,
    end: event.endsAt,
    stamp: around.now ?? event.changedAt,
    lastModified: event.changedAt,
    summary: oneLine(event.title),
    organizer: { name: oneLine(around.organizer.name), email: around.organizer.email },
    status: statusOf(event, around.method),
    transparency: event.isDeclined ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
  });
  const place = [event.place, event.videoUrl ?? ''].map(oneLine).filter(Boolean).join(' · ');
  if (place) added.location(place);
  if (event.description) added.description(fit(event.description));
  if (event.link) added.url(event.link);
  // RFC 5546, 3.2.1: what is published asks nobody.
  if (event.attendee && around.method !== 'PUBLISH') {
    const { email, name, isGuest, answer } = event.attendee;
    added.createAttendee({
      email,
      name: oneLine(name),
      type: ICalAttendeeType.INDIVIDUAL,
      role: isGuest ? ICalAttendeeRole.OPT : ICalAttendeeRole.REQ,
      status: STATUS[answer],
      rsvp: around.method === 'REQUEST' && around.isAnswerRead,
    });
  }
}

const STATUS = {
  NONE: ICalAttendeeStatus.NEEDSACTION,
  ACCEPTED: ICalAttendeeStatus.ACCEPTED,
  DECLINED: ICalAttendeeStatus.DECLINED,
  TENTATIVE: ICalAttendeeStatus.TENTATIVE,
} as const;

function statusOf({ isCancelled, isPlan }: CalendarEvent, method: CalendarMethod): ICalEventStatus {
  if (isCancelled || method === 'CANCEL') return ICalEventStatus.CANCELLED;
  return isPlan ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}

function oneLine(text: string): string {
  return fit(text).replace(/\s+/g, ' ').trim();
}

/** RFC 5545, 3.1: no control characters but the tab and the end of a line, which is written as `\n`. */
function fit(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, ' ');
}
