import type { TestHub } from './hub.ts';

/** Every table that holds something of a space, with how its rows name it. */
const OF_DOCUMENT = 'document_id in (select id from document where space_id = $1)';
const OF_ROUND = 'circulation_id in (select id from circulation where space_id = $1)';
const TABLES: Record<string, string> = {
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
  circulation_ballots: OF_ROUND,
  circulation_reminder: OF_ROUND,
  file: 'space_id = $1',
  file_upload: 'space_id = $1',
  document_milestone: OF_DOCUMENT,
  document_snapshot: OF_DOCUMENT,
  document_update: OF_DOCUMENT,
  document_writer: OF_DOCUMENT,
  stream: 'id = $1',
  event: 'stream_id = $1',
};

/** All that the database holds of a space, as text to compare: after a refusal it must be the same as before. */
export async function tracesOf(hub: TestHub, spaceId: string): Promise<string> {
  const parts = Object.entries(TABLES).map(
    ([table, where]) =>
      `select '${table}' as name, coalesce(json_agg(t order by t::text), '[]')::text as rows from ${table} t where ${where}`,
  );
  const rows = await hub.sql<{ name: string; rows: string }>(parts.join(' union all '), [spaceId]);
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
  const rows = await hub.sql<{ found: string }>(parts.join(' union all '));
  return rows.map(({ found }) => found).join('\n');
}
