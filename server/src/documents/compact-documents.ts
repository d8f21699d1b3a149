import type { Logger } from 'pino';
import { LIMITS } from '@umlauf/shared/limits';
import { FoldRefused } from '../coediting/fold-log.ts';
import type { Storage } from '../coediting/storage.ts';
import type { Actor } from '../platform/database/actor.ts';
import type { Database } from '../platform/database/database.ts';
import { oldestToKeep } from './compact-document.ts';

const HOUSE: Actor = { system: 'compaction' };
/** A run ends before the queue takes it for dead and starts another beside it. */
const RUN_MILLISECONDS = 8 * 60_000;
/** A row costs an opening about as much as 80 bytes of folded state; a tenth more than the state is what it may cost. */
const STATE_BYTES_PER_ROW = 800;
const ROWS = 200;
const BYTES = 64 * 1024;
/** A large document that nobody has changed for so long is folded to the last row: its opening reads the state alone. */
const REST = '10 minutes';

/**
 * Documents whose opening costs noticeably more than their folded state, or which keep rows that nobody may name any
 * more. Rows are counted by revisions alone; few and large ones are found by their bytes while the document was changed
 * of late.
 */
const CANDIDATES = `
  select d.id from document d
  left join lateral (
    select revision, octet_length(state) as bytes from document_snapshot
    where document_id = d.id order by revision desc limit 1) s on true
  left join lateral (select min(revision) as first from document_update where document_id = d.id) kept on true
  left join lateral (
    select sum(octet_length(update)) filter (where revision > coalesce(s.revision, 0)) as unfolded,
      sum(octet_length(update)) filter (where created_at < $1) as old
    from document_update where document_id = d.id and d.updated_at > now() - interval '3 days') u on true
  where d.trashed_at is null and (
    d.revision - coalesce(s.revision, 0) >= greatest(${ROWS}, s.bytes / ${STATE_BYTES_PER_ROW})
    or u.unfolded > greatest(${BYTES}, s.bytes / 10)
    or u.old > ${BYTES}
    or s.bytes > ${BYTES} and d.revision > s.revision and d.updated_at < now() - interval '${REST}'
    or exists (
      select from document_update r
      where r.document_id = d.id and r.revision = kept.first + ${ROWS - 1} and r.created_at < $1))
  order by d.revision - coalesce(s.revision, 0) desc`;

/**
 * Folds the logs that have grown, and forgets milestones whose time is over and that nobody kept. A document that
 * cannot be folded keeps its log, is reported, and stops nobody else's.
 */
export async function compactDocuments(
  database: Database,
  storage: Pick<Storage, 'compact'>,
  log: Pick<Logger, 'info' | 'warn' | 'error'>,
  signal?: AbortSignal,
): Promise<void> {
  await forgetMilestones(database);
  const startedAt = performance.now();
  const candidates = await database.withActor(HOUSE, ({ sql }) =>
    sql<{ id: string }>(CANDIDATES, [oldestToKeep()]),
  );
  for (const { id } of candidates) {
    if (signal?.aborted || performance.now() - startedAt > RUN_MILLISECONDS) return;
    await compactOne(storage, id, log);
  }
}

async function compactOne(
  storage: Pick<Storage, 'compact'>,
  documentId: string,
  log: Pick<Logger, 'info' | 'warn' | 'error'>,
): Promise<void> {
  const facts = { part: 'compaction', documentId };
  try {
    log.info({ ...facts, ...(await storage.compact(documentId)) }, 'log folded');
  } catch (error) {
    if (error instanceof FoldRefused)
      log.error({ ...facts, err: error }, 'log not folded: something would be lost');
    else log.warn({ ...facts, err: error }, 'log not folded');
  }
}

/** What a person named, released or approved stays for ever. */
async function forgetMilestones(database: Database): Promise<void> {
  await database.withActor(HOUSE, ({ sql }) =>
    sql(
      'delete from document_milestone where kept_because is null and at < now() - make_interval(days => $1)',
      [LIMITS.milestoneDays],
    ),
  );
}
