import type { TestHub } from './hub.ts';

/** Every table that holds something of a space, with how its rows name it. */
const OF_DOCUMENT = 'document_id in (select id from document where space_id = $1)';
const OF_ROUND = 'circulation_id in (select id from circulation where space_id = $1)';
const OF_ENTRY = 'entry_id in (select id from text_entry where space_id = $1)';
export const SPACE_TABLES: Record<string, string> = {
  space: 'id = $1',
  membership: 'space_id = $1',
  space_visit: 'space_id = $1',
  document: 'space_id = $1',
  document_guest: 'space_id = $1',
  access_request: 'space_id = $1',
  comment_thread: 'space_id = $1',
  comment: 'space_id = $1',
  comment_mention: 'space_id = $1',
  suggestion: 'space_id = $1',
  document_version: 'space_id = $1',
  circulation: 'space_id = $1',
  circulation_seat: 'space_id = $1',
  circulation_answer: 'space_id = $1',
  circulation_guest: 'space_id = $1',
  circulation_link: 'space_id = $1',
  circulation_remark_outcome: 'space_id = $1',
  circulation_document: 'space_id = $1',
  circulation_attachment: 'space_id = $1',
  circulation_ballots: OF_ROUND,
  circulation_reminder: OF_ROUND,
  decision: 'space_id = $1',
  agenda_item: 'space_id = $1',
  agenda_item_document: 'space_id = $1',
  agenda_standing_item: 'space_id = $1',
  calendar_farewell: 'space_id = $1',
  calendar_link: 'space_id = $1',
  meeting: 'space_id = $1',
  meeting_attendee: 'space_id = $1',
  meeting_participant: 'space_id = $1',
  meeting_presence: 'space_id = $1',
  meeting_series: 'space_id = $1',
  meeting_series_participant: 'space_id = $1',
  minutes_step: 'space_id = $1',
  release: 'space_id = $1',
  text_entry: 'space_id = $1',
  task_step: 'space_id = $1',
  task_reminder: OF_ENTRY,
  document_link: OF_DOCUMENT,
  favourite: `space_id = $1 or ${OF_DOCUMENT}`,
  template: 'space_id = $1',
  file: 'space_id = $1',
  file_upload: 'space_id = $1',
  document_milestone: OF_DOCUMENT,
  document_snapshot: OF_DOCUMENT,
  document_update: OF_DOCUMENT,
  document_writer: OF_DOCUMENT,
  stream: 'id = $1',
  event: 'stream_id = $1',
};

/** Who has seen what is each member's own, and what is on its way; from where somebody came is for leads, what was signed for the house,
 * and the search's own tables for its functions. */
export const NO_READERS = new Set([
  'access_request',
  'calendar_farewell',
  'calendar_link',
  'circulation_guest',
  'circulation_link',
  'invitation',
  'space_visit',
  'favourite',
  'event_seal',
  'file_upload',
  'trail_checkpoint_stream',
  'search_entry',
]);

/** All that the database holds of a space, as text to compare: after a refusal it must be the same as before. */
export async function tracesOf(hub: TestHub, spaceId: string): Promise<string> {
  const parts = Object.entries(SPACE_TABLES).map(
    ([table, where]) =>
      `select '${table}' as name, coalesce(json_agg(t order by t::text), '[]')::text as rows from ${table} t where ${where}`,
  );
  // Ordered: PostgreSQL may gather the parts in parallel, and in any order.
  const rows = await hub.sql<{ name: string; rows: string }>(`${parts.join(' union all ')} order by name`, [
    spaceId,
  ]);
  return rows.map(({ name, rows: found }) => `${name}: ${found}`).join('\n');
}

/** What the hub holds of people, programs, organisations and their credentials, as text to compare; not when a token was last used. */
export async function hubTraces(hub: TestHub): Promise<string> {
  const tables = [
    'account',
    'organisation',
    'body',
    'body_seat',
    'rule_set',
    'rule_set_version',
    'template',
    'access_token',
    'session',
    'invitation',
    'document_guest',
  ];
  const parts = tables.map(
    (table) =>
      `select '${table}: ' || coalesce(json_agg(r order by r::text), '[]') as found
       from (select to_jsonb(t) - 'last_used_at' as r from ${table} t) rows`,
  );
  const rows = await hub.sql<{ found: string }>(`${parts.join(' union all ')} order by found`);
  return rows.map(({ found }) => found).join('\n');
}

/** Every table that holds something of a space: it names one, or something that does. */
export function tablesOfSpaces(
  hub: TestHub,
): Promise<{ table: string; forced: boolean; policies: number }[]> {
  return hub.sql(`
    select c.relname as table, c.relrowsecurity and c.relforcerowsecurity as forced,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and (c.relname in ('space', 'stream') or exists (
      select 1 from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
        and a.attname in ('space_id', 'document_id', 'stream_id')))
    order by 1`);
}
