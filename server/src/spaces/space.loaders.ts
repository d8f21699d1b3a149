import type { SpaceRole } from '@umlauf/shared/roles';
import type { Transaction } from '../platform/database/database.ts';
import { Membership, Space } from './space.entity.ts';

/** Spaces by id, as far as the viewer may read them. */
export async function spacesById({ em }: Transaction, ids: readonly string[]): Promise<Map<string, Space>> {
  const spaces = await em.find(Space, { id: { $in: [...ids] } });
  return new Map(spaces.map((space) => [space.id, space]));
}

/** A person and a space, as one key: the loaders take them apart again. */
export function roleKey(accountId: string, spaceId: string): string {
  return `${accountId} ${spaceId}`;
}

/** Roles by `roleKey`. */
export async function rolesByKey(
  { em }: Transaction,
  keys: readonly string[],
): Promise<Map<string, SpaceRole>> {
  const wanted = keys.map((key) => key.split(' ') as [string, string]);
  const memberships = await em.find(Membership, {
    account: { $in: [...new Set(wanted.map(([account]) => account))] },
    spaceId: { $in: wanted.map(([, space]) => space) },
  });
  return new Map(memberships.map((found) => [roleKey(found.account.id, found.spaceId), found.role]));
}

/** Memberships with their accounts by `roleKey`, as far as the viewer may read them. */
export async function membersByKey(
  { em }: Transaction,
  keys: readonly string[],
): Promise<Map<string, Membership>> {
  const wanted = keys.map((key) => key.split(' ') as [string, string]);
  const memberships = await em.find(
    Membership,
    {
      account: { $in: [...new Set(wanted.map(([account]) => account))] },
      spaceId: { $in: [...new Set(wanted.map(([, space]) => space))] },
    },
    { populate: ['account'] },
  );
  return new Map(memberships.map((found) => [roleKey(found.account.id, found.spaceId), found as Membership]));
}

/** How many things others did in each space since this account last looked: a document counts once for its text. */
export async function newsByKey({ sql }: Transaction, keys: readonly string[]): Promise<Map<string, number>> {
  const wanted = keys.map((key) => key.split(' ') as [string, string]);
  const rows = await sql<{ account_id: string; space_id: string; news: string }>(
    `select w.account_id, w.space_id, count(distinct (e.type, e.subject_id)) as news
     from unnest($1::text[], $2::text[]) as w (account_id, space_id)
     left join space_visit v on v.space_id = w.space_id and v.account_id = w.account_id
     join event e on e.stream_id = w.space_id and e.sequence > coalesce(v.seen_sequence, 0)
       and e.actor_id is distinct from w.account_id
     group by 1, 2`,
    [wanted.map(([account]) => account), wanted.map(([, space]) => space)],
  );
  return new Map(rows.map((row) => [roleKey(row.account_id, row.space_id), Number(row.news)]));
}
