import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrate } from '@umlauf/server/platform/database/migrate';
import { pgOptions, type DatabaseAddress } from '@umlauf/server/platform/database/database-address';
import { Api } from './testkit/api.ts';
import { ChildHub, DEMO_PASSWORD, freePort } from './testkit/child-hub.ts';
import { overSocket } from './testkit/following.ts';
import { addressOf } from './testkit/global-setup.ts';
import { signIn } from './testkit/sign-in.ts';
import { startAndEnd, type Ended } from './testkit/start-refused.ts';

const SECRET = 'a secret of the tests, long enough';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'umlauf-start-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** One clear line, exit code 1. */
function expectRefusal({ code, err }: Ended, line: RegExp): void {
  expect(err.trim().split('\n')).toEqual([expect.stringMatching(line)]);
  expect(err).toMatch(/^Umlauf: /);
  expect(code).toBe(1);
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** A database of the test's own in the run's cluster, and its URL. */
async function database(name: string): Promise<{ address: DatabaseAddress; url: string }> {
  const cluster = inject('cluster');
  await query(cluster, `drop database if exists ${name} with (force)`);
  await query(cluster, `create database ${name}`);
  const address = addressOf(cluster, name);
  if (!('host' in address)) return { address, url: address.clientUrl };
  const parameters = new URLSearchParams({
    host: address.host,
    user: address.user,
    port: String(address.port),
  });
  return { address, url: `postgres://localhost/${name}?${parameters}` };
}

async function query(address: DatabaseAddress, statement: string): Promise<any[]> {
  const client = new pg.Client(pgOptions(address));
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Everything in the schema, as text to compare. */
const shapeOf = async (address: DatabaseAddress) =>
  JSON.stringify(
    await query(
      address,
      `select table_schema, table_name, column_name from information_schema.columns
       where table_schema not in ('pg_catalog', 'information_schema') order by 1, 2, 3`,
    ),
  );

describe('the server refuses to start, in one line, and changes nothing', () => {
  it('when a variable cannot be read', async () => {
    const ended = await startAndEnd({ PORT: 'viele', DATA_DIR: join(folder, 'unread') });
    expectRefusal(ended, /PORT must be a whole number/);
    expect(await exists(join(folder, 'unread'))).toBe(false);
  });

  it('when its port is in use', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    const { port } = squatter.address() as { port: number };
    const ended = await startAndEnd({ PORT: String(port), DATA_DIR: join(folder, 'squatted') });
    expectRefusal(ended, new RegExp(`PORT ${port} .*in use`));
    expect(await exists(join(folder, 'squatted'))).toBe(false);
    squatter.close();
  });

  it('when its host is not one of this machine', async () => {
    const env = { HOST: '192.0.2.1', PUBLIC_URL: 'https://hub.example', DATA_DIR: join(folder, 'elsewhere') };
    expectRefusal(await startAndEnd({ ...env, PORT: String(await freePort()) }), /HOST 192\.0\.2\.1/);
    expect(await exists(join(folder, 'elsewhere'))).toBe(false);
  });

  it('when its data directory cannot be written', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, 'Inhalt');
    for (const path of [file, join(file, 'below')]) {
      expectRefusal(
        await startAndEnd({ PORT: String(await freePort()), DATA_DIR: path }),
        /DATA_DIR .*cannot be written/,
      );
    }
    expect(await readFile(file, 'utf8')).toBe('Inhalt');
  });

  it('when the database does not answer', async () => {
    const port = await freePort();
    for (const url of [
      `postgres://umlauf:geheim@127.0.0.1:${port}/umlauf`,
      `postgres://x/y?host=${folder}`,
    ]) {
      const ended = await startAndEnd({ PORT: String(await freePort()), DATABASE_URL: url, SECRET });
      expectRefusal(ended, /database does not answer/);
      expect(ended.err + ended.out).not.toContain('geheim');
    }
  });

  it('when the database has a newer schema', async () => {
    const { address, url } = await database('umlauf_start_newer');
    await migrate(address);
    await query(address, `insert into migration (name) values ('29991231-001-hover-cars')`);
    const before = await shapeOf(address);
    const ended = await startAndEnd({ PORT: String(await freePort()), DATABASE_URL: url, SECRET });
    expectRefusal(ended, /newer schema \(29991231-001-hover-cars\)/);
    expect(await shapeOf(address)).toBe(before);
  });

  it('when the demo is wanted over other people’s accounts', async () => {
    const { address, url } = await database('umlauf_start_demo');
    await migrate(address);
    await query(
      address,
      `insert into account (id, name, email) values ('acc_x', 'Jemand', 'jemand@amt.example')`,
    );
    const ended = await startAndEnd({
      PORT: String(await freePort()),
      DATABASE_URL: url,
      SECRET,
      DEMO: 'true',
    });
    expectRefusal(ended, /DEMO/);
    expect(await query(address, 'select email from account')).toEqual([{ email: 'jemand@amt.example' }]);
    expect(await query(address, 'select 1 from space')).toEqual([]);
  });
});

