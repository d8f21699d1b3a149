import { parentPort } from 'node:worker_threads';
import { AppError } from '../platform/errors.ts';
import { doTask, type TextRequest } from './text-tasks.ts';

export type TextAnswer = { result: unknown } | { refused: Pick<AppError, 'code' | 'facts'> };

parentPort!.on('message', (request: TextRequest) => parentPort!.postMessage(answer(request)));

function answer(request: TextRequest): TextAnswer {
  try {
    return { result: doTask(request) };
  } catch (error) {
    // Any other fault ends the thread, and its parent hears of it.
    if (!(error instanceof AppError)) throw error;
    const { code, facts } = error;
    return { refused: { code, facts } };
  }
}
