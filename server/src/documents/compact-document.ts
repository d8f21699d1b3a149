import { createHash } from 'node:crypto';
import { LIMITS } from '@umlauf/shared/limits';
import { FoldRefused, type Folded } from '../coediting/fold-log.ts';
import type { Folder } from '../coediting/folding-thread.ts';
import type { Compaction } from '../coediting/storage.ts';
import { databaseNow } from '../platform/clock.ts';
import type { Actor } from '../platform/database/actor.ts';
import type { Database, Transaction } from '../platform/database/database.ts';

const HOUSE: Actor = { system: 'compaction' };
const HOUR = 3_600_000;
/** One step folds so much at most: memory stays bounded, and the document is locked for milliseconds. */
const STEP_ROWS = 10_000;
const STEP_BYTES = 8 * 1024 * 1024;
/** What the milestones of one step may take together, unless a single one is larger. */
const MILESTONE_BYTES = 64 * 1024 * 1024;

/** Where a step begins, and the rows that it folds. */
export interface Step {
  from: { revision: number; state: Buffer | null };
  rows: LogRow[];
  /** There is more to fold behind it. */
  isPartial: boolean;
}

export interface LogRow {
  revision: number;
  update: Buffer;
  created_at: Date;
  /** Of the row behind it; null: there is none that could be folded with it. */
  next_at: Date | null;
}

/**
 * Folds a document's log in two ways. Rows that nobody may name any more go: a snapshot takes their place, and how the
 * document was at the end of each hour is kept as a milestone. The younger rows stay for `editDocument`, but a second
 * snapshot, at the head, stands for all: opening reads that one alone.
 */
export async function compactDocument(
  database: Database,
  documentId: string,
  folder: Folder,
): Promise<Compaction | null> {
  let removed = 0;
  for (;;) {
    const read = await readStep(database, OLD_ROWS, [documentId, oldestToKeep()]);
    if (!read) break;
    const { step, ends } = withMilestones(read);
    const count = await foldOld(database, documentId, step, ends, await foldStep(folder, step, ends));
    if (count === null) return null;
    removed += count;
    if (!step.isPartial) break;
  }
  for (;;) {
    const step = await readStep(database, YOUNG_ROWS, [documentId]);
    if (!step) break;
    if (!(await foldHead(database, documentId, step, await foldStep(folder, step, [])))) return null;
    if (!step.isPartial) break;
  }
  return newest(database, documentId, removed);
}

/** Rows from here on stay. Whole hours, so that each hour's last state is known; one more than needed, for clocks that differ. */
export function oldestToKeep(): Date {
  return new Date(Math.floor(databaseNow() / HOUR - LIMITS.expectedRevisionHours - 1) * HOUR);
}

/** With all rows that a step may take: those before the first that has to stay. */
const OLD_ROWS = `
  with kept as (select min(revision) as first from document_update where document_id = $1),
  base as (select revision, state from document_snapshot, kept where document_id = $1 and revision = kept.first - 1),
  young as (select min(revision) as first from document_update where document_id = $1 and created_at >= $2)
  ${stepRows('u.revision < coalesce((select first from young), 2147483647)')}`;

/** With all rows behind the newest snapshot. */
const YOUNG_ROWS = `
  with base as (
    select revision, state from document_snapshot where document_id = $1 order by revision desc limit 1)
  ${stepRows('true')}`;

function stepRows(isTaken: string): string {
  return `
  , rows as (
    select u.revision, u.update, u.created_at,
      lead(u.created_at) over (order by u.revision) as next_at,
      sum(octet_length(u.update)) over (order by u.revision rows unbounded preceding) as bytes
    from document_update u
    where u.document_id = $1 and u.revision > coalesce((select revision from base), 0) and ${isTaken}
      and exists (select from document where id = $1 and trashed_at is null)
    order by u.revision limit ${STEP_ROWS})
  select 0 as part, revision, state as update, null::timestamptz as created_at, null::timestamptz as next_at from base
  union all
  select 1, revision, update, created_at, next_at from rows where bytes - octet_length(update) < ${STEP_BYTES}
  order by part, revision`;
}

async function readStep(database: Database, statement: string, parameters: unknown[]): Promise<Step | null> {
  const parts = await database.withActor(HOUSE, ({ sql }) =>
    sql<LogRow & { part: 0 | 1 }>(statement, parameters),
  );
  const base = parts.find(({ part }) => part === 0);
  const rows = parts.filter(({ part }) => part === 1);
  if (rows.length === 0) return null;
  const from = { revision: base?.revision ?? 0, state: base?.update ?? null };
  if (rows.at(-1)!.revision !== from.revision + rows.length) throw new FoldRefused('the log lacks rows');
  return { from, rows, isPartial: rows.at(-1)!.next_at !== null };
}

