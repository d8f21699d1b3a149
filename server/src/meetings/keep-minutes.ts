import { agendaOf } from '@umlauf/shared/agenda';
import { LIMITS } from '@umlauf/shared/limits';
import type { Locale } from '../accounts/account.entity.ts';
import { makeDocument } from '../documents/create-document.ts';
import type { Document } from '../documents/document.entity.ts';
import type { FirstContent } from '../documents/first-content.ts';
import { TEXT_TASKS } from '../documents/text-tasks.ts';
import { databaseNow } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { lockAgenda } from './agenda.policy.ts';
import { MEETING_COLUMNS, TOUCHED } from './meeting-rows.ts';
import { authorizeMeeting } from './meeting.policy.ts';
import type { Meeting } from './meeting.types.ts';
import { headingOf, minutesContent, type MinutesEntry, type MinutesHead } from './minutes-content.ts';
import { MINUTES_WORDS, type MinutesWords } from './minutes-words.ts';
import { raiseOfMeeting } from './raise-meeting.ts';

/** A skeleton that was made before the meeting was locked, where that takes long. It counts if it is still what is wanted. */
export interface MinutesDraft {
  beganAt: Date;
  content: string;
  made: FirstContent | null;
}

/** What minutes of a meeting shall say at this moment, for whoever may begin them. Throws as the policy does. */
export async function draftMinutes(
  transaction: Transaction,
  viewer: Viewer,
  meetingId: string,
): Promise<MinutesDraft> {
  const meeting = await authorizeMeeting(transaction, viewer, 'hold', meetingId);
  const beganAt = meeting.startedAt ?? new Date(databaseNow());
  const words = await wordsOf(transaction, viewer);
  const { content } = await skeletonOf(transaction, meeting, { beganAt, words });
  return { beganAt, content, made: null };
}

/**
 * Makes the minutes of a meeting that is locked and has none: a document at the end of its space, in the words of whoever
 * opens it. By the house, in the transaction that says that the meeting has some. Throws LIMIT { documentsPerSpace }.
 */
export async function makeMinutes(
  transaction: Transaction,
  viewer: Viewer,
  meeting: Meeting,
  draft: MinutesDraft,
): Promise<Document> {
  const words = await wordsOf(transaction, viewer);
  const { content, headings } = await skeletonOf(transaction, meeting, { beganAt: draft.beganAt, words });
  const made = draft.content === content ? draft.made : null;
  const title = words.title(meeting.title, words.day(meeting.startsAt, meeting.timeZone));
  const { spaceId } = meeting;
  const document = await makeDocument(
    ...[transaction, viewer, { spaceId, title: title.slice(0, LIMITS.titleCharacters) }],
    made ?? TEXT_TASKS.compose(content),
  );
  await transaction.asHouse(async () => {
    await transaction.sql(RESET, [meeting.id, document.id]);
    await noteHeadings(transaction, headings);
  });
  return document;
}

/** What was agreed to about minutes that are gone says nothing about others. */
const RESET = `update meeting set minutes_id = $2, minutes_state = 'DRAFT', minutes_deadline_at = null,
    minutes_due_at = null where id = $1`;

/** As the house: what the minutes say of items, by their ids. */
export async function noteHeadings(
  { sql }: Pick<Transaction, 'sql'>,
  headings: ReadonlyMap<string, string>,
): Promise<void> {
  await sql(
    `update agenda_item i set minutes_heading = w.heading from unnest($1::text[], $2::text[]) as w (id, heading)
     where i.id = w.id`,
    [[...headings.keys()], [...headings.values()]],
  );
}

/**
 * Makes minutes for a meeting that has begun and has none: it was opened without, or they were removed for good. One that has
 * some keeps them. Throws CONFLICT { NOT_RUNNING } before it has begun, GONE { IN_BIN } where they lie in the bin, GONE
 * { CANCELLED }, and as the policy does.
 */
export async function createMinutes(
  transaction: Transaction,
  viewer: Viewer,
  meetingId: string,
  draft: MinutesDraft,
): Promise<void> {
  await authorizeMeeting(transaction, viewer, 'hold', meetingId);
  await lockAgenda(transaction, meetingId);
  const [meeting] = await transaction.sql<Meeting & { isInBin: boolean | null }>(
    `select ${MEETING_COLUMNS}, d.trashed_at is not null as "isInBin" from meeting m
     left join document d on d.id = m.minutes_id where m.id = $1`,
    [meetingId],
  );
  if (!meeting) throw new AppError('NOT_FOUND');
  if (meeting.state === 'CANCELLED') throw new AppError('GONE', { reason: 'CANCELLED' });
  if (!meeting.startedAt) throw new AppError('CONFLICT', { reason: 'NOT_RUNNING' });
  if (meeting.isInBin) throw new AppError('GONE', { reason: 'IN_BIN' });
  if (meeting.minutesId) return;
  await makeMinutes(transaction, viewer, meeting, draft);
  await transaction.asHouse(() =>
    transaction.sql(`update meeting set ${TOUCHED} where id = $1`, [meetingId]),
  );
  raiseOfMeeting(transaction, 'MEETING_CHANGED', meeting);
}

/** How the minutes of whoever asks are worded. */
export async function wordsOf({ sql }: Transaction, { accountId }: Viewer): Promise<MinutesWords> {
  const [person] = await sql<{ locale: Locale }>('select locale from account where id = $1', [accountId]);
  if (!person) throw new AppError('UNAUTHENTICATED');
  return MINUTES_WORDS[person.locale];
}

interface Skeleton {
  content: string;
  /** What it says of each item, by id. */
  headings: Map<string, string>;
}

const HEAD = `select b.name as "bodyName", c.name as "chairName", k.name as "keeperName" from meeting m
  left join body b on b.id = m.body_id left join account c on c.id = m.chair_id
  left join account k on k.id = m.keeper_id where m.id = $1`;

async function skeletonOf(
  transaction: Transaction,
  meeting: Meeting,
  { beganAt, words }: { beganAt: Date; words: MinutesWords },
): Promise<Skeleton> {
  const [names] = await transaction.sql<Pick<MinutesHead, 'bodyName' | 'chairName' | 'keeperName'>>(HEAD, [
    meeting.id,
  ]);
  const places = agendaOf(await entriesIn(transaction, meeting.id));
  return {
    content: minutesContent({ ...meeting, ...names!, beganAt }, places, words),
    headings: new Map(places.map((place) => [place.entry.id, headingOf(place, words)])),
  };
}

/** The items of a meeting as its minutes have them; `heading`: what they say there already. */
export function entriesIn(
  { sql }: Pick<Transaction, 'sql'>,
  meetingId: string,
): Promise<(MinutesEntry & { heading: string | null })[]> {
  return sql(
    `select i.id, i.parent_id as "parentId", i.position, i.minutes, i.state, i.title, i.note,
       i.minutes_heading as heading
     from agenda_item i where i.meeting_id = $1 and i.removed_at is null`,
    [meetingId],
  );
}
