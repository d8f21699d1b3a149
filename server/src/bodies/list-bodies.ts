import type { Statement } from '../platform/database/actor-read.ts';
import { likePattern } from '../platform/database/like-pattern.ts';
import {
  emptyConnection,
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
  type PageArgs,
} from '../platform/graphql/connection.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { Body } from './body.types.ts';

type BodyRow = Pick<Body, 'id' | 'name' | 'shortName' | 'purpose' | 'updatedAt'>;

const COLUMNS = `id, name, short_name as "shortName", purpose, quorum_percent as "quorumPercent", updated_at as "updatedAt"`;
/** Which of them the viewer sees is row-level security's answer. */
const MATCHING = `from body where ($1::text is null or name ilike $1 or short_name ilike $1)`;
const PAGE: Statement = {
  name: 'bodies',
  text: `select ${COLUMNS} ${MATCHING} and ($3::text is null or (name, id) > ($3, $4)) order by name, id limit $2`,
};
const COUNT: Statement = { name: 'bodies-count', text: `select count(*)::int as total ${MATCHING}` };
const BY_ID: Statement = { name: 'bodies-by-id', text: `select ${COLUMNS} from body where id = any($1)` };

function bodyOf(row: BodyRow): Body {
  return Object.assign(new Body(), row);
}

/** The bodies that the viewer sees, by name; with `search`, those whose name or short name contains it. */
export async function listBodies(
  page: PageArgs,
  search: string | null,
  context: Context,
): Promise<Connection<Body>> {
  const { first, after } = pageOf(page);
  if (!context.isSignedIn) return emptyConnection();
  const pattern = likePattern(search);
  const place = after ? placeOf(after) : [null, null];
  const rows = await context.read<BodyRow>(PAGE, [pattern, first + 1, ...place]);
  return new PageOfRows(
    rows.map(bodyOf),
    page,
    ({ name, id }) => [name, id],
    async () => (await context.read<{ total: number }>(COUNT, [pattern]))[0]!.total,
  );
}

/** Bodies by id, as far as the viewer sees them. */
export async function bodiesById(read: Read, ids: readonly string[]): Promise<Map<string, Body>> {
  const rows = await read<BodyRow>(BY_ID, [ids]);
  return new Map(rows.map((row) => [row.id, bodyOf(row)]));
}
