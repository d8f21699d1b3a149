import type { Document } from '../documents/document.entity.ts';
import { DOCUMENT_COLUMNS, documentsOf, JOIN_AUTHOR, type DocumentRow } from '../documents/document-row.ts';
import type { Statement } from '../platform/database/actor-read.ts';
import type { Read } from '../platform/graphql/context.ts';
import { agendaFrom, type AgendaItemRow, ITEM_COLUMNS, ITEM_TABLES, meetingIn } from './agenda-rows.ts';
import { type AgendaItem, AgendaItemStay, StandingAgendaItem } from './agenda.types.ts';
import { STANDING_COLUMNS } from './standing-agenda.ts';

const OF_MEETINGS: Statement = {
  name: 'agenda-items-of-meetings',
  text: `select ${ITEM_COLUMNS} from ${ITEM_TABLES} where i.meeting_id = any($1) and i.removed_at is null`,
};

/** All items and proposals by meeting, as far as the viewer reads them; a number needs all others of its meeting. */
export async function itemsOfMeetings(
  read: Read,
  ids: readonly string[],
): Promise<Map<string, AgendaItemRow[]>> {
  const rows = await read<AgendaItemRow>(OF_MEETINGS, [ids]);
  return Map.groupBy(rows, ({ meetingId }) => meetingId);
}

const WITH_THE_OTHERS: Statement = {
  name: 'agenda-items-by-id',
  text: `select ${ITEM_COLUMNS} from ${ITEM_TABLES} where i.removed_at is null and i.meeting_id in (
    select o.meeting_id from agenda_item o where o.id = any($1) and o.removed_at is null)`,
};

/** Items by id, as far as the viewer reads them. */
export async function agendaItemsById(read: Read, ids: readonly string[]): Promise<Map<string, AgendaItem>> {
  const rows = await read<AgendaItemRow>(WITH_THE_OTHERS, [ids]);
  const agendas = [...Map.groupBy(rows, ({ meetingId }) => meetingId).values()].map((items) =>
    agendaFrom(meetingIn(items[0]!), items),
  );
  const found = agendas.flatMap(({ placed, proposed }) => [...placed, ...proposed]);
  return new Map(found.filter(({ id }) => ids.includes(id)).map((item) => [item.id, item]));
}

const DOCUMENTS: Statement = {
  name: 'documents-of-agenda-items',
  text: `select l.item_id as "itemId", ${DOCUMENT_COLUMNS} from agenda_item_document l join document d on d.id = l.document_id
    ${JOIN_AUTHOR} where l.item_id = any($1) and d.trashed_at is null order by l.place, d.id`,
};

/** Documents of items that the viewer reads: of others there is no trace, nor of those in the bin. */
export async function documentsOfItems(
  read: Read,
  itemIds: readonly string[],
): Promise<Map<string, Document[]>> {
  const rows = await read<DocumentRow & { itemId: string }>(DOCUMENTS, [itemIds]);
  const documents = documentsOf(rows);
  const found = new Map<string, Document[]>();
  for (const [i, { itemId }] of rows.entries())
    found.set(itemId, [...(found.get(itemId) ?? []), documents[i]!]);
  return found;
}

/** So far back an item's history is told. */
const MOST_STAYS = 50;
const STAYS: Statement = {
  name: 'stays-of-agenda-items',
  text: `with recursive chain as (
      select id as item, carried_from_id as id, 1 as step from agenda_item where id = any($1)
      union all select c.item, i.carried_from_id, c.step + 1 from chain c join agenda_item i on i.id = c.id
      where c.step < ${MOST_STAYS})
    select c.item, m.id as "meetingId", m.title as "meetingTitle", m.starts_at as "startsAt",
      m.state as "meetingState", i.state, i.title
    from chain c join agenda_item i on i.id = c.id join meeting m on m.id = i.meeting_id order by c.step`,
};

/** In which meetings items stood before, the last one first. */
export async function staysOfItems(
  read: Read,
  ids: readonly string[],
): Promise<Map<string, AgendaItemStay[]>> {
  const rows = await read<AgendaItemStay & { item: string }>(STAYS, [ids]);
  const stays = rows.map(({ item, ...stay }) => ({ item, stay: Object.assign(new AgendaItemStay(), stay) }));
  return new Map(
    [...Map.groupBy(stays, ({ item }) => item)].map(([item, each]) => [item, each.map(({ stay }) => stay)]),
  );
}

const OF_SERIES: Statement = {
  name: 'standing-agenda-items-of-series',
  text: `select ${STANDING_COLUMNS} from agenda_standing_item s where s.series_id = any($1) order by s.position, s.id`,
};
const STANDING_BY_ID: Statement = {
  name: 'standing-agenda-items-by-id',
  text: `select ${STANDING_COLUMNS} from agenda_standing_item s where s.id = any($1)`,
};

const standingOf = (row: StandingAgendaItem) => Object.assign(new StandingAgendaItem(), row);

/** What stands on every agenda, by series, in its order. */
export async function standingOfSeries(
  read: Read,
  ids: readonly string[],
): Promise<Map<string, StandingAgendaItem[]>> {
  const rows = await read<StandingAgendaItem>(OF_SERIES, [ids]);
  return Map.groupBy(rows.map(standingOf), ({ seriesId }) => seriesId);
}

/** Standing items by id, as far as the viewer reads them. */
export async function standingById(
  read: Read,
  ids: readonly string[],
): Promise<Map<string, StandingAgendaItem>> {
  const rows = await read<StandingAgendaItem>(STANDING_BY_ID, [ids]);
  return new Map(rows.map((row) => [row.id, standingOf(row)]));
}
