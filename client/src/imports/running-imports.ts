import type { ImportLoss } from '@umlauf/shared/import-losses';
import { LIMITS } from '@umlauf/shared/limits';
import { fromStatus, Refusal } from '../platform/errors/failure.ts';
import { beforeSignOut } from '../platform/session/before-sign-out.ts';
import { createStore } from '../platform/store.ts';

/** What the server says of a file that has become a document. */
export interface ImportReport {
  documentId: string;
  title: string;
  comments: number;
  suggestions: number;
  files: number;
  losses: { kind: ImportLoss; count: number }[];
}

/** A file that is to become a document, and what became of it. */
export interface RunningImport {
  id: number;
  spaceId: string;
  file: File;
  sent: number;
  state: 'queued' | 'sending' | 'converting' | 'done' | 'failed';
  report: ImportReport | null;
  error: unknown;
}

/** They go on when their space is left for another page. */
export const runningImports = createStore<readonly RunningImport[]>([]);

const controllers = new Map<number, AbortController>();
let lastId = 0;
/** One after the other: the server takes them so, too. */
let turn: Promise<unknown> = Promise.resolve();

/** Files that become documents; others have no words for it. */
export const IMPORTED_KINDS = ['.docx', '.odt', '.md', '.markdown', '.html', '.htm', '.txt'];

export interface ImportWishes {
  keepOriginal: boolean;
  onImported: (report: ImportReport) => void;
}

/** Sends the files one after the other; `onImported` hears of each that has become a document. */
export function importFiles(spaceId: string, files: readonly File[], wishes: ImportWishes): void {
  for (const file of files) {
    const id = ++lastId;
    const controller = new AbortController();
    controllers.set(id, controller);
    const added: RunningImport = { id, spaceId, file, sent: 0, state: 'queued', report: null, error: null };
    runningImports.set([...runningImports.get(), added]);
    turn = turn.then(() => run(added, controller.signal, wishes));
  }
}

/** Breaks it off, or forgets what became of it. */
export function dismissImport(id: number): void {
  controllers.get(id)?.abort();
  runningImports.set(runningImports.get().filter((each) => each.id !== id));
}

/** Forgets all that is over. */
export function dismissDone(spaceId: string): void {
  const isOver = ({ state }: RunningImport) => state === 'done' || state === 'failed';
  runningImports.set(runningImports.get().filter((each) => each.spaceId !== spaceId || !isOver(each)));
}

// Whoever signs in next has nothing to do with them.
beforeSignOut(async () => {
  for (const { id } of runningImports.get()) dismissImport(id);
  return true;
});

async function run(
  { id, spaceId, file }: RunningImport,
  signal: AbortSignal,
  { keepOriginal, onImported }: ImportWishes,
): Promise<void> {
  if (signal.aborted) return;
  window.addEventListener('beforeunload', askToStay);
  try {
    change(id, { state: 'sending' });
    const wanted = { spaceId, filename: file.name, ...(keepOriginal && { keepOriginal: 'true' }) };
    const report = await send(new URLSearchParams(wanted), file, signal, (sent) =>
      change(id, { sent, state: sent < file.size ? 'sending' : 'converting' }),
    );
    change(id, { state: 'done', report });
    onImported(report);
  } catch (error) {
    if (!signal.aborted) change(id, { state: 'failed', error });
  } finally {
    window.removeEventListener('beforeunload', askToStay);
    controllers.delete(id);
  }
}

/** `fetch` does not tell how much has been sent. */
function send(
  wanted: URLSearchParams,
  file: File,
  signal: AbortSignal,
  onSent: (bytes: number) => void,
): Promise<ImportReport> {
  if (file.size > LIMITS.importBytes)
    throw new Refusal({ code: 'LIMIT', facts: { limit: 'importBytes', max: LIMITS.importBytes } });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/imports?${wanted.toString()}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
    request.addEventListener('error', () => reject(new Refusal({ code: 'OFFLINE', facts: {} })));
    request.addEventListener('load', () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText) as ImportReport);
      else reject(new Refusal(fromStatus(request.status, request.responseText)));
    });
    signal.addEventListener('abort', () => {
      request.abort();
      reject(signal.reason as Error);
    });
    request.send(file);
  });
}

function askToStay(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function change(id: number, changes: Partial<RunningImport>): void {
  runningImports.set(runningImports.get().map((each) => (each.id === id ? { ...each, ...changes } : each)));
}
