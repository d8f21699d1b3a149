import type { Statement } from '../platform/database/actor-read.ts';
import {
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
  type PageArgs,
} from '../platform/graphql/connection.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { BodySeat, SeatKind } from './body.types.ts';

interface Wanted {
  bodyId: string;
  first: number;
  /** Null: from the first on. */
  behind: readonly [place: string, id: string] | null;
}

const ORDER = Object.values(SeatKind).join(',');
/** By kind, and then by the organisations' names. */
const SEATS = `select s.id, s.body_id, s.kind, s.organisation_id, s.account_id, s.deputy_of_id, s.starts_on, s.ends_on,
    array_position('{${ORDER}}'::text[], s.kind) || ' ' || o.name as place
  from body_seat s join organisation o on o.id = s.organisation_id`;
const COLUMNS = `f.id, f.body_id as "bodyId", f.kind, f.organisation_id as "organisationId", f.account_id as "accountId",
  f.deputy_of_id as "deputyOfId", f.starts_on::text as "startsOn", f.ends_on::text as "endsOn", f.place`;

const LISTED: Statement = {
  name: 'seats-of-bodies',
  text: `select ${COLUMNS} from unnest($1::text[]) with ordinality as b (id, nth) cross join lateral (
      select * from (${SEATS} where s.body_id = b.id) found
      where $2::text is null or (found.place, found.id) > ($2, $3) order by found.place, found.id limit $4) f
    order by b.nth, f.place, f.id`,
};
const COUNTED: Statement = {
  name: 'seats-of-bodies-count',
  text: 'select body_id as id, count(*)::int as total from body_seat where body_id = any($1) group by 1',
};
const BY_ID: Statement = {
  name: 'seats-by-id',
  text: `select ${COLUMNS} from (${SEATS} where s.id = any($1)) f`,
};

function seatOf(row: BodySeat): BodySeat {
  return Object.assign(new BodySeat(), row);
}

/** A body's seats as far as the viewer sees them, former and future ones too: by kind, then by organisation. */
export async function listSeats(
  bodyId: string,
  page: PageArgs,
  context: Context,
): Promise<Connection<BodySeat>> {
  const { first, after } = pageOf(page);
  const wanted = { bodyId, first, behind: after ? placeOf(after) : null };
  return new PageOfRows(
    (await context.fetch(seatsOfBodies, wanted)) ?? [],
    page,
    ({ place, id }) => [place, id],
    async () => (await context.fetch(countsOfBodies, bodyId)) ?? 0,
  );
}

/** One statement for all bodies of which the same page is wanted. */
async function seatsOfBodies(read: Read, all: readonly Wanted[]): Promise<Map<Wanted, BodySeat[]>> {
  const found = new Map<Wanted, BodySeat[]>();
  for (const same of Map.groupBy(all, ({ first, behind }) => `${first} ${String(behind)}`).values()) {
    const [{ first, behind }] = same as [Wanted];
    const ids = [...new Set(same.map(({ bodyId }) => bodyId))];
    const rows = await read<BodySeat>(LISTED, [ids, behind?.[0] ?? null, behind?.[1] ?? null, first + 1]);
    const byBody = Map.groupBy(rows.map(seatOf), ({ bodyId }) => bodyId);
    for (const wanted of same) found.set(wanted, byBody.get(wanted.bodyId) ?? []);
  }
  return found;
}

async function countsOfBodies(read: Read, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await read<{ id: string; total: number }>(COUNTED, [ids]);
  return new Map(rows.map(({ id, total }) => [id, total]));
}

/** Seats by id, as far as the viewer sees them. */
export async function seatsById(read: Read, ids: readonly string[]): Promise<Map<string, BodySeat>> {
  const rows = await read<BodySeat>(BY_ID, [ids]);
  return new Map(rows.map((row) => [row.id, seatOf(row)]));
}
