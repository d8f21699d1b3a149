import type { SpaceRole } from '@umlauf/shared/roles';
import type { Transaction } from '../platform/database/database.ts';
import type { Statement } from '../platform/database/actor-read.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { SPACE_COLUMNS, spaceOfRow } from './list-spaces.ts';
import { Membership, type Space } from './space.entity.ts';

/** Spaces by id, as far as the viewer may read them. */
export async function spacesById(read: Read, ids: readonly string[]): Promise<Map<string, Space>> {
  const rows = await read<Parameters<typeof spaceOfRow>[0]>(BY_ID, [ids]);
  return new Map(rows.map((row) => [row.id, spaceOfRow(row)]));
}

const BY_ID: Statement = {
  name: 'spaces-by-id',
  text: `select ${SPACE_COLUMNS} from space where id = any($1)`,
  plannedOnce: true,
};

/** A person and a space, as one key: the loaders take them apart again. */
export function roleKey(accountId: string, spaceId: string): string {
  return `${accountId} ${spaceId}`;
}

/** The actor's own roles by space, also as a visitor. */
async function ownRoles(read: Read, spaceIds: readonly string[]): Promise<Map<string, SpaceRole>> {
  const rows = await read<{ id: string; role: SpaceRole }>(OWN_ROLES, [spaceIds]);
  return new Map(rows.map(({ id, role }) => [id, role]));
}

const OWN_ROLES: Statement = {
  name: 'own-roles',
  plannedOnce: true,
  text: `select s.id, coalesce(m.role, 'VISITOR') as role from space s
    left join membership m on m.space_id = s.id and m.account_id = (select app_account())
      and (m.ends_at is null or m.ends_at > now())
    where s.id = any($1) and (m.role is not null or s.visibility = any((select app_visible())::text[]))`,
};

/** The role of whoever asks, now: a person's is loaded, an audience is its roles. Null: they may not read it. */
export async function roleIn(context: Context, spaceId: string): Promise<SpaceRole | null> {
  if (context.audience) return context.audience.roles.get(spaceId) ?? null;
  return context.fetch(ownRoles, spaceId);
}

/** What a guest of a document is told of its space: what it is called. */
export async function spacesOfGuest(read: Read, ids: readonly string[]): Promise<Map<string, Space>> {
  const rows = await read<{ id: string; name: string }>(OF_GUEST, [ids]);
  const nothing = { purpose: '', closedBecause: '', visibility: 'CLOSED', createdById: null } as const;
  const never = new Date(0);
  return new Map(
    rows.map(({ id, name }) => [
      id,
      spaceOfRow({ id, name, ...nothing, createdAt: never, updatedAt: never }),
    ]),
  );
}

const OF_GUEST: Statement = { name: 'spaces-of-guest', text: 'select id, name from app_spaces_of_guest($1)' };

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
       and e.type <> all('{DOCUMENT_EXPORTED,SPACE_EXPORTED,REGISTER_EXPORTED}')
     group by 1, 2`,
    [wanted.map(([account]) => account), wanted.map(([, space]) => space)],
  );
  return new Map(rows.map((row) => [roleKey(row.account_id, row.space_id), Number(row.news)]));
}
