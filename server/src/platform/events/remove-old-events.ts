import { LIMITS } from '@umlauf/shared/limits';
import { databaseNow } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Checkpoints } from '../trail/checkpoints.ts';

const DAY_MILLISECONDS = 86_400_000;

interface Outlived {
  id: string;
  /** The last that goes. */
  last: number;
}

/**
 * Removes events older than `LIMITS.eventDays`, from each stream's beginning only and behind a signed checkpoint, so
 * that its numbers stay gapless and its chain provable; the newest event of a stream always stays. Returns how many went.
 */
export async function removeOldEvents(
  database: Database,
  checkpoints: Checkpoints,
  now = databaseNow(),
): Promise<number> {
  const until = new Date(now - LIMITS.eventDays * DAY_MILLISECONDS);
  const streams = await database.withActor({ system: 'retention' }, ({ sql }) =>
    sql<Outlived>(OUTLIVED, [until]),
  );
  return checkpoints.cut(new Map(streams.map(({ id, last }) => [id, last])));
}

/**
 * A later number may bear an earlier moment, that of its transaction's beginning: a stream is kept from the first number
 * on that is young enough, whatever follows. Only what is to go is read.
 */
const OUTLIVED = `
  select id, kept - 1 as last from (
    select s.id, (select min(sequence) from event where stream_id = s.id) as oldest,
      coalesce((select sequence from event where stream_id = s.id and at >= $1 order by sequence limit 1),
        (select max(sequence) from event where stream_id = s.id)) as kept
    from stream s) as stream
  where oldest < kept order by id`;
