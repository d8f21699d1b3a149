import { newId } from '@umlauf/server/platform/ids';
import { addDays } from '@umlauf/shared/circulation/working-days';
import { dayIn } from '@umlauf/server/meetings/wall-clock';
import type { Api } from './api.ts';
import type { TestHub } from './hub.ts';

/**
 * A series of meetings and one meeting of it, to which an account is invited: past every door, so that it may lie where it
 * likes. Their calendar is told of it unless `told` says otherwise.
 */
export async function seedMeeting(
  hub: TestHub,
  spaceId: string,
  accountId: string,
  how: { startsAt?: Date; state?: string; told?: boolean } = {},
): Promise<{ id: string; seriesId: string; participantId: string; attendeeId: string }> {
  const { startsAt = new Date('2099-03-03T13:00:00Z'), state = 'INVITED', told = state !== 'PLANNED' } = how;
  const [id, seriesId, participantId] = [newId('mtg'), newId('mse'), newId('mpt')];
  const attendeeId = newId('mat');
  await hub.server.hub.database.withActor({ system: 'demo' }, async ({ sql }) => {
    await sql(
      `insert into meeting_series (id, space_id, title, starts_on, starts_at_time, duration_minutes)
       values ($1, $2, 'Lenkungskreis', '2099-03-03', '14:00', 60)`,
      [seriesId, spaceId],
    );
    await sql(
      `insert into meeting_series_participant (series_id, space_id, account_id, kind) values ($1, $2, $3, 'ENTITLED')`,
      [seriesId, spaceId, accountId],
    );
    await sql(
      `insert into meeting (id, space_id, series_id, title, starts_at, ends_at, state, calendar_uid, invited_at)
       values ($1, $2, $3, 'Lenkungskreis', $4, $4::timestamptz + interval '1 hour', $5, $1 || '@umlauf', now())`,
      [id, spaceId, seriesId, startsAt, state],
    );
    await sql(
      `insert into meeting_participant (id, meeting_id, space_id, account_id, kind, told_sequence)
       values ($1, $2, $3, $4, 'ENTITLED', $5)`,
      [participantId, id, spaceId, accountId, told ? 0 : null],
    );
    await sql(
      `insert into meeting_attendee (id, meeting_id, space_id, account_id, kind) values ($1, $2, $3, $4, 'ENTITLED')`,
      [attendeeId, id, spaceId, accountId],
    );
    await sql(
      `insert into meeting_presence (attendee_id, space_id, came_at, left_at) values ($1, $2, now(), now())`,
      [attendeeId, spaceId],
    );
    await sql(
      `insert into minutes_step (id, meeting_id, space_id, kind, note) values ($1, $2, $3, 'WITHDRAWN', '')`,
      [newId('mns'), id, spaceId],
    );
  });
  return { id, seriesId, participantId, attendeeId };
}

/** A day so many days from now, in Berlin. */
export function dayAhead(days: number): string {
  return addDays(dayIn(Date.now(), 'Europe/Berlin'), days);
}

const CLOCK = new Intl.DateTimeFormat('de', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  minute: '2-digit',
});

/** When a meeting begins that can be opened already, and is ahead at whatever hour of the day a test runs; less than a day. */
export function halfADayAhead(hours = 12): { day: string; time: string } {
  const then = Date.now() + hours * 3_600_000;
  return { day: dayIn(then, 'Europe/Berlin'), time: CLOCK.format(then) };
}

/** What a test of meetings may look at. */
export const MEETING = `id title startsAt endsAt timeZone place videoUrl state occurrenceAt calendarUid calendarSequence
  invitedAt startedAt endedAt cancelledAt cancelReason updatedAt space { id } series { id } body { id }
  chair { id } keeper { id } answers { accepted declined tentative none }
  participants(first: 50) { totalCount nodes { id kind answer answerNote answeredAt account { id } organisation { id } } }
  usualParticipants { kind account { id } } viewerParticipation { kind answer }
  viewerCan { change invite cancel start end answer }`;

const mutation = (field: string, type: string, fields = MEETING) =>
  `mutation($input: ${type}!) { ${field}(input: $input) { ${fields} } }`;

/** The mutations on meetings that take an input. */
export const ON_MEETING = {
  plan: mutation('planMeeting', 'PlanMeetingInput'),
  change: mutation('changeMeeting', 'ChangeMeetingInput'),
  conduct: mutation('setMeetingConduct', 'SetMeetingConductInput'),
  participants: mutation('setMeetingParticipants', 'SetMeetingParticipantsInput'),
  invite: mutation('inviteToMeeting', 'InviteToMeetingInput'),
  cancel: mutation('cancelMeeting', 'CancelMeetingInput'),
  answer: mutation('answerMeeting', 'AnswerMeetingInput'),
  start: `mutation($id: ID!) { startMeeting(meetingId: $id) { ${MEETING} } }`,
  end: `mutation($id: ID!) { endMeeting(meetingId: $id) { ${MEETING} } }`,
};

/** What a test of series may look at. */
export const SERIES = `id title purpose rrule timeZone startsOn startsAtTime durationMinutes place videoUrl endedAt
  updatedAt viewerCanChange space { id } body { id } usualParticipants { kind account { id } }
  meetings(first: 100, filter: ALL) { totalCount nodes { id title startsAt endsAt state occurrenceAt calendarSequence place } }`;

/** The mutations on series that take an input. */
export const ON_SERIES = {
  plan: mutation('planMeetingSeries', 'PlanMeetingSeriesInput', SERIES),
  change: mutation('changeMeetingSeries', 'ChangeMeetingSeriesInput', SERIES),
  end: `mutation($id: ID!) { endMeetingSeries(seriesId: $id) { ${SERIES} } }`,
};

/** A meeting in some days at two o'clock, as its planner sees it. */
export async function planMeeting(api: Api, spaceId: string, more: object = {}): Promise<any> {
  const input = { spaceId, title: 'Lenkungskreis', day: dayAhead(10), time: '14:00', ...more };
  return Object.values(await api.query(ON_MEETING.plan, { input }))[0];
}

/** A series, weekly at ten o'clock from tomorrow on unless said otherwise. */
export async function planSeries(api: Api, spaceId: string, more: object = {}): Promise<any> {
  const beat = { rrule: 'FREQ=WEEKLY', startsOn: dayAhead(1), startsAtTime: '10:00' };
  const input = { spaceId, title: 'Jour fixe', ...beat, ...more };
  return Object.values(await api.query(ON_SERIES.plan, { input }))[0];
}

type MeetingMutation = keyof typeof ON_MEETING;
const variablesOf = (verb: MeetingMutation, input: object) =>
  verb === 'start' || verb === 'end' ? { ...input } : { input };

/** What somebody does with a meeting, and the meeting as they see it then. */
export async function act({ api }: { api: Api }, verb: MeetingMutation, input: object): Promise<any> {
  return Object.values(await api.query(ON_MEETING[verb], variablesOf(verb, input)))[0];
}

/** Why they may not. */
export async function refusedAct({ api }: { api: Api }, verb: MeetingMutation, input: object) {
  return (await api.error(ON_MEETING[verb], variablesOf(verb, input))).extensions;
}
