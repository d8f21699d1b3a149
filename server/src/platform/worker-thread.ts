import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** The thread has not answered in time, and was ended. */
export class ThreadTooSlow extends Error {
  override readonly name = 'ThreadTooSlow';
}

/** Only in tests and while developing: Node itself does not read all of TypeScript. */
export const TRANSPILING = ['--import', '@oxc-node/core/register'];

export interface ThreadOptions {
  /** For messages. */
  name: string;
  /** It ends when it has had nothing to do for so long. */
  idleMilliseconds: number;
  /** For one request, from its turn on; the thread's own start is part of it. */
  limitMilliseconds: number;
}

/**
 * A thread for work that takes so long that nobody's key press shall wait for it: one request after the other, each
 * answered by one message. It begins with the first one.
 */
export class WorkerThread<Request, Answer> {
  #worker: Worker | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | null = null;

  constructor(
    private readonly file: URL,
    private readonly options: ThreadOptions,
  ) {}

  /**
   * Makes the request when it is its turn, and hands the buffers over. Rejects also when the thread ends in the midst of
   * it: of a fault, for want of memory, by `close`, or because it takes too long (ThreadTooSlow).
   */
  ask(make: () => { request: Request; transfer?: ArrayBuffer[] }): Promise<Answer> {
    const answered = this.#turn.then(() => this.#ask(make()));
    this.#turn = answered.catch(() => undefined);
    return answered;
  }

  async close(): Promise<void> {
    if (this.#idle) clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  async #ask({ request, transfer = [] }: { request: Request; transfer?: ArrayBuffer[] }): Promise<Answer> {
    if (this.#idle) clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#start());
    const over = new AbortController();
    const { signal } = over;
    let isSlow = false;
    const limit = setTimeout(() => {
      isSlow = true;
      void this.close();
    }, this.options.limitMilliseconds);
    // `once` rejects on 'error'.
    const died = once(worker, 'exit', { signal }).then(() => {
      if (isSlow) throw new ThreadTooSlow(`the ${this.options.name} thread took too long`);
      throw new Error(`the ${this.options.name} thread has ended`);
    });
    try {
      worker.postMessage(request, transfer);
      const [answer] = (await Promise.race([once(worker, 'message', { signal }), died])) as [Answer];
      return answer;
    } finally {
      clearTimeout(limit);
      over.abort();
      died.catch(() => undefined);
      this.#idle = setTimeout(() => void this.close(), this.options.idleMilliseconds).unref();
    }
  }

  #start(): Worker {
    const worker = new Worker(this.file, { execArgv: runsSource(this.file) ? TRANSPILING : [] });
    worker.unref();
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = null;
    });
    return worker;
  }
}

/** The file beside the bundle, under the name that it has beside its source. */
export function threadFile(name: string, importer: string): URL {
  return new URL(`./${name}.${importer.endsWith('.ts') ? 'ts' : 'js'}`, importer);
}

function runsSource(file: URL): boolean {
  return file.pathname.endsWith('.ts');
}
