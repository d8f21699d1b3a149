import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { isId, newId } from '../platform/ids.ts';
import { hashLinkSecret, newLinkSecret } from '../platform/link-secret.ts';
import { authorizeInSpace } from '../spaces/space.policy.ts';
import { CalendarLink, type CreateCalendarLinkInput } from './calendar-link.types.ts';
import { authorizeSeries } from './meeting.policy.ts';

export const LINK_COLUMNS = `l.id, l.space_id as "spaceId", l.series_id as "seriesId", l.created_at as "createdAt",
  l.fetched_at as "fetchedAt"`;

/**
 * Makes a link to a calendar that the viewer may read, in the place of the one that they had. Throws as the policies do,
 * INVALID_INPUT for two calendars at once, LIMIT.
 */
export async function createCalendarLink(
  transaction: Transaction,
  viewer: Viewer,
  input: CreateCalendarLinkInput,
): Promise<{ secret: string; calendarLink: CalendarLink }> {
  const { spaceId, seriesId } = await calendarAsked(transaction, viewer, input);
  const { sql, record } = transaction;
  const { accountId } = viewer;
  await sql(`select pg_advisory_xact_lock(hashtextextended('calendar links ' || $1, 0))`, [accountId]);
  const former = await sql<{ id: string }>(
    `delete from calendar_link where account_id = $1 and coalesce(series_id, space_id, '') = $2 returning id`,
    [accountId, seriesId ?? spaceId ?? ''],
  );
  const [{ count }] = (await sql<{ count: number }>(
    'select count(*)::int as count from calendar_link where account_id = $1',
    [accountId],
  )) as [{ count: number }];
  if (count >= LIMITS.calendarLinksPerAccount)
    throw new AppError('LIMIT', { limit: 'calendarLinksPerAccount', max: LIMITS.calendarLinksPerAccount });
  const secret = newLinkSecret();
  const [row] = await sql<CalendarLink>(
    `insert into calendar_link as l (id, account_id, space_id, series_id, secret_hash) values ($1, $2, $3, $4, $5)
     returning ${LINK_COLUMNS}`,
    [newId('cal'), accountId, spaceId, seriesId, hashLinkSecret(secret)],
  );
  const calendarLink = Object.assign(new CalendarLink(), row);
  for (const { id } of former) record({ kind: 'CALENDAR_LINK_WITHDRAWN', subjectId: id });
  record({ kind: 'CALENDAR_LINK_CREATED', subjectId: calendarLink.id });
  return { secret, calendarLink };
}

async function calendarAsked(
  transaction: Transaction,
  viewer: Viewer,
  { spaceId = null, seriesId = null }: CreateCalendarLinkInput,
): Promise<{ spaceId: string | null; seriesId: string | null }> {
  if (seriesId !== null) {
    checkFields({ spaceId: spaceId === null ? null : 'UNKNOWN_VALUE' });
    const series = await authorizeSeries(transaction, viewer, 'read', seriesId);
    return { spaceId: series.spaceId, seriesId };
  }
  if (spaceId !== null) await authorizeInSpace(transaction, viewer, 'readMeetings', spaceId);
  return { spaceId, seriesId };
}

/** Withdraws one at once, also for what the viewer may not read any more. Throws NOT_FOUND. */
export async function removeCalendarLink(
  { sql, record }: Transaction,
  { accountId }: Viewer,
  id: string,
): Promise<void> {
  const removed = isId('cal', id)
    ? await sql('delete from calendar_link where id = $1 and account_id = $2 returning 1', [id, accountId])
    : [];
  if (removed.length === 0) throw new AppError('NOT_FOUND');
  record({ kind: 'CALENDAR_LINK_WITHDRAWN', subjectId: id });
}
