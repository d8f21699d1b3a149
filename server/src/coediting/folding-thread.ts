import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { foldLog, FoldRefused, type Folded } from './fold-log.ts';
import type { FoldAnswer, FoldRequest } from './fold-worker.ts';

/** Folds as `foldLog` does. */
export interface Folder {
  fold(updates: readonly Uint8Array[], stops?: readonly number[]): Promise<Folded>;
}

/** In this thread, which does nothing else meanwhile. */
export const foldingHere: Folder = { fold: async (updates, stops) => foldLog(updates, stops) };

const IDLE_MILLISECONDS = 10_000;
/** The bundle has the thread's file beside it, under the name that it has here. */
const FILE = import.meta.url.endsWith('.ts') ? './fold-worker.ts' : './fold-worker.js';

/**
 * Folds in a thread of its own, one log after the other: folding a large document takes a fraction of a second, for
 * which nobody's key press shall wait. The thread begins with the first log and ends when it has had nothing to do.
 */
export class FoldingThread implements Folder {
  #worker: Worker | null = null;
  #turn: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | null = null;

  /** Rejects also when the thread dies: of a document too large for its memory, or of `close`. */
  fold(updates: readonly Uint8Array[], stops: readonly number[] = []): Promise<Folded> {
    const folded = this.#turn.then(() => this.#fold(updates, stops));
    this.#turn = folded.catch(() => undefined);
    return folded;
  }

  async close(): Promise<void> {
    if (this.#idle) clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  async #fold(updates: readonly Uint8Array[], stops: readonly number[]): Promise<Folded> {
    if (this.#idle) clearTimeout(this.#idle);
    const worker = (this.#worker ??= this.#start());
    const answer = await ask(worker, pack(updates, stops));
    this.#idle = setTimeout(() => void this.close(), IDLE_MILLISECONDS).unref();
    if ('refused' in answer) throw new FoldRefused(answer.refused);
    return answer.folded;
  }

  #start(): Worker {
    const worker = new Worker(new URL(FILE, import.meta.url), { execArgv: [] });
    worker.unref();
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = null;
    });
    return worker;
  }
}

async function ask(worker: Worker, request: FoldRequest): Promise<FoldAnswer> {
  const over = new AbortController();
  const { signal } = over;
  // `once` rejects on 'error'.
  const died = once(worker, 'exit', { signal }).then(() => {
    throw new Error('the folding thread has ended');
  });
  try {
    worker.postMessage(request, [request.bytes.buffer as ArrayBuffer]);
    const [answer] = (await Promise.race([once(worker, 'message', { signal }), died])) as [FoldAnswer];
    return answer;
  } finally {
    over.abort();
    died.catch(() => undefined);
  }
}

function pack(updates: readonly Uint8Array[], stops: readonly number[]): FoldRequest {
  const bytes = new Uint8Array(updates.reduce((sum, update) => sum + update.byteLength, 0));
  let end = 0;
  const ends = updates.map((update) => {
    bytes.set(update, end);
    return (end += update.byteLength);
  });
  return { bytes, ends, stops };
}
