import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import type { MailLocale } from '../platform/mail/outbox.ts';
import { authorizeInSpace } from '../spaces/space.policy.ts';
import { calendarEvent, meetingLink } from './calendar-events.ts';
import { calendarFile, type CalendarAnswer, type CalendarEvent } from './calendar-file.ts';
import { calendarText } from './meeting-mail-words.ts';
import { MEETING_COLUMNS } from './meeting-rows.ts';
import { authorizeMeeting, authorizeSeries } from './meeting.policy.ts';
import type { Meeting } from './meeting.types.ts';
import type { CalendarParts } from './tell-calendars.ts';

/** Which meetings; with neither: all in which the viewer takes part. */
export interface CalendarTarget {
  spaceId: string | null;
  seriesId: string | null;
}

type MeetingOfViewer = Meeting & { participantId: string | null; answer: CalendarAnswer | null };

/** Of meetings that come soon the agenda is told, too; of all it would be a book. */
const WITH_AGENDA = 20;

const OF_VIEWER = `select ${MEETING_COLUMNS}, p.id as "participantId", p.answer
  from meeting m left join meeting_participant p on p.meeting_id = m.id and p.account_id = $1`;

/** The calendar as the viewer may read it now. Throws as the policies do. */
export async function readCalendar(
  transaction: Transaction,
  viewer: Viewer,
  parts: CalendarParts,
  target: CalendarTarget,
): Promise<string> {
  const locale = await localeOf(transaction, viewer);
  const name = await nameOf(transaction, viewer, target, locale);
  const { spaceId, seriesId } = target;
  const rows = await transaction.sql<MeetingOfViewer>(
    `select * from (${OF_VIEWER}
       where case when $3::text is not null then m.series_id = $3 when $2::text is not null then m.space_id = $2
           else p.id is not null end and m.starts_at > now() - interval '1 year'
       order by abs(extract(epoch from m.starts_at - now())), m.id limit $4) near
     order by "startsAt", id`,
    [viewer.accountId, spaceId, seriesId, LIMITS.meetingsPerCalendar],
  );
  return published(parts, await eventsOf(transaction, parts, rows, locale), name);
}

/** One meeting, as the viewer may read it now. Throws NOT_FOUND. */
export async function readMeetingFile(
  transaction: Transaction,
  viewer: Viewer,
  parts: CalendarParts,
  meetingId: string,
): Promise<{ title: string; file: string }> {
  const { id, title } = await authorizeMeeting(transaction, viewer, 'read', meetingId);
  const rows = await transaction.sql<MeetingOfViewer>(`${OF_VIEWER} where m.id = $2`, [viewer.accountId, id]);
  const locale = await localeOf(transaction, viewer);
  return { title, file: published(parts, await eventsOf(transaction, parts, rows, locale)) };
}

function published(
  { organizer, isAnswerRead }: CalendarParts,
  events: readonly CalendarEvent[],
  name?: string,
): string {
  const named = name === undefined ? {} : { name };
  return calendarFile({ method: 'PUBLISH', ...named, organizer, isAnswerRead, events, now: null });
}

async function nameOf(
  transaction: Transaction,
  viewer: Viewer,
  { spaceId, seriesId }: CalendarTarget,
  locale: MailLocale,
): Promise<string> {
  if (seriesId) return (await authorizeSeries(transaction, viewer, 'read', seriesId)).title;
  if (spaceId) return (await authorizeInSpace(transaction, viewer, 'readMeetings', spaceId)).name;
  return locale === 'EN' ? 'Umlauf: my meetings' : 'Umlauf: Meine Sitzungen';
}

async function localeOf({ sql }: Transaction, { accountId }: Viewer): Promise<MailLocale> {
  const [row] = await sql<{ locale: MailLocale }>('select locale from account where id = $1', [accountId]);
  return row?.locale ?? 'DE';
}

/** By the names that they have in the viewer's invitations, so that a meeting stands in a calendar once. */
async function eventsOf(
  transaction: Transaction,
  parts: CalendarParts,
  rows: readonly MeetingOfViewer[],
  locale: MailLocale,
): Promise<CalendarEvent[]> {
  const now = Date.now();
  const soon = rows.filter(({ endsAt, state }) => state !== 'CANCELLED' && endsAt.getTime() > now);
  const agendas = new Map<string, string>();
  for (const { id } of soon.slice(0, WITH_AGENDA))
    agendas.set(id, await parts.agendaOf(transaction, id, locale));
  return rows.map((row) => {
    const { origin } = parts.outbox;
    const text = calendarText(locale, agendas.get(row.id) ?? '', meetingLink(origin, row));
    const uid = row.participantId ? parts.uids.of(row.participantId) : row.calendarUid;
    return { ...calendarEvent(origin, row, uid, text, null), isDeclined: row.answer === 'DECLINED' };
  });
}
