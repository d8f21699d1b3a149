import type { Statement } from '../platform/database/actor-read.ts';
import {
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
  type PageArgs,
} from '../platform/graphql/connection.ts';
import type { Context } from '../platform/graphql/context.ts';
import { Favourite } from './favourite.types.ts';

/** Of favourite `f`: what the actor may read at this moment, and is not in the bin. Policies apply inside. */
export const IS_SEEN = `(exists (select 1 from space s where s.id = f.space_id)
  or exists (select 1 from document d where d.id = f.document_id and d.trashed_at is null))`;
const OWN = `from favourite f where f.account_id = (select app_account()) and ${IS_SEEN}`;
/** What a favourite shows, and to which space its document belongs. */
export const COLUMNS = `f.target_id as "targetId", f.space_id as "spaceId", f.document_id as "documentId", f.position,
  f.added_at as "addedAt", (select d.space_id from document d where d.id = f.document_id) as "homeId"`;

const PAGE: Statement = {
  name: 'favourites',
  text: `select ${COLUMNS}
    ${OWN} and ($2::text is null or (f.position, f.target_id) > ($2, $3)) order by f.position, f.target_id limit $1`,
};
const COUNT: Statement = { name: 'favourites-count', text: `select count(*)::int as total ${OWN}` };

/** The viewer's favourites in their own order, as far as they read them now. */
export async function listFavourites(page: PageArgs, context: Context): Promise<Connection<Favourite>> {
  const { first, after } = pageOf(page);
  const place = after ? placeOf(after) : [null, null];
  const rows = await context.read<Favourite>(PAGE, [first + 1, ...place]);
  return new PageOfRows(
    rows.map((row) => Object.assign(new Favourite(), row)),
    page,
    ({ position, targetId }) => [position, targetId],
    async () => (await context.read<{ total: number }>(COUNT))[0]!.total,
  );
}
