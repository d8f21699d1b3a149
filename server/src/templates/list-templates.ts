import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import type { Statement } from '../platform/database/actor-read.ts';
import {
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
  type PageArgs,
} from '../platform/graphql/connection.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { Template } from './template.types.ts';

type Row = Pick<Template, 'id' | 'spaceId' | 'name' | 'description' | 'kind' | 'updatedAt'>;

const COLUMNS = `select id, space_id as "spaceId", name, description, kind, updated_at as "updatedAt" from template`;
const OF_OWNER = `space_id is not distinct from $1::text`;
const PAGE: Statement = {
  name: 'templates',
  text: `${COLUMNS} where ${OF_OWNER} and ($3::text is null or (name, id) > ($3, $4)) order by name, id limit $2`,
};
const COUNT: Statement = {
  name: 'templates-count',
  text: `select count(*)::int as total from template where ${OF_OWNER}`,
};
const BY_ID: Statement = { name: 'templates-by-id', text: `${COLUMNS} where id = any($1)` };

const templateOf = (row: Row): Template => Object.assign(new Template(), row);

/** Templates of the space, or without one of the hub, as far as the viewer sees them, by name. */
export async function listTemplates(
  spaceId: string | null,
  page: PageArgs,
  context: Context,
): Promise<Connection<Template>> {
  const { first, after } = pageOf(page);
  const place = after ? placeOf(after) : [null, null];
  const rows = await context.read<Row>(PAGE, [spaceId, first + 1, ...place]);
  return new PageOfRows(
    rows.map(templateOf),
    page,
    ({ name, id }) => [name, id],
    async () => (await context.read<{ total: number }>(COUNT, [spaceId]))[0]!.total,
  );
}

/** Templates by id, as far as the viewer sees them. */
export async function templatesById(read: Read, ids: readonly string[]): Promise<Map<string, Template>> {
  const rows = await read<Row>(BY_ID, [ids]);
  return new Map(rows.map((row) => [row.id, templateOf(row)]));
}

/** Their texts, which lists do not load unasked; null for what would be too much for one answer, but for the first. */
export async function templateTexts(
  { sql }: Transaction,
  ids: readonly string[],
): Promise<Map<string, { markdown: string | null }>> {
  const rows = await sql<{ id: string; markdown: string | null }>(TEXTS, [[...ids], LIMITS.answerCharacters]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** As with documents: PostgreSQL knows the lengths without reading the texts. */
const TEXTS = `
  select id, case when bytes = total or total <= 4 * $2 then markdown end as markdown
  from (
    select id, markdown, bytes, sum(bytes) over (order by id) as total
    from (select id, markdown, octet_length(markdown) as bytes from template where id = any($1)) as found) as summed`;
