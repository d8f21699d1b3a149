import { LIMITS } from '@umlauf/shared/limits';
import { databaseNow } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { faultOfText } from '../platform/graphql/input-text.ts';
import type { Outbox } from '../platform/mail/outbox.ts';
import { putApprovals, settleApprovals } from './approval-items.ts';
import { presentAt } from './hold-minutes.ts';
import type {
  ApproveMinutesInput,
  BeginMinutesCorrectionInput,
  SetMinutesDeadlineInput,
  StartMinutesCoordinationInput,
} from './minutes-approval.inputs.ts';
import { authorizeApproval, authorizeMinutes } from './minutes.policy.ts';
import { lockMinutes, takeStep, type MinutesText } from './settle-minutes.ts';
import { tellPresent } from './tell-minutes.ts';

const YEAR_MILLISECONDS = 366 * 86_400_000;
const SILENCE_MILLISECONDS = LIMITS.minutesSilenceHours * 3_600_000;

/** Throws INVALID_INPUT { deadlineAt: OUT_OF_RANGE } for what has passed, or is more than a year ahead. */
export function checkDeadline(deadlineAt: Date, now = databaseNow()): void {
  const at = deadlineAt.getTime();
  checkFields({ deadlineAt: at <= now || at > now + YEAR_MILLISECONDS ? 'OUT_OF_RANGE' : null });
}

/** Where silence approves, there is time to object, and never less than was said. Throws as `checkDeadline`. */
function checkSilence(deadlineAt: Date, former: Date | null = null): void {
  const at = deadlineAt.getTime();
  const isShort = at < databaseNow() + SILENCE_MILLISECONDS || at < (former?.getTime() ?? 0);
  checkFields({ deadlineAt: isShort ? 'OUT_OF_RANGE' : null });
}

/**
 * Gives minutes to those who were at the meeting, until a date. Throws INVALID_INPUT, FORBIDDEN when somebody else than a lead
 * lets silence approve them though the series does not say so, CONFLICT { TOO_EARLY } before the meeting is over,
 * { NO_ATTENDANCE } when nobody was recorded, FORBIDDEN { SEALED } when a round has sealed them, CONFLICT { CIRCULATED } while one is about them, and as `lockMinutes`,
 * `takeStep` and the policy do.
 */
export async function startCoordination(
  transaction: Transaction,
  viewer: Viewer,
  { meetingId, deadlineAt, bySilence: wanted }: StartMinutesCoordinationInput,
  { text, outbox }: { text: MinutesText; outbox: Outbox },
): Promise<void> {
  const { seriesId } = await authorizeMinutes(transaction, viewer, 'coordinate', meetingId);
  checkDeadline(deadlineAt);
  const rule = await transaction.asHouse(() => ruleOf(transaction, seriesId));
  const bySilence = wanted ?? rule;
  if (bySilence && !rule) await authorizeMinutes(transaction, viewer, 'ruleSilence', meetingId);
  if (bySilence) checkSilence(deadlineAt);
  await transaction.asHouse(async () => {
    const minutes = await lockMinutes(transaction, meetingId, text);
    const { meeting, document } = minutes;
    if (meeting.state !== 'ENDED') throw new AppError('CONFLICT', { reason: 'TOO_EARLY' });
    if (document.sealedAt !== null && minutes.situation.state === 'DRAFT')
      throw new AppError('FORBIDDEN', { reason: 'SEALED' });
    if ((await presentAt(transaction, meetingId)).length === 0)
      throw new AppError('CONFLICT', { reason: 'NO_ATTENDANCE' });
    await checkRounds(transaction, document.id);
    await takeStep(transaction, minutes, 'COORDINATION_STARTED', {
      ...{ accountId: viewer.accountId, deadlineAt, text, bySilence },
    });
    if (meeting.seriesId) await putApprovals(transaction, meeting.seriesId);
    await tellPresent(transaction, outbox, meeting, viewer.accountId);
  });
}

/** As the house: throws CONFLICT { CIRCULATED } while a round is about it, which would agree to it in another way. */
async function checkRounds({ sql }: Transaction, documentId: string): Promise<void> {
  const running = await sql(
    `select 1 from circulation c where c.state = 'RUNNING' and (c.document_id = $1 or exists (
       select 1 from circulation_document d where d.circulation_id = c.id and d.document_id = $1)) limit 1`,
    [documentId],
  );
  if (running.length > 0) throw new AppError('CONFLICT', { reason: 'CIRCULATED' });
}

async function ruleOf({ sql }: Transaction, seriesId: string | null): Promise<boolean> {
  const [series] = await sql<{ bySilence: boolean }>(
    'select minutes_by_silence as "bySilence" from meeting_series where id = $1',
    [seriesId],
  );
  return series?.bySilence ?? false;
}

