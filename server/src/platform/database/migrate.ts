import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { ConfigError } from '../config.ts';
import { migrateJobs } from '../jobs/jobs.ts';
import { MIGRATIONS } from '../../../migrations/list.ts';
import { ormAddress, pgOptions, type DatabaseAddress } from './database-address.ts';

/** Any constant: instances that start together on one database wait for one another here. */
const MIGRATION_LOCK = 7_205_161;
/** Who has not answered by then does not answer: a firewall that drops everything would keep us for minutes. */
const ANSWER_MILLISECONDS = 10_000;
/** PostgreSQL 14 is the oldest that still gets fixes. */
const OLDEST_SERVER = 140_000;

/**
 * Brings the database to this version's schema, as its owner and under a lock. Returns how many migrations ran.
 * Throws `ConfigError` when it does not answer, is too old, or bears a newer schema; nothing is changed then.
 */
export async function migrate(address: DatabaseAddress): Promise<number> {
  const client = new pg.Client({ ...pgOptions(address), connectionTimeoutMillis: ANSWER_MILLISECONDS });
  client.on('error', () => undefined);
  await client.connect().catch((error: Error) => {
    throw new ConfigError(`The database does not answer: ${error.message || 'no connection'}.`);
  });
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await checkServer(client);
    await checkNotNewer(client);
    await makeApplicationRole(client);
    await makeTrigrams(client);
    const count = await runMigrations(address);
    await migrateJobs(address);
    await client.query(JOB_GRANTS);
    return count;
  } finally {
    await client.end();
  }
}

/** pg-boss keeps its tables in a schema of its own; the application only works in them. */
const JOB_GRANTS = `
  grant usage on schema pgboss to umlauf_app;
  grant all on all tables in schema pgboss to umlauf_app;
  grant all on all sequences in schema pgboss to umlauf_app;
  grant execute on all functions in schema pgboss to umlauf_app;`;

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  );
  if (rows[0]!.version < OLDEST_SERVER) throw new ConfigError('The database must be PostgreSQL 14 or newer.');
}

async function checkNotNewer(client: pg.Client): Promise<void> {
  const table = await client.query(`select to_regclass('public.migration') as found`);
  if (!table.rows[0].found) return;
  const { rows } = await client.query<{ name: string }>('select name from migration');
  const known = new Set(MIGRATIONS.map((migration) => migration.name));
  const unknown = rows.find((row) => !known.has(row.name));
  if (unknown) {
    throw new ConfigError(
      `The database has a newer schema (${unknown.name}) than this version of Umlauf knows.`,
    );
  }
}

/** The role is shared by all databases of a server, so that two may make it at the same moment. */
async function makeApplicationRole(client: pg.Client): Promise<void> {
  await client
    .query(
      `do $$ begin
         if not exists (select 1 from pg_roles where rolname = 'umlauf_app') then
           create role umlauf_app nologin nosuperuser nobypassrls;
         end if;
         if not pg_has_role(current_user, 'umlauf_app', 'member') then grant umlauf_app to current_user; end if;
       exception when duplicate_object or unique_violation then null;
       end $$`,
    )
    .catch((error: Error) => {
      throw new ConfigError(
        `The database user may not make the role umlauf_app (${error.message}). Let an administrator run: ` +
          'CREATE ROLE umlauf_app NOLOGIN; GRANT umlauf_app TO the user of DATABASE_URL.',
      );
    });
}

/** For the search: comes with PostgreSQL, and the owner of a database may add it, where its packages were installed. */
async function makeTrigrams(client: pg.Client): Promise<void> {
  await client.query('create extension if not exists pg_trgm schema public').catch((error: Error) => {
    throw new ConfigError(
      `The search needs PostgreSQL's extension pg_trgm (${error.message}). Install PostgreSQL's contrib package where ` +
        'it is missing, and let an administrator run in the database: CREATE EXTENSION pg_trgm SCHEMA public;',
    );
  });
  const { rows } = await client.query<{ schema: string }>(
    `select extnamespace::regnamespace::text as schema from pg_extension where extname = 'pg_trgm'`,
  );
  if (rows[0]?.schema !== 'public') {
    throw new ConfigError(
      `The extension pg_trgm is in the schema ${rows[0]?.schema}, where the search does not look for it. Let an ` +
        'administrator run in the database: ALTER EXTENSION pg_trgm SET SCHEMA public;',
    );
  }
}

async function runMigrations(address: DatabaseAddress): Promise<number> {
  const orm = await MikroORM.init({
    ...ormAddress(address, ''),
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: { tableName: 'migration', migrationsList: MIGRATIONS, snapshot: false, silent: true },
    logger: () => undefined,
  });
  try {
    return (await orm.migrator.up()).length;
  } finally {
    await orm.close(true);
  }
}
