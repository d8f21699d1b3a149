import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { readConfig } from '@umlauf/server/platform/config';
import { pgOptions, type DatabaseAddress } from '@umlauf/server/platform/database/database-address';
import { startServer, type RunningServer } from '@umlauf/server/server';
import { Api } from './api.ts';
import { addressOf, TEMPLATE } from './global-setup.ts';
import { Seed } from './seed.ts';

/** A hub of one's own: the real server on a free port, over a fresh database. */
export interface TestHub {
  server: RunningServer;
  url: string;
  seed: Seed;
  /** Nobody's API. */
  anonymous: Api;
  /** Its database, for looking at what is really there (as the owner, past every policy). */
  address: DatabaseAddress;
  /** Runs SQL as the database's owner. */
  sql<Row = Record<string, unknown>>(statement: string, parameters?: unknown[]): Promise<Row[]>;
  /** Its own folder, made with the first file. */
  dataDir: string;
  /** Another instance on the same database; closed by whoever asked for it. */
  startAnother(): Promise<RunningServer>;
  /** Stops the server and starts it again on the same database and port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts a hub; `env` as in CONTRACT's table. Without the demo unless asked for. `lineTo` puts something between the
 * hub and its database.
 */
export async function startTestHub(
  env: Record<string, string> = {},
  lineTo: (address: DatabaseAddress) => Promise<DatabaseAddress> = async (address) => address,
): Promise<TestHub> {
  const cluster = inject('cluster');
  const name = `umlauf_${randomBytes(6).toString('hex')}`;
  await inCluster(cluster, `create database ${name} template ${TEMPLATE}`);
  const address = addressOf(cluster, name);
  const line = await lineTo(address);
  const dataDir = join(tmpdir(), name);
  const start = (port: number) =>
    startServer(
      readConfig({
        PORT: String(port),
        DEMO: 'false',
        LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
        DATA_DIR: dataDir,
        ...env,
      }),
      undefined,
      async () => ({
        address: line,
        secret: 'a secret of the tests, long enough',
        close: async () => undefined,
      }),
    );
  const server = await start(0);
  // Kept open: a connection that is new reads all tables that it is asked about from the catalogue first.
  const owners = new pg.Pool({ ...pgOptions(address), max: 5, idleTimeoutMillis: 10_000 });
  owners.on('error', () => undefined);
  const hub: TestHub = {
    server,
    url: server.url,
    seed: new Seed(server),
    anonymous: new Api(server.url, null),
    address,
    dataDir,
    sql: (statement, parameters) => askOwner(owners, statement, parameters),
    startAnother: () => start(0),
    restart: async () => {
      await hub.server.close();
      hub.server = await start(server.port);
      hub.seed = new Seed(hub.server);
    },
    close: async () => {
      await hub.server.close();
      await owners.end();
      await rm(dataDir, { recursive: true, force: true });
      await inCluster(cluster, `drop database if exists ${name} with (force)`);
    },
  };
  return hub;
}

/** Asks over a connection of the owner's; one on which something failed, perhaps within a transaction, is not used again. */
async function askOwner(owners: pg.Pool, statement: string, parameters?: unknown[]): Promise<any[]> {
  const client = await owners.connect();
  try {
    const { rows } = await client.query(statement, parameters);
    client.release();
    return rows;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function inCluster(cluster: DatabaseAddress, statement: string): Promise<void> {
  const client = new pg.Client(pgOptions(cluster));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