/**
 * Takes remarks until another moment, also when the former one has passed, and tells those who were there. Throws as
 * `startCoordination`.
 */
export async function setDeadline(
  transaction: Transaction,
  viewer: Viewer,
  { meetingId, deadlineAt }: SetMinutesDeadlineInput,
  outbox: Outbox,
): Promise<void> {
  await authorizeMinutes(transaction, viewer, 'coordinate', meetingId);
  checkDeadline(deadlineAt);
  const { accountId } = viewer;
  await transaction.asHouse(async () => {
    const minutes = await lockMinutes(transaction, meetingId);
    const { meeting } = minutes;
    if (meeting.minutesBySilence && meeting.minutesState === 'IN_COORDINATION')
      checkSilence(deadlineAt, meeting.minutesDeadlineAt);
    await takeStep(transaction, minutes, 'DEADLINE_MOVED', { accountId, deadlineAt });
    await tellPresent(transaction, outbox, meeting, accountId);
  });
}

/** Makes coordinated minutes a draft again. Throws as `lockMinutes`, `takeStep` and the policy do. */
export async function withdrawMinutes(
  transaction: Transaction,
  viewer: Viewer,
  meetingId: string,
): Promise<void> {
  await authorizeMinutes(transaction, viewer, 'coordinate', meetingId);
  await transaction.asHouse(async () => {
    const minutes = await lockMinutes(transaction, meetingId);
    await takeStep(transaction, minutes, 'WITHDRAWN', { accountId: viewer.accountId });
    await settleApprovals(transaction, meetingId);
  });
}

/** Says that the coordination is over. Throws CONFLICT { TOO_EARLY } before the deadline, and as `takeStep`. */
export async function endCoordination(
  transaction: Transaction,
  viewer: Viewer,
  meetingId: string,
  text: MinutesText,
): Promise<void> {
  await authorizeMinutes(transaction, viewer, 'coordinate', meetingId);
  await transaction.asHouse(async () => {
    const minutes = await lockMinutes(transaction, meetingId, text);
    await takeStep(transaction, minutes, 'COORDINATED', { accountId: viewer.accountId, text });
    const { seriesId } = minutes.meeting;
    if (seriesId) await putApprovals(transaction, seriesId);
  });
}

/**
 * Approves minutes at a meeting and seals them. Of several who do it at once one does; the others hear CONFLICT { ALREADY_DECIDED }.
 * Throws as `authorizeApproval`, and CONFLICT { OPEN_SUGGESTIONS }.
 */
export async function approveMinutes(
  transaction: Transaction,
  viewer: Viewer,
  { meetingId, atMeetingId }: ApproveMinutesInput,
  text: MinutesText,
): Promise<void> {
  const { at } = await authorizeApproval(transaction, viewer, { meetingId, atMeetingId });
  await transaction.asHouse(async () => {
    const minutes = await lockMinutes(transaction, meetingId, text);
    const { accountId } = viewer;
    await takeStep(transaction, minutes, 'APPROVED', { accountId, atMeetingId, text });
    await settleApprovals(transaction, meetingId, atMeetingId);
    transaction.raise({
      ...{ spaceId: at.spaceId, type: 'AGENDA_CHANGED', subjectId: at.id },
      facts: { name: at.title, what: 'DEALT_WITH' },
    });
  });
}

/** Lets whoever keeps approved minutes put them right. Throws INVALID_INPUT { reason }, CONFLICT { CIRCULATED } while a round is about them, and as `takeStep` and the policy do. */
export async function beginCorrection(
  transaction: Transaction,
  viewer: Viewer,
  { meetingId, reason }: BeginMinutesCorrectionInput,
): Promise<void> {
  await authorizeMinutes(transaction, viewer, 'correct', meetingId);
  checkFields({ reason: faultOfText(reason, LIMITS.meetingNoteCharacters) });
  await transaction.asHouse(async () => {
    const minutes = await lockMinutes(transaction, meetingId);
    const { accountId } = viewer;
    await checkRounds(transaction, minutes.document.id);
    await takeStep(transaction, minutes, 'CORRECTION_BEGUN', { accountId, note: reason.trim() });
  });
}

/** Seals what was put right beside what was approved; where nothing was, all stays as it was. Throws as `takeStep`. */
export async function endCorrection(
  transaction: Transaction,
  viewer: Viewer,
  meetingId: string,
  text: MinutesText,
): Promise<void> {
  await authorizeMinutes(transaction, viewer, 'correct', meetingId);
  await transaction.asHouse(async () => {
    const minutes = await lockMinutes(transaction, meetingId, text);
    const kind = text.snapshot.hash === minutes.fixedHash ? 'CORRECTION_DROPPED' : 'CORRECTED';
    await takeStep(transaction, minutes, kind, { accountId: viewer.accountId, text });
  });
}
