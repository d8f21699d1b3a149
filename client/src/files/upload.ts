import { LIMITS } from '@umlauf/shared/limits';
import { fromStatus, Refusal } from '../platform/errors/failure.ts';

/** What happens on the way. */
export interface UploadEvents {
  /** The server has a place for it, where it goes on as long as the server keeps it. */
  onBegun(path: string): void;
  onSent(bytes: number): void;
  /** Whether there is no connection at this moment. */
  onWaiting(isWaiting: boolean): void;
}

/** The parts of the outside that an upload needs; tests bring their own. */
export interface Line {
  fetch: typeof fetch;
  /** Resolves after so many milliseconds, or as soon as there may be a connection again. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
  now(): number;
}

const KIB = 1024;
/** A piece shall take so long: what is lost with the line is short, and the server waits for no request over 15 s. */
const PIECE_MILLISECONDS = 2_000;
const PIECE = { first: 512 * KIB, smallest: 64 * KIB, largest: 8 * KIB * KIB };
const PAUSE = { first: 500, longest: 15_000 };
/** So often in a row a server that answers may say that it cannot. */
const TRIES = 10;

/**
 * Sends a file by the tus protocol: in pieces, behind what has come, for as long as it takes; a lost connection only
 * makes it wait. Answers the file’s id. Rejects with a `Refusal` when the server will not have it, and when `signal` is aborted.
 * @param former where it was begun before, perhaps by another page: it goes on behind what the server still has
 */
export async function upload(
  line: Line,
  documentId: string,
  file: File,
  signal: AbortSignal,
  events: UploadEvents,
  former: string | null = null,
): Promise<string> {
  if (file.size > LIMITS.fileBytes)
    throw new Refusal({ code: 'LIMIT', facts: { limit: 'fileBytes', max: LIMITS.fileBytes } });
  const patient = new Patience(line, signal, events);
  const known = former && (await patient.insist(() => offsetIfKept(line, former, signal)));
  const isKept = typeof known === 'number';
  const path = isKept ? former! : await patient.insist(() => announce(line, documentId, file, signal));
  events.onBegun(path);
  try {
    let offset = isKept ? known : 0;
    let size = PIECE.first;
    while (offset < file.size) {
      events.onSent(offset);
      const began = line.now();
      const piece = file.slice(offset, offset + size);
      const next = await patient.try(() => sendPiece(line, path, offset, piece, signal));
      offset = next ?? (await patient.insist(() => offsetOf(line, path, signal)));
      size = next === null ? PIECE.smallest : fitting(size, line.now() - began);
    }
    return path.slice(path.lastIndexOf('/') + 1);
  } catch (error) {
    // What was broken off on purpose shall leave nothing; when that does not get through, it goes by itself.
    if (signal.aborted) breakOff(line, path);
    throw error;
  }
}

function fitting(size: number, milliseconds: number): number {
  const wanted = (size * PIECE_MILLISECONDS) / Math.max(milliseconds, 1);
  // Not more than double: one quick piece says little.
  return Math.round(Math.min(Math.max(wanted, PIECE.smallest), 2 * size, PIECE.largest));
}

/** Tries again what a lost connection or a server that is not ready has stopped, later and later. */
class Patience {
  #pause = PAUSE.first;
  #refusals = 0;

  constructor(
    private readonly line: Line,
    private readonly signal: AbortSignal,
    private readonly events: UploadEvents,
  ) {}

  /** Until it has worked. */
  async insist<T>(action: () => Promise<T>): Promise<T> {
    for (;;) {
      const done = await this.try(action);
      if (done !== null) return done;
    }
  }

  /** Once; null after a pause when it may work later. */
  async try<T>(action: () => Promise<T>): Promise<T | null> {
    try {
      const done = await action();
      this.#pause = PAUSE.first;
      this.#refusals = 0;
      this.events.onWaiting(false);
      return done;
    } catch (error) {
      this.signal.throwIfAborted();
      if (error instanceof Refusal && (!isPassing(error) || ++this.#refusals >= TRIES)) throw error;
      this.events.onWaiting(!(error instanceof Refusal));
      await this.line.pause(waitAsked(error) ?? this.#pause, this.signal);
      this.signal.throwIfAborted();
      this.#pause = Math.min(2 * this.#pause, PAUSE.longest);
      return null;
    }
  }
}

/** Whether the same may be asked again a little later. */
export function isPassing({ failure }: Refusal): boolean {
  if (failure.code === 'UNAVAILABLE')
    return failure.facts.reason === undefined || failure.facts.reason === 'STORE_DOWN';
  return failure.code === 'CONFLICT' || failure.code === 'RATE_LIMITED' || failure.code === 'INTERNAL';
}

/** Milliseconds, when the server said how long. */
function waitAsked(error: unknown): number | null {
  if (!(error instanceof Refusal) || error.failure.code !== 'RATE_LIMITED') return null;
  return (error.failure.facts.retryAfter ?? 1) * 1_000;
}

async function announce(line: Line, documentId: string, file: File, signal: AbortSignal): Promise<string> {
  const answer = await ask(line, '/api/files/uploads', 'POST', {
    signal,
    headers: {
      'upload-length': String(file.size),
      'upload-metadata': `documentId ${base64(documentId)},filename ${base64(file.name)}`,
    },
  });
  return answer.headers.get('location') ?? '';
}

/** How far it has come with this piece. */
async function sendPiece(
  line: Line,
  path: string,
  offset: number,
  body: Blob,
  signal: AbortSignal,
): Promise<number> {
  const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) };
  return offsetIn(await ask(line, path, 'PATCH', { signal, headers, body }));
}

async function offsetOf(line: Line, path: string, signal: AbortSignal): Promise<number> {
  return offsetIn(await ask(line, path, 'HEAD', { signal }));
}

/** How far it has come; `gone` when the server has forgotten it. */
async function offsetIfKept(line: Line, path: string, signal: AbortSignal): Promise<number | 'gone'> {
  try {
    return await offsetOf(line, path, signal);
  } catch (error) {
    if (error instanceof Refusal && error.failure.code === 'NOT_FOUND') return 'gone';
    throw error;
  }
}

/** Lets the server forget it; what does not get through goes by itself. */
export function breakOff(line: Pick<Line, 'fetch'>, path: string): void {
  void line.fetch(path, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } }).catch(() => undefined);
}

function offsetIn(answer: Response): number {
  return Number(answer.headers.get('upload-offset'));
}

async function ask(line: Line, path: string, method: string, init: RequestInit): Promise<Response> {
  const answer = await line.fetch(path, {
    ...init,
    method,
    headers: { 'tus-resumable': '1.0.0', ...(init.headers as Record<string, string>) },
  });
  if (answer.ok) return answer;
  // A piece that took too long to arrive: a smaller one will do.
  if (answer.status === 408) throw new TypeError('the line is too slow');
  throw new Refusal(fromStatus(answer.status, await answer.text()));
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
