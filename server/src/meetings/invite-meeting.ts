import { LIMITS } from '@umlauf/shared/limits';
import { databaseNow } from '../platform/clock.ts';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { faultOfText } from '../platform/graphql/input-text.ts';
import { lockOpenMeeting, requireUnchanged } from './change-meeting.ts';
import { TOUCHED } from './meeting-rows.ts';
import { insertParticipants, requireInvitees, usualInvitees } from './meeting-people.ts';
import type {
  AnswerMeetingInput,
  InviteToMeetingInput,
  MeetingParticipantInput,
  SetMeetingParticipantsInput,
} from './meeting.inputs.ts';
import { authorizeMeeting } from './meeting.policy.ts';
import type { Meeting } from './meeting.types.ts';
import { raiseOfMeeting } from './raise-meeting.ts';

/**
 * Says who takes part, all of them. Throws INVALID_INPUT for who is no member, LIMIT, CONFLICT when the meeting was changed
 * since it was read, GONE, and as the policy does.
 */
export async function setParticipants(
  transaction: Transaction,
  viewer: Viewer,
  input: SetMeetingParticipantsInput,
): Promise<void> {
  const { meetingId, participants } = input;
  await authorizeMeeting(transaction, viewer, 'change', meetingId);
  await transaction.asHouse(async () => {
    const present = await lockOpenMeeting(transaction, meetingId);
    requireUnchanged(present, input);
    await replaceParticipants(transaction, present, participants);
    await transaction.sql(`update meeting set ${TOUCHED} where id = $1`, [meetingId]);
    raiseOfMeeting(transaction, 'MEETING_CHANGED', present);
  });
}

/** Behind the meeting's lock: whoever leaves the space in this moment waits for it, and is taken off again. */
async function replaceParticipants(
  transaction: Transaction,
  meeting: Meeting,
  named: readonly MeetingParticipantInput[],
): Promise<void> {
  const invitees = await requireInvitees(transaction, meeting.spaceId, named);
  await transaction.sql(
    'delete from meeting_participant where meeting_id = $1 and account_id <> all($2::text[])',
    [meeting.id, invitees.map(({ accountId }) => accountId)],
  );
  await insertParticipants(transaction, meeting, invitees);
}

/**
 * Invites those who take part: those who are named, else those who were before, else those of the series and the body. Can be
 * done again, for those who came later. Throws INVALID_INPUT { participants } when there is nobody to invite, or somebody is
 * no member, CONFLICT for a meeting that has begun or was changed since it was read, GONE, and as the policy does.
 */
export async function inviteToMeeting(
  transaction: Transaction,
  viewer: Viewer,
  input: InviteToMeetingInput,
): Promise<void> {
  const { meetingId, participants } = input;
  await authorizeMeeting(transaction, viewer, 'invite', meetingId);
  await transaction.asHouse(async () => {
    const present = await lockOpenMeeting(transaction, meetingId);
    requireUnchanged(present, input);
    if (present.state === 'RUNNING') throw new AppError('CONFLICT');
    if (present.endsAt.getTime() <= databaseNow()) throw new AppError('GONE', { reason: 'ENDED' });
    if (participants) await replaceParticipants(transaction, present, participants);
    else if ((await countParticipants(transaction, meetingId)) === 0)
      await insertParticipants(transaction, present, await usualInvitees(transaction, present));
    const count = await countParticipants(transaction, meetingId);
    checkFields({ participants: count === 0 ? 'EMPTY' : null });
    const max = LIMITS.participantsPerMeeting;
    if (count > max) throw new AppError('LIMIT', { limit: 'participantsPerMeeting', max });
    await transaction.sql(
      `update meeting set state = 'INVITED', invited_at = now(), ${TOUCHED} where id = $1`,
      [meetingId],
    );
    raiseOfMeeting(transaction, 'MEETING_INVITED', present);
  });
}

async function countParticipants({ sql }: Transaction, meetingId: string): Promise<number> {
  const [row] = await sql<{ count: number }>(
    'select count(*)::int as count from meeting_participant where meeting_id = $1',
    [meetingId],
  );
  return row!.count;
}

/** Whether answers are taken: as long as it is not over. */
export function takesAnswers({ state, endsAt }: Pick<Meeting, 'state' | 'endsAt'>, now: number): boolean {
  return (state === 'PLANNED' || state === 'INVITED') && endsAt.getTime() > now;
}

/**
 * Takes the viewer's answer; the last one counts. Throws FORBIDDEN for who does not take part, INVALID_INPUT for no answer,
 * GONE when the meeting has begun, is over or cancelled, and as the policy does.
 */
export async function answerMeeting(
  transaction: Transaction,
  viewer: Viewer,
  { meetingId, answer, note }: AnswerMeetingInput,
): Promise<void> {
  await authorizeMeeting(transaction, viewer, 'read', meetingId);
  checkFields({
    answer: answer === 'NONE' ? 'EMPTY' : null,
    note: faultOfText(note, LIMITS.meetingNoteCharacters, { mayBeEmpty: true }),
  });
  await transaction.asHouse(async () => {
    const present = await lockOpenMeeting(transaction, meetingId);
    if (!takesAnswers(present, databaseNow())) throw new AppError('GONE', { reason: 'ENDED' });
    const taken = await transaction.sql(
      `update meeting_participant set answer = $3, answer_note = $4, answered_at = now()
       where meeting_id = $1 and account_id = $2 returning id`,
      [meetingId, viewer.accountId, answer, note.trim()],
    );
    if (taken.length === 0) throw new AppError('FORBIDDEN');
    raiseOfMeeting(transaction, 'MEETING_ANSWERED', present);
  });
}
