import type { Statement } from '../platform/database/actor-read.ts';
import {
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
  type PageArgs,
} from '../platform/graphql/connection.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { USUAL_PARTICIPANTS, usualOf } from './meeting-people.ts';
import { PARTICIPANT_COLUMNS, participantOf } from './meeting-rows.ts';
import {
  MeetingAnswerCounts,
  UsualParticipant,
  type Meeting,
  type MeetingParticipant,
  type MeetingSeries,
} from './meeting.types.ts';

/** By kind, and then by name. */
const PLACE = `array_position('{ENTITLED,ADVISORY,GUEST}'::text[], p.kind) || ' ' || lower(a.name)`;
const LISTED: Statement = {
  name: 'meeting-participants',
  text: `select * from (select ${PARTICIPANT_COLUMNS}, ${PLACE} as place_in_list
      from meeting_participant p join account a on a.id = p.account_id where p.meeting_id = $1) f
    where $2::text is null or (f.place_in_list, f.id) > ($2, $3) order by f.place_in_list, f.id limit $4`,
};
const COUNTED: Statement = {
  name: 'meeting-answers',
  text: `select meeting_id as id, count(*) filter (where answer = 'ACCEPTED')::int as accepted,
      count(*) filter (where answer = 'DECLINED')::int as declined,
      count(*) filter (where answer = 'TENTATIVE')::int as tentative,
      count(*) filter (where answer = 'NONE')::int as none
    from meeting_participant where meeting_id = any($1) group by 1`,
};
const OWN: Statement = {
  name: 'own-meeting-participations',
  text: `select ${PARTICIPANT_COLUMNS} from meeting_participant p
    where p.meeting_id = any($1) and p.account_id = (select app_account())`,
};
const USUAL_OF_SERIES: Statement = {
  name: 'meeting-series-participants',
  text: `select p.account_id as "accountId", p.kind from meeting_series_participant p
    join account a on a.id = p.account_id where p.series_id = $1 order by ${PLACE}, p.account_id`,
};

type Listed = MeetingParticipant & { place_in_list: string };

/** Who takes part in a meeting. */
export async function listParticipants(
  meetingId: string,
  page: PageArgs,
  context: Context,
): Promise<Connection<MeetingParticipant>> {
  const { first, after } = pageOf(page);
  const [place, id] = after ? placeOf(after) : [null, ''];
  const rows = await context.read<Listed>(LISTED, [meetingId, place, id, first + 1]);
  const places = new Map(rows.map((row) => [row.id, row.place_in_list]));
  return new PageOfRows(
    rows.map(participantOf),
    page,
    (participant) => [places.get(participant.id) ?? '', participant.id],
    async () => {
      const counts = await context.fetch(answersByMeeting, meetingId);
      return counts ? counts.accepted + counts.declined + counts.tentative + counts.none : 0;
    },
  );
}

/** How those who take part have answered, by meeting; nothing for a meeting in which nobody does. */
export async function answersByMeeting(
  read: Read,
  ids: readonly string[],
): Promise<Map<string, MeetingAnswerCounts>> {
  const rows = await read<MeetingAnswerCounts & { id: string }>(COUNTED, [ids]);
  return new Map(rows.map(({ id, ...counts }) => [id, Object.assign(new MeetingAnswerCounts(), counts)]));
}

/** The viewer's own part in meetings, by meeting. */
export async function ownParticipations(
  read: Read,
  ids: readonly string[],
): Promise<Map<string, MeetingParticipant>> {
  const rows = await read<MeetingParticipant>(OWN, [ids]);
  return new Map(rows.map((row) => [row.meetingId, participantOf(row)]));
}

const usualParticipantOf = (row: UsualParticipant): UsualParticipant =>
  Object.assign(new UsualParticipant(), row);

/** Whom an invitation to the meeting addresses when nobody is named, as far as the viewer sees who sits in its body. */
export async function usualOfMeeting(meeting: Meeting, context: Context): Promise<UsualParticipant[]> {
  const rows = await context.read<UsualParticipant>(USUAL_PARTICIPANTS, usualOf(meeting));
  return rows.map(usualParticipantOf);
}

/** Who is named for the series itself. */
export async function usualOfSeries({ id }: MeetingSeries, context: Context): Promise<UsualParticipant[]> {
  return (await context.read<UsualParticipant>(USUAL_OF_SERIES, [id])).map(usualParticipantOf);
}
