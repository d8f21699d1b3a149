import { join } from 'node:path';
import pg from 'pg';
import type { Config } from './platform/config.ts';
import { secretIn, takeDataDir, type DataDir } from './platform/data-dir.ts';
import type { Database } from './platform/database/database.ts';
import { embeddedAddress, pgOptions, type DatabaseAddress } from './platform/database/database-address.ts';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.ts';

/** Where this instance keeps what it must not lose. */
export interface OpenStorage {
  address: DatabaseAddress;
  secret: string;
  close(): Promise<void>;
}

const DATABASE = 'umlauf';

/** The PostgreSQL of `DATABASE_URL`, or our own in `DATA_DIR`, which then belongs to this instance alone. */
export async function openStorage(config: Config, tell: (step: string) => void): Promise<OpenStorage> {
  if (config.databaseUrl) {
    return {
      address: { clientUrl: config.databaseUrl },
      secret: config.secret!,
      close: async () => undefined,
    };
  }
  const folder = await takeDataDir(config.dataDir);
  try {
    return await openOwn(folder, config, tell);
  } catch (error) {
    await folder.release();
    throw error;
  }
}

async function openOwn(folder: DataDir, config: Config, tell: (step: string) => void): Promise<OpenStorage> {
  tell('Datenbank starten · starting the database');
  const server = await startEmbeddedPostgres(join(folder.path, 'postgres'));
  const address = embeddedAddress(server.socketFolder, DATABASE);
  await makeDatabase(embeddedAddress(server.socketFolder, 'postgres'));
  const close = async () => {
    await server.stop();
    await folder.release();
  };
  return { address, secret: config.secret ?? (await folder.secret()), close };
}

async function makeDatabase(address: DatabaseAddress): Promise<void> {
  const client = new pg.Client(pgOptions(address));
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** The settings that make "saved" true; the names of those that are off for the application's own connections. */
export async function durabilityFaults(database: Database): Promise<string[]> {
  const { rows } = await database.executeSql(
    `select name from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting = 'off'`,
  );
  return rows.map((row: { name: string }) => row.name);
}

/**
 * The same database for the operator's command line, beside a running instance or without one. A database that was
 * started for the command is stopped after it only while no instance has the folder: it would lose it.
 */
export async function operatorAddress(config: Config): Promise<OpenStorage> {
  if (config.databaseUrl)
    return {
      address: { clientUrl: config.databaseUrl },
      secret: config.secret!,
      close: async () => undefined,
    };
  // Null: an instance has it, or is about to.
  const folder = await takeDataDir(config.dataDir).catch(() => null);
  try {
    const server = await startEmbeddedPostgres(join(config.dataDir, 'postgres'));
    await makeDatabase(embeddedAddress(server.socketFolder, 'postgres'));
    const close = async () => {
      if (folder && !server.wasRunning) await server.stop();
      await folder?.release();
    };
    const secret = config.secret ?? (await secretIn(config.dataDir));
    return { address: embeddedAddress(server.socketFolder, DATABASE), secret, close };
  } catch (error) {
    await folder?.release();
    throw error;
  }
}
