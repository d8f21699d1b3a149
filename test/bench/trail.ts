/** `pnpm bench trail`: what it costs to seal events, and to recompute a trail of 100,000 entries. */
// First: it brings what the entities' decorators need.
import '@umlauf/server/server';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccount } from '@umlauf/server/accounts/create-account';
import { ENTITIES } from '@umlauf/server/hub';
import { openDatabase, type Database } from '@umlauf/server/platform/database/database';
import { embeddedAddress } from '@umlauf/server/platform/database/database-address';
import { startEmbeddedPostgres } from '@umlauf/server/platform/database/embedded-postgres';
import { migrate } from '@umlauf/server/platform/database/migrate';
import { createAnnouncements } from '@umlauf/server/platform/live/announcements';
import { createLog } from '@umlauf/server/platform/log';
import { BEGINNING, seal } from '@umlauf/server/platform/trail/chain';
import { Checkpoints } from '@umlauf/server/platform/trail/checkpoints';
import { verifyTrail } from '@umlauf/server/platform/trail/verify-trail';
import { createSpace } from '@umlauf/server/spaces/create-space';

const ENTRIES = Number(process.env['BENCH_ENTRIES'] ?? 100_000);
const SINGLE = 1_000;
const BATCH = 1_000;

const folder = await mkdtemp(join(tmpdir(), 'umlauf-trail-'));
const server = await startEmbeddedPostgres(join(folder, 'postgres'));
try {
  const address = embeddedAddress(server.socketFolder, 'postgres');
  await migrate(address);
  const database = await openDatabase(address, ENTITIES, createAnnouncements(), createLog('error'));
  await measure(database).finally(() => database.close());
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function measure(database: Database): Promise<void> {
  console.log(`sealing one entry: ${((await timeOf(sealMany)) / 10_000) * 1_000} µs of CPU`);
  const { accountId, spaceId } = await prepare(database);
  const raise = (count: number) =>
    database.withActor({ accountId }, async (transaction) => {
      for (let i = 0; i < count; i++)
        transaction.raise({
          spaceId,
          type: 'SPACE_CHANGED',
          subjectId: spaceId,
          facts: { name: `Name ${i}` },
        });
    });
  const single = await timeOf(async () => {
    for (let i = 0; i < SINGLE; i++) await raise(1);
  });
  console.log(`a transaction with one event: ${(single / SINGLE).toFixed(2)} ms, one after the other`);
  const empty = await timeOf(async () => {
    for (let i = 0; i < SINGLE; i++) await database.withActor({ accountId }, ({ sql }) => sql('select 1'));
  });
  console.log(`a transaction without: ${(empty / SINGLE).toFixed(2)} ms`);
  for (let written = SINGLE; written < ENTRIES; written += BATCH) await raise(BATCH);
  const checkpoints = new Checkpoints(database, 'a secret of the bench, long enough');
  console.log(`a checkpoint: ${(await timeOf(() => checkpoints.make())).toFixed(0)} ms`);
  const milliseconds = await timeOf(async () => {
    const verdict = await verifyTrail(database, [checkpoints.publicKey]);
    console.log(`verified: ${verdict.entries} entries, ${verdict.broken ? 'BROKEN' : 'sound'}`);
  });
  console.log(`in ${(milliseconds / 1_000).toFixed(1)} s`);
}

function sealMany(): void {
  const head = { streamId: 'hub', sequence: 1, kind: 'SIGNED_IN', at: new Date(), organisationId: null };
  const parts = { subject: 'a', actor: 'b', network: 'c', address: 'd', facts: '{"name":"e"}' };
  let previous: Buffer = BEGINNING;
  for (let i = 0; i < 10_000; i++) previous = seal(previous, head, parts).hash;
}

async function prepare(database: Database) {
  const account = await database.withActor({ system: 'demo' }, (transaction) =>
    createAccount(transaction, { name: 'Misst', email: 'misst@umlauf.example', password: null }),
  );
  const space = await database.withActor({ accountId: account.id }, (transaction) =>
    createSpace(transaction, account.id, { name: 'Messen', purpose: 'Messen', closedBecause: 'Messen' }),
  );
  return { accountId: account.id, spaceId: space.id };
}

async function timeOf(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
