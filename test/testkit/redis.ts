import { spawn, type ChildProcess } from 'node:child_process';
import { access } from 'node:fs/promises';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './child-hub.ts';

/** A Redis of a test's own, which can die and come back. */
export class RedisUnderTest {
  private process: ChildProcess | null = null;

  private constructor(
    private readonly program: string,
    private readonly port: number,
  ) {}

  /** Null where there is no `redis-server` and no `valkey-server` on the PATH. */
  static async start(): Promise<RedisUnderTest | null> {
    const program = await findProgram();
    if (!program) return null;
    const redis = new RedisUnderTest(program, await freePort());
    await redis.start();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.process = spawn(
      this.program,
      ['--port', `${this.port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
      {
        stdio: 'ignore',
      },
    );
    while (!(await this.answers())) await wait(20);
  }

  async kill(): Promise<void> {
    const child = this.process!;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  private answers(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect(this.port, '127.0.0.1', () => socket.write('PING\r\n'));
      socket.once('data', () => socket.end());
      socket.once('error', () => resolve(false));
      socket.once('close', (failed) => resolve(!failed));
    });
  }
}

async function findProgram(): Promise<string | null> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const name of ['redis-server', 'valkey-server']) {
      const path = join(folder, name);
      const isThere = await access(path).then(
        () => true,
        () => false,
      );
      if (isThere) return path;
    }
  }
  return null;
}
