import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import { ThreadTooSlow, threadFile, WorkerThread } from '../platform/worker-thread.ts';
import { doTask, type TextRequest, type TextTask, type TextTasks } from './text-tasks.ts';
import type { TextAnswer } from './text-worker.ts';

/** Does the work of `TEXT_TASKS`. */
export interface TextWork {
  run<Task extends TextTask>(
    task: Task,
    ...args: Parameters<TextTasks[Task]>
  ): Promise<ReturnType<TextTasks[Task]>>;
}

/** What takes a few milliseconds is done at once: asking a thread takes as long, and waits for those before. */
const HERE_BYTES = 16 * 1024;
const IDLE_MILLISECONDS = 60_000;

/**
 * Reads and writes Markdown in a thread of its own, and small texts in this one. What takes longer than
 * `LIMITS.textMilliseconds` is LIMIT, and whoever waits behind it is served by a new thread.
 */
export class TextThread implements TextWork {
  readonly #thread: WorkerThread<TextRequest, TextAnswer>;

  constructor(limitMilliseconds: number = LIMITS.textMilliseconds) {
    const options = { name: 'text', idleMilliseconds: IDLE_MILLISECONDS, limitMilliseconds };
    this.#thread = new WorkerThread(threadFile('text-worker', import.meta.url), options);
  }

  async run<Task extends TextTask>(
    task: Task,
    ...args: Parameters<TextTasks[Task]>
  ): Promise<ReturnType<TextTasks[Task]>> {
    type Result = ReturnType<TextTasks[Task]>;
    const request: TextRequest = { task, args };
    if (!takesLong(...args)) return doTask(request) as Result;
    const answer = await this.#thread.ask(() => ({ request })).catch(inOurWords);
    if ('refused' in answer) throw new AppError(answer.refused.code, answer.refused.facts);
    return answer.result as Result;
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}

function inOurWords(error: unknown): never {
  if (!(error instanceof ThreadTooSlow)) throw error;
  throw new AppError('LIMIT', { limit: 'textMilliseconds', max: LIMITS.textMilliseconds });
}

/** Texts and states; beside them small things that say what to do. */
type Given = string | number | object | null | undefined;

/** Whether work on these texts and states shall not be done in the main thread. */
export function takesLong(...given: readonly Given[]): boolean {
  return given.reduce((sum: number, one) => sum + weightOf(one), 0) > HERE_BYTES;
}

/** A state in Yjs has about four bytes for each character of Markdown. */
function weightOf(given: Given): number {
  if (typeof given === 'string') return 4 * given.length;
  if (given instanceof Uint8Array) return given.byteLength;
  if (given == null || typeof given !== 'object') return 0;
  return (Object.values(given) as Given[]).reduce((sum: number, one) => sum + weightOf(one), 0);
}
