import { LIMITS } from '@umlauf/shared/limits';
import { databaseNow } from '../platform/clock.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import { lockTree } from './lock-tree.ts';

const DAY_MILLISECONDS = 86_400_000;
/** So many go in one transaction, all of one space. */
const BATCH = 200;

interface Deleted {
  id: string;
  space_id: string;
  title: string;
}

/** When something that went to a bin then is removed for good. */
export function endOfBin(trashedAt: Date): Date {
  return new Date(trashedAt.getTime() + LIMITS.binDays * DAY_MILLISECONDS);
}

/**
 * Removes for good what has been in a bin for `LIMITS.binDays`, with all that belongs to it; contents of files go by the
 * sweep that follows. What was sent round stays. Each has its event. Returns how many went.
 */
export async function emptyBins(
  database: Database,
  now = databaseNow(),
  closing?: AbortSignal,
): Promise<number> {
  const until = new Date(now - LIMITS.binDays * DAY_MILLISECONDS);
  let deleted = 0;
  while (!closing?.aborted) {
    const count = await database.withActor({ system: 'retention' }, (transaction) =>
      emptyOne(transaction, until),
    );
    if (count === 0) break;
    deleted += count;
  }
  return deleted;
}

/** Whose rounds are kept is not looked at again and again. */
const OUTLIVED = `select d.id, d.space_id from document d
  where d.trashed_at < $1 and not exists (select 1 from circulation c where c.document_id = d.id)
    and not exists (select 1 from circulation_document c where c.document_id = d.id)`;

/** A batch of one space's bin; 0: there is nothing left anywhere. */
async function emptyOne(transaction: Transaction, until: Date): Promise<number> {
  const [next] = await transaction.sql<Deleted>(`${OUTLIVED} order by d.trashed_at limit 1`, [until]);
  if (!next) return 0;
  // Somebody may bring something back in this moment: what was found before the lock is not believed.
  await lockTree(transaction, next.space_id);
  const rows = await transaction.sql<Deleted>(
    `${OUTLIVED} and d.space_id = $2 order by d.trashed_at, d.id limit ${BATCH}`,
    [until, next.space_id],
  );
  await deleteForGood(
    transaction,
    rows.map(({ id }) => id),
  );
  // Brought back meanwhile: others may be waiting.
  return Math.max(rows.length, 1);
}

/** Deletes these out of the bin, by the house, and raises what happened. Answers whose ids are gone. */
export async function deleteForGood(transaction: Transaction, ids: readonly string[]): Promise<string[]> {
  const rows = await transaction.asHouse(() =>
    transaction.sql<Deleted>('select * from delete_binned_documents($1)', [[...ids]]),
  );
  for (const { id, space_id: spaceId, title } of rows)
    transaction.raise({ spaceId, type: 'DOCUMENT_DELETED', subjectId: id, facts: { name: title } });
  return rows.map(({ id }) => id);
}