/** How many rows went; null: the document is gone. */
async function foldOld(
  database: Database,
  documentId: string,
  step: Step,
  ends: readonly LogRow[],
  folded: Folded,
): Promise<number | null> {
  return commitFold(database, documentId, step, async ({ sql }) => {
    await insertSnapshot(sql, documentId, step, folded);
    await sql(
      `insert into document_milestone (document_id, revision, state, at)
       select $1, * from unnest($2::int[], $3::bytea[], $4::timestamptz[]) on conflict do nothing`,
      [
        documentId,
        ends.map((row) => row.revision),
        folded.milestones.map(toBuffer),
        ends.map((row) => row.created_at),
      ],
    );
    const last = step.rows.at(-1)!.revision;
    await sql('delete from document_update where document_id = $1 and revision <= $2', [documentId, last]);
    await sql('delete from document_snapshot where document_id = $1 and revision < $2', [documentId, last]);
    return step.rows.length;
  });
}

/** A snapshot in front of the rows, which stay; of the older ones only that which the rows go on from. */
async function foldHead(
  database: Database,
  documentId: string,
  step: Step,
  folded: Folded,
): Promise<boolean> {
  const count = await commitFold(database, documentId, step, async ({ sql }) => {
    await insertSnapshot(sql, documentId, step, folded);
    await sql(
      `delete from document_snapshot where document_id = $1 and revision < $2
       and revision <> coalesce((select min(revision) - 1 from document_update where document_id = $1), -1)`,
      [documentId, step.rows.at(-1)!.revision],
    );
    return 0;
  });
  return count !== null;
}

/** The step with the rows after which a milestone is due; shorter when it had too many. */
export function withMilestones(step: Step): { step: Step; ends: LogRow[] } {
  const { from, rows } = step;
  const oldest = databaseNow() - LIMITS.milestoneDays * 24 * HOUR;
  const ends = rows.filter((row) => isLastOfHour(row) && row.created_at.getTime() > oldest);
  const largest = rows.reduce((sum, { update }) => sum + update.byteLength, from.state?.byteLength ?? 0);
  const most = Math.max(1, Math.floor(MILESTONE_BYTES / largest));
  if (ends.length <= most) return { step, ends };
  const taken = rows.slice(0, rows.indexOf(ends[most - 1]!) + 1);
  return { step: { from, rows: taken, isPartial: true }, ends: ends.slice(0, most) };
}

function isLastOfHour({ created_at, next_at }: LogRow): boolean {
  return next_at === null || hourOf(next_at) !== hourOf(created_at);
}

function hourOf(at: Date): number {
  return Math.floor(at.getTime() / HOUR);
}

/** `ends`: the rows after which the state is wanted on the way. */
function foldStep(folder: Folder, { from, rows }: Step, ends: readonly LogRow[]): Promise<Folded> {
  const updates = rows.map(({ update }) => update);
  const before = from.state ? [from.state] : [];
  const stops = ends.map(({ revision }) => revision - from.revision + before.length);
  return folder.fold([...before, ...updates], stops);
}

/**
 * Under the document's lock, and only if the log still holds, byte for byte, the rows that were folded and proven: rows
 * are never changed, so this is the same proof again without folding while others wait. 0 when somebody else has folded
 * them meanwhile.
 */
async function commitFold(
  database: Database,
  documentId: string,
  { from, rows }: Step,
  replace: (transaction: Transaction) => Promise<number>,
): Promise<number | null> {
  return database.withActor(HOUSE, async (transaction) => {
    const [document] = await transaction.sql(
      'select 1 from document where id = $1 and trashed_at is null for no key update',
      [documentId],
    );
    if (!document) return null;
    const [found] = await transaction.sql<{ digest: string | null }>(
      `select encode(sha256(string_agg(update, ''::bytea order by revision)), 'hex') as digest from document_update
       where document_id = $1 and revision > $2 and revision <= $3`,
      [documentId, from.revision, rows.at(-1)!.revision],
    );
    return found!.digest === digestOf(rows) ? replace(transaction) : 0;
  });
}

function digestOf(rows: readonly LogRow[]): string {
  const hash = createHash('sha256');
  for (const { update } of rows) hash.update(update);
  return hash.digest('hex');
}

async function insertSnapshot(
  sql: Transaction['sql'],
  documentId: string,
  { rows }: Step,
  { state, stateVector }: Folded,
): Promise<void> {
  const { revision, created_at } = rows.at(-1)!;
  await sql(
    `insert into document_snapshot (document_id, revision, state, state_vector, saved_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [documentId, revision, toBuffer(state), toBuffer(stateVector), created_at],
  );
}

async function newest(database: Database, documentId: string, removed: number): Promise<Compaction | null> {
  const [document] = await database.withActor(HOUSE, ({ sql }) =>
    sql<{ revision: number }>(
      `select coalesce((select max(revision) from document_snapshot where document_id = $1), 0) as revision
       from document where id = $1 and trashed_at is null`,
      [documentId],
    ),
  );
  return document ? { revision: document.revision, removed } : null;
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
