import { LIMITS } from '@umlauf/shared/limits';
import type { Database } from '../database/database.ts';

/** So many at once: short transactions, far from the statement timeout. */
const BATCH = 5_000;
const DAY_MILLISECONDS = 86_400_000;

interface Outlived {
  id: string;
  oldest: number;
  /** The first that stays. */
  kept: number;
}

/**
 * Removes events older than `LIMITS.eventDays`, from each stream's beginning only, so that its numbers stay gapless;
 * the newest event of a stream always stays. Returns how many went.
 */
export async function removeOldEvents(database: Database, now = Date.now()): Promise<number> {
  const until = new Date(now - LIMITS.eventDays * DAY_MILLISECONDS);
  const streams = await database.withActor({ system: 'retention' }, ({ sql }) =>
    sql<Outlived>(OUTLIVED, [until]),
  );
  let removed = 0;
  for (const { id, oldest, kept } of streams) {
    for (let from = oldest; from < kept; from += BATCH) {
      const rows = await database.withActor({ system: 'retention' }, ({ sql }) =>
        sql('delete from event where stream_id = $1 and sequence < $2 returning sequence', [
          id,
          Math.min(from + BATCH, kept),
        ]),
      );
      removed += rows.length;
    }
  }
  return removed;
}

/**
 * A later number may bear an earlier moment, that of its transaction's beginning: a stream is kept from the first number
 * on that is young enough, whatever follows. Only what is to go is read.
 */
const OUTLIVED = `
  select id, oldest, kept from (
    select s.id, (select min(sequence) from event where stream_id = s.id) as oldest,
      coalesce((select sequence from event where stream_id = s.id and at >= $1 order by sequence limit 1),
        (select max(sequence) from event where stream_id = s.id)) as kept
    from stream s) as stream
  where oldest < kept order by id`;
