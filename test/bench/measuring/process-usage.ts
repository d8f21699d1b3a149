import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** USER_HZ, in which the kernel writes CPU times; 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
const FIELD = { parent: 1, user: 11, system: 12, childrenUser: 13, childrenSystem: 14 };
const PATIENCE_MILLISECONDS = 10_000;

/** CPU seconds that the process has used so far, all its threads together. */
export async function cpuSeconds(pid: number): Promise<number> {
  const fields = await statOf(pid);
  return (fields[FIELD.user]! + fields[FIELD.system]!) / TICKS_PER_SECOND;
}

/** The same for a PostgreSQL: its first process, all that it started, and those of them that have ended. */
export async function clusterCpuSeconds(postmaster: number): Promise<number> {
  const own = await statOf(postmaster);
  let ticks = own[FIELD.user]! + own[FIELD.system]! + own[FIELD.childrenUser]! + own[FIELD.childrenSystem]!;
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const fields = await statOf(Number(name)).catch(() => null);
    if (fields?.[FIELD.parent] === postmaster) ticks += fields[FIELD.user]! + fields[FIELD.system]!;
  }
  return ticks / TICKS_PER_SECOND;
}

/** The fields after the command's name, which may hold blanks; the first one is the state. */
async function statOf(pid: number): Promise<number[]> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8');
  return line
    .slice(line.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
}

/** What a server holds in memory once its garbage is collected; it must run with `env`. */
export class MemoryReport {
  readonly env: Record<string, string>;
  readonly #file: string;

  constructor(name: string) {
    this.#file = join(tmpdir(), `umlauf-bench-${process.pid}-${name}.json`);
    const preload = fileURLToPath(new URL('./report-memory.ts', import.meta.url));
    this.env = { NODE_OPTIONS: `--expose-gc --import=${preload}`, BENCH_MEMORY_FILE: this.#file };
  }

  /** Bytes on the heap and outside of it. */
  async take(pid: number): Promise<number> {
    await rm(this.#file, { force: true });
    process.kill(pid, 'SIGUSR2');
    const deadline = Date.now() + PATIENCE_MILLISECONDS;
    while (!existsSync(this.#file)) {
      if (Date.now() > deadline) throw new Error(`process ${pid} does not report its memory`);
      await wait(5);
    }
    const { held } = JSON.parse(await readFile(this.#file, 'utf8')) as { held: number };
    await rm(this.#file);
    return held;
  }
}
