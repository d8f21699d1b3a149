import type { WebSocket } from 'ws';
import { sharedPayload, type SharedPlan } from './shared-payload.ts';

/** With more than this on its way the stream waits for the socket: what comes meanwhile is merged by its source. */
const UNSENT_BYTES = 64 * 1024;

export interface DirectLine {
  socket: WebSocket;
  operationId: string;
  /** Told with the first answer; null: nothing. */
  extensions: Record<string, unknown> | null;
}

/**
 * A subscription whose answers go to the socket as they were written for everybody, with nothing but the operation's id
 * put in. For graphql-ws it is an operation that yields nothing and ends: with an error when the source fails.
 */
export class DirectStream implements AsyncIterableIterator<never> {
  private readonly id: string;
  private ended = false;

  constructor(
    private readonly source: AsyncIterator<object>,
    private readonly plan: SharedPlan,
    private readonly line: DirectLine,
  ) {
    this.id = JSON.stringify(line.operationId);
  }

  async next(): Promise<IteratorReturnResult<undefined>> {
    // Nothing of an event may stay in this function while it waits for the next one: a first answer is a whole document.
    while (!this.ended && (await this.source.next().then(this.pass)));
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.ended = true;
    await this.source.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Whether more may come. */
  private readonly pass = ({ done, value }: IteratorResult<object>): boolean | Promise<boolean> => {
    if (done || this.ended) return false;
    return this.send(sharedPayload(value, this.plan))?.then(() => true) ?? true;
  };

  private send(payload: string): Promise<void> | undefined {
    const { socket, extensions } = this.line;
    if (socket.readyState !== socket.OPEN) return undefined;
    this.line.extensions = null;
    const told = extensions ? `${payload.slice(0, -1)},"extensions":${JSON.stringify(extensions)}}` : payload;
    const frame = `{"id":${this.id},"type":"next","payload":${told}}`;
    if (socket.bufferedAmount >= UNSENT_BYTES)
      return new Promise((resolve) => socket.send(frame, () => resolve()));
    socket.send(frame);
    return undefined;
  }
}
