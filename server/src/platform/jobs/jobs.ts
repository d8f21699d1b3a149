import { PgBoss, systemClock } from 'pg-boss';
import type { Logger } from 'pino';
import type { Database } from '../database/database.ts';
import { pgOptions, type DatabaseAddress } from '../database/database-address.ts';

const SCHEMA = 'pgboss';
/** Nothing here has to begin sooner, and every look wakes a server that may have nothing to do. */
const EVERY_SECONDS = 15;

/**
 * Its timers wait until this clock is as late as they asked for, and jobs with them: one that is set back would hold them
 * up for as long, or by more than 24 days (what `setTimeout` takes) turn them round and round. pg-boss itself asks by how
 * much it differs from the database's.
 */
export const STEADY_CLOCK = {
  ...systemClock,
  now: () => Math.floor(performance.timeOrigin + performance.now()),
};

/** Something that the house does regularly, once for all instances. */
export interface RegularJob {
  name: string;
  /** Five fields, in UTC. */
  cron: string;
  /** The signal says that the house closes: long jobs stop at the next occasion. */
  run(closing: AbortSignal): Promise<void>;
}

/** pg-boss's own tables, made and kept up to date by the database's owner. */
export async function migrateJobs(address: DatabaseAddress): Promise<void> {
  const boss = new PgBoss({
    ...pgOptions(address),
    schema: SCHEMA,
    supervise: false,
    schedule: false,
    max: 2,
  });
  boss.on('error', () => undefined);
  await boss.start();
  await boss.stop({ graceful: false });
}

/** Runs the regular jobs over the application's own pool. The answer stops them. */
export async function startJobs(
  database: Database,
  jobs: readonly RegularJob[],
  log: Logger,
): Promise<() => Promise<void>> {
  // Its maintenance sends several statements at once, whose answers its Kysely adapter does not pass on.
  const db = { executeSql: (text: string, values?: unknown[]) => database.executeSql(text, values) };
  const boss = new PgBoss({
    db,
    schema: SCHEMA,
    clock: STEADY_CLOCK,
    migrate: false,
    createSchema: false,
    cronWorkerIntervalSeconds: EVERY_SECONDS,
    flowIntervalSeconds: EVERY_SECONDS,
  });
  boss.on('error', (error) => log.warn({ part: 'jobs', err: error }, 'jobs are interrupted'));
  const closing = new AbortController();
  await boss.start();
  for (const job of jobs) {
    await boss.createQueue(job.name, { policy: 'short', retryLimit: 2 });
    await boss.work(job.name, { pollingIntervalSeconds: EVERY_SECONDS }, () => job.run(closing.signal));
    await boss.schedule(job.name, job.cron);
  }
  return () => {
    closing.abort();
    return boss.stop({ graceful: true, timeout: 5_000 });
  };
}
