import type { TestHub } from './hub.ts';

/** Every table that holds something of a space, with how its rows name it. */
const OF_DOCUMENT = 'document_id in (select id from document where space_id = $1)';
const TABLES: Record<string, string> = {
  space: 'id = $1',
  membership: 'space_id = $1',
  space_visit: 'space_id = $1',
  document: 'space_id = $1',
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
