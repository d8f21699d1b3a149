import { agendaOf, isOnAgenda } from '@umlauf/shared/agenda';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import type { SetAgendaItemStateInput, SetCurrentAgendaItemInput } from './agenda.inputs.ts';
import { itemsIn, openAgenda, openItem } from './agenda.policy.ts';
import { type OpenItem, subtreeOf } from './agenda-rows.ts';
import { raiseOfAgenda } from './change-agenda.ts';

/**
 * Says what has become of an item, and of what is still to come under it. When the meeting was at it, it goes on to the next
 * that is still to come. CONFLICT { NOT_RUNNING } for what was dealt with before the meeting began. Answers the item's id.
 */
export async function setItemState(
  transaction: Transaction,
  viewer: Viewer,
  { itemId, state }: SetAgendaItemStateInput,
): Promise<string> {
  const { meeting, items, item } = await openItem(transaction, viewer, 'hold', itemId);
  checkFields({ itemId: isOnAgenda(item) ? null : 'MISMATCH' });
  if (state === 'DEALT_WITH' && meeting.state !== 'RUNNING')
    throw new AppError('CONFLICT', { reason: 'NOT_RUNNING' });
  if (item.state === state) return item.id;
  const whole = subtreeOf(items, item.id);
  const along = state === 'PLANNED' ? [] : whole.filter((each) => each.state === 'PLANNED');
  const changed = [...new Set([item, ...along])];
  const isLeft = changed.some(({ isCurrent }) => isCurrent);
  const next = isLeft && state !== 'PLANNED' ? nextAfter(items, whole) : null;
  await transaction.asHouse(async () => {
    await transaction.sql(
      `update agenda_item set state = $2, updated_at = now(),
         current_since = case when $2 = 'PLANNED' then current_since end where id = any($1)`,
      [changed.map(({ id }) => id), state],
    );
    if (next) await call(transaction, next.id);
  });
  raiseOfAgenda(transaction, meeting, state === 'PLANNED' ? 'REOPENED' : state, item.title);
  return item.id;
}

/** The first behind these in order that is still to come. */
function nextAfter(items: readonly OpenItem[], left: readonly OpenItem[]): OpenItem | null {
  const order = agendaOf(items).map(({ entry }) => entry);
  const last = Math.max(...left.map((each) => order.findIndex(({ id }) => id === each.id)));
  return order.slice(last + 1).find(({ state }) => state === 'PLANNED') ?? null;
}

/**
 * Says to which item a running meeting has come; one that was dealt with or postponed is to come again. CONFLICT { NOT_RUNNING }
 * before it has begun. Answers the meeting's id.
 */
export async function setCurrentItem(
  transaction: Transaction,
  viewer: Viewer,
  { meetingId, itemId = null }: SetCurrentAgendaItemInput,
): Promise<string> {
  const meeting = await openAgenda(transaction, viewer, 'hold', meetingId);
  if (meeting.state !== 'RUNNING') throw new AppError('CONFLICT', { reason: 'NOT_RUNNING' });
  const items = await itemsIn(transaction, meeting.id);
  const item = itemId === null ? null : items.find((each) => each.id === itemId && isOnAgenda(each));
  if (item === undefined) throw new AppError('NOT_FOUND');
  const former = items.find(({ isCurrent }) => isCurrent);
  if (former?.id === item?.id) return meeting.id;
  await transaction.asHouse(async () => {
    await leave(transaction, meeting.id);
    if (item) await call(transaction, item.id);
  });
  raiseOfAgenda(transaction, meeting, item ? 'CALLED' : 'LEFT', (item ?? former)!.title);
  return meeting.id;
}

/** As the house: the meeting is at no item. */
export async function leave({ sql }: Pick<Transaction, 'sql'>, meetingId: string): Promise<void> {
  await sql(
    'update agenda_item set current_since = null where meeting_id = $1 and current_since is not null',
    [meetingId],
  );
}

async function call({ sql }: Transaction, itemId: string): Promise<void> {
  await sql(
    `update agenda_item set current_since = clock_timestamp(), state = 'PLANNED', updated_at = now() where id = $1`,
    [itemId],
  );
}
