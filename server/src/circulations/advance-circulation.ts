import { computeResult } from '@umlauf/shared/circulation/compute-result';
import { remindersOf } from '@umlauf/shared/circulation/deadline';
import { answerOf, Replay, seatsInTurn } from '@umlauf/shared/circulation/replay-answers';
import type { Result } from '@umlauf/shared/circulation/round';
import { enterDecision } from '../decisions/enter-decision.ts';
import { sealDocument } from '../documents/seal-document.ts';
import type { Transaction } from '../platform/database/database.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import type { Outbox } from '../platform/mail/outbox.ts';
import { ASKED_MAIL, ENDED_MAIL, REMINDED_MAIL } from './circulation-mail-words.ts';
import { tellSeats } from './circulation-mails.ts';
import { forwardOf } from './forwards.ts';
import { furtherStates } from './round-documents.ts';
import {
  isEntitled,
  lockRound,
  type CirculationRow,
  type LockedRound,
  type SeatRow,
} from './circulation-rows.ts';

/** By what rounds go on: mails that are told in the same transaction, and whoever shows them. */
export interface RoundParts {
  outbox: Outbox;
  announcements: Announcements;
}

/**
 * Does what is due in a round, as the house, in one transaction under its lock, so that of several who do it at once one
 * does and the others find it done: ends it, or asks whose turn it is and reminds who has not answered.
 */
export async function advance(transaction: Transaction, parts: RoundParts, id: string): Promise<void> {
  const locked = await lockRound(transaction, id);
  if (locked?.row.state !== 'RUNNING') return;
  const result = computeResult(locked.round, locked.now);
  if (result.outcome !== 'OPEN') await end(transaction, parts, locked, result);
  else await goOn(transaction, parts, locked);
  await announceRound(transaction, parts.announcements, locked.row);
}

/** Once this is committed, tells pages of the round and of all its documents, which list it. */
export async function announceRound(
  transaction: Transaction,
  announcements: Announcements,
  row: Pick<CirculationRow, 'id' | 'documentId'>,
): Promise<void> {
  const further = await furtherStates(transaction, row.id);
  transaction.afterCommit(() => {
    announcements.emit('circulationChanged', keysOf(row));
    for (const { documentId } of further)
      announcements.emit('circulationChanged', { circulationId: row.id, documentId });
  });
}

/** For these people other rounds wait than before. */
export function tellAccounts(
  { afterCommit }: Transaction,
  { announcements }: RoundParts,
  seats: readonly Pick<SeatRow, 'accountId'>[],
): void {
  const accountIds = new Set(seats.flatMap(({ accountId }) => accountId ?? []));
  afterCommit(() => {
    for (const accountId of accountIds) announcements.emit('accountChanged', { accountId });
  });
}

/** What whoever shows a round is told by. */
export function keysOf({ id, documentId }: Pick<CirculationRow, 'id' | 'documentId'>): {
  circulationId: string;
  documentId: string;
} {
  return { circulationId: id, documentId };
}

async function end(
  transaction: Transaction,
  parts: RoundParts,
  locked: LockedRound,
  result: Result,
): Promise<void> {
  const { outcome, reason, counts, endedAt } = result;
  const { row } = locked;
  await transaction.sql(
    `update circulation set state = $2, reason = $3, counts = $4, ended_at = $5, next_at = null where id = $1`,
    [row.id, outcome, reason, JSON.stringify(counts), new Date(endedAt!)],
  );
  await tellSeats(transaction, parts.outbox, ENDED_MAIL, row, askedSeats(locked));
  tellAccounts(transaction, parts, locked.seats);
  if (outcome === 'ADOPTED') await sealAll(transaction, row);
  const entered = await enter(transaction, parts, row, result);
  raiseOfRound(transaction, 'CIRCULATION_ENDED', row, { outcome, ...entered });
}

/**
 * Each document that went round, where nobody has written meanwhile: what stands there now was agreed to by nobody else.
 * Always in the same order, so that two rounds that end at once never wait for one another.
 */
async function sealAll(transaction: Transaction, row: CirculationRow): Promise<void> {
  const all = [row, ...(await furtherStates(transaction, row.id))];
  for (const state of all.toSorted((one, other) => (one.documentId < other.documentId ? -1 : 1)))
    await sealDocument(transaction, state);
}

