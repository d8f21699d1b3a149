import type { Statement } from '../platform/database/actor-read.ts';
import { AppError } from '../platform/errors.ts';
import {
  emptyConnection,
  pageOf,
  PageOfRows,
  placeOf,
  type Connection,
} from '../platform/graphql/connection.ts';
import type { Context, Read } from '../platform/graphql/context.ts';
import { CIRCULATION_COLUMNS, type CirculationRow } from './circulation-rows.ts';
import type { CirculationsArgs } from './circulation.inputs.ts';
import { Circulation } from './circulation.types.ts';

/** In SQL, of a round `c`: all of them without a document, else those in which it goes round. */
const OF_DOCUMENT = `($1::text is null or c.document_id = $1
    or c.id in (select circulation_id from circulation_document where document_id = $1))`;

/** The last moment that ECMAScript has. */
const MOMENT_MAX = 8_640_000_000_000_000;

/** Seats of the viewer; of a program those of its organisation's members, where the rules let it answer. */
const MINE = `select 1 from circulation_seat s where s.circulation_id = c.id and (s.account_id = (select app_account())
  or (c.rules -> 'programs' = 'true' and s.account_id is not null and s.kind in ('CHAIR', 'ENTITLED') and s.organisation_id = (
    select organisation_id from account where id = (select app_account()) and kind = 'SERVICE' and removed_at is null)))`;
/** Bears a vote for which no member has answered yet, or is a deputy of one for which nobody has; and has not handed it on. */
const WAITING = `${MINE} and s.kind in ('CHAIR', 'ENTITLED', 'DEPUTY') and s.asked_at is not null
  and (s.ended_at is null or s.ended_at > now()) and not exists (
    select 1 from circulation_seat f where f.forwarded_from_id = s.id and (f.ended_at is null or f.ended_at > now()))
  and not exists (
    select 1 from circulation_answer a join circulation_seat o on o.id = a.seat_id
    where a.circulation_id = c.id and o.vote_id = s.vote_id
      and (o.kind in ('CHAIR', 'ENTITLED') or (o.kind = 'DEPUTY' and s.kind = 'DEPUTY')))`;
const WHICH: Record<CirculationsArgs['filter'], { where: string; at: string; order: 'asc' | 'desc' }> = {
  ALL: { where: 'true', at: 'c.started_at', order: 'desc' },
  ASKED_VIEWER: { where: `exists (${MINE})`, at: 'c.started_at', order: 'desc' },
  WAITING_FOR_VIEWER: {
    where: `c.state = 'RUNNING' and c.deadline_at >= now() and exists (${WAITING})`,
    at: 'c.deadline_at',
    order: 'asc',
  },
};

function pageStatement(name: string, where: string, at: string, order: 'asc' | 'desc'): Statement {
  const behind = order === 'asc' ? '>' : '<';
  return {
    name,
    text: `select ${CIRCULATION_COLUMNS} from circulation c where ${OF_DOCUMENT} and ${where}
      and ($2::float is null or (${at}, c.id) ${behind} (to_timestamp($2 / 1000), $3))
      order by ${at} ${order}, c.id ${order} limit $4`,
  };
}

/** Rounds that the viewer may read, newest first, or the next deadline first; with a document, its rounds alone. */
export async function listCirculations(
  { filter, ...page }: CirculationsArgs,
  documentId: string | null,
  context: Context,
): Promise<Connection<Circulation>> {
  const { first, after } = pageOf(page);
  if (!context.isSignedIn) return emptyConnection();
  const [place, id] = after ? placeOf(after) : [null, ''];
  const behind = place === null ? null : Number(place);
  if (behind !== null && !(Number.isInteger(behind) && Math.abs(behind) <= MOMENT_MAX))
    throw new AppError('INVALID_INPUT', { fields: { after: 'MALFORMED' } });
  const { where, at, order } = WHICH[filter];
  const name = `circulations-${filter.toLowerCase()}`;
  const statement = pageStatement(name, where, at, order);
  const rows = await context.read<CirculationRow>(statement, [documentId, behind, id, first + 1]);
  const moment = filter === 'WAITING_FOR_VIEWER' ? 'deadlineAt' : 'startedAt';
  return new PageOfRows(
    rows.map(circulationOf),
    page,
    (circulation) => [String(circulation[moment].getTime()), circulation.id],
    async () => (await context.read<{ total: number }>(countOf(name, where), [documentId]))[0]?.total ?? 0,
  );
}

function countOf(name: string, where: string): Statement {
  return {
    name: `${name}-count`,
    text: `select count(*)::int as total from circulation c
      where ${OF_DOCUMENT} and ${where}`,
  };
}

const BY_ID: Statement = {
  name: 'circulations-by-id',
  text: `select ${CIRCULATION_COLUMNS} from circulation c where c.id = any($1)`,
};

/** Rounds by id, as far as the viewer may read them. */
export async function circulationsById(
  read: Read,
  ids: readonly string[],
): Promise<Map<string, Circulation>> {
  const rows = await read<CirculationRow>(BY_ID, [ids]);
  return new Map(rows.map((row) => [row.id, circulationOf(row)]));
}

function circulationOf(row: CirculationRow): Circulation {
  return Object.assign(new Circulation(), row);
}

export const CONTENT: Statement = {
  name: 'circulation-content',
  text: 'select content from circulation where id = $1',
};

/** What goes round, in the canonical form; null: the viewer does not read it. */
export async function contentOfCirculation(
  id: string,
  context: Pick<Context, 'read'>,
): Promise<string | null> {
  const [row] = await context.read<{ content: string }>(CONTENT, [id]);
  return row?.content ?? null;
}
