import { threadFile, WorkerThread } from '../platform/worker-thread.ts';
import { foldLog, FoldRefused, type Folded } from './fold-log.ts';
import type { FoldAnswer, FoldRequest } from './fold-worker.ts';

/** Folds as `foldLog` does. */
export interface Folder {
  fold(updates: readonly Uint8Array[], stops?: readonly number[]): Promise<Folded>;
}

/** In this thread, which does nothing else meanwhile. */
export const foldingHere: Folder = { fold: async (updates, stops) => foldLog(updates, stops) };

/** Nobody waits for it: the limit only finds what would never end. */
const OPTIONS = { name: 'folding', idleMilliseconds: 10_000, limitMilliseconds: 300_000 };

/**
 * Folds in a thread of its own, one log after the other: folding a large document takes a fraction of a second, for
 * which nobody's key press shall wait.
 */
export class FoldingThread implements Folder {
  readonly #thread = new WorkerThread<FoldRequest, FoldAnswer>(
    threadFile('fold-worker', import.meta.url),
    OPTIONS,
  );

  /** Rejects also when the thread dies: of a document too large for its memory, or of `close`. */
  async fold(updates: readonly Uint8Array[], stops: readonly number[] = []): Promise<Folded> {
    const answer = await this.#thread.ask(() => {
      const request = pack(updates, stops);
      return { request, transfer: [request.bytes.buffer as ArrayBuffer] };
    });
    if ('refused' in answer) throw new FoldRefused(answer.refused);
    return answer.folded;
  }

  close(): Promise<void> {
    return this.#thread.close();
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
