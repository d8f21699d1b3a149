import type { OwnDataChapter } from '../accounts/own-data.ts';

const CONDUCTED = `
  select id, title, starts_at as "startsAt", state, chair_id = $1 as "led", keeper_id = $1 as "keptMinutes",
    created_by_id = $1 as "planned"
  from meeting where $1 in (chair_id, keeper_id, created_by_id) order by id`;

const SERIES = `
  select id, title, rrule, created_at as "createdAt" from meeting_series where created_by_id = $1 order by id`;

const USUAL = `
  select series_id as "seriesId", kind from meeting_series_participant where account_id = $1 order by series_id`;

const TAKEN_PART = `
  select meeting_id as "meetingId", kind, answer, answer_note as "note", answered_at as "answeredAt"
  from meeting_participant where account_id = $1 order by meeting_id`;

const ATTENDED = `
  select t.meeting_id as "meetingId", t.kind, t.absence, p.came_at as "cameAt", p.left_at as "leftAt"
  from meeting_attendee t left join meeting_presence p on p.attendee_id = t.id
  where t.account_id = $1 order by t.meeting_id, p.came_at`;

const STEPS = `
  select meeting_id as "meetingId", kind, at, note from minutes_step where account_id = $1 order by id`;

const LINKS = `
  select id, space_id as "spaceId", series_id as "seriesId", created_at as "createdAt", fetched_at as "fetchedAt"
  from calendar_link where account_id = $1 order by id`;

function rowsOf(name: string, table: string, statement: string, ...more: string[]): OwnDataChapter {
  return {
    name,
    tables: [table, ...more],
    collect: ({ sql, asHouse }, accountId) => asHouse(() => sql(statement, [accountId])),
  };
}

/** Which meetings somebody planned, led or kept the minutes of, and how they answered. */
export const MEETING_CHAPTERS: readonly OwnDataChapter[] = [
  rowsOf('meetings', 'meeting', CONDUCTED),
  rowsOf('meetingSeries', 'meeting_series', SERIES),
  rowsOf('meetingSeriesParticipations', 'meeting_series_participant', USUAL),
  rowsOf('meetingParticipations', 'meeting_participant', TAKEN_PART),
  rowsOf('meetingAttendance', 'meeting_attendee', ATTENDED, 'meeting_presence'),
  rowsOf('minutesSteps', 'minutes_step', STEPS),
  rowsOf('calendarLinks', 'calendar_link', LINKS),
];
