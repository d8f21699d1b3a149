import { roleAllows, type SpaceVerb } from '@umlauf/shared/roles';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId } from '../platform/ids.ts';
import type { Space } from '../spaces/space.entity.ts';
import { authorizeInSpace, roleOf } from '../spaces/space.policy.ts';
import { MEETING_COLUMNS, SERIES_COLUMNS } from './meeting-rows.ts';
import type { Meeting, MeetingSeries } from './meeting.types.ts';

/** What can be done about meetings; beside it, whoever takes part answers for themself. */
const VERBS = {
  read: 'readMeetings',
  plan: 'planMeetings',
  change: 'planMeetings',
  invite: 'planMeetings',
  cancel: 'planMeetings',
  hold: 'planMeetings',
} as const satisfies Record<string, SpaceVerb>;

export type MeetingVerb = keyof typeof VERBS;

/**
 * Whether somebody with this role in the meeting's space may do this, who leads this meeting or keeps its minutes, or does
 * neither.
 */
export function can(role: string | null, conducts: boolean, verb: MeetingVerb): boolean {
  if (roleAllows(role, VERBS[verb])) return true;
  return conducts && verb !== 'plan' && roleAllows(role, VERBS.read);
}

/** Whether this account leads the meeting, or keeps its minutes. */
export function conducts(
  { chairId, keeperId }: Pick<Meeting, 'chairId' | 'keeperId'>,
  accountId: string,
): boolean {
  return accountId === chairId || accountId === keeperId;
}

/** The space, when the viewer may plan meetings there. Throws NOT_FOUND and FORBIDDEN. */
export async function authorizePlan(
  transaction: Transaction,
  viewer: Viewer,
  spaceId: string,
): Promise<Space> {
  return authorizeInSpace(transaction, viewer, VERBS.plan, spaceId);
}

/**
 * The meeting, when the viewer may do this with it. Throws NOT_FOUND when they may not read it, also when there is none,
 * and FORBIDDEN when they may read it but not do this. Row-level security answers who reads it.
 */
export async function authorizeMeeting(
  transaction: Transaction,
  viewer: Viewer,
  verb: MeetingVerb,
  meetingId: string,
): Promise<Meeting> {
  const [row] = isId('mtg', meetingId)
    ? await transaction.sql<Meeting>(`select ${MEETING_COLUMNS} from meeting m where m.id = $1`, [meetingId])
    : [];
  if (!row) throw new AppError('NOT_FOUND');
  const role = await roleOf(transaction, viewer, row.spaceId);
  if (!can(role, false, 'read')) throw new AppError('NOT_FOUND');
  if (!can(role, conducts(row, viewer.accountId), verb)) throw new AppError('FORBIDDEN');
  return row;
}

/** The series, likewise: those who plan meetings in its space change it. */
export async function authorizeSeries(
  transaction: Transaction,
  viewer: Viewer,
  verb: 'read' | 'plan',
  seriesId: string,
): Promise<MeetingSeries> {
  const [row] = isId('mse', seriesId)
    ? await transaction.sql<MeetingSeries>(`select ${SERIES_COLUMNS} from meeting_series s where s.id = $1`, [
        seriesId,
      ])
    : [];
  if (!row) throw new AppError('NOT_FOUND');
  const role = await roleOf(transaction, viewer, row.spaceId);
  if (!can(role, false, 'read')) throw new AppError('NOT_FOUND');
  if (!can(role, false, verb)) throw new AppError('FORBIDDEN');
  return row;
}
