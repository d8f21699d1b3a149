import { beforeSignOut } from '../platform/session/before-sign-out.ts';
import { createStore } from '../platform/store.ts';
import { Refusal } from '../platform/errors/failure.ts';
import {
  begunUploads,
  forgetBegun,
  forgetBegunOfOthers,
  isSameFile,
  noteBegun,
  whileUnderWay,
  withoutThoseUnderWay,
} from './begun-uploads.ts';
import { breakOff, isPassing, type Line, upload } from './upload.ts';

/** A file on its way, and what became of it. */
export interface RunningUpload {
  id: number;
  documentId: string;
  name: string;
  bytes: number;
  sent: number;
  /** Where it goes on; null: the server does not know of it yet. */
  path: string | null;
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

/** Where files are attached; `accountId` where they shall go on after a reload. */
export interface Whereto {
  documentId: string;
  accountId: string | null;
}

/** Sends the files one after the other; `onAttached` hears of each that has arrived. Answers the uploads’ numbers. */
export function attachFiles(
  whereto: Whereto,
  files: readonly File[],
  onAttached: (name: string, fileId: string) => void,
): number[] {
  return files.map((file) => {
    const id = ++lastId;
    const controller = new AbortController();
    controllers.set(id, controller);
    const { name, size: bytes } = file;
    const { documentId } = whereto;
    const added = { id, documentId, name, bytes, sent: 0, path: null, state: 'queued', error: null } as const;
    runningUploads.set([...runningUploads.get(), added]);
    turn = turn.then(() => run(id, whereto, file, controller.signal, onAttached));
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
  forgetBegunOfOthers(null);
  return true;
});

async function run(
  id: number,
  whereto: Whereto,
  file: File,
  signal: AbortSignal,
  onAttached: (name: string, fileId: string) => void,
): Promise<void> {
  if (signal.aborted) return;
  window.addEventListener('beforeunload', askToStay);
  const events = {
    onSent: (sent: number) => change(id, { sent }),
    onWaiting: (isWaiting: boolean) => change(id, { state: isWaiting ? 'waiting' : 'sending' }),
  };
  try {
    change(id, { state: 'sending' });
    const former = await begunBefore(whereto, file);
    const send = (path: string | null) =>
      noted(whereto, { file, former: path }, (onBegun) =>
        upload(
          BROWSER,
          whereto.documentId,
          file,
          signal,
          { ...events, onBegun: (begun) => (change(id, { path: begun }), onBegun(begun)) },
          path,
        ),
      );
    // Another page may have gone on with it just now: then this is one more.
    const goneOn = former && (await whileUnderWay(former, () => send(former)));
    const fileId = goneOn ?? (await send(null));
    remove(id);
    onAttached(file.name, fileId);
  } catch (error) {
    if (!signal.aborted) change(id, { state: 'failed', error });
  } finally {
    window.removeEventListener('beforeunload', askToStay);
    controllers.delete(id);
  }
}

/** Where this very file was begun; null: nowhere, or a page of this device is at it. */
async function begunBefore({ documentId, accountId }: Whereto, file: File): Promise<string | null> {
  if (accountId === null) return null;
  const same = begunUploads(accountId).filter(
    (each) => each.documentId === documentId && isSameFile(each, file),
  );
  return (await withoutThoseUnderWay(same)).at(-1)?.path ?? null;
}

/** Keeps in mind on this device where an upload goes on, until it is through or cannot go on. */
async function noted(
  { documentId, accountId }: Whereto,
  { file, former }: { file: File; former: string | null },
  send: (onBegun: (path: string) => void) => Promise<string>,
): Promise<string> {
  let path = former;
  const leave = Promise.withResolvers<void>();
  const forget = () => path !== null && accountId !== null && forgetBegun(accountId, path);
  try {
    const fileId = await send((begun) => {
      // The server may have forgotten what it had.
      if (path !== begun) forget();
      path = begun;
      if (accountId === null) return;
      const { name, size: bytes, lastModified: modified } = file;
      noteBegun(accountId, { path, documentId, name, bytes, modified, at: Date.now() });
      void whileUnderWay(begun, () => leave.promise);
    });
    forget();
    return fileId;
  } catch (error) {
    // What only a server that is away has stopped goes on when the file is chosen again.
    if (!(error instanceof Refusal && isPassing(error))) forget();
    throw error;
  } finally {
    leave.resolve();
  }
}

/** Gives up what was begun before. */
export function dropBegun(accountId: string, path: string): void {
  forgetBegun(accountId, path);
  breakOff(BROWSER, path);
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
