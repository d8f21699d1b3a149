import { fork } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { freePort } from '../../testkit/child-hub.ts';
import { MemoryReport } from './process-usage.ts';

/** A peer's server, a process of its own. */
export interface ChildServer {
  readonly url: string;
  readonly pid: number;
  readonly memory: MemoryReport;
  /** `kill -9`, and the same again on the same port. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the file, which listens on `PORT` and says "ready"; as in production, and without what this process was told. */
export async function startChildServer(file: URL, env: Record<string, string> = {}): Promise<ChildServer> {
  const name = basename(file.pathname, '.ts');
  const memory = new MemoryReport(name);
  const port = String(await freePort());
  const told = { PATH: process.env['PATH'], NODE_ENV: 'production', ...memory.env, ...env, PORT: port };
  const launch = async () => {
    const child = fork(file, { env: told, execArgv: [] });
    const [failure] = await Promise.race([
      once(child, 'message').then(() => [null]),
      once(child, 'exit').then(([code]) => [`${name} ended with ${code}`]),
    ]);
    if (failure) throw new Error(failure);
    return child;
  };
  let child = await launch();
  const stop = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    get pid() {
      return child.pid!;
    },
    memory,
    stop,
    killAndRestart: async () => {
      await stop();
      child = await launch();
    },
  };
}
