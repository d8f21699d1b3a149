import { byPosition } from '@umlauf/shared/agenda';
import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId, newId } from '../platform/ids.ts';
import type {
  AddStandingAgendaItemInput,
  ChangeStandingAgendaItemInput,
  MoveStandingAgendaItemInput,
} from './agenda.inputs.ts';
import type { StandingAgendaItem } from './agenda.types.ts';
import { positionAmong } from './agenda-places.ts';
import { itemsIn, lockAgenda } from './agenda.policy.ts';
import { siblingsIn } from './agenda-rows.ts';
import { lockSeriesAgendas, putStanding } from './carry-over.ts';
import { checkWording } from './change-agenda.ts';
import { authorizeSeries } from './meeting.policy.ts';
import type { MeetingSeries } from './meeting.types.ts';

export const STANDING_COLUMNS = `s.id, s.series_id as "seriesId", s.space_id as "spaceId", s.position, s.kind, s.title,
  s.note, s.minutes, s.at_end as "atEnd"`;

/** The series, when the viewer may say what stands on all of its agendas; others who do wait. GONE { ENDED } when it has ended. */
async function openSeries(
  transaction: Transaction,
  viewer: Viewer,
  seriesId: string,
): Promise<MeetingSeries> {
  await authorizeSeries(transaction, viewer, 'plan', seriesId);
  await transaction.asHouse(() => lockSeriesAgendas(transaction, seriesId));
  const series = await authorizeSeries(transaction, viewer, 'plan', seriesId);
  if (series.endedAt) throw new AppError('GONE', { reason: 'ENDED' });
  return series;
}

interface Opened {
  series: MeetingSeries;
  standing: StandingAgendaItem[];
  item: StandingAgendaItem;
}

async function openStanding(transaction: Transaction, viewer: Viewer, id: string): Promise<Opened> {
  const [found] = isId('ags', id)
    ? await transaction.sql<Pick<StandingAgendaItem, 'seriesId'>>(
        'select series_id as "seriesId" from agenda_standing_item where id = $1',
        [id],
      )
    : [];
  if (!found) throw new AppError('NOT_FOUND');
  const series = await openSeries(transaction, viewer, found.seriesId);
  const standing = await standingOf(transaction, series.id);
  const item = standing.find((each) => each.id === id);
  if (!item) throw new AppError('NOT_FOUND');
  return { series, standing, item };
}

async function standingOf({ sql }: Transaction, seriesId: string): Promise<StandingAgendaItem[]> {
  const rows = await sql<StandingAgendaItem>(
    `select ${STANDING_COLUMNS} from agenda_standing_item s where s.series_id = $1`,
    [seriesId],
  );
  return rows.toSorted(byPosition);
}

/**
 * Puts an item on the agenda of every meeting of the series that is planned from now on, and of those to which nobody has been
 * invited yet. LIMIT { standingItemsPerSeries }. Answers its id.
 */
