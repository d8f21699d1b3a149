import type { Transaction } from '../platform/database/database.ts';
import { faultOfText } from '../platform/graphql/input-text.ts';
import { faultOfAddress, type MailLocale, type Outbox } from '../platform/mail/outbox.ts';
import type { StoredMail } from '../platform/mail/stored-mail.ts';
import { calendarEvent, meetingLink } from './calendar-events.ts';
import { calendarFile, type CalendarMethod } from './calendar-file.ts';
import type { CalendarUids } from './calendar-uid.ts';
import {
  CALLED_OFF_MAIL,
  calendarText,
  FAREWELL_MAIL,
  INVITED_MAIL,
  meetingMail,
  untitledMeeting,
  type MeetingNews,
} from './meeting-mail-words.ts';
import { MEETING_COLUMNS } from './meeting-rows.ts';
import type { Meeting } from './meeting.types.ts';

/** What a meeting's agenda says, for whoever may read it; empty when there is none. */
export type AgendaOf = (transaction: Transaction, meetingId: string, locale: MailLocale) => Promise<string>;

export interface CalendarParts {
  outbox: Outbox;
  uids: CalendarUids;
  /** Whose name invitations bear, and where answers go. */
  organizer: { name: string; email: string };
  isAnswerRead: boolean;
  agendaOf: AgendaOf;
}

/**
 * A mail has bounds, and a meeting of hundreds of items has a page. A sign takes up to six in HTML (`&quot;`), so that no
 * agenda of this length exceeds them, whatever stands in it.
 */
const AGENDA_CHARACTERS = 12_000;

interface Told {
  id: string;
  accountId: string;
  name: string;
  email: string;
  locale: MailLocale;
  kind: string;
  answer: 'NONE' | 'ACCEPTED' | 'DECLINED' | 'TENTATIVE';
  toldSequence: number | null;
}

/** In SQL: the account `a` reads meetings in this space, and can be sent mails. */
export const isThere = (spaceId: string) => `a.email is not null and a.locked_at is null and exists (
  select 1 from membership b where b.account_id = a.id and b.space_id = ${spaceId} and b.role <> 'GUEST'
    and (b.ends_at is null or b.ends_at > now()))`;

/** In SQL, of a meeting `m` that is not over and a participant `p`: they do not know yet how it stands. */
const IS_UNTOLD = `m.ends_at > now() and (
    m.state in ('INVITED', 'RUNNING') and p.told_sequence is distinct from m.calendar_sequence
    or m.state = 'CANCELLED' and p.told_sequence < m.calendar_sequence)`;

/** So many meetings are looked for at once. */
export const UNTOLD_AT_ONCE = 100;

/** Meetings of which somebody is to be told, behind this one: those that fail again and again hold up no other. */
export const untoldBehind = (meetingId: string) => ({
  name: 'meetings-untold',
  text: `select id from (
      select m.id from meeting m join meeting_participant p on p.meeting_id = m.id
        join account a on a.id = p.account_id where m.id > $1 and ${IS_UNTOLD} and ${isThere('m.space_id')}
      union select meeting_id from calendar_farewell where meeting_id > $1) as untold
    order by id limit ${UNTOLD_AT_ONCE}`,
  values: [meetingId],
});

/**
 * Tells everybody in a meeting who does not know yet how it stands, and whoever is not asked any more: a mail each, written
 * in one transaction with the note that it was. Whatever changed the meeting: this looks at what is, not at what happened,
 * so that nothing is told twice and nothing is forgotten, by however many instances, and when one dies.
 */
export async function tellCalendars(
  transaction: Transaction,
  parts: CalendarParts,
  meetingId: string,
): Promise<void> {
  // Whoever changes the meeting at this moment tells afterwards.
  const [meeting] = await transaction.sql<Meeting>(
    `select ${MEETING_COLUMNS} from meeting m where m.id = $1 for update skip locked`,
    [meetingId],
  );
  if (!meeting) return;
  for (const person of await untoldOf(transaction, meetingId)) {
    await tellOne(transaction, parts, meeting, person);
    await transaction.sql('update meeting_participant set told_sequence = $2 where id = $1', [
      person.id,
      meeting.calendarSequence,
    ]);
  }
  await sayFarewell(transaction, parts, meeting);
}

function untoldOf({ sql }: Transaction, meetingId: string): Promise<Told[]> {
  return sql<Told>(
    `select p.id, p.account_id as "accountId", a.name, a.email, a.locale, p.kind, p.answer,
       p.told_sequence as "toldSequence"
     from meeting_participant p join meeting m on m.id = p.meeting_id
       join account a on a.id = p.account_id
     where m.id = $1 and ${IS_UNTOLD} and ${isThere('m.space_id')} order by p.id for update of p`,
    [meetingId],
  );
}

