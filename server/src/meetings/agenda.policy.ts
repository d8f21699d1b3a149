import { isOnAgenda } from '@umlauf/shared/agenda';
import { roleAllows, type SpaceVerb } from '@umlauf/shared/roles';
import { databaseNow } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import { roleOf } from '../spaces/space.policy.ts';
import type { AgendaAbilities, AgendaItem, AgendaItemAbilities, AgendaMeeting } from './agenda.types.ts';
import { OPEN_COLUMNS, type OpenItem } from './agenda-rows.ts';
import { authorizeMeeting, can, conducts, type MeetingVerb } from './meeting.policy.ts';
import type { Meeting } from './meeting.types.ts';

/** What members may beyond what `meeting.policy.ts` says: there stands who plans an agenda and who leads through it. */
const VERBS = {
  propose: 'proposeAgendaItem',
} as const satisfies Record<string, SpaceVerb>;

/** Whether nothing about its agenda changes any more. */
export function isOver({ state }: Pick<AgendaMeeting, 'state'>): boolean {
  return state === 'ENDED' || state === 'CANCELLED';
}

/** Whether members may propose something for it at this moment. */
function takesProposals({ state, proposalsUntil }: AgendaMeeting): boolean {
  if (state !== 'PLANNED' && state !== 'INVITED') return false;
  return proposalsUntil === null || proposalsUntil.getTime() > databaseNow();
}

/** What somebody with this role may do with the agenda; null: nobody is signed in. */
export function agendaAbilities(
  role: string | null,
  accountId: string | null,
  meeting: AgendaMeeting,
): AgendaAbilities {
  const may = (verb: MeetingVerb) =>
    accountId !== null && !isOver(meeting) && can(role, conducts(meeting, accountId), verb);
  return {
    plan: may('change'),
    propose: accountId !== null && roleAllows(role, VERBS.propose) && takesProposals(meeting),
    hold: may('hold') && meeting.state === 'RUNNING',
  };
}

/** Whether it is this account's own proposal about which nobody has decided. */
export function isOwnProposal(
  { state, proposedById }: Pick<OpenItem, 'state' | 'proposedById'>,
  accountId: string,
): boolean {
  return state === 'PROPOSED' && proposedById === accountId;
}

/** The same of one item. */
export function itemAbilities(
  role: string | null,
  accountId: string | null,
  item: AgendaItem,
): AgendaItemAbilities {
  const { plan } = agendaAbilities(role, accountId, item.meeting);
  const isPlaced = isOnAgenda(item);
  const isOwn =
    accountId !== null &&
    isOwnProposal(item, accountId) &&
    roleAllows(role, VERBS.propose) &&
    !isOver(item.meeting);
  return {
    change: plan || isOwn,
    remove: plan || isOwn,
    move: plan && isPlaced,
    decide: plan && !isPlaced,
    setState: plan && isPlaced,
  };
}

/**
 * The meeting, when the viewer may do this with its agenda, locked until the end of the transaction: changes of one agenda
 * wait for one another, and none comes after the meeting’s end. Throws as `authorizeMeeting` does, and GONE { ENDED } or
 * { CANCELLED }.
 */
export async function openAgenda(
  transaction: Transaction,
  viewer: Viewer,
  verb: MeetingVerb,
  meetingId: string,
): Promise<Meeting> {
  await authorizeMeeting(transaction, viewer, verb, meetingId);
  await lockAgenda(transaction, meetingId);
  // What was read before the lock may have changed while we waited for it.
  const meeting = await authorizeMeeting(transaction, viewer, verb, meetingId);
  if (meeting.state === 'CANCELLED') throw new AppError('GONE', { reason: 'CANCELLED' });
  if (isOver(meeting)) throw new AppError('GONE', { reason: 'ENDED' });
  return meeting;
}

/** The same for whoever proposes something. GONE { ENDED } as well when nothing is to be proposed any more. */
export async function openProposals(
  transaction: Transaction,
  viewer: Viewer,
  meetingId: string,
): Promise<Meeting> {
  const meeting = await openAgenda(transaction, viewer, 'read', meetingId);
  const role = await roleOf(transaction, viewer, meeting.spaceId);
  if (!roleAllows(role, VERBS.propose)) throw new AppError('FORBIDDEN');
  if (!takesProposals(meeting)) throw new AppError('GONE', { reason: 'ENDED' });
  return meeting;
}

/** An item with all others of its meeting, as they are while the agenda is locked. */
export interface OpenedItem {
  meeting: Meeting;
  items: OpenItem[];
  item: OpenItem;
}

/**
 * The item, when the viewer may do this with the agenda on which it stands; `orOwn`: or it is a proposal of their own. Locks
 * and throws as `openAgenda` does.
 */
export async function openItem(
  transaction: Transaction,
  viewer: Viewer,
  verb: MeetingVerb,
  itemId: string,
  { orOwn = false, isRemoved = false } = {},
): Promise<OpenedItem> {
  const [found] = isId('agi', itemId)
    ? await transaction.sql<Pick<OpenItem, 'state' | 'proposedById'> & { meetingId: string }>(
        `select i.meeting_id as "meetingId", i.state, i.proposed_by_id as "proposedById" from agenda_item i
         where i.id = $1 and (i.removed_at is not null) = $2`,
        [itemId, isRemoved],
      )
    : [];
  if (!found) throw new AppError('NOT_FOUND');
  const isOwn = orOwn && isOwnProposal(found, viewer.accountId);
  const meeting = await openAgenda(transaction, viewer, isOwn ? 'read' : verb, found.meetingId);
  const items = await itemsIn(transaction, meeting.id, isRemoved);
  const item = items.find(({ id }) => id === itemId);
  if (!item) throw new AppError('NOT_FOUND');
  // Somebody may have decided while we waited.
  if (isOwn && !isOwnProposal(item, viewer.accountId))
    await authorizeMeeting(transaction, viewer, verb, meeting.id);
  return { meeting, items, item };
}

/** All items of a meeting that are not removed, or those that are. */
export function itemsIn(
  { sql }: Pick<Transaction, 'sql'>,
  meetingId: string,
  isRemoved = false,
): Promise<OpenItem[]> {
  return sql<OpenItem>(
    `select ${OPEN_COLUMNS} from agenda_item i where i.meeting_id = $1 and (i.removed_at is not null) = $2`,
    [meetingId, isRemoved],
  );
}

/** As the meeting itself is locked by whoever ends it. */
export async function lockAgenda({ sql, asHouse }: Transaction, meetingId: string): Promise<void> {
  await asHouse(() => sql('select 1 from meeting where id = $1 for no key update', [meetingId]));
}
