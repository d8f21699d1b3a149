import type { Transaction } from '../platform/database/database.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { authorizeSeries } from './meeting.policy.ts';
import { TOUCHED } from './meeting-rows.ts';
import type { SetMinutesRuleInput } from './minutes-approval.inputs.ts';
import { raiseOfMeeting } from './raise-meeting.ts';

/** Says how minutes of a series are approved. Throws as the policy does. */
export async function setMinutesRule(
  transaction: Transaction,
  viewer: Viewer,
  { seriesId, bySilence }: SetMinutesRuleInput,
): Promise<void> {
  const series = await authorizeSeries(transaction, viewer, 'plan', seriesId);
  const changed = await transaction.asHouse(() =>
    transaction.sql(
      `update meeting_series set minutes_by_silence = $2, ${TOUCHED}
       where id = $1 and minutes_by_silence <> $2 returning id`,
      [seriesId, bySilence],
    ),
  );
  if (changed.length > 0) raiseOfMeeting(transaction, 'MEETING_SERIES_CHANGED', series);
}
