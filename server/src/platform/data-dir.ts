import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ConfigError } from './config.ts';

/** The folder that one instance has to itself. */
export interface DataDir {
  path: string;
  /** The signing key, made on the first start. */
  secret(): Promise<string>;
  release(): Promise<void>;
}

/** Takes the folder. Throws `ConfigError` when it cannot be written, or another instance has it. */
export async function takeDataDir(path: string): Promise<DataDir> {
  const lock = join(path, 'umlauf.lock');
  const mine = `${process.pid} ${(await startOf(process.pid)) ?? ''}`.trim();
  try {
    await mkdir(path, { recursive: true });
    await claim(lock, mine, path);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(`DATA_DIR ${path} cannot be written: ${(error as Error).message}`);
  }
  return {
    path,
    secret: () => secretIn(path),
    release: async () => {
      if ((await readFile(lock, 'utf8').catch(() => '')) === mine) await rm(lock, { force: true });
    },
  };
}

/** Two that find the same stale lock can both replace it: the one whose words stand there after a moment has it. */
const TAKE_OVER_MILLISECONDS = 100;

async function claim(lock: string, mine: string, path: string): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = await open(lock, 'wx', 0o600);
      await file.writeFile(mine);
      await file.close();
      if (attempt === 0) return;
      await wait(TAKE_OVER_MILLISECONDS);
      if ((await readFile(lock, 'utf8').catch(() => '')) === mine) return;
      continue;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await readFile(lock, 'utf8').catch(() => '');
    const [pid, ...start] = holder.split(' ');
    if (holder !== mine && (await isRunning(Number(pid), start.join(' ')))) {
      throw new ConfigError(`DATA_DIR ${path} is used by another instance (process ${pid}).`);
    }
    // Its holder was killed.
    await rm(lock, { force: true });
  }
  throw new ConfigError(`DATA_DIR ${path} is used by another instance that is starting.`);
}

/** Whether the process that wrote the lock still runs: the same number can belong to another one after a restart. */
async function isRunning(pid: number, start: string): Promise<boolean> {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const known = await startOf(pid);
  return known === null || start === '' || known === start;
}

/** When a process started, in the kernel's clock ticks since boot (`proc(5)`, field 22); null where there is no /proc. */
async function startOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

/** The signing key that is kept in the folder, for whoever works beside the instance that has it; made when there is none. */
export async function secretIn(path: string): Promise<string> {
  const file = join(path, 'secret');
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept && kept.length >= 32) return kept;
  const secret = randomBytes(32).toString('base64url');
  await writeFile(file, secret, { mode: 0o600 });
  return secret;
}