async function tellOne(
  transaction: Transaction,
  parts: CalendarParts,
  meeting: Meeting,
  person: Told,
): Promise<void> {
  // An identity provider may have given an address that no mail can be sent to.
  if (faultOfAddress(person.email)) return;
  const isOff = meeting.state === 'CANCELLED';
  const { locale } = person;
  const text = isOff ? '' : await parts.agendaOf(transaction, meeting.id, locale);
  const agenda = fitting(text);
  const isFirst = person.toldSequence === null;
  const news = isOff ? 'CANCELLED' : isFirst ? 'INVITED' : 'CHANGED';
  await send(transaction, parts, { meeting, person, news, agenda, method: isOff ? 'CANCEL' : 'REQUEST' });
}

/** What is too long ends in front of a character that would be cut in half. Empty when it is nothing that a mail can hold. */
function fitting(text: string): string {
  const isLong = text.length > AGENDA_CHARACTERS;
  const agenda = isLong ? `${text.slice(0, AGENDA_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '')} …` : text;
  return faultOfText(agenda, 2 * AGENDA_CHARACTERS) ? '' : agenda;
}

interface Sending {
  meeting: Meeting;
  person: Told;
  news: MeetingNews;
  agenda: string;
  method: CalendarMethod;
  /** Whether its title may be told. */
  isSecret?: boolean;
}

async function send(
  transaction: Transaction,
  { outbox, uids, organizer, isAnswerRead }: CalendarParts,
  { meeting, person, news, agenda, method, isSecret = false }: Sending,
): Promise<void> {
  const { locale, email } = person;
  const link = meetingLink(outbox.origin, meeting);
  const { startsAt, endsAt, timeZone, place, videoUrl, cancelReason: reason } = meeting;
  const title = isSecret ? null : meeting.title;
  const attendee = { email, name: person.name, isGuest: person.kind === 'GUEST', answer: person.answer };
  const shown = isSecret
    ? { ...meeting, title: untitledMeeting(locale), place: '', videoUrl: null }
    : meeting;
  const description = isSecret ? '' : calendarText(locale, agenda, link);
  const event = {
    ...calendarEvent(outbox.origin, shown, uids.of(person.id), description, attendee),
    ...(isSecret ? { link: null } : {}),
  };
  await outbox.enqueue(transaction, {
    kind: isSecret ? FAREWELL_MAIL : method === 'CANCEL' ? CALLED_OFF_MAIL : INVITED_MAIL,
    to: email,
    locale,
    accountId: person.accountId,
    aboutId: method === 'CANCEL' ? meeting.id : person.id,
    ...meetingMail({
      ...{ news, locale, title, startsAt, endsAt, timeZone, place, videoUrl, reason, agenda, link },
      isAnswerRead,
    }),
    calendar: calendarFile({ method, organizer, isAnswerRead, events: [event], now: new Date() }),
  });
}

/** Whoever is not asked any more is told so; whoever left the space too, without a word that they may not read now. */
async function sayFarewell(transaction: Transaction, parts: CalendarParts, meeting: Meeting): Promise<void> {
  const gone = await transaction.sql<Told & { sequence: number; isSecret: boolean }>(
    `with gone as (delete from calendar_farewell where meeting_id = $1 returning *)
     select x.participant_id as id, x.account_id as "accountId", a.name, a.email, a.locale, 'ENTITLED' as kind,
       'NONE' as answer, null as "toldSequence", x.sequence, not (${isThere('x.space_id')}) as "isSecret"
     from gone x join account a on a.id = x.account_id
     where a.email is not null and a.locked_at is null order by x.participant_id`,
    [meeting.id],
  );
  for (const { sequence, isSecret, ...person } of gone) {
    if (faultOfAddress(person.email)) continue;
    const calendarSequence = Math.max(sequence, meeting.calendarSequence);
    await send(transaction, parts, {
      meeting: { ...meeting, calendarSequence },
      person,
      news: 'LEFT',
      agenda: '',
      method: 'CANCEL',
      isSecret,
    });
  }
}

/** Whether somebody is still asked, and this is how it stands: what was overtaken does not go any more. */
export async function isStillInvited({ sql }: Transaction, mail: StoredMail): Promise<boolean> {
  const sequence = Number(/^SEQUENCE:(\d+)\r?$/m.exec(mail.calendar ?? '')?.[1] ?? -1);
  const rows = await sql(
    `select 1 from meeting_participant p join meeting m on m.id = p.meeting_id
       join account a on a.id = p.account_id
     where p.id = $1 and p.told_sequence = $2 and m.state in ('INVITED', 'RUNNING') and ${isThere('m.space_id')}`,
    [mail.aboutId, sequence],
  );
  return rows.length > 0;
}

/** Whether somebody may still be told of a meeting that is off, or to which they are not asked any more, by its name. */
export async function mayStillKnow({ sql }: Transaction, mail: StoredMail): Promise<boolean> {
  const rows = await sql(
    `select 1 from mail w join account a on a.id = w.account_id join meeting m on m.id = w.about_id
     where w.id = $1 and ${isThere('m.space_id')}`,
    [mail.id],
  );
  return rows.length > 0;
}

/** Whether there is still somebody to say farewell to. */
export async function isStillReachable({ sql }: Transaction, mail: StoredMail): Promise<boolean> {
  const rows = await sql(
    'select 1 from mail w join account a on a.id = w.account_id and a.locked_at is null where w.id = $1',
    [mail.id],
  );
  return rows.length > 0;
}
