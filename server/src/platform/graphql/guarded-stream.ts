import type { ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ExecutionResult, FormattedExecutionResult } from 'graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../errors.ts';
import type { Context } from './context.ts';
import type { DoorParts } from './door.ts';
import { formatError } from './format-error.ts';

export type Result = ExecutionResult | FormattedExecutionResult;

type StreamParts = Pick<DoorParts, 'connections' | 'log'>;

/**
 * A subscription as an event stream. It ends with its error as a last result, and when the credential does. The next
 * event is asked for when the last one has left: what comes meanwhile waits at its source, which bounds it. Who takes
 * nothing for too long is cut.
 */
export class GuardedStream implements AsyncIterableIterator<Result> {
  private readonly forget: () => void;
  private ended = false;
  private withdrawn: AppError | null = null;
  private interrupt: (reason: AppError) => void = () => undefined;

  constructor(
    private readonly source: AsyncGenerator<ExecutionResult, void, void>,
    private readonly parts: StreamParts,
    private readonly context: Context,
    private readonly response: ServerResponse,
    address: string,
  ) {
    const end = () => {
      this.withdrawn = new AppError('UNAUTHENTICATED');
      this.interrupt(this.withdrawn);
    };
    this.forget = parts.connections.add({ viewer: context.viewer, address, end });
    // Whoever left while this was prepared closes no second time.
    if (response.destroyed) void this.return();
    else response.once('close', () => void this.return());
  }

  async next(): Promise<IteratorResult<Result, undefined>> {
    if (this.ended) return { done: true, value: undefined };
    try {
      await this.orInterrupted(sent(this.response));
      const result = await this.orInterrupted(this.source.next());
      if (result.done) return this.return();
      const value = shown(result.value, this.context, this.parts);
      this.context.cost = null;
      return { done: false, value };
    } catch (error) {
      await this.return();
      const value = { errors: [formatError(error, this.context.requestId, this.parts.log)] };
      return { done: false, value };
    }
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    if (!this.ended) {
      this.ended = true;
      this.forget();
      this.interrupt(new AppError('UNAVAILABLE'));
      // Not awaited: a source that is waiting for its next event answers only then.
      void this.source.return().catch(() => undefined);
    }
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Not by a race against one lasting promise: that would remember every result for as long as the stream. */
  private orInterrupted<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.interrupt = reject;
      if (this.withdrawn) reject(this.withdrawn);
      work.then(resolve, reject);
    });
  }
}

/** The result in the form that leaves the house, with the price in a stream's first. */
export function shown(
  { errors, data, extensions }: ExecutionResult,
  { cost, requestId }: Context,
  { log }: Pick<DoorParts, 'log'>,
): FormattedExecutionResult {
  return {
    ...(errors ? { errors: errors.map((error) => formatError(error, requestId, log)) } : {}),
    ...(data === undefined ? {} : { data }),
    ...(cost ? { extensions: { ...extensions, cost } } : {}),
  };
}

/** Resolves when all that was written has left this process, or never will. */
async function sent(response: ServerResponse): Promise<void> {
  // graphql-sse writes an event in the turn after it got it.
  await nextTurn();
  if (!response.headersSent || response.destroyed) return;
  const timer = setTimeout(() => response.destroy(), LIMITS.slowReaderMilliseconds).unref();
  await new Promise<void>((resolve) => response.write('', () => resolve()));
  clearTimeout(timer);
}
