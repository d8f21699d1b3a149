import { generateNKeysBetween } from 'fractional-indexing';
import { agendaOf } from '@umlauf/shared/agenda';
import type { Transaction } from '../platform/database/database.ts';
import { newId } from '../platform/ids.ts';
import { positionsForNew } from './agenda-places.ts';
import { putApprovals } from './approval-items.ts';
import { itemsIn, lockAgenda } from './agenda.policy.ts';
import { OPEN_COLUMNS, type OpenItem, siblingsIn } from './agenda-rows.ts';
import { raiseOfAgenda } from './change-agenda.ts';
import { leave } from './hold-agenda.ts';
import type { Meeting } from './meeting.types.ts';

type Known = Pick<Meeting, 'id' | 'spaceId' | 'seriesId'>;

/**
 * For whoever ends or cancels a meeting, in the same transaction and after it was written down: the agenda changes no more,
 * and what is left of it comes back in the next meeting of the series. Where none is planned yet, it waits for one.
 */
export async function settleAgenda(transaction: Transaction, meeting: Known): Promise<void> {
  await transaction.asHouse(async () => {
    await lockAgenda(transaction, meeting.id);
    await leave(transaction, meeting.id);
    await transaction.sql(FORGET_REMOVED, [meeting.id]);
    if (!meeting.seriesId) return;
    await carryOver(transaction, meeting.seriesId);
    await putApprovals(transaction, meeting.seriesId);
  });
}

/**
 * What was closed to the public stays known, also by what it stood under: the minutes may still have its text, and whoever
 * releases an extract of them must not take it for a public one.
 */
const FORGET_REMOVED = `
  with recursive closed as (
    select id from agenda_item where meeting_id = $1 and is_closed
    union select i.id from agenda_item i join closed c on i.parent_id = c.id where i.meeting_id = $1)
  delete from agenda_item where meeting_id = $1 and removed_at is not null and id not in (select id from closed)`;

/**
 * For whoever plans meetings, in the same transaction: new ones of a series get its standing items, and the next one what is
 * left of former ones.
 */
export async function fillAgendas(transaction: Transaction, meetings: readonly Known[]): Promise<void> {
  await transaction.asHouse(async () => {
    for (const [seriesId, ofSeries] of Map.groupBy(meetings, (meeting) => meeting.seriesId)) {
      if (!seriesId) continue;
      await lockSeriesAgendas(transaction, seriesId);
      await putStandingItems(
        transaction,
        seriesId,
        ofSeries.map(({ id }) => id),
      );
      await carryOver(transaction, seriesId);
      await putApprovals(transaction, seriesId);
    }
  });
}

/**
 * As the house: whoever changes several meetings of a series waits for the others, until the end of the transaction. It comes
 * before the lock of any meeting, so that no two wait for one another.
 */
export async function lockSeriesAgendas({ sql }: Pick<Transaction, 'sql'>, seriesId: string): Promise<void> {
  await sql('select 1 from meeting_series where id = $1 for no key update', [seriesId]);
}

/** The same of the series to which a meeting belongs, for whoever ends or cancels it. */
export async function lockSeriesOf({ sql }: Pick<Transaction, 'sql'>, meetingId: string): Promise<void> {
  await sql(
    `select 1 from meeting_series s where s.id = (select series_id from meeting where id = $1)
     for no key update of s`,
    [meetingId],
  );
}

/** In the order in which they stand on an agenda: those at the end last. */
const STANDING = `
  select id from agenda_standing_item where series_id = $1 order by at_end, position, id`;

async function putStandingItems(
  { sql }: Transaction,
  seriesId: string,
  meetingIds: readonly string[],
): Promise<void> {
  const standing = await sql<{ id: string }>(STANDING, [seriesId]);
  const positions = generateNKeysBetween(null, null, standing.length);
  const put = meetingIds.flatMap((meetingId) =>
    standing.map(({ id: standingId }, i) => ({
      ...{ id: newId('agi'), meetingId, standingId, position: positions[i]! },
    })),
  );
  if (put.length > 0) await putStanding(sql, put);
}

/** A standing item's place in one meeting. */
export interface StandingPlace {
  id: string;
  meetingId: string;
  standingId: string;
  position: string;
}

/** As the house. */
export async function putStanding(sql: Transaction['sql'], places: readonly StandingPlace[]): Promise<void> {
  await sql(
    `insert into agenda_item (id, meeting_id, space_id, position, kind, title, note, minutes, state, standing_id,
       is_standing, at_end)
     select p.id, p."meetingId", s.space_id, p.position, s.kind, s.title, s.note, s.minutes, 'PLANNED', s.id, true, s.at_end
     from jsonb_to_recordset($1::jsonb) as p (id text, "meetingId" text, "standingId" text, position text)
     join agenda_standing_item s on s.id = p."standingId"`,
    [JSON.stringify(places)],
  );
}

/** An item of a meeting that is over. */
interface Former extends OpenItem {
  meetingId: string;
  startsAt: Date;
  isLeft: boolean;
  /** To the public, by itself. */
  isClosed: boolean;
}

/** What is not dealt with, and has not come back yet. Standing items stand in the next meeting anyway. */
const LEFT = `i.carried_at is null and not i.is_standing and i.state in ('PLANNED', 'POSTPONED', 'PROPOSED')`;

