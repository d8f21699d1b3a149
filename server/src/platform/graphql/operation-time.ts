import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../errors.ts';

/**
 * How long one operation may take: `LIMITS.operationMilliseconds` from its beginning, however many statements it asks.
 * A query reads nothing more beyond that, and PostgreSQL ends what is being read. A mutation begins nothing more: what
 * has been begun is finished, since half of it would be worse. What is held open has no end.
 */
export class OperationTime {
  private endsAt = Infinity;
  private isQuery = false;

  /** Its execution begins; that of one that is executed twice, as failed queries are, began the first time. */
  begin(kind: 'query' | 'mutation' | 'subscription'): void {
    if (this.endsAt !== Infinity || kind === 'subscription') return;
    this.endsAt = performance.now() + LIMITS.operationMilliseconds;
    this.isQuery = kind === 'query';
  }

  /** Throws UNAVAILABLE when nothing more may be begun. */
  check(): void {
    if (performance.now() >= this.endsAt) throw new AppError('UNAVAILABLE');
  }

  /** Reads, by what is given the milliseconds that are left; UNAVAILABLE when they are over. */
  async bound<T>(read: (milliseconds?: number) => Promise<T>): Promise<T> {
    if (!this.isQuery) return read();
    this.check();
    const left = Math.ceil(this.endsAt - performance.now());
    let timer: NodeJS.Timeout | undefined;
    // PostgreSQL counts from when it is asked: waiting for a connection is part of the time, too.
    const over = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new AppError('UNAVAILABLE')), left);
    });
    try {
      return await Promise.race([read(left), over]);
    } finally {
      clearTimeout(timer);
    }
  }
}
