import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { LIMITS } from '@umlauf/shared/limits';

const LOOK_MILLISECONDS = 100;
/** Read by whoever started the program. */
export const OUT_OF_MEMORY = 12;

/**
 * What a program for `ChildProgram` does: it answers each message by one. The work runs in a thread, so that the main one
 * can end everything when memory runs out or whoever asked has gone, also in the midst of foreign code.
 */
export function answerInThread<Request, Answer>(
  program: string,
  answer: (request: Request) => Promise<Answer>,
  limitBytes: number = LIMITS.conversionBytes,
): void {
  if (isMainThread) return supervise(program, limitBytes);
  // A fault that is not answered ends the thread, and with it the program.
  parentPort!.on('message', (request: Request) => {
    void answer(request).then((answered) => parentPort!.postMessage(answered));
  });
}

function supervise(program: string, limitBytes: number): void {
  const worker = new Worker(new URL(program), { execArgv: process.execArgv });
  worker.on('message', (answer: object) => process.send!(answer));
  worker.on('error', () => process.exit(1));
  worker.on('exit', () => process.exit(1));
  process.on('message', (request) => worker.postMessage(request));
  process.on('disconnect', () => process.exit(0));
  setInterval(() => {
    if (process.memoryUsage.rss() > limitBytes) process.exit(OUT_OF_MEMORY);
  }, LOOK_MILLISECONDS);
}
