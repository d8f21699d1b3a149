import type { DocumentSnapshot } from '../documents/document-snapshot.ts';
import { sealDocument } from '../documents/seal-document.ts';
import { LIMITS } from '@umlauf/shared/limits';
import { databaseMoment, databaseNow } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { keepVersion } from '../versions/keep-version.ts';
import { lockSeriesOf } from './carry-over.ts';
import { lockAgenda } from './agenda.policy.ts';
import { holdMinutes } from './hold-minutes.ts';
import { MEETING_COLUMNS, TOUCHED } from './meeting-rows.ts';
import type { Meeting } from './meeting.types.ts';
import { stepFrom, type MinutesSituation, type MinutesStepName } from './minutes-state.ts';

/** The text of minutes as it was read a moment ago. */
export interface MinutesText {
  revision: number;
  savedAt: Date;
  snapshot: DocumentSnapshot;
  /** Proposed changes that stand in it. */
  openSuggestions: number;
}

/** Minutes that nobody else takes a step with until the end of the transaction. */
export interface LockedMinutes {
  meeting: Meeting;
  document: { id: string; spaceId: string; title: string; revision: number; sealedAt: Date | null };
  situation: MinutesSituation;
  /** The hash of what was approved or corrected last. */
  fixedHash: string | null;
  /** Threads that somebody else than who began them has settled since the coordination began. */
  settledByOthers: number;
}

/** What a step says beside what it is. */
export interface MinutesStepFacts {
  /** Null: the house. */
  accountId: string | null;
  deadlineAt?: Date;
  bySilence?: boolean;
  note?: string;
  atMeetingId?: string;
  text?: MinutesText;
}

const SITUATION = `
  select (select count(*)::int from suggestion s where s.document_id = $2 and s.outcome is null) as "openSuggestions",
    (select count(*)::int from comment_thread t where t.document_id = $2 and t.resolved_at is null) as "openThreads",
    exists (select 1 from minutes_step p where p.meeting_id = $1 and p.kind = 'CORRECTED') as "wasCorrected",
    (select content_hash from minutes_step p where p.meeting_id = $1 and p.kind in ('APPROVED', 'CORRECTED')
      order by id desc limit 1) as "fixedHash",
    (select count(*)::int from comment_thread t left join lateral (
        select author_id from comment c where c.thread_id = t.id order by c.id limit 1) c on true
      where t.document_id = $2 and t.resolved_at >= $3
        and (c.author_id is null or t.resolved_by_id is distinct from c.author_id)) as "settledByOthers"`;

/**
 * As the house: the minutes of a meeting, locked, with all that decides about their next step; `text`: as it was read for that step. Behind the series, as whoever
 * ends a meeting locks. Throws CONFLICT { OTHER_STATE } where there are none, GONE { CANCELLED } and { IN_BIN }.
 */
export async function lockMinutes(
  transaction: Transaction,
  meetingId: string,
  text?: MinutesText,
): Promise<LockedMinutes> {
  const { sql } = transaction;
  await lockSeriesOf(transaction, meetingId);
  await lockAgenda(transaction, meetingId);
  const [meeting] = await sql<Meeting>(`select ${MEETING_COLUMNS} from meeting m where m.id = $1`, [
    meetingId,
  ]);
  if (!meeting) throw new AppError('NOT_FOUND');
  if (meeting.state === 'CANCELLED') throw new AppError('GONE', { reason: 'CANCELLED' });
  const [document] = await sql<LockedMinutes['document'] & { isInBin: boolean }>(
    `select id, space_id as "spaceId", title, revision, sealed_at as "sealedAt", trashed_at is not null as "isInBin"
     from document where id = $1 for no key update`,
    [meeting.minutesId],
  );
  if (!document) throw new AppError('CONFLICT', { reason: 'OTHER_STATE' });
  if (document.isInBin) throw new AppError('GONE', { reason: 'IN_BIN' });
  const [found] = await sql<
    Pick<MinutesSituation, 'openSuggestions' | 'openThreads' | 'wasCorrected'> &
      Pick<LockedMinutes, 'fixedHash' | 'settledByOthers'>
  >(SITUATION, [meetingId, document.id, meeting.minutesBegunAt]);
  const { fixedHash, settledByOthers, ...counted } = found!;
  // What is proposed at this very moment is noted a little later than it stands in the text.
  if (text) counted.openSuggestions = text.openSuggestions;
  const { minutesState: state, minutesDeadlineAt, minutesBySilence: bySilence } = meeting;
  const deadlineAt = minutesDeadlineAt?.getTime() ?? null;
  return {
    meeting,
    document,
    situation: { state, deadlineAt, bySilence, ...counted, now: databaseNow() },
    fixedHash,
    settledByOthers,
  };
}

