import { LIMITS } from '@umlauf/shared/limits';
import type { Clock } from './clock.ts';

/** Measuring encodes the whole document; near the limit it is done at most this often. */
const MEASURE_EVERY_MILLISECONDS = 5_000;

/**
 * How large a document's merged state is. Counts what is added, which is never too little, and measures only when the
 * count reaches the limit: a long log of a short document is counted large at first.
 */
export class DocumentSize {
  #measuredAt = -Infinity;

  constructor(
    private readonly clock: Clock,
    private counted: number,
    private readonly measure: () => number,
  ) {}

  hasRoomFor(bytes: number): boolean {
    if (this.counted + bytes <= LIMITS.documentBytes) return true;
    if (this.clock.now() - this.#measuredAt < MEASURE_EVERY_MILLISECONDS) return false;
    this.#measuredAt = this.clock.now();
    this.counted = this.measure();
    return this.counted + bytes <= LIMITS.documentBytes;
  }

  grow(bytes: number): void {
    this.counted += bytes;
  }
}
