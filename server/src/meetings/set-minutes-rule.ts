import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { roleOf } from '../spaces/space.policy.ts';
import { authorizeSeries } from './meeting.policy.ts';
import { TOUCHED } from './meeting-rows.ts';
import type { SetMinutesRuleInput } from './minutes-approval.inputs.ts';
import { can } from './minutes.policy.ts';
import { raiseOfMeeting } from './raise-meeting.ts';

/** Says how minutes of a series are approved. Throws FORBIDDEN for whoever is no lead, and as the policy does. */
export async function setMinutesRule(
  transaction: Transaction,
  viewer: Viewer,
  { seriesId, bySilence }: SetMinutesRuleInput,
): Promise<void> {
  const series = await authorizeSeries(transaction, viewer, 'read', seriesId);
  const role = await roleOf(transaction, viewer, series.spaceId);
  if (!can(role, false, 'ruleSilence')) throw new AppError('FORBIDDEN');
  const changed = await transaction.asHouse(() =>
    transaction.sql(
      `update meeting_series set minutes_by_silence = $2, ${TOUCHED}
       where id = $1 and minutes_by_silence <> $2 returning id`,
      [seriesId, bySilence],
    ),
  );
  if (changed.length > 0) raiseOfMeeting(transaction, 'MEETING_SERIES_CHANGED', series);
}
