import type { Logger } from 'pino';
import type { Database, Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { putApprovals, settleApprovals } from './approval-items.ts';
import { stepsAtDeadline } from './minutes-state.ts';
import { lockMinutes, takeStep } from './settle-minutes.ts';
import { textOfMinutes, type TextParts } from './text-of-minutes.ts';

const AT_ONCE = 50;
const DUE = {
  name: 'minutes-due',
  text: `select id, minutes_id as "minutesId" from meeting where minutes_due_at <= clock_timestamp()
      and minutes_id is not null order by minutes_due_at limit ${AT_ONCE}`,
  values: [],
};
/** So long one that fails is left alone. */
const PUT_OFF = `update meeting set minutes_due_at = clock_timestamp() + interval '1 minute'
  where id = $1 and minutes_due_at <= clock_timestamp()`;

interface Due {
  id: string;
  minutesId: string | null;
}

/**
 * Does what follows from deadlines of minutes that have passed. However many instances look, the meeting's lock decides which
 * does it, and the others find it done; what came due while nothing ran is done when something does again.
 */
export async function settleDueMinutes(
  database: Database,
  parts: TextParts,
  log: Pick<Logger, 'warn'>,
  closing?: AbortSignal,
): Promise<void> {
  for (const due of await database.houseStatement<Due>('meetings', DUE)) {
    if (closing?.aborted) return;
    try {
      await settleOne(database, parts, due);
    } catch (error) {
      // Whoever keeps them writes at this moment, or they are in the bin: it is tried again.
      if (!(error instanceof AppError))
        log.warn({ part: 'minutes', meeting: due.id, err: error }, 'minutes wait; trying again');
      await database.withActor({ system: 'meetings' }, ({ sql }) => sql(PUT_OFF, [due.id]));
    }
  }
}

async function settleOne(database: Database, parts: TextParts, { id, minutesId }: Due): Promise<void> {
  const text = await textOfMinutes(parts, minutesId);
  await database.withActor({ system: 'meetings' }, async (transaction) => {
    const minutes = await lockMinutes(transaction, id, text);
    // Another instance may have done it while this one waited.
    const isStillDue = await isDue(transaction, id);
    const steps = isStillDue ? stepsAtDeadline(minutes.situation, minutes.settledByOthers) : [];
    for (const kind of steps) {
      const isFixing = kind !== 'DEADLINE_PASSED';
      await takeStep(transaction, minutes, kind, { accountId: null, ...(isFixing && { text }) });
    }
    const { seriesId } = minutes.meeting;
    if (steps.includes('APPROVED')) await settleApprovals(transaction, id);
    else if (seriesId && steps.length > 0) await putApprovals(transaction, seriesId);
  });
}

async function isDue({ sql }: Transaction, id: string): Promise<boolean> {
  const rows = await sql('select 1 from meeting where id = $1 and minutes_due_at <= clock_timestamp()', [id]);
  return rows.length > 0;
}
