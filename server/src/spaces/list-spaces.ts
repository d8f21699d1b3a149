import type { Statement } from '../platform/database/actor-read.ts';
import { rowClass } from '../platform/database/row-class.ts';
import {
  emptyConnection,
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
  type PageArgs,
} from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { Space } from './space.entity.ts';

export const spaceOfRow = rowClass(Space, [
  'id',
  'name',
  'purpose',
  'closedBecause',
  'visibility',
  'createdById',
  'createdAt',
  'updatedAt',
]);
type SpaceRow = Parameters<typeof spaceOfRow>[0];

export const SPACE_COLUMNS = `id, name, purpose, closed_because as "closedBecause", visibility, created_by_id as "createdById",
  created_at as "createdAt", updated_at as "updatedAt"`;

/**
 * Which spaces there are is row-level security's answer, but its policies stand side by side, and PostgreSQL looks at
 * every space for them. Named here too, the actor's own are found by their ids.
 */
const OWN = `id = any((select app_spaces('{LEAD,WRITER,READER,GUEST}'))::text[])`;
/** Those that are open to the actor and not their own. */
const OPEN = `visibility <> 'CLOSED' and visibility = any((select app_visible())::text[]) and not ${OWN}`;

/** The statements of one list by name. */
function listOf(name: string, which: string): Record<'first' | 'next' | 'count', Statement> {
  const page = `order by name, id limit $1`;
  return {
    first: { name, text: `select ${SPACE_COLUMNS} from space where ${which} ${page}`, plannedOnce: true },
    next: {
      name: `${name}-after`,
      text: `select ${SPACE_COLUMNS} from space where ${which} and (name, id) > ($2, $3) ${page}`,
      plannedOnce: true,
    },
    count: { name: `${name}-count`, text: `select count(*)::int as total from space where ${which}` },
  };
}

const LISTS = { own: listOf('spaces', OWN), open: listOf('open-spaces', OPEN) };

/** Spaces by name: those to which the viewer belongs, or the others that they may read. */
export async function listSpaces(
  which: keyof typeof LISTS,
  page: PageArgs,
  context: Context,
): Promise<Connection<Space>> {
  const { first, after } = pageOf(page);
  if (!context.isSignedIn && which === 'own') return emptyConnection();
  const list = LISTS[which];
  const rows = after
    ? await context.read<SpaceRow>(list.next, [first + 1, ...placeOf(after)])
    : await context.read<SpaceRow>(list.first, [first + 1]);
  return new PageOfRows(
    rows.map(spaceOfRow),
    page,
    ({ name, id }) => [name, id],
    async () => (await context.read<{ total: number }>(list.count))[0]!.total,
  );
}
