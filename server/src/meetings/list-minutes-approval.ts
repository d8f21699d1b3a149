import type { Statement } from '../platform/database/actor-read.ts';
import type { Read } from '../platform/graphql/context.ts';
import { MEETING_COLUMNS, meetingOf } from './meeting-rows.ts';
import type { Meeting } from './meeting.types.ts';
import { MinutesRemark, MinutesStep } from './minutes-approval.types.ts';
import { FOLLOWS } from './minutes.policy.ts';

const COUNTS: Statement = {
  name: 'open-remarks-of-meetings',
  text: `select m.id,
      (select count(*)::int from suggestion s where s.document_id = m.minutes_id and s.outcome is null) as suggestions,
      (select count(*)::int from comment_thread t where t.document_id = m.minutes_id and t.resolved_at is null) as threads,
      exists (select 1 from minutes_step p where p.meeting_id = m.id and p.kind = 'CORRECTED') as "wasCorrected",
      exists (select 1 from meeting_attendee t join meeting_presence p on p.attendee_id = t.id
        where t.meeting_id = m.id and t.account_id = (select app_account())) as "wasThere"
    from meeting m where m.id = any($1)`,
};

export interface RemarkCounts {
  id: string;
  suggestions: number;
  threads: number;
  wasCorrected: boolean;
  /** Whether the viewer was at the meeting. */
  wasThere: boolean;
}

/** How much is open about minutes, by the meeting's id, as far as the viewer reads it. */
export async function remarkCounts(read: Read, ids: readonly string[]): Promise<Map<string, RemarkCounts>> {
  const rows = await read<RemarkCounts>(COUNTS, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

const STEPS: Statement = {
  name: 'steps-of-minutes',
  text: `select p.id, p.meeting_id as "meetingId", p.kind, p.at, p.account_id as "accountId", p.by_house as "byHouse",
      p.deadline_at as "deadlineAt", p.note, p.at_meeting_id as "atMeetingId", p.version_id as "versionId",
      p.content_hash as "contentHash"
    from minutes_step p where p.meeting_id = any($1) order by p.id`,
};

/** What was done about minutes, by the meeting's id, in its order. */
export async function stepsOfMinutes(
  read: Read,
  ids: readonly string[],
): Promise<Map<string, MinutesStep[]>> {
  const rows = await read<MinutesStep>(STEPS, [ids]);
  return Map.groupBy(
    rows.map((row) => Object.assign(new MinutesStep(), row)),
    ({ meetingId }) => meetingId,
  );
}

/** So many remarks are listed: the page of the minutes shows all. */
const REMARKS = 100;
const REMARKS_OF: Statement = {
  name: 'remarks-on-minutes',
  text: `select m.id as "meetingId", r.* from meeting m cross join lateral (
      select s.id, 'SUGGESTION' as kind, coalesce(s.outcome, 'OPEN') as state, s.created_at as at,
        s.author_id as "accountId", '' as source, '' as quote
      from suggestion s where s.document_id = m.minutes_id and (s.outcome is null or s.created_at >= m.minutes_begun_at)
      union all
      select t.id, 'COMMENT', case when t.resolved_at is null then 'OPEN' else 'SETTLED' end, t.created_at,
        c.author_id, coalesce(c.source, ''), t.quote
      from comment_thread t left join lateral (
        select author_id, source from comment c where c.thread_id = t.id order by c.id limit 1) c on true
      where t.document_id = m.minutes_id and (t.resolved_at is null or t.created_at >= m.minutes_begun_at)
      order by 4, 1 limit ${REMARKS}) r
    where m.id = any($1)`,
};

/** What was objected to in minutes, by the meeting's id, oldest first: as far as the viewer reads it. */
export async function remarksOnMinutes(
  read: Read,
  ids: readonly string[],
): Promise<Map<string, MinutesRemark[]>> {
  const rows = await read<MinutesRemark & { meetingId: string }>(REMARKS_OF, [ids]);
  const groups = Map.groupBy(rows, ({ meetingId }) => meetingId);
  return new Map(
    [...groups].map(([id, own]) => [
      id,
      own.map(({ meetingId: _id, ...row }) => Object.assign(new MinutesRemark(), row)),
    ]),
  );
}

/** So many are named: more wait only where nobody has settled any for years. */
const UNSETTLED = 10;
const UNSETTLED_BEFORE: Statement = {
  name: 'unsettled-minutes-before',
  text: `select n.id as "laterId", f.* from meeting n cross join lateral (
      select ${MEETING_COLUMNS} from meeting m join document d on d.id = m.minutes_id and d.trashed_at is null
      where ${FOLLOWS} and m.state = 'ENDED' and m.minutes_state in ('DRAFT', 'IN_COORDINATION', 'COORDINATED')
        and (m.minutes_state <> 'DRAFT' or d.sealed_at is null)
      order by m.starts_at desc, m.id limit ${UNSETTLED}) f
    where n.id = any($1)`,
};

/** Former meetings whose minutes nobody has approved yet, in no round either, the last one first, by the later meeting's id. */
export async function unsettledBefore(read: Read, ids: readonly string[]): Promise<Map<string, Meeting[]>> {
  const rows = await read<Meeting & { laterId: string }>(UNSETTLED_BEFORE, [ids]);
  const groups = Map.groupBy(rows, ({ laterId }) => laterId);
  return new Map([...groups].map(([id, own]) => [id, own.map(({ laterId: _id, ...row }) => meetingOf(row))]));
}