/** All items of the meetings that are over and of which something is left, oldest meeting first. */
const FORMER = `
  select ${OPEN_COLUMNS}, m.id as "meetingId", m.starts_at as "startsAt", ${LEFT} as "isLeft",
    i.is_closed as "isClosed"
  from meeting m join agenda_item i on i.meeting_id = m.id
  where m.series_id = $1 and m.state in ('ENDED', 'CANCELLED') and i.removed_at is null
    and exists (select 1 from agenda_item i where i.meeting_id = m.id and i.removed_at is null and ${LEFT})
  order by m.starts_at, m.id`;

const NEXT = `
  select id, space_id as "spaceId", title, starts_at as "startsAt" from meeting
  where series_id = $1 and state in ('PLANNED', 'INVITED') order by starts_at, id`;

type Next = Pick<Meeting, 'id' | 'spaceId' | 'title' | 'startsAt'>;

/**
 * Brings back what is left of a series' former meetings, each in the first open meeting behind its own. Once for ever: what
 * has come back is marked where it stood, in the same transaction, and an index refuses a second time.
 */
async function carryOver(transaction: Transaction, seriesId: string): Promise<void> {
  await lockSeriesAgendas(transaction, seriesId);
  const former = await transaction.sql<Former>(FORMER, [seriesId]);
  if (former.length === 0) return;
  const open = await transaction.sql<Next>(NEXT, [seriesId]);
  for (const items of Map.groupBy(former, ({ meetingId }) => meetingId).values()) {
    const next = open.find(({ startsAt }) => startsAt > items[0]!.startsAt);
    if (next) await bringBack(transaction, items, next);
  }
}

interface Brought {
  id: string;
  fromId: string;
  parentId: string | null;
  position: string;
  isClosed: boolean;
}

async function bringBack(transaction: Transaction, items: readonly Former[], next: Next): Promise<void> {
  const { sql } = transaction;
  const present = await itemsIn(transaction, next.id);
  const order = agendaOf(items).map(({ entry }) => entry);
  const proposals = items.filter(({ state }) => state === 'PROPOSED');
  const left = [...order, ...proposals].filter(({ isLeft }) => isLeft);
  const newIds = new Map(left.map(({ id }) => [id, newId('agi')]));
  const placed: Brought[] = [];
  for (const [parentId, group] of Map.groupBy(left, (item) => parentIn(present, items, newIds, item))) {
    const siblings = siblingsIn(present, parentId);
    const positions = positionsForNew(siblings, group.length);
    placed.push(
      ...group.map((item, i) => ({
        ...{ id: newIds.get(item.id)!, fromId: item.id, parentId, position: positions[i]! },
        // Whoever opens what has come along opens what stands under it.
        isClosed: item.isClosed || (parentId !== newIds.get(item.parentId ?? '') && isClosedIn(items, item)),
      })),
    );
  }
  await sql(BRING, [JSON.stringify(placed), next.id]);
  await sql(BRING_DOCUMENTS, [JSON.stringify(placed)]);
  await sql('update agenda_item set carried_at = now() where id = any($1)', [[...newIds.keys()]]);
  raiseOfAgenda(transaction, next, 'CARRIED_OVER', next.title);
}

/** Under what it comes to stand: what has come along, or the same standing item; else at the top. */
function parentIn(
  present: readonly OpenItem[],
  items: readonly Former[],
  newIds: ReadonlyMap<string, string>,
  { parentId, state }: Former,
): string | null {
  const parent = items.find(({ id }) => id === parentId);
  if (!parent || state === 'PROPOSED') return null;
  const along = newIds.get(parent.id);
  if (along) return along;
  if (parent.standingId === null) return null;
  return present.find(({ standingId }) => standingId === parent.standingId)?.id ?? null;
}

/** By itself or by what it stands under, which may not come along. */
function isClosedIn(items: readonly Former[], { isClosed, parentId }: Former): boolean {
  const parent = items.find(({ id }) => id === parentId);
  return isClosed || (parent !== undefined && isClosedIn(items, parent));
}

const BRING = `
  insert into agenda_item (id, meeting_id, space_id, parent_id, position, kind, title, note, responsible_id, minutes, state,
    proposed_by_id, approves_id, carried_from_id, carried_times, first_meeting_id, is_closed)
  select p.id, $2, o.space_id, p."parentId", p.position, o.kind, o.title, o.note, o.responsible_id, o.minutes,
    case when o.state = 'PROPOSED' then 'PROPOSED' else 'PLANNED' end, o.proposed_by_id, o.approves_id, o.id,
    o.carried_times + 1, coalesce(o.first_meeting_id, o.meeting_id), p."isClosed"
  from jsonb_to_recordset($1::jsonb) as p (id text, "fromId" text, "parentId" text, position text, "isClosed" boolean)
  join agenda_item o on o.id = p."fromId"`;

const BRING_DOCUMENTS = `
  insert into agenda_item_document (item_id, document_id, space_id, place)
  select p.id, l.document_id, l.space_id, l.place
  from jsonb_to_recordset($1::jsonb) as p (id text, "fromId" text)
  join agenda_item_document l on l.item_id = p."fromId"`;
