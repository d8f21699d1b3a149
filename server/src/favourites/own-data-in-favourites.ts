import type { OwnDataChapter } from '../accounts/own-data.ts';

const OWN = `select target_id as id, added_at as "addedAt" from favourite where account_id = $1 order by position, target_id`;

/** What somebody keeps at hand, in its order; names as far as they may read them now. */
export const FAVOURITE_CHAPTERS: readonly OwnDataChapter[] = [
  {
    name: 'favourites',
    tables: ['favourite'],
    collect: async ({ sql, asHouse }, accountId) => {
      const rows = await asHouse(() => sql<{ id: string; addedAt: Date }>(OWN, [accountId]));
      const names = await sql<{ id: string; name: string }>(
        `select id, name from space where id = any($1)
         union all select id, title from document where id = any($1) and trashed_at is null`,
        [rows.map(({ id }) => id)],
      );
      const nameOf = new Map(names.map(({ id, name }) => [id, name]));
      return rows.map((row) => ({ ...row, name: nameOf.get(row.id) ?? null }));
    },
  },
];
