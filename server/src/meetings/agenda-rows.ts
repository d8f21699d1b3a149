import { agendaMinutes, agendaOf, byPosition, isOnAgenda } from '@umlauf/shared/agenda';
import { Agenda, AgendaItem, type AgendaMeeting } from './agenda.types.ts';

/** Of an item `i` in a meeting `m`, with the first one `f` in which it stood. */
export const ITEM_COLUMNS = `i.id, i.parent_id as "parentId", i.position, i.kind, i.title, i.note, i.minutes, i.state,
  i.decision_reason as "decisionReason", i.is_closed as "isClosed", i.is_standing as "isStanding",
  i.carried_times as "carriedTimes", f.starts_at as "firstAt", i.current_since as "currentSince", i.spent_seconds as "spentSeconds",
  i.created_at as "createdAt", i.updated_at as "updatedAt", i.responsible_id as "responsibleId",
  i.proposed_by_id as "proposedById", i.approves_id as "approvesId", m.id as "meetingId", m.series_id as "seriesId", m.space_id as "spaceId", m.starts_at as "startsAt",
  m.time_zone as "timeZone", m.state as "meetingState", m.chair_id as "chairId", m.keeper_id as "keeperId",
  m.proposals_until as "proposalsUntil"`;
export const ITEM_TABLES = `agenda_item i join meeting m on m.id = i.meeting_id
  left join meeting f on f.id = i.first_meeting_id`;

/** An item as it is read, with what it needs to know of its meeting. */
export type AgendaItemRow = Omit<
  AgendaItem,
  'number' | 'level' | 'plannedMinutes' | 'plannedAt' | 'meeting'
> &
  Omit<AgendaMeeting, 'id' | 'state'> & { meetingId: string; meetingState: AgendaMeeting['state'] };

/** The agenda that these items of one meeting make. */
export function agendaFrom(meeting: AgendaMeeting, rows: readonly AgendaItemRow[]): Agenda {
  const places = agendaOf(rows);
  const minutes = agendaMinutes(places);
  const at = (after: number) => new Date(meeting.startsAt.getTime() + after * 60_000);
  const placed = places.map(({ entry, number, level, minutes: plannedMinutes, startsAfter }) =>
    itemOf(meeting, entry, {
      ...{ number, level, plannedMinutes },
      plannedAt: minutes === null ? null : at(startsAfter),
    }),
  );
  const nowhere = { number: null, level: 1, plannedAt: null };
  const proposed = rows
    .filter((row) => !isOnAgenda(row))
    .toSorted((a, b) => (a.id < b.id ? 1 : -1))
    .map((row) => itemOf(meeting, row, { ...nowhere, plannedMinutes: row.minutes }));
  return Object.assign(new Agenda(), {
    ...{ meeting, placed, proposed, minutes },
    endsAt: minutes === null ? null : at(minutes),
  });
}

function itemOf(
  meeting: AgendaMeeting,
  row: AgendaItemRow,
  place: Pick<AgendaItem, 'number' | 'level' | 'plannedMinutes' | 'plannedAt'>,
): AgendaItem {
  const { meetingId: _id, meetingState: _state, ...own } = row;
  return Object.assign(new AgendaItem(), own, place, { meeting });
}

/** Of which meeting an item's row tells. */
export function meetingIn(row: AgendaItemRow): AgendaMeeting {
  const { meetingId: id, meetingState: state, spaceId, seriesId, startsAt, timeZone } = row;
  const { chairId, keeperId, proposalsUntil } = row;
  return { id, state, spaceId, seriesId, startsAt, timeZone, chairId, keeperId, proposalsUntil };
}

/** An item while somebody changes the agenda. */
export interface OpenItem {
  id: string;
  parentId: string | null;
  position: string;
  minutes: number | null;
  state: AgendaItem['state'];
  title: string;
  atEnd: boolean;
  isCurrent: boolean;
  standingId: string | null;
  proposedById: string | null;
}

export const OPEN_COLUMNS = `i.id, i.parent_id as "parentId", i.position, i.minutes, i.state, i.title,
  i.at_end as "atEnd", i.current_since is not null as "isCurrent", i.standing_id as "standingId",
  i.proposed_by_id as "proposedById"`;

/** Those on the agenda that stand under this one, or at the top, in their order. */
export function siblingsIn<T extends OpenItem>(items: readonly T[], parentId: string | null): T[] {
  return items.filter((item) => isOnAgenda(item) && item.parentId === parentId).toSorted(byPosition);
}

/** It and all that stands under it. */
export function subtreeOf(items: readonly OpenItem[], rootId: string): OpenItem[] {
  const root = items.filter(({ id }) => id === rootId);
  const below = items.filter(({ parentId }) => parentId === rootId);
  return [...root, ...below.flatMap(({ id }) => subtreeOf(items, id))];
}
