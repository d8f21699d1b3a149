import { roleAllows, type SpaceVerb } from '@umlauf/shared/roles';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { roleOf } from '../spaces/space.policy.ts';
import { authorizeMeeting, conducts } from './meeting.policy.ts';
import type { Meeting } from './meeting.types.ts';

/** What can be done about minutes on their way; whoever leads the meeting or keeps its minutes may do it too, unless it says otherwise. */
const VERBS = {
  coordinate: 'settleMinutes',
  correct: 'settleMinutes',
  /** Asked of the meeting that approves. */
  approve: 'settleMinutes',
  /** Let silence approve them: whoever writes them does not say so by themself. */
  ruleSilence: 'settleMinutes',
} as const satisfies Record<string, SpaceVerb>;

export type MinutesVerb = keyof typeof VERBS;

/** Whether somebody with this role may do this, who leads the meeting or keeps its minutes, or does neither. */
export function can(role: string | null, conducts: boolean, verb: MinutesVerb): boolean {
  if (roleAllows(role, VERBS[verb])) return true;
  return conducts && verb !== 'ruleSilence' && roleAllows(role, 'readMeetings');
}

/** The meeting, when the viewer may do this with its minutes. Throws NOT_FOUND and FORBIDDEN as `authorizeMeeting`. */
export async function authorizeMinutes(
  transaction: Transaction,
  viewer: Viewer,
  verb: Exclude<MinutesVerb, 'approve'>,
  meetingId: string,
): Promise<Meeting> {
  const meeting = await authorizeMeeting(transaction, viewer, 'read', meetingId);
  const role = await roleOf(transaction, viewer, meeting.spaceId);
  if (!can(role, conducts(meeting, viewer.accountId), verb)) throw new AppError('FORBIDDEN');
  return meeting;
}

/**
 * The meeting whose minutes are to be approved, and the one that does: a later one of the same series; without one, of the same
 * body, or else of the same space. Throws NOT_FOUND for either, FORBIDDEN for whoever does not lead through the one that
 * approves, INVALID_INPUT { atMeetingId: MISMATCH } for one that cannot, CONFLICT { NOT_RUNNING } before it has begun.
 */
export async function authorizeApproval(
  transaction: Transaction,
  viewer: Viewer,
  { meetingId, atMeetingId }: { meetingId: string; atMeetingId: string },
): Promise<{ meeting: Meeting; at: Meeting }> {
  const meeting = await authorizeMeeting(transaction, viewer, 'read', meetingId);
  const at = await authorizeMeeting(transaction, viewer, 'read', atMeetingId);
  const role = await roleOf(transaction, viewer, at.spaceId);
  if (!can(role, conducts(at, viewer.accountId), 'approve')) throw new AppError('FORBIDDEN');
  if (!follows(at, meeting)) throw new AppError('INVALID_INPUT', { fields: { atMeetingId: 'MISMATCH' } });
  if (at.startedAt === null || at.state === 'CANCELLED')
    throw new AppError('CONFLICT', { reason: 'NOT_RUNNING' });
  return { meeting, at };
}

/** Whether the later of two meetings can approve the minutes of the other one. */
export function follows(later: Meeting, former: Meeting): boolean {
  if (later.spaceId !== former.spaceId || later.seriesId !== former.seriesId) return false;
  if (later.seriesId === null && later.bodyId !== former.bodyId) return false;
  return later.startsAt.getTime() > former.startsAt.getTime();
}

/** The same in SQL, of a later meeting `n` and a former one `m`. */
export const FOLLOWS = `m.space_id = n.space_id and m.series_id is not distinct from n.series_id
  and (n.series_id is not null or m.body_id is not distinct from n.body_id) and m.starts_at < n.starts_at`;