export async function addStandingItem(
  transaction: Transaction,
  viewer: Viewer,
  input: AddStandingAgendaItemInput,
): Promise<string> {
  const series = await openSeries(transaction, viewer, input.seriesId);
  await checkWording(transaction, series.spaceId, input);
  const standing = await standingOf(transaction, series.id);
  const max = LIMITS.standingItemsPerSeries;
  if (standing.length >= max) throw new AppError('LIMIT', { limit: 'standingItemsPerSeries', max });
  const afterId = input.afterId === undefined ? (standing.at(-1)?.id ?? null) : input.afterId;
  const id = newId('ags');
  const title = input.title.trim();
  await transaction.asHouse(async () => {
    await transaction.sql(
      `insert into agenda_standing_item (id, series_id, space_id, position, kind, title, note, minutes, at_end)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[id, series.id, series.spaceId, positionAmong(standing, afterId), input.kind, title],
        ...[input.note?.trim() ?? '', input.minutes ?? null, input.atEnd],
      ],
    );
    await putIntoPlanned(transaction, series, id, input);
  });
  raiseOfStanding(transaction, series, title);
  return id;
}

/** To which nobody is invited yet. */
const PLANNED = `
  select id from meeting where series_id = $1 and state = 'PLANNED' order by starts_at, id`;

async function putIntoPlanned(
  transaction: Transaction,
  series: MeetingSeries,
  standingId: string,
  { atEnd }: Pick<AddStandingAgendaItemInput, 'atEnd'>,
): Promise<void> {
  const { sql } = transaction;
  for (const meeting of await sql<{ id: string }>(PLANNED, [series.id])) {
    await lockAgenda(transaction, meeting.id);
    const siblings = siblingsIn(await itemsIn(transaction, meeting.id), null);
    const afterId = atEnd ? (siblings.at(-1)?.id ?? null) : undefined;
    const position = positionAmong(siblings, afterId);
    await putStanding(sql, [{ id: newId('agi'), meetingId: meeting.id, standingId, position }]);
  }
}

/** What is the same in a meeting as on every agenda, where nobody has been invited yet. */
const UNTOUCHED = `
  i.standing_id = s.id and i.removed_at is null and i.state = 'PLANNED'
  and (i.kind, i.title, i.note, i.minutes) is not distinct from (s.kind, s.title, s.note, s.minutes)
  and m.id = i.meeting_id and m.state = 'PLANNED' and s.id = $1`;

/**
 * Changes a standing item, and it as it stands in meetings to which nobody has been invited yet; not where somebody has
 * changed it there by itself. Answers its id.
 */
export async function changeStandingItem(
  transaction: Transaction,
  viewer: Viewer,
  input: ChangeStandingAgendaItemInput,
): Promise<string> {
  const { series, item } = await openStanding(transaction, viewer, input.standingItemId);
  await checkWording(transaction, series.spaceId, input);
  const values = [
    item.id,
    input.title?.trim() ?? item.title,
    input.kind ?? item.kind,
    input.note?.trim() ?? item.note,
    input.minutes === undefined ? item.minutes : input.minutes,
  ];
  await transaction.asHouse(async () => {
    await transaction.sql(
      `update agenda_item i set title = $2, kind = $3, note = $4, minutes = $5, updated_at = now()
       from agenda_standing_item s, meeting m where ${UNTOUCHED}`,
      values,
    );
    await transaction.sql(
      `update agenda_standing_item set title = $2, kind = $3, note = $4, minutes = $5, at_end = $6 where id = $1`,
      [...values, input.atEnd ?? item.atEnd],
    );
  });
  raiseOfStanding(transaction, series, input.title?.trim() ?? item.title);
  return item.id;
}

/** Gives a standing item another place among the others, for meetings that are planned from now on. Answers its id. */
export async function moveStandingItem(
  transaction: Transaction,
  viewer: Viewer,
  { standingItemId, afterId = null }: MoveStandingAgendaItemInput,
): Promise<string> {
  const { series, standing, item } = await openStanding(transaction, viewer, standingItemId);
  const others = standing.filter(({ id }) => id !== item.id);
  await transaction.asHouse(() =>
    transaction.sql('update agenda_standing_item set position = $2 where id = $1', [
      item.id,
      positionAmong(others, afterId),
    ]),
  );
  raiseOfStanding(transaction, series, item.title);
  return item.id;
}

/** Removes it, also from meetings to which nobody has been invited yet, where it stands as it was. Answers the series' id. */
export async function removeStandingItem(
  transaction: Transaction,
  viewer: Viewer,
  standingItemId: string,
): Promise<string> {
  const { series, item } = await openStanding(transaction, viewer, standingItemId);
  await transaction.asHouse(async () => {
    await transaction.sql(
      `delete from agenda_item i using agenda_standing_item s, meeting m where ${UNTOUCHED}
       and not exists (select 1 from agenda_item b where b.parent_id = i.id and b.removed_at is null)`,
      [item.id],
    );
    await transaction.sql('delete from agenda_standing_item where id = $1', [item.id]);
  });
  raiseOfStanding(transaction, series, item.title);
  return series.id;
}

function raiseOfStanding({ raise }: Transaction, { id, spaceId }: MeetingSeries, name: string): void {
  raise({ spaceId, type: 'STANDING_AGENDA_CHANGED', subjectId: id, facts: { name } });
}
