import { embeddedAddress, pgOptions } from '@umlauf/server/platform/database/database-address';
import pg from 'pg';
import { ChildHub } from '../../testkit/child-hub.ts';

const NAME = 'unwalled';

/** Row-level security off, wherever it is on; everything else stays, the functions that the application asks by included. */
const TEAR_DOWN = `
  do $$ declare t regclass; begin
    for t in select oid from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace loop
      execute format('alter table %s disable row level security, no force row level security', t);
    end loop;
  end $$`;

/** The database as its owner sees it. */
export function openOwner(socketFolder: string, name: string): pg.Pool {
  return new pg.Pool({ ...pgOptions(embeddedAddress(socketFolder, name)), max: 1 });
}

/** Another instance of the built server, on a copy of the database in the same PostgreSQL without its wall. */
export async function openUnwalled(
  socketFolder: string,
  original: string,
): Promise<{ hub: ChildHub; database: pg.Pool }> {
  await copyDatabase(socketFolder, original);
  const database = openOwner(socketFolder, NAME);
  await database.query(TEAR_DOWN);
  const { rows } = await database.query('select relname from pg_class where relrowsecurity');
  if (rows.length > 0) throw new Error(`still walled: ${rows.map(({ relname }) => relname).join(', ')}`);
  await database.query('vacuum analyze');
  const hub = await ChildHub.start({
    DATABASE_URL: `postgres://postgres@localhost/${NAME}?host=${encodeURIComponent(socketFolder)}`,
    SECRET: 'a secret of the benchmark, long enough',
    DEMO: 'false',
  });
  return { hub, database };
}

/** Only what nobody is connected to can be copied: the server there loses its connections for a moment. */
async function copyDatabase(socketFolder: string, original: string): Promise<void> {
  const beside = openOwner(socketFolder, 'postgres');
  await beside.query(`alter database ${original} allow_connections false`);
  await beside.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1', [
    original,
  ]);
  await beside.query(`create database ${NAME} template ${original}`);
  for (const name of [original, NAME]) await beside.query(`alter database ${name} allow_connections true`);
  await beside.end();
}
