import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Database } from '../database/database.ts';
import { pgOptions, type DatabaseAddress } from '../database/database-address.ts';

const SCHEMA = 'pgboss';

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
  const boss = new PgBoss({ db, schema: SCHEMA, migrate: false, createSchema: false });
  boss.on('error', (error) => log.warn({ part: 'jobs', err: error }, 'jobs are interrupted'));
  const closing = new AbortController();
  await boss.start();
  for (const job of jobs) {
    await boss.createQueue(job.name, { policy: 'short', retryLimit: 2 });
    await boss.work(job.name, () => job.run(closing.signal));
    await boss.schedule(job.name, job.cron);
  }
  return () => {
    closing.abort();
    return boss.stop({ graceful: true, timeout: 5_000 });
  };
}
