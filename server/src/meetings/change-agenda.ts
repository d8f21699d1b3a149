import { isOnAgenda } from '@umlauf/shared/agenda';
import type { FieldFault } from '@umlauf/shared/error-codes';
import { LIMITS } from '@umlauf/shared/limits';
import { roleAllows } from '@umlauf/shared/roles';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { faultOfLine, faultOfText } from '../platform/graphql/input-text.ts';
import { newId } from '../platform/ids.ts';
import { Membership } from '../spaces/space.entity.ts';
import type { AgendaChangeName } from './agenda-enums.ts';
import type { AddAgendaItemInput, ChangeAgendaItemInput, MoveAgendaItemInput } from './agenda.inputs.ts';
import { positionAmong, siblingsUnder } from './agenda-places.ts';
import { isOwnProposal, itemsIn, openAgenda, openItem, openProposals } from './agenda.policy.ts';
import { type OpenItem, subtreeOf } from './agenda-rows.ts';
import type { Meeting } from './meeting.types.ts';

/** What can be said about an item in an input. */
interface Wording {
  title?: string | null | undefined;
  note?: string | null | undefined;
  minutes?: number | null | undefined;
  responsibleId?: string | null | undefined;
  documentIds?: string[] | null | undefined;
}

/** Throws INVALID_INPUT for what is said and cannot be. */
export async function checkWording(
  transaction: Transaction,
  spaceId: string,
  { title, note, minutes, responsibleId, documentIds }: Wording,
  itemId: string | null = null,
): Promise<void> {
  checkFields({
    title: title == null ? null : faultOfLine(title, LIMITS.titleCharacters),
    note: note == null ? null : faultOfText(note, LIMITS.noteCharacters, { mayBeEmpty: true }),
    minutes: minutes == null || isDuration(minutes) ? null : 'OUT_OF_RANGE',
    responsibleId: responsibleId == null ? null : await faultOfMember(transaction, spaceId, responsibleId),
    documentIds:
      documentIds == null ? null : await faultOfDocuments(transaction, spaceId, documentIds, itemId),
  });
}

function isDuration(minutes: number): boolean {
  return minutes >= 1 && minutes <= LIMITS.agendaItemMinutes;
}

async function faultOfMember({ em }: Transaction, spaceId: string, account: string) {
  const membership = await em.findOne(Membership, { spaceId, account });
  return membership && roleAllows(membership.role, 'readMeetings') ? null : 'UNKNOWN_VALUE';
}

/** What the viewer does not read is as unknown as what there is not. What is linked already may have moved to another space. */
async function faultOfDocuments(
  { sql }: Transaction,
  spaceId: string,
  documentIds: readonly string[],
  itemId: string | null,
): Promise<FieldFault | null> {
  if (documentIds.length > LIMITS.documentsPerAgendaItem) return 'TOO_LONG';
  const wanted = [...new Set(documentIds)];
  const found = await sql(
    `select 1 from document d where d.id = any($1) and d.trashed_at is null and (d.space_id = $2
       or exists (select 1 from agenda_item_document l where l.item_id = $3 and l.document_id = d.id))`,
    [wanted, spaceId, itemId],
  );
  return found.length === wanted.length ? null : 'UNKNOWN_VALUE';
}

/** Puts an item on the agenda of a meeting that is not over. Answers its id. */
export async function addItem(
  transaction: Transaction,
  viewer: Viewer,
  input: AddAgendaItemInput,
): Promise<string> {
  const meeting = await openAgenda(transaction, viewer, 'change', input.meetingId);
  await checkWording(transaction, meeting.spaceId, input);
  const items = await itemsIn(transaction, meeting.id);
  const parentId = input.parentId ?? null;
  const position = positionAmong(siblingsUnder(items, parentId), input.afterId);
  return insertItem(transaction, meeting, items, {
    ...input,
    ...{ parentId, position, state: 'PLANNED', proposedById: null, what: 'ADDED' },
  });
}

