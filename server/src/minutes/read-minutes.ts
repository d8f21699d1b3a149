import { agendaOf, type AgendaPlace } from '@umlauf/shared/agenda';
import type { Document } from '../documents/document.entity.ts';
import { knownEntries } from '../entries/known-entries.ts';
import { attendeeOf, ATTENDEE_COLUMNS } from '../meetings/attendance-rows.ts';
import type { AttendeeRow, MeetingAttendee } from '../meetings/attendance.types.ts';
import { documentsOfItems } from '../meetings/list-agendas.ts';
import { lackedQuorum } from '../meetings/list-attendance.ts';
import { stepsOfMinutes } from '../meetings/list-minutes-approval.ts';
import { meetingsById } from '../meetings/list-meetings.ts';
import { type Heading, headingsOfMeetings } from '../meetings/list-minutes.ts';
import type { Meeting } from '../meetings/meeting.types.ts';
import type { Statement } from '../platform/database/actor-read.ts';
import type { Context } from '../platform/graphql/context.ts';
import type { EntriesOnPaper } from './entry-tables.ts';

/** Somebody on paper. */
export interface NamedPerson {
  /** Null: the account is gone. */
  name: string | null;
  organisation: string | null;
}

export interface NamedAttendee extends NamedPerson {
  kind: MeetingAttendee['kind'];
  state: MeetingAttendee['state'];
  stays: MeetingAttendee['stays'];
}

/** What stands in place of signatures. */
export interface MinutesApprovalFact {
  kind: 'APPROVED' | 'CORRECTED';
  at: Date;
  /** Nobody objected until the deadline. */
  bySilence: boolean;
  /** Of the text that was sealed. */
  hash: string | null;
  /** Which approved them, as far as the viewer reads it. */
  meeting: Pick<Meeting, 'title' | 'startsAt'> | null;
}

/** What minutes say beside their text, as far as the viewer reads it. */
export interface MinutesFacts {
  meeting: Meeting;
  series: string | null;
  body: string | null;
  chair: string | null;
  keeper: string | null;
  attendees: NamedAttendee[];
  /** Who was invited or was there, each once. */
  distribution: NamedPerson[];
  agenda: AgendaPlace<Heading>[];
  /** Closed items that were taken off the agenda after the minutes had them. */
  removed: Heading[];
  /** Documents that items name. */
  documents: { title: string; number: string }[];
  /** Files of the minutes that do not stand in their text. */
  files: string[];
  nextAt: Date | null;
  /** When they were approved and, last, corrected. */
  approvals: MinutesApprovalFact[];
  entries: EntriesOnPaper;
}

const HEAD: Statement = {
  name: 'head-of-minutes',
  text: `select s.title as series, b.name as body, c.name as chair, k.name as keeper,
      (select min(n.starts_at) from meeting n where n.series_id = m.series_id and n.starts_at > m.starts_at
        and n.state <> 'CANCELLED') as "nextAt"
    from meeting m left join meeting_series s on s.id = m.series_id left join body b on b.id = m.body_id
    left join account c on c.id = m.chair_id left join account k on k.id = m.keeper_id where m.id = $1`,
};
const ATTENDEES: Statement = {
  name: 'attendees-on-paper',
  text: `select ${ATTENDEE_COLUMNS}, coalesce(a.name, nullif(t.name, '')) as "shownName",
      coalesce(o.name, nullif(t.organisation_name, '')) as organisation
    from meeting_attendee t left join account a on a.id = t.account_id
    left join organisation o on o.id = t.organisation_id where t.meeting_id = $1
    order by lower(coalesce(a.name, t.name)), t.id`,
};
const INVITED: Statement = {
  name: 'participants-on-paper',
  text: `select p.account_id as "accountId", a.name, o.name as organisation
    from meeting_participant p join account a on a.id = p.account_id
    left join organisation o on o.id = p.organisation_id where p.meeting_id = $1 order by lower(a.name), p.id`,
};
const FILES: Statement = {
  name: 'files-on-paper',
  text: 'select id, name from file where document_id = $1 order by id limit 500',
};
const SAVED: Statement = {
  name: 'decided-in-minutes',
  text: `select id, created_at as at from text_entry where document_id = $1 and kind in ('decision', 'vote')`,
};

