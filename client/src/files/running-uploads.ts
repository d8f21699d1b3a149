import { beforeSignOut } from '../platform/session/before-sign-out.ts';
import { createStore } from '../platform/store.ts';
import { type Line, upload } from './upload.ts';

/** A file on its way, and what became of it. */
export interface RunningUpload {
  id: number;
  documentId: string;
  name: string;
  bytes: number;
  sent: number;
  state: 'queued' | 'sending' | 'waiting' | 'failed';
  error: unknown;
}

/** They go on when their document is left for another page. */
export const runningUploads = createStore<readonly RunningUpload[]>([]);

const controllers = new Map<number, AbortController>();
let lastId = 0;
/** One after the other: two at once would only share the line. */
let turn: Promise<unknown> = Promise.resolve();

const BROWSER: Line = {
  fetch: (...asked) => fetch(...asked),
  pause: (milliseconds, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      const now = () => {
        clearTimeout(timer);
        resolve();
      };
      window.addEventListener('online', now, { once: true, signal });
      signal.addEventListener('abort', now, { once: true });
    }),
  now: () => performance.now(),
};

/** Sends the files one after the other; `onAttached` hears of each that has arrived. Answers the uploads’ numbers. */
export function attachFiles(
  documentId: string,
  files: readonly File[],
  onAttached: (name: string, fileId: string) => void,
): number[] {
  return files.map((file) => {
    const id = ++lastId;
    const controller = new AbortController();
    controllers.set(id, controller);
    const { name, size: bytes } = file;
    const added: RunningUpload = { id, documentId, name, bytes, sent: 0, state: 'queued', error: null };
    runningUploads.set([...runningUploads.get(), added]);
    turn = turn.then(() => run(id, documentId, file, controller.signal, onAttached));
    return id;
  });
}

/** Breaks it off, or forgets what has failed. */
export function cancelUpload(id: number): void {
  controllers.get(id)?.abort();
  remove(id);
}

// Whoever signs in next has nothing to do with them.
beforeSignOut(async () => {
  for (const { id } of runningUploads.get()) cancelUpload(id);
  return true;
});

async function run(
  id: number,
  documentId: string,
  file: File,
  signal: AbortSignal,
  onAttached: (name: string, fileId: string) => void,
): Promise<void> {
  if (signal.aborted) return;
  window.addEventListener('beforeunload', askToStay);
  try {
    change(id, { state: 'sending' });
    const fileId = await upload(BROWSER, documentId, file, signal, {
      onSent: (sent) => change(id, { sent }),
      onWaiting: (isWaiting) => change(id, { state: isWaiting ? 'waiting' : 'sending' }),
    });
    remove(id);
    onAttached(file.name, fileId);
  } catch (error) {
    if (!signal.aborted) change(id, { state: 'failed', error });
  } finally {
    window.removeEventListener('beforeunload', askToStay);
    controllers.delete(id);
  }
}

function askToStay(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function change(id: number, changes: Partial<RunningUpload>): void {
  runningUploads.set(runningUploads.get().map((each) => (each.id === id ? { ...each, ...changes } : each)));
}

function remove(id: number): void {
  runningUploads.set(runningUploads.get().filter((each) => each.id !== id));
}
