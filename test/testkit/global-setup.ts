import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import {
  embeddedAddress,
  pgOptions,
  type DatabaseAddress,
} from '@umlauf/server/platform/database/database-address';
import { startEmbeddedPostgres } from '@umlauf/server/platform/database/embedded-postgres';
import { migrate } from '@umlauf/server/platform/database/migrate';
import { chromiumPath } from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The cluster's own database, to make others in it. */
    cluster: DatabaseAddress;
  }
}

export const TEMPLATE = 'umlauf_template';

/**
 * One real PostgreSQL for the whole run (the embedded one, or that of `TEST_DATABASE_URL`), with a migrated template
 * from which every hub under test gets its own database in milliseconds.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await chromiumPath();
  const external = process.env['TEST_DATABASE_URL'];
  const folder = await mkdtemp(join(await clusterPlace(), 'umlauf-test-'));
  const server = external
    ? null
    : await startEmbeddedPostgres(join(folder, 'postgres'), { settings: { max_connections: '300' } });
  const cluster: DatabaseAddress = server
    ? embeddedAddress(server.socketFolder, 'postgres')
    : { clientUrl: external! };
  const client = new pg.Client(pgOptions(cluster));
  await client.connect();
  await client.query(`drop database if exists ${TEMPLATE}`);
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  await migrate(addressOf(cluster, TEMPLATE));
  project.provide('cluster', cluster);
  return async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

const MEMORY = '/dev/shm';
/** The databases that there are at a time, with what is logged ahead. */
const CLUSTER_BYTES = 6 * 2 ** 30;

/**
 * Memory where there is plenty: nothing of the cluster outlives the run, and waiting for a disk at each commit, and at
 * the checkpoint that removing a database takes, was half of the run's time. The settings are those of the product.
 */
async function clusterPlace(): Promise<string> {
  const { bavail, bsize } = await statfs(MEMORY).catch(() => ({ bavail: 0, bsize: 0 }));
  return Math.min(bavail * bsize, freemem()) > 2 * CLUSTER_BYTES ? MEMORY : tmpdir();
}

/** Another database of the same cluster. */
export function addressOf(cluster: DatabaseAddress, dbName: string): DatabaseAddress {
  if ('host' in cluster) return { ...cluster, dbName };
  const url = new URL(cluster.clientUrl);
  url.pathname = `/${dbName}`;
  return { clientUrl: url.href };
}