/** By themselves or by what they stood under, which may be there still. */
const REMOVED: Statement = {
  name: 'removed-of-minutes',
  text: `with recursive closed as (
      select id from agenda_item where meeting_id = $1 and is_closed
      union select i.id from agenda_item i join closed c on i.parent_id = c.id where i.meeting_id = $1)
    select i.id, i.meeting_id as "meetingId", i.parent_id as "parentId", i.position, i.minutes, 'PLANNED' as state, i.title,
      i.minutes_heading as heading, true as "isClosed", '' as note
    from agenda_item i join closed c on c.id = i.id where i.removed_at is not null and i.minutes_heading is not null`,
};

type Head = Pick<MinutesFacts, 'series' | 'body' | 'chair' | 'keeper' | 'nextAt'>;
type AttendeeOnPaper = AttendeeRow & { shownName: string | null; organisation: string | null };

/** @param content the text of the minutes in the canonical form, as it is or was */
export async function readMinutes(
  meeting: Meeting,
  document: Document,
  content: string,
  context: Context,
): Promise<MinutesFacts> {
  const read = context.read.bind(context);
  const { id } = meeting;
  const [head] = await read<Head>(HEAD, [id]);
  const rows = await read<AttendeeOnPaper>(ATTENDEES, [id]);
  const invited = await read<NamedPerson & { accountId: string }>(INVITED, [id]);
  const agenda = agendaOf((await context.fetch(headingsOfMeetings, id)) ?? []);
  const removed = await read<Heading>(REMOVED, [id]);
  const files = await read<{ id: string; name: string }>(FILES, [document.id]);
  const saved = await read<{ id: string; at: Date }>(SAVED, [document.id]);
  const known = await knownEntries(read, document, content);
  const lacking = saved.filter(
    ({ at }) => meeting.startedAt && lackedQuorum({ meeting, attendees: rows }, at),
  );
  return {
    meeting,
    ...head!,
    attendees: rows.map((row) => attendeeOnPaper(row, meeting)),
    distribution: distributionOf(invited, rows),
    agenda,
    removed,
    documents: await documentsOn(agenda, context),
    files: files.filter((file) => !content.includes(`"${file.id}"`)).map(({ name }) => name),
    approvals: await approvalsOf(id, context),
    entries: { ...known, withoutQuorum: new Set(lacking.map((entry) => entry.id)) },
  };
}

async function approvalsOf(meetingId: string, context: Context): Promise<MinutesApprovalFact[]> {
  const steps = (await context.fetch(stepsOfMinutes, meetingId)) ?? [];
  const last = (['APPROVED', 'CORRECTED'] as const).flatMap((kind) => {
    const step = steps.findLast((each) => each.kind === kind);
    return step ? { step, kind } : [];
  });
  return Promise.all(
    last.map(async ({ step: { at, byHouse, contentHash: hash, atMeetingId }, kind }) => {
      const meeting = atMeetingId === null ? null : await context.fetch(meetingsById, atMeetingId);
      return { kind, at, bySilence: byHouse, hash, meeting: meeting ?? null };
    }),
  );
}

function attendeeOnPaper(row: AttendeeOnPaper, { endedAt, cancelledAt }: Meeting): NamedAttendee {
  const { kind, state, stays } = attendeeOf(row, endedAt ?? cancelledAt);
  return { name: row.shownName, organisation: row.organisation, kind, state, stays };
}

function distributionOf(
  invited: readonly (NamedPerson & { accountId: string })[],
  rows: readonly AttendeeOnPaper[],
): NamedPerson[] {
  const known = new Set(invited.map(({ accountId }) => accountId));
  const others = rows.filter(({ accountId }) => accountId === null || !known.has(accountId));
  return [
    ...invited.map(({ name, organisation }) => ({ name, organisation })),
    ...others.map(({ shownName, organisation }) => ({ name: shownName, organisation })),
  ];
}

async function documentsOn(
  agenda: MinutesFacts['agenda'],
  context: Context,
): Promise<MinutesFacts['documents']> {
  const found = await Promise.all(
    agenda.map(async ({ number, entry }) => {
      const documents = (await context.fetch(documentsOfItems, entry.id)) ?? [];
      return documents.map(({ title }) => ({ title, number }));
    }),
  );
  return found.flat();
}
