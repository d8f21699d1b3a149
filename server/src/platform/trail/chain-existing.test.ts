import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { afterAll, expect, inject, it } from 'vitest';
import { ENTITIES } from '../../hub.ts';
import { openDatabase } from '../database/database.ts';
import { ormAddress, pgOptions } from '../database/database-address.ts';
import { migrate } from '../database/migrate.ts';
import { createAnnouncements } from '../live/announcements.ts';
import { createLog } from '../log.ts';
import { Checkpoints } from './checkpoints.ts';
import { verifyTrail } from './verify-trail.ts';
import { MIGRATIONS } from '../../../migrations/list.ts';
import { addressOf } from '../../../../test/testkit/global-setup.ts';

const name = `umlauf_${randomBytes(6).toString('hex')}`;
const cluster = inject('cluster');
const address = addressOf(cluster, name);

async function sql(statement: string, database = address): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(pgOptions(database));
  await client.connect();
  try {
    return (await client.query(statement)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

afterAll(() => sql(`drop database if exists ${name} with (force)`, cluster));

it('a log that was there before is chained as it stands', async () => {
  await sql(`create database ${name}`, cluster);
  await migrateBefore('20261125-020-provable-log');
  await sql(`insert into account (id, name, email) values ('acc_a', 'Ä "B"', 'a@umlauf.example')`);
  await sql(
    `insert into space (id, name, purpose, closed_because) values ('spc_a', 'a', 'a', 'a'), ('spc_b', 'b', 'b', 'b')`,
  );
  await sql(`insert into stream (id, sequence) values ('spc_a', 60), ('spc_b', 0)`);
  // The first ten were cut by age before anything was chained.
  await sql(
    `insert into event (stream_id, sequence, type, subject_id, actor_id, facts, at)
     select 'spc_a', n, 'MEMBER_ADDED', 'acc_a', case when n % 2 = 0 then 'acc_a' end,
       case when n % 3 = 0 then '{}' else jsonb_build_object('role', 'LEAD', 'name', E'Ä "B" \\\\ \\n\\u0001\\u2028' || n) end,
       now() - interval '1 day' + n * interval '1.000123 s' from generate_series(11, 60) n`,
  );
  await migrate(address);
  const database = await openDatabase(address, ENTITIES, createAnnouncements(), createLog('silent'));
  const checkpoints = new Checkpoints(database, 'a secret of the tests, long enough');
  const verify = () => verifyTrail(database, [checkpoints.publicKey]);
  expect(await verify()).toMatchObject({ broken: null, entries: 50, unsigned: 50 });
  await checkpoints.make();
  await database.withActor({ accountId: 'acc_a' }, async ({ raise }) =>
    raise({ spaceId: 'spc_a', type: 'SPACE_CHANGED', subjectId: 'spc_a', facts: { name: 'neu' } }),
  );
  expect(await verify()).toMatchObject({ broken: null, entries: 51, unsigned: 1 });
  await sql(`update event set facts = '{"name":"x"}' where sequence = 31`);
  expect((await verify()).broken).toMatchObject({ streamId: 'spc_a', sequence: 31 });
  await database.close();
});

/** Everything that came before the migration of this name. */
async function migrateBefore(first: string): Promise<void> {
  const orm = await MikroORM.init({
    ...ormAddress(address, ''),
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: {
      tableName: 'migration',
      migrationsList: MIGRATIONS.filter((migration) => migration.name < first),
      snapshot: false,
      silent: true,
    },
    logger: () => undefined,
  });
  await orm.migrator.up();
  await orm.close(true);
}
