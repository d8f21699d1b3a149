import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from './errors.ts';
import { OUT_OF_MEMORY } from './supervise.ts';
import { TRANSPILING } from './worker-thread.ts';

/** The program has ended in the midst of it, of whatever it was given. */
export class ProgramFell extends Error {
  override readonly name = 'ProgramFell';
}

const IDLE_MILLISECONDS = 60_000;

/**
 * A process of its own for work in which foreign code reads what foreign people have written: one request after the
 * other, each answered by one message. It is started with the first one, knows nothing of what the server knows, and ends
 * when there was nothing to do for a while.
 */
export class ChildProgram<Request extends object, Answer> {
  #process: ChildProcess | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #idle: NodeJS.Timeout | null = null;

  constructor(
    private readonly file: URL,
    private readonly limitMilliseconds: number = LIMITS.conversionMilliseconds,
  ) {}

  /**
   * Throws LIMIT { conversionMilliseconds, conversionBytes } for what takes more time or memory, UNAVAILABLE
   * { CONVERTER_BUSY } when too many wait, ProgramFell.
   */
  async ask(request: Request): Promise<Answer> {
    if (this.#waiting >= LIMITS.conversionsWaiting)
      throw new AppError('UNAVAILABLE', { reason: 'CONVERTER_BUSY' });
    this.#waiting++;
    const answered = this.#turn.then(() => this.#ask(request));
    this.#turn = answered.catch(() => undefined);
    return answered.finally(() => this.#waiting--);
  }

  async close(): Promise<void> {
    if (this.#idle) clearTimeout(this.#idle);
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    // Else whoever waits for it alone would end before it does.
    child.ref();
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async #ask(request: Request): Promise<Answer> {
    if (this.#idle) clearTimeout(this.#idle);
    const child = (this.#process ??= this.#start());
    const over = new AbortController();
    const { signal } = over;
    let isSlow = false;
    const limit = setTimeout(() => {
      isSlow = true;
      child.kill('SIGKILL');
    }, this.limitMilliseconds);
    const died = once(child, 'exit', { signal }).then(([code]) => {
      if (isSlow) throw limitOf('conversionMilliseconds');
      if (code === OUT_OF_MEMORY) throw limitOf('conversionBytes');
      // Whatever made it fall: the next one starts anew.
      throw new ProgramFell('the program has ended');
    });
    try {
      child.send(request);
      const [answer] = (await Promise.race([once(child, 'message', { signal }), died])) as [Answer];
      return answer;
    } finally {
      clearTimeout(limit);
      over.abort();
      died.catch(() => undefined);
      this.#idle = setTimeout(() => void this.close(), IDLE_MILLISECONDS).unref();
    }
  }

  #start(): ChildProcess {
    const child = fork(fileURLToPath(this.file), {
      execArgv: this.file.pathname.endsWith('.ts') ? TRANSPILING : [],
      // No address of a database, no secret.
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.unref();
    child.channel?.unref();
    child.once('exit', () => {
      if (this.#process === child) this.#process = null;
    });
    return child;
  }
}

function limitOf(limit: 'conversionMilliseconds' | 'conversionBytes'): AppError {
  return new AppError('LIMIT', { limit, max: LIMITS[limit] });
}
