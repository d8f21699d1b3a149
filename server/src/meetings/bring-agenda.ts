import { type AgendaPlace, agendaOf } from '@umlauf/shared/agenda';
import type { Coediting } from '../coediting/coediting.ts';
import type { DocumentAccess } from '../documents/document-access.ts';
import { authorizeDocument } from '../documents/document.policy.ts';
import type { WantedHeading } from '../documents/set-headings.ts';
import type { TextWork } from '../documents/text-thread.ts';
import { writerOf } from '../documents/writer-of.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { raiseOfAgenda } from './change-agenda.ts';
import { entriesIn, noteHeadings, wordsOf } from './keep-minutes.ts';
import { authorizeMeeting } from './meeting.policy.ts';
import { headingOf, itemContent, type MinutesEntry } from './minutes-content.ts';
import { MINUTES_WORDS, type MinutesWords } from './minutes-words.ts';

/** What writes in a text on the viewer's behalf. */
export interface Pen {
  coediting: Coediting;
  access: DocumentAccess;
  work: TextWork;
}

type Placed = AgendaPlace<MinutesEntry & { heading: string | null }>;

/**
 * Brings what became of the agenda into the minutes: headings of new items, and new numbers and titles in those that still say
 * what the house wrote there. An ordinary edit of the viewer's, merged with what people type. Throws NOT_FOUND where there are
 * no minutes, CONFLICT while somebody else does the same, and as both policies do.
 */
export async function bringAgenda(
  transaction: Transaction,
  viewer: Viewer,
  meetingId: string,
  { coediting, access, work }: Pen,
): Promise<void> {
  const meeting = await authorizeMeeting(transaction, viewer, 'hold', meetingId);
  if (!meeting.minutesId) throw new AppError('NOT_FOUND');
  const { id } = await authorizeDocument(transaction, viewer, 'edit', meeting.minutesId);
  // Until the edit is noted: two at once would both put in what is new.
  const [alone] = await transaction.sql<{ locked: boolean }>(
    'select pg_try_advisory_xact_lock(hashtext($1)) as locked',
    [`umlauf minutes ${meeting.id}`],
  );
  if (!alone!.locked) throw new AppError('CONFLICT');
  const places = agendaOf(await entriesIn(transaction, meeting.id));
  const words = wordsUsed(places) ?? (await wordsOf(transaction, viewer));
  if (!differs(places, words)) return;
  const present = await coediting.state(id);
  if (!present) throw new AppError('GONE', { reason: 'IN_BIN' });
  const update = await work.run('setHeadings', present.state, places.map(wantedOf(words)));
  const canEdit = () => access.mayNow(viewer, 'editDocument', id);
  if (update) await coediting.push(id, { account: writerOf(viewer), canEdit, update });
  const headings = new Map(places.map((place) => [place.entry.id, headingOf(place, words)]));
  await transaction.asHouse(() => noteHeadings(transaction, headings));
  raiseOfAgenda(transaction, meeting, 'BROUGHT', meeting.title);
}

const wantedOf =
  (words: MinutesWords) =>
  (place: Placed): WantedHeading => ({ former: place.entry.heading, content: itemContent(place, words) });

/** Whether the minutes have other headings than the agenda has items, in the words in which they were begun. */
export function minutesDiffer(places: readonly Placed[]): boolean {
  const words = wordsUsed(places);
  return words === null ? places.length > 0 : differs(places, words);
}

function differs(places: readonly Placed[], words: MinutesWords): boolean {
  return places.some((place) => place.entry.heading !== headingOf(place, words));
}

/** Whoever presses the button may have another language than whoever opened the meeting. */
function wordsUsed(places: readonly Placed[]): MinutesWords | null {
  const known = places.find(({ entry }) => entry.heading !== null)?.entry.heading;
  if (known == null) return null;
  const begins = (words: MinutesWords) => known.startsWith(words.item('', '').trimEnd());
  return Object.values(MINUTES_WORDS).find(begins) ?? null;
}
