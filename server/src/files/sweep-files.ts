import type { Database } from '../platform/database/database.ts';
import { lockContent } from './attach-file.ts';
import type { FileStore } from './file-store.ts';

/** What is removed in one go. */
const AT_ONCE = 1_000;
/** Longer than it takes from when a content is announced until a file names it. */
const OLD = `since < now() - interval '10 minutes'`;

/** Removes uploads with which nobody goes on, what fell down in the midst has left, and contents that belong to no file any more. */
export async function sweepFiles(database: Database, store: FileStore, closing?: AbortSignal): Promise<void> {
  await database.withActor({ system: 'retention' }, ({ sql }) =>
    sql('delete from file_upload where expires_at < now()'),
  );
  await dropUploads(database, store);
  await store.dropOldWork();
  const leftovers = await database.withActor({ system: 'retention' }, ({ sql }) =>
    sql<{ hash: string }>(`select hash from file_leftover where ${OLD} order by since limit $1`, [AT_ONCE]),
  );
  for (const { hash } of leftovers) {
    if (closing?.aborted) return;
    await removeLeftover(database, store, hash);
  }
}

/** A row is there before the first byte is, and goes with the last one. */
async function dropUploads(database: Database, store: FileStore): Promise<void> {
  for await (const ids of store.uploads()) {
    const rows = await database.withActor({ system: 'retention' }, ({ sql }) =>
      sql<{ id: string }>(
        'select id from unnest($1::text[]) id where id not in (select id from file_upload)',
        [ids],
      ),
    );
    for (const { id } of rows) await store.drop(id);
  }
}

/** What went round with a round is kept as long as that is. */
const NAMED = `select 1 from file where hash = $1
  union all select 1 from circulation_attachment where hash = $1 limit 1`;

async function removeLeftover(database: Database, store: FileStore, hash: string): Promise<void> {
  await database.withActor({ system: 'retention' }, async (transaction) => {
    const { sql } = transaction;
    await lockContent(transaction, hash);
    const old = await sql(`delete from file_leftover where hash = $1 and ${OLD} returning hash`, [hash]);
    const named = await sql(NAMED, [hash]);
    if (old.length > 0 && named.length === 0) await store.remove(hash);
  });
}