/** A new item, checked, with its place. */
export interface NewItem extends Pick<
  AddAgendaItemInput,
  'title' | 'kind' | 'note' | 'responsibleId' | 'minutes' | 'documentIds' | 'isClosed'
> {
  parentId: string | null;
  position: string;
  state: 'PLANNED' | 'PROPOSED';
  proposedById: string | null;
  what: AgendaChangeName;
}

/** Writes it down. Throws LIMIT { agendaItems } when the meeting has as many as it can have, proposals among them. */
export async function insertItem(
  transaction: Transaction,
  meeting: Meeting,
  others: readonly OpenItem[],
  item: NewItem,
): Promise<string> {
  const max = LIMITS.agendaItems;
  if (others.length >= max) throw new AppError('LIMIT', { limit: 'agendaItems', max });
  const id = newId('agi');
  await transaction.asHouse(async () => {
    await transaction.sql(
      `insert into agenda_item (id, meeting_id, space_id, parent_id, position, kind, title, note, responsible_id, minutes,
         state, proposed_by_id, is_closed)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        ...[id, meeting.id, meeting.spaceId, item.parentId, item.position, item.kind, item.title.trim()],
        ...[item.note?.trim() ?? '', item.responsibleId ?? null, item.minutes ?? null, item.state],
        ...[item.proposedById, item.isClosed ?? false],
      ],
    );
    await linkDocuments(transaction, meeting.spaceId, id, item.documentIds ?? []);
  });
  raiseOfAgenda(transaction, meeting, item.what, item.title.trim());
  return id;
}

/** Changes what an item says: by those who plan, and of an open proposal by whoever made it. Answers its id. */
export async function changeItem(
  transaction: Transaction,
  viewer: Viewer,
  input: ChangeAgendaItemInput,
): Promise<string> {
  const { meeting, item } = await openItem(transaction, viewer, 'change', input.itemId, { orOwn: true });
  await checkWording(transaction, meeting.spaceId, input, item.id);
  const shown = await documentsShown(transaction, item.id);
  const { title, kind, note, responsibleId, minutes, documentIds, isClosed } = input;
  await transaction.asHouse(async () => {
    await transaction.sql(
      `update agenda_item set title = coalesce($2, title), kind = coalesce($3, kind), note = coalesce($4, note),
         responsible_id = case when $5 then $6 else responsible_id end,
         minutes = case when $7 then $8::int else minutes end, is_closed = coalesce($9, is_closed), updated_at = now() where id = $1`,
      [
        ...[item.id, title?.trim() ?? null, kind ?? null, note?.trim() ?? null],
        ...[responsibleId !== undefined, responsibleId ?? null, minutes !== undefined, minutes ?? null],
        isClosed ?? null,
      ],
    );
    if (documentIds) await linkDocuments(transaction, meeting.spaceId, item.id, documentIds, shown);
  });
  raiseOfAgenda(transaction, meeting, 'CHANGED', title?.trim() ?? item.title);
  return item.id;
}

/** What an item links as far as the viewer sees it: not what is in the bin, and not what moved where they do not read. */
async function documentsShown({ sql }: Transaction, itemId: string): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `select d.id from agenda_item_document l join document d on d.id = l.document_id
     where l.item_id = $1 and d.trashed_at is null`,
    [itemId],
  );
  return rows.map(({ id }) => id);
}

/** As the house, in place of those that were shown to whoever chose: other links stay for whoever sees them. */
async function linkDocuments(
  { sql }: Transaction,
  spaceId: string,
  itemId: string,
  documentIds: readonly string[],
  shown: readonly string[] = [],
): Promise<void> {
  await sql('delete from agenda_item_document where item_id = $1 and document_id = any($2)', [itemId, shown]);
  if (documentIds.length === 0) return;
  await sql(
    `insert into agenda_item_document (item_id, document_id, space_id, place)
     select $1, id, $3, min(place) from unnest($2::text[]) with ordinality as d (id, place) group by id`,
    [itemId, documentIds, spaceId],
  );
}

/** Gives an item another place; what stands under it comes along. Throws as `siblingsUnder` does. Answers its id. */
export async function moveItem(
  transaction: Transaction,
  viewer: Viewer,
  { itemId, parentId = null, afterId = null }: MoveAgendaItemInput,
): Promise<string> {
  const { meeting, items, item } = await openItem(transaction, viewer, 'change', itemId);
  checkFields({ itemId: isOnAgenda(item) ? null : 'MISMATCH' });
  const position = positionAmong(siblingsUnder(items, parentId, item), afterId);
  await transaction.asHouse(() =>
    transaction.sql(
      'update agenda_item set parent_id = $2, position = $3, updated_at = now() where id = $1',
      [item.id, parentId, position],
    ),
  );
  raiseOfAgenda(transaction, meeting, 'MOVED', item.title);
  return item.id;
}

/** What was removed can be taken back for so long. */
const KEPT = `interval '1 day'`;

/**
 * Takes an item off the agenda with what stands under it; whoever proposed something takes it back so. It can come back.
 * Answers the meeting's id.
 */
export async function removeItem(transaction: Transaction, viewer: Viewer, itemId: string): Promise<string> {
  const { meeting, items, item } = await openItem(transaction, viewer, 'change', itemId, { orOwn: true });
  await transaction.asHouse(async () => {
    await transaction.sql(`delete from agenda_item where meeting_id = $1 and removed_at < now() - ${KEPT}`, [
      meeting.id,
    ]);
    // One moment for all: what went together comes back together.
    await transaction.sql(
      'update agenda_item set removed_at = now(), current_since = null where id = any($1)',
      [subtreeOf(items, item.id).map(({ id }) => id)],
    );
  });
  const isOwn = !isOnAgenda(item) && item.proposedById === viewer.accountId;
  raiseOfAgenda(transaction, meeting, isOwn ? 'WITHDRAWN' : 'REMOVED', item.title);
  return meeting.id;
}

/** Throws LIMIT { openAgendaProposalsPerAuthor } when the viewer has as many of them open as they can have. */
export function refuseManyProposals(items: readonly OpenItem[], { accountId }: Viewer): void {
  const max = LIMITS.openAgendaProposalsPerAuthor;
  if (items.filter((item) => isOwnProposal(item, accountId)).length >= max)
    throw new AppError('LIMIT', { limit: 'openAgendaProposalsPerAuthor', max });
}

/**
 * Brings back what was removed, where it stood, with what went together with it; one's own proposal as if it were made anew.
 * Answers the item's id.
 */
export async function restoreItem(transaction: Transaction, viewer: Viewer, itemId: string): Promise<string> {
  const { meeting, item } = await openItem(transaction, viewer, 'change', itemId, {
    ...{ orOwn: true, isRemoved: true },
  });
  const present = await itemsIn(transaction, meeting.id);
  if (isOwnProposal(item, viewer.accountId)) {
    await openProposals(transaction, viewer, meeting.id);
    refuseManyProposals(present, viewer);
  }
  const max = LIMITS.agendaItems;
  if (present.length >= max) throw new AppError('LIMIT', { limit: 'agendaItems', max });
  const isParentThere = item.parentId !== null && present.some(({ id }) => id === item.parentId);
  await transaction.asHouse(async () => {
    await transaction.sql(
      `update agenda_item set removed_at = null, parent_id = case when id = $1 and not $3 then null else parent_id end
       where meeting_id = $2 and removed_at = (select removed_at from agenda_item where id = $1)`,
      [item.id, meeting.id, isParentThere],
    );
  });
  raiseOfAgenda(transaction, meeting, 'RESTORED', item.title);
  return item.id;
}

/** Tells of a change: `name` is what it is about, the item's title or, when it concerns several, the meeting's. */
export function raiseOfAgenda(
  { raise }: Transaction,
  { id, spaceId }: Pick<Meeting, 'id' | 'spaceId'>,
  what: AgendaChangeName,
  name: string,
): void {
  raise({ spaceId, type: 'AGENDA_CHANGED', subjectId: id, facts: { name, what } });
}
