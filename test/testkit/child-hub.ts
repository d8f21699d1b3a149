import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('../../server/dist/main.js', import.meta.url));
const START_MILLISECONDS = 90_000;
export const DEMO_PASSWORD = 'umlauf-demo-2026';

/** The built server as a process of its own, with its own data directory and database, to be measured or killed. */
export class ChildHub {
  readonly dataDir: string;
  readonly url: string;
  readonly #env: Record<string, string>;
  #process: ChildProcess | null = null;
  #output = '';

  private constructor(dataDir: string, port: number, env: Record<string, string>) {
    this.dataDir = dataDir;
    this.url = `http://localhost:${port}`;
    this.#env = { DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'error', ...env };
  }

  /** Starts it; `env` as in CONTRACT's table. */
  static async start(env: Record<string, string> = {}): Promise<ChildHub> {
    const dataDir = await mkdtemp(join(tmpdir(), 'umlauf-child-'));
    const hub = new ChildHub(dataDir, await freePort(), env);
    await hub.start();
    return hub;
  }

  /** What it has printed since it was last started, the log included. */
  get output(): string {
    return this.#output;
  }

  get pid(): number {
    return this.#process!.pid!;
  }

  /** Folder of the database's socket. */
  get socketFolder(): string {
    return join(this.dataDir, 'postgres');
  }

  /** Starts it on the same port and data, and resolves when it says that it is ready; `env` changes what it was told. */
  async start(env: Record<string, string> = {}): Promise<void> {
    Object.assign(this.#env, env);
    const child = spawn(process.execPath, ['--max-semi-space-size=32', SERVER], {
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...this.#env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    this.#output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (bytes: Buffer) => (this.#output += bytes.toString('utf8')));
    }
    const deadline = Date.now() + START_MILLISECONDS;
    while (!(await this.#isReady())) {
      if (child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`The server did not start:\n${this.#output}`);
      }
      await wait(20);
    }
  }

  /** The cookie of a demo account's new session. */
  async demoSession(email: string): Promise<string> {
    const answer = await fetch(`${this.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.url },
      body: JSON.stringify({ email, password: DEMO_PASSWORD }),
    });
    if (!answer.ok) throw new Error(`no session: ${answer.status}`);
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }

  /** `kill -9` for the server, and for its database where asked. */
  async kill({ database }: { database: boolean }): Promise<void> {
    const postgres = database ? await this.postgresPid() : null;
    const gone = this.#gone();
    process.kill(this.pid, 'SIGKILL');
    if (postgres !== null) process.kill(postgres, 'SIGKILL');
    await gone;
  }

  /** Stops it as the service manager does, or Ctrl-C; how it ended. */
  async stop(signal: 'SIGTERM' | 'SIGINT'): Promise<{ code: number | null; signal: string | null }> {
    const child = this.#process!;
    const gone = this.#gone();
    child.kill(signal);
    await gone;
    return { code: child.exitCode, signal: child.signalCode };
  }

  /** Stops it and removes its data. */
  async close(): Promise<void> {
    await this.stop('SIGTERM');
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** The database's first process. */
  async postgresPid(): Promise<number> {
    return Number((await readFile(join(this.socketFolder, 'postmaster.pid'), 'utf8')).split('\n')[0]);
  }

  #gone(): Promise<unknown> {
    const child = this.#process!;
    if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => child.once('exit', resolve));
  }

  async #isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/readyz`).catch(() => null);
    await answer?.arrayBuffer();
    return answer?.status === 200;
  }
}

/** A port that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
