import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { calendarFile, type CalendarEvent, type CalendarFile } from './calendar-file.ts';

const HUB = { name: 'Umlauf „Rathaus"; A, B', email: 'umlauf@hub.example' };
const event = (changes: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'mpt_1-abc',
  sequence: 3,
  title: 'Ausschuss: Müll; Öl, „Bäume“ \\n und ' + 'sehr '.repeat(30) + 'lang',
  startsAt: new Date('2026-10-25T00:30:00Z'),
  endsAt: new Date('2026-10-25T02:30:00Z'),
  place: 'Rathaus; Saal 1, links',
  videoUrl: 'https://video.example/raum?a=1;b=2,c',
  description: 'TOP 1: A, b; c\\n\n\nTOP 2: „ü“ 🙂\r\nTOP 3',
  link: 'https://hub.example/spaces/spc_1/meetings/mtg_1',
  isCancelled: false,
  isPlan: false,
  isDeclined: false,
  changedAt: new Date('2026-10-02T08:00:00Z'),
  attendee: { email: 'erika@amt.example', name: 'Erika "E"; Muster, Amt\\', isGuest: false, answer: 'NONE' },
  ...changes,
});
const file = (changes: Partial<CalendarFile> = {}) =>
  calendarFile({
    method: 'REQUEST',
    organizer: HUB,
    isAnswerRead: true,
    events: [event()],
    now: new Date('2026-10-03T10:00:00Z'),
    ...changes,
  });
/** As another library reads it, strictly. */
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  const events = calendar.getAllSubcomponents('vevent');
  return { calendar, events, first: new ICAL.Event(events[0]!), component: events[0]! };
};
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

it('is read by another library as it was meant', () => {
  const { calendar, first, component } = read(file());
  expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  expect(calendar.getFirstPropertyValue('prodid')).toMatch(/Umlauf/);
  expect(first.uid).toBe('mpt_1-abc');
  expect(first.sequence).toBe(3);
  expect(first.summary).toBe(oneLine(event().title));
  expect(first.location).toBe('Rathaus; Saal 1, links · https://video.example/raum?a=1;b=2,c');
  expect(first.description).toBe('TOP 1: A, b; c\\n\n\nTOP 2: „ü“ 🙂\nTOP 3');
  expect(first.startDate.toJSDate()).toEqual(event().startsAt);
  expect(first.endDate.toJSDate()).toEqual(event().endsAt);
  expect(first.startDate.zone).toBe(ICAL.Timezone.utcTimezone);
  expect(component.getFirstPropertyValue('url')).toBe(event().link);
  expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED');
  expect((component.getFirstPropertyValue('dtstamp') as ICAL.Time).toJSDate()).toEqual(
    new Date('2026-10-03T10:00:00Z'),
  );
});

it('asks its reader alone, in the name of the hub', () => {
  const { component } = read(file());
  const attendees = component.getAllProperties('attendee');
  expect(attendees).toHaveLength(1);
  const [attendee] = attendees as [ICAL.Property];
  expect(String(attendee.getFirstValue()).toLowerCase()).toBe('mailto:erika@amt.example');
  expect(attendee.getFirstParameter('cn')).toBe('Erika "E"; Muster, Amt\\');
  expect(attendee.getFirstParameter('partstat')).toBe('NEEDS-ACTION');
  expect(attendee.getFirstParameter('rsvp')).toBe('TRUE');
  expect(attendee.getFirstParameter('role')).toBe('REQ-PARTICIPANT');
  const organizer = component.getFirstProperty('organizer')!;
  expect(organizer.getFirstValue()).toBe('mailto:umlauf@hub.example');
  expect(organizer.getFirstParameter('cn')).toBe(HUB.name);
});

it.each([
  ['ACCEPTED', 'ACCEPTED'],
  ['DECLINED', 'DECLINED'],
  ['TENTATIVE', 'TENTATIVE'],
] as const)('says what was answered already: %s', (answer, status) => {
  const { component } = read(file({ events: [event({ attendee: { ...event().attendee!, answer } })] }));
  expect(component.getFirstProperty('attendee')!.getFirstParameter('partstat')).toBe(status);
});

it('does not ask for an answer by mail where nobody reads one, and guests are optional', () => {
  const attendee = { ...event().attendee!, isGuest: true };
  const { component } = read(file({ isAnswerRead: false, events: [event({ attendee })] }));
  const asked = component.getFirstProperty('attendee')!;
  expect(asked.getFirstParameter('rsvp')).not.toBe('TRUE');
  expect(asked.getFirstParameter('role')).toBe('OPT-PARTICIPANT');
});

it('keeps the time of a meeting free for whoever does not come', () => {
  const { events } = read(
    file({ method: 'PUBLISH', events: [event(), event({ uid: 'b', isDeclined: true })] }),
  );
  expect(events.map((each) => each.getFirstPropertyValue('transp'))).toEqual(['OPAQUE', 'TRANSPARENT']);
});

it('is the same as long as nothing changes, when it says so', () => {
  const published = { method: 'PUBLISH', now: null } as const;
  expect(file(published)).toBe(file(published));
  expect(file(published)).toContain('DTSTAMP:20261002T080000Z');
});

it('takes a meeting back', () => {
  const { calendar, component } = read(file({ method: 'CANCEL' }));
  expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
  expect(component.getFirstPropertyValue('status')).toBe('CANCELLED');
  expect(component.getFirstProperty('attendee')!.getFirstParameter('rsvp')).not.toBe('TRUE');
});

it('publishes meetings under a name, and nobody’s address', () => {
  const text = file({
    method: 'PUBLISH',
    name: 'Umlauf: „Meine Sitzungen“; alle, immer',
    events: [
      event(),
      event({ uid: 'mtg_2', isPlan: true, place: '', videoUrl: null, description: '' }),
      event({ uid: 'mtg_3', isCancelled: true }),
    ],
  });
  expect(text).not.toContain('erika@amt.example');
  const { calendar, events } = read(text);
  expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Umlauf: „Meine Sitzungen“; alle, immer');
  expect(events.map((each) => each.getFirstPropertyValue('status'))).toEqual([
    'CONFIRMED',
    'TENTATIVE',
    'CANCELLED',
  ]);
  expect(events[1]!.getFirstPropertyValue('location')).toBeNull();
  expect(events.flatMap((each) => each.getAllProperties('attendee'))).toEqual([]);
});

it('says nothing in an empty calendar, which is still one', () => {
  const { calendar } = {
    calendar: new ICAL.Component(ICAL.parse(file({ method: 'PUBLISH', events: [] })) as never),
  };
  expect(calendar.name).toBe('vcalendar');
  expect(calendar.getAllSubcomponents()).toEqual([]);
});

it('lets no text become a line of its own, and no control character through', () => {
  const evil = 'A\r\nATTENDEE:mailto:evil@x.example\nEND:VEVENT\u0000\u0007';
  const text = file({
    events: [
      event({
        title: evil,
        place: evil,
        description: evil,
        attendee: { ...event().attendee!, name: evil },
      }),
    ],
    organizer: { name: evil, email: HUB.email },
  });
  const { events, component } = read(text);
  expect(events).toHaveLength(1);
  expect(component.getAllProperties('attendee')).toHaveLength(1);
  // Lines end by CRLF, and none is longer than 75 bytes (RFC 5545, 3.1).
  for (const line of text.split('\r\n')) {
    expect(line).not.toMatch(/[\u0000-\u0008\u000A-\u001F\u007F]/);
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  }
});
