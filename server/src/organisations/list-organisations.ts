import type { Statement } from '../platform/database/actor-read.ts';
import { likePattern } from '../platform/database/like-pattern.ts';
import { rowClass } from '../platform/database/row-class.ts';
import {
  emptyConnection,
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
  type PageArgs,
} from '../platform/graphql/connection.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { Organisation } from './organisation.entity.ts';

const organisationOfRow = rowClass(Organisation, [
  'id',
  'kind',
  'name',
  'shortName',
  'ags',
  'ars',
  'mailbox',
  'createdAt',
  'updatedAt',
]);
type OrganisationRow = Parameters<typeof organisationOfRow>[0];

const COLUMNS = `id, kind, name, short_name as "shortName", ags, ars, mailbox, created_at as "createdAt",
  updated_at as "updatedAt"`;
/** Which of them the viewer sees is row-level security's answer. */
const MATCHING = `from organisation where ($1::text is null or name ilike $1 or short_name ilike $1 or ags like $1)`;
const PAGE: Statement = {
  name: 'organisations',
  text: `select ${COLUMNS} ${MATCHING} and ($3::text is null or (name, id) > ($3, $4)) order by name, id limit $2`,
};
const COUNT: Statement = { name: 'organisations-count', text: `select count(*)::int as total ${MATCHING}` };
const BY_ID: Statement = {
  name: 'organisations-by-id',
  text: `select ${COLUMNS} from organisation where id = any($1)`,
};

/** The organisations that the viewer sees, by name; with `search`, those whose name, short name or AGS contains it. */
export async function listOrganisations(
  page: PageArgs,
  search: string | null,
  context: Context,
): Promise<Connection<Organisation>> {
  const { first, after } = pageOf(page);
  if (!context.isSignedIn) return emptyConnection();
  const pattern = likePattern(search);
  const place = after ? placeOf(after) : [null, null];
  const rows = await context.read<OrganisationRow>(PAGE, [pattern, first + 1, ...place]);
  return new PageOfRows(
    rows.map(organisationOfRow),
    page,
    ({ name, id }) => [name, id],
    async () => (await context.read<{ total: number }>(COUNT, [pattern]))[0]!.total,
  );
}

/** Organisations by id, as far as the viewer sees them. */
export async function organisationsById(
  read: Read,
  ids: readonly string[],
): Promise<Map<string, Organisation>> {
  const rows = await read<OrganisationRow>(BY_ID, [ids]);
  return new Map(rows.map((row) => [row.id, organisationOfRow(row)]));
}
