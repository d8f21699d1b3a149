import type { Database } from '../platform/database/database.ts';

/** One statement, so that what is folded at this moment shows either before or after. */
const PARTS = `
  with base as (
    select revision, state from document_snapshot
    where document_id = $1 and revision <= $2 order by revision desc limit 1)
  select revision, state as update, null::timestamptz as created_at from base
  union all
  select revision, update, created_at from document_update
  where document_id = $1 and revision > coalesce((select revision from base), 0) and revision <= $2 + 1
  order by revision`;

interface Part {
  revision: number;
  update: Buffer;
  /** Null: the folded state. */
  created_at: Date | null;
}

/**
 * What makes the document as it was at a revision, and when the next one replaced it: the nearest state before it with
 * the rows after that. Null when the log does not reach back so far, or when there is no later revision.
 */
export async function documentAt(
  database: Database,
  documentId: string,
  revision: number,
): Promise<{ updates: Uint8Array[]; replacedAt: Date } | null> {
  const parts = await database.withActor({ system: 'document-log' }, ({ sql }) =>
    sql<Part>(PARTS, [documentId, revision]),
  );
  const next = parts.at(-1);
  const rows = parts.filter(({ created_at }) => created_at !== null);
  const from = parts.length > rows.length ? parts[0]!.revision : 0;
  if (next?.revision !== revision + 1 || !next.created_at || from + rows.length !== revision + 1) return null;
  return { updates: parts.slice(0, -1).map(({ update }) => update), replacedAt: next.created_at };
}
