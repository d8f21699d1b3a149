import { parentPort } from 'node:worker_threads';
import { foldLog, FoldRefused, type Folded } from './fold-log.ts';

/** What the thread is asked: all updates in one piece, and where each of them ends. */
export interface FoldRequest {
  bytes: Uint8Array;
  ends: number[];
  stops: readonly number[];
}

export type FoldAnswer = { folded: Folded } | { refused: string };

parentPort!.on('message', (request: FoldRequest) => parentPort!.postMessage(answer(request)));

function answer({ bytes, ends, stops }: FoldRequest): FoldAnswer {
  const updates = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
  try {
    return { folded: foldLog(updates, stops) };
  } catch (error) {
    // Any other fault ends the thread, and its parent hears of it.
    if (!(error instanceof FoldRefused)) throw error;
    return { refused: error.message };
  }
}
