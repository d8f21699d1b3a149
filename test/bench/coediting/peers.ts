import { embeddedAddress, pgOptions } from '@umlauf/server/platform/database/database-address';
import pg from 'pg';
import { ChildHub } from '../../testkit/child-hub.ts';
import { startChildServer, type ChildServer } from '../measuring/child-server.ts';
import type { Person } from '../measuring/people.ts';
import { MemoryReport } from '../measuring/process-usage.ts';
import { SCENARIOS, type Plan, type Table } from './scenario.ts';

/** A server under measurement, a process of its own. */
export interface Peer {
  name: Plan['protocol'];
  url: string;
  readonly pid: number;
  memory: MemoryReport;
  /** Makes the documents known to it. */
  prepare(tables: readonly Table[]): Promise<void>;
  /** `kill -9`, and the same again. */
  killAndRestart(): Promise<void>;
}

/** All servers side by side, with one PostgreSQL (fsync on) for the two that store. */
export class Peers {
  private constructor(
    readonly hub: ChildHub,
    /** Umlauf's database, as its owner. */
    readonly database: pg.Pool,
    readonly postmaster: number,
    readonly all: readonly Peer[],
    private readonly end: () => Promise<void>,
  ) {}

  /** @param nodeOptions for Umlauf's process, e.g. to profile it */
  static async start(nodeOptions = ''): Promise<Peers> {
    const memory = new MemoryReport('umlauf');
    const options = `${memory.env['NODE_OPTIONS']} ${nodeOptions}`;
    const hub = await ChildHub.start({ ...memory.env, NODE_OPTIONS: options, DEMO: 'false' });
    const database = connect(hub.socketFolder, 'umlauf');
    await database.query('create database hocuspocus');
    const peerDatabase = connect(hub.socketFolder, 'hocuspocus');
    const hocuspocus = await startHocuspocus(hub.socketFolder, peerDatabase);
    const relay = await startChildServer(new URL('./relay-server.ts', import.meta.url));
    const umlauf: Peer = {
      name: 'umlauf',
      url: hub.url,
      get pid() {
        return hub.pid;
      },
      memory,
      prepare: async () => {},
      killAndRestart: async () => {
        await hub.kill({ database: false });
        await hub.start();
      },
    };
    const end = async () => {
      for (const child of [hocuspocus.child, relay]) await child.stop();
      await peerDatabase.end();
      await database.end();
      await hub.close();
    };
    const all: Peer[] = [
      umlauf,
      asPeer('hocuspocus', hocuspocus.child, hocuspocus.prepare),
      asPeer('relay', relay, async () => {}),
    ];
    return new Peers(hub, database, await hub.postgresPid(), all, end);
  }

  close(): Promise<void> {
    return this.end();
  }
}

/** Tells Hocuspocus who the people are: the same tokens, and whether each may write. */
export async function introduce(peers: Peers, people: readonly Person[]): Promise<void> {
  const client = connect(peers.hub.socketFolder, 'hocuspocus');
  await client.query(`insert into person select token, token, 'READER' from unnest($1::text[]) token`, [
    people.map(({ token }) => token),
  ]);
  await client.end();
}

function connect(socketFolder: string, name: string): pg.Pool {
  return new pg.Pool({ ...pgOptions(embeddedAddress(socketFolder, name)), max: 4 });
}

async function startHocuspocus(socketFolder: string, database: pg.Pool) {
  await database.query('create table document (name text primary key, state bytea not null)');
  await database.query(
    'create table person (token text primary key, name text not null, role text not null)',
  );
  const child = await startChildServer(new URL('./hocuspocus-server.ts', import.meta.url), {
    BENCH_SOCKET_FOLDER: socketFolder,
  });
  const prepare = async (tables: readonly Table[]) => {
    const seats = tables.flatMap((table) => table.seats);
    await database.query(
      `update person set role = case when types then 'WRITER' else 'READER' end
       from unnest($1::text[], $2::boolean[]) as given (seat, types) where token = seat`,
      [seats.map(({ token }) => token), seats.map(({ types }) => types)],
    );
    await database.query('insert into document select * from unnest($1::text[], $2::bytea[])', [
      tables.map(({ documentId }) => documentId),
      tables.map(({ state }) => Buffer.from(state, 'base64')),
    ]);
  };
  return { child, prepare };
}

function asPeer(name: Peer['name'], child: ChildServer, prepare: Peer['prepare']): Peer {
  return Object.assign(Object.create(child) as ChildServer, { name, prepare });
}

/** What Hocuspocus has stored of a document; null: nothing. */
export async function storedByHocuspocus(socketFolder: string, documentId: string): Promise<Buffer | null> {
  const client = connect(socketFolder, 'hocuspocus');
  const { rows } = await client.query<{ state: Buffer }>('select state from document where name = $1', [
    documentId,
  ]);
  await client.end();
  return rows[0]?.state ?? null;
}

/** As many people as the largest scenario needs. */
export const MOST_PEOPLE = Math.max(...SCENARIOS.map(({ documents, people }) => documents * people));