/** What was adopted or rejected gets its number in the register; nothing else has decided anything. */
async function enter(
  transaction: Transaction,
  { announcements }: RoundParts,
  row: CirculationRow,
  { outcome, counts, endedAt }: Result,
): Promise<{ decisionId?: string; number?: string }> {
  if (outcome !== 'ADOPTED' && outcome !== 'REJECTED') return {};
  const { id: circulationId, question: wording, ...round } = row;
  const decidedAt = new Date(endedAt!);
  const decision = { ...round, circulationId, wording, outcome, votes: counts!, decidedAt };
  return enterDecision(transaction, announcements, decision);
}

async function goOn(transaction: Transaction, parts: RoundParts, locked: LockedRound): Promise<void> {
  const { row, seats, round, now } = locked;
  const turn = seatsInTurn(round, now);
  const next = seats.filter(({ id, askedAt }) => turn.has(id) && !askedAt);
  await transaction.sql('update circulation_seat set asked_at = $2 where id = any($1)', [
    next.map(({ id }) => id),
    new Date(now),
  ]);
  await tellSeats(transaction, parts.outbox, ASKED_MAIL, row, next);
  const gone = seats.filter(({ endedAt }) => endedAt && endedAt.getTime() <= now);
  tellAccounts(transaction, parts, [...next, ...gone]);
  const reminders = remindersOf(row.rules, row.startedAt.getTime(), row.deadlineAt.getTime());
  if (await noteReminders(transaction, locked, reminders))
    await tellSeats(transaction, parts.outbox, REMINDED_MAIL, row, silentSeats(locked));
  const coming = reminders.find(({ at }) => at > now)?.at ?? Infinity;
  // With somebody's last day it may be another's turn.
  const leaving = seats.flatMap(({ endedAt }) =>
    endedAt && endedAt.getTime() > now ? endedAt.getTime() : [],
  );
  const nextAt = Math.min(coming, row.deadlineAt.getTime() + 1, ...leaving);
  await transaction.sql('update circulation set next_at = $2 where id = $1', [row.id, new Date(nextAt)]);
}

/** Writes down which are due; of several that came due while nobody was there, one mail tells. */
async function noteReminders(
  { sql }: Transaction,
  { row, now }: LockedRound,
  reminders: readonly { days: number; at: number }[],
): Promise<boolean> {
  const due = reminders.filter(({ at }) => at <= now).map(({ days }) => days);
  const rows = await sql(
    `insert into circulation_reminder (circulation_id, days, sent_at)
     select $1, days, $3 from unnest($2::int[]) as d(days) on conflict do nothing returning days`,
    [row.id, due, new Date(now)],
  );
  return rows.length > 0;
}

/** Seats that were asked, bear a vote, and for whose vote nobody has answered yet; whoever handed it on need not. */
function silentSeats(locked: LockedRound): SeatRow[] {
  const replay = new Replay(locked.round);
  for (const answer of replay.answersUntil(locked.now)) replay.take(answer);
  return askedSeats(locked).filter((seat) => {
    const { kind, voteId } = seat;
    const vote = replay.votes.get(voteId);
    const isOpen = isEntitled(kind) && vote !== undefined && answerOf(vote) === null;
    return isOpen && !forwardOf(seat, locked.seats, locked.now);
  });
}

/** Seats that have been asked, of those who have not left. */
export function askedSeats({ seats, now }: LockedRound): SeatRow[] {
  return seats.filter(({ askedAt, endedAt }) => askedAt !== null && !(endedAt && endedAt.getTime() <= now));
}

export type CirculationEvent =
  | 'CIRCULATION_STARTED'
  | 'CIRCULATION_ANSWERED'
  | 'CIRCULATION_ENDED'
  | 'CIRCULATION_WITHDRAWN'
  | 'CIRCULATION_LINK_SENT'
  | 'CIRCULATION_GUEST_REMOVED'
  | 'CIRCULATION_EXPORTED'
  | 'CIRCULATION_FORWARDED'
  | 'CIRCULATION_FORWARD_WITHDRAWN';

/** What happened, for the space's log: never what somebody answered. */
export function raiseOfRound(
  { raise }: Transaction,
  type: CirculationEvent,
  { id, spaceId, documentId, title }: CirculationRow,
  more: Record<string, string> = {},
): void {
  raise({ spaceId, type, subjectId: documentId, facts: { name: title, circulationId: id, ...more } });
}
