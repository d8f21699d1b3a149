import { isOnAgenda } from '@umlauf/shared/agenda';
import { isDay } from '@umlauf/shared/circulation/working-days';
import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { faultOfText } from '../platform/graphql/input-text.ts';
import type {
  DecideAgendaProposalInput,
  ProposeAgendaItemInput,
  SetAgendaProposalsUntilInput,
} from './agenda.inputs.ts';
import { positionAmong, siblingsUnder } from './agenda-places.ts';
import { itemsIn, openAgenda, openItem, openProposals } from './agenda.policy.ts';
import { checkWording, insertItem, raiseOfAgenda, refuseManyProposals } from './change-agenda.ts';
import { momentAt } from './wall-clock.ts';

/** Proposes an item for a meeting, while it takes proposals. Answers its id. */
export async function proposeItem(
  transaction: Transaction,
  viewer: Viewer,
  input: ProposeAgendaItemInput,
): Promise<string> {
  const meeting = await openProposals(transaction, viewer, input.meetingId);
  await checkWording(transaction, meeting.spaceId, input);
  const items = await itemsIn(transaction, meeting.id);
  refuseManyProposals(items, viewer);
  return insertItem(transaction, meeting, items, {
    ...input,
    parentId: null,
    position: positionAmong(siblingsUnder(items, null), undefined),
    ...{ state: 'PROPOSED', proposedById: viewer.accountId, what: 'PROPOSED' },
  });
}

/**
 * Puts a proposal on the agenda, as the last before those that stand at the end, or refuses it with a reason; what was refused
 * may still be accepted. CONFLICT { ALREADY_DECIDED } when it stands there. Answers its id.
 */
export async function decideProposal(
  transaction: Transaction,
  viewer: Viewer,
  { itemId, accept, reason }: DecideAgendaProposalInput,
): Promise<string> {
  const said = reason?.trim() ?? '';
  checkFields({ reason: faultOfText(said, LIMITS.noteCharacters, { mayBeEmpty: accept }) });
  const { meeting, items, item } = await openItem(transaction, viewer, 'change', itemId);
  if (isOnAgenda(item) || (!accept && item.state === 'REFUSED'))
    throw new AppError('CONFLICT', { reason: 'ALREADY_DECIDED' });
  const position = accept ? positionAmong(siblingsUnder(items, null), undefined) : item.position;
  await transaction.asHouse(() =>
    transaction.sql(
      `update agenda_item set state = $2, position = $3, decision_reason = $4, parent_id = null, updated_at = now()
       where id = $1`,
      [item.id, accept ? 'PLANNED' : 'REFUSED', position, said],
    ),
  );
  raiseOfAgenda(transaction, meeting, accept ? 'ACCEPTED' : 'REFUSED', item.title);
  return item.id;
}

const DAY = 86_400_000;

/** Says until the end of which day, by the clock where the meeting is, members propose items. Answers the meeting's id. */
export async function setProposalsUntil(
  transaction: Transaction,
  viewer: Viewer,
  { meetingId, day = null }: SetAgendaProposalsUntilInput,
): Promise<string> {
  checkFields({ day: day === null || isDay(day) ? null : 'MALFORMED' });
  const meeting = await openAgenda(transaction, viewer, 'change', meetingId);
  const until = day === null ? null : endOf(day, meeting.timeZone);
  if (until?.getTime() === meeting.proposalsUntil?.getTime()) return meeting.id;
  await transaction.asHouse(() =>
    transaction.sql('update meeting set proposals_until = $2 where id = $1', [meeting.id, until]),
  );
  raiseOfAgenda(transaction, meeting, 'PROPOSALS_UNTIL', meeting.title);
  return meeting.id;
}

/** The last moment of a day. */
function endOf(day: string, timeZone: string): Date {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
  return new Date(momentAt(next, '00:00', timeZone).at - 1);
}