/**
 * As the house: takes a step with locked minutes, which say afterwards where they stand. Throws CONFLICT with the state
 * machine's refusal, and { DOCUMENT_CHANGED } when somebody has written since the text was read; LIMIT { stepsPerMinutes }.
 */
export async function takeStep(
  transaction: Transaction,
  minutes: LockedMinutes,
  kind: MinutesStepName,
  facts: MinutesStepFacts,
): Promise<void> {
  const outcome = stepFrom(minutes.situation, kind);
  if ('refusal' in outcome) throw new AppError('CONFLICT', { reason: outcome.refusal });
  const { meeting } = minutes;
  if (BEGINNINGS.includes(kind)) await checkRoom(transaction, meeting.id);
  await writeStep(transaction, minutes, kind, facts);
  const isWaiting = outcome.to === 'IN_COORDINATION';
  if (facts.deadlineAt) meeting.minutesDeadlineAt = facts.deadlineAt;
  if (outcome.to === 'DRAFT') meeting.minutesDeadlineAt = null;
  meeting.minutesState = outcome.to;
  meeting.minutesBySilence = facts.bySilence ?? meeting.minutesBySilence;
  Object.assign(minutes.situation, {
    ...{ state: outcome.to, bySilence: meeting.minutesBySilence },
    deadlineAt: meeting.minutesDeadlineAt?.getTime() ?? null,
  });
  // What was said in time may be under way still: the house waits for it.
  await transaction.sql(
    `update meeting set minutes_state = $2, minutes_deadline_at = $3, minutes_by_silence = $4,
       minutes_due_at = case when $5 then $3::timestamptz + interval '15 seconds' end,
       minutes_begun_at = case when $6 then now() else minutes_begun_at end, ${TOUCHED} where id = $1`,
    [
      ...[meeting.id, meeting.minutesState, meeting.minutesDeadlineAt, meeting.minutesBySilence],
      ...[isWaiting && kind !== 'DEADLINE_PASSED', kind === 'COORDINATION_STARTED'],
    ],
  );
  await writeSeal(transaction, minutes, kind);
  await holdMinutes(transaction, meeting);
  const { id: subjectId, spaceId, title: name } = meeting;
  transaction.raise({ spaceId, type: 'MINUTES_CHANGED', subjectId, facts: { name, what: kind } });
}

/** What was begun can always be ended: there is room for it. */
const BEGINNINGS: readonly MinutesStepName[] = ['COORDINATION_STARTED', 'DEADLINE_MOVED', 'CORRECTION_BEGUN'];

async function checkRoom({ sql }: Transaction, meetingId: string): Promise<void> {
  const [found] = await sql<{ count: number }>(
    'select count(*)::int as count from minutes_step where meeting_id = $1 and kind = any($2)',
    [meetingId, BEGINNINGS],
  );
  const max = LIMITS.stepsPerMinutes;
  if (found!.count >= max) throw new AppError('LIMIT', { limit: 'stepsPerMinutes', max });
}

async function writeStep(
  transaction: Transaction,
  { meeting, document }: LockedMinutes,
  kind: MinutesStepName,
  { accountId, deadlineAt, note, atMeetingId, text }: MinutesStepFacts,
): Promise<void> {
  if (text && text.revision !== document.revision)
    throw new AppError('CONFLICT', { reason: 'DOCUMENT_CHANGED', revision: document.revision });
  const version = text ? await keepVersion(transaction, { document, ...text }) : null;
  await transaction.sql(
    `insert into minutes_step (id, meeting_id, space_id, kind, account_id, by_house, deadline_at, note, at_meeting_id,
       version_id, content_hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[newId('mns'), meeting.id, meeting.spaceId, kind, accountId, accountId === null],
      ...[deadlineAt ?? null, note ?? '', atMeetingId ?? null],
      ...[version?.id ?? null, text?.snapshot.hash ?? null],
    ],
  );
}

/** What counts stays as it is; what is to be put right can be written. */
async function writeSeal(
  transaction: Transaction,
  { document, situation }: LockedMinutes,
  kind: MinutesStepName,
): Promise<void> {
  const { id: documentId, spaceId, title, revision } = document;
  if (kind === 'CORRECTION_BEGUN') {
    await transaction.sql('update document set sealed_at = null where id = $1', [documentId]);
    transaction.raise({
      spaceId,
      type: 'DOCUMENT_DRAFT_BEGUN',
      subjectId: documentId,
      facts: { name: title },
    });
    document.sealedAt = null;
  }
  const isFixed = situation.state === 'APPROVED' || situation.state === 'CORRECTED';
  // A round may have sealed it before.
  if (!isFixed || document.sealedAt !== null) return;
  if (!(await sealDocument(transaction, { documentId, revision, title, mayBeHeld: true })))
    throw new AppError('CONFLICT', { reason: 'DOCUMENT_CHANGED' });
  document.sealedAt = databaseMoment();
}
