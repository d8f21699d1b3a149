import type { Transaction } from '../platform/database/database.ts';
import type { OwnDataChapter } from './own-data.ts';

/** Where a column refers to an account, and which other columns of that table can be told. */
const REFERENCES = `
  select quote_ident(c.relname) as table, c.relname as name, quote_ident(r.attname) as reference,
    array_agg(quote_ident(a.attname) order by a.attnum) as columns
  from pg_constraint f
  join pg_class c on c.oid = f.conrelid and has_table_privilege(c.oid, 'select')
  join pg_attribute r on r.attrelid = c.oid and r.attnum = f.conkey[1]
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    and (a.atttypid in ('timestamptz'::regtype, 'date'::regtype, 'bool'::regtype) or a.attname = any($2))
  where f.contype = 'f' and f.confrelid = 'account'::regclass and not c.relname = any($1)
  group by 1, 2, 3 order by 2, 3`;

/** Beside moments and yes or no: words of which none is ever a secret. */
const PLAIN_COLUMNS = [
  'id',
  'space_id',
  'document_id',
  'organisation_id',
  'name',
  'role',
  'kind',
  'state',
  'email',
];

interface Reference {
  table: string;
  name: string;
  reference: string;
  columns: string[];
}

/**
 * What tables hold about somebody of which no chapter tells: found by their references, so that none is ever left out.
 * Only columns that hold no secret stand there; a feature that wants more said writes a chapter.
 */
export function elsewhere(chapters: readonly OwnDataChapter[]): OwnDataChapter {
  const told = chapters.flatMap(({ tables }) => tables);
  return {
    name: 'elsewhere',
    tables: [],
    collect: ({ sql, asHouse }, accountId) => asHouse(() => collect(sql, told, accountId)),
  };
}

async function collect(sql: Transaction['sql'], told: readonly string[], accountId: string) {
  const found: Record<string, unknown[]> = {};
  for (const { table, name, reference, columns } of await sql<Reference>(REFERENCES, [told, PLAIN_COLUMNS])) {
    // All names come from the database's own catalogue, quoted by it.
    const rows = await sql(`select ${columns.join(', ')} from ${table} where ${reference} = $1`, [accountId]);
    if (rows.length > 0) found[name] = [...(found[name] ?? []), ...rows];
  }
  return found;
}