describe('one data directory', () => {
  let hub: ChildHub;
  beforeAll(async () => {
    hub = await ChildHub.start({ DEMO: 'true' });
  });
  afterAll(() => hub.close());

  const WHO = '{ viewer { email } }';
  const session = async (email = 'koordination@umlauf.example') =>
    new Api(hub.url, null, { cookie: await hub.demoSession(email), origin: hub.url });

  it('tells the newcomer where it is, and where the demo’s mails are', async () => {
    await expect.poll(() => hub.output).toContain(`${hub.url}/demo/mail\n`);
    expect((await fetch(`${hub.url}/api/demo/mail`)).status).toBe(200);
  });

  it('is for one instance: a second one is refused, and the first one does not notice', async () => {
    const api = await session();
    const before = await readdir(hub.dataDir);
    const ended = await startAndEnd({ PORT: String(await freePort()), DATA_DIR: hub.dataDir });
    expectRefusal(ended, /DATA_DIR .*used by another instance/);
    expect(await api.query(WHO)).toEqual({ viewer: { email: 'koordination@umlauf.example' } });
    expect(await readdir(hub.dataDir)).toEqual(before);
  });

  it('starts again after kill -9, and takes over the database that is still running', async () => {
    const api = await session();
    const { pid } = hub;
    const postgres = await hub.postgresPid();
    await hub.kill({ database: false });
    expect(() => process.kill(pid, 0)).toThrow();
    expect(() => process.kill(postgres, 0)).not.toThrow();
    await hub.start();
    expect(await hub.postgresPid()).toBe(postgres);
    expect(await api.query(WHO)).toEqual({ viewer: { email: 'koordination@umlauf.example' } });
  });

  it('starts again after kill -9 of the database, too', async () => {
    const api = await session();
    await hub.kill({ database: true });
    await hub.start();
    expect(await api.query(WHO)).toEqual({ viewer: { email: 'koordination@umlauf.example' } });
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'is left clean by %s: sockets told, database stopped',
    async (signal) => {
      const api = await session();
      const following = overSocket(api, 'subscription { viewerChanged { email } }');
      await api.query(WHO);
      const postgres = await hub.postgresPid();
      await expect
        .poll(async () => {
          const metrics = await fetch(`${hub.url}/healthz`);
          return metrics.status;
        })
        .toBe(200);
      const { code, signal: killed } = await hub.stop(signal);
      expect({ code, killed }).toEqual({ code: 0, killed: null });
      await expect.poll(() => following.hasEnded).toBe(true);
      expect(() => process.kill(postgres, 0)).toThrow();
      expect(await readdir(hub.dataDir)).not.toContain('umlauf.lock');
      expect(await readdir(hub.socketFolder)).not.toContain('postmaster.pid');
      following.stop();
      await hub.start();
      expect(await api.query(WHO)).toEqual({ viewer: { email: 'koordination@umlauf.example' } });
    },
  );

  it('keeps demo accounts out, by password, session and token, once there is no demo', async () => {
    const api = await session();
    const input = {
      name: 'x',
      scopes: ['spaces:read'],
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    };
    const { createAccessToken } = await api.query(
      'mutation($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { secret } }',
      { input },
    );
    const token = new Api(hub.url, createAccessToken.secret);
    await token.query(WHO);
    await hub.stop('SIGTERM');
    await hub.start({ DEMO: 'false' });
    expect((await signIn(hub.url, 'koordination@umlauf.example', DEMO_PASSWORD)).ok).toBe(false);
    expect((await token.error(WHO)).extensions.code).toBe('UNAUTHENTICATED');
    expect((await api.error(WHO)).extensions.code).toBe('UNAUTHENTICATED');
  });
});
