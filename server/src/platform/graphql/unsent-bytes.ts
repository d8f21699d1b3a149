import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../errors.ts';
import type { Viewer } from './context.ts';

/** A socket or an HTTP response. */
export interface SendingLine {
  /** Bytes that have been written to it and have not left this process. */
  readonly unsent: number;
}

/**
 * What waits to leave, by whom it is for: sixty first answers of a large document, each bounded by itself, would fill
 * the memory on one line that is not read. Lines are counted while much waits on them.
 */
export class UnsentBytes {
  readonly #lines = new Map<string, Set<SendingLine>>();

  /** Counts the line until it is forgotten. */
  count(owner: string, line: SendingLine): void {
    const lines = this.#lines.get(owner);
    if (lines) lines.add(line);
    else this.#lines.set(owner, new Set([line]));
  }

  forget(owner: string, line: SendingLine): void {
    const lines = this.#lines.get(owner);
    if (lines?.delete(line) && lines.size === 0) this.#lines.delete(owner);
  }

  of(owner: string): number {
    let unsent = 0;
    for (const line of this.#lines.get(owner) ?? []) unsent += line.unsent;
    return unsent;
  }

  /** Throws RATE_LIMITED when so much more is too much. One answer of any size may go when nothing waits. */
  refuseTooMuch(owner: string, bytes: number): void {
    const waiting = this.of(owner);
    if (waiting > 0 && waiting + bytes > LIMITS.unsentBytesPerAccount)
      throw new AppError('RATE_LIMITED', { retryAfter: RETRY_SECONDS });
  }
}

/** By then whoever reads has read, and whoever does not is about to be cut. */
const RETRY_SECONDS = Math.ceil(LIMITS.slowReaderMilliseconds / 1_000);

/** Who nobody knows counts by address. */
export function ownerOf(viewer: Viewer | null, address: string): string {
  return viewer?.accountId ?? address;
}
