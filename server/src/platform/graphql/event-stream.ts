import type { ServerResponse } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../errors.ts';
import type { WrittenAnswer } from './answer-source.ts';
import type { Context } from './context.ts';
import type { DoorParts } from './door.ts';
import { HeldOperation } from './held-operation.ts';
import type { PreparedOperation } from './operations.ts';
import { queuedBytes } from './queued-bytes.ts';
import { ownerOf, type SendingLine } from './unsent-bytes.ts';

/** So that no proxy takes a quiet stream for a dead one. */
const KEEP_ALIVE_MILLISECONDS = 12_000;
/** A stream with less than this on its way is not worth counting. */
const UNCOUNTED_BYTES = 64 * 1024;
const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  connection: 'keep-alive',
  'x-accel-buffering': 'no',
};

const written = new WeakMap<WrittenAnswer, Buffer>();

/**
 * One operation as `text/event-stream` ("distinct connections mode" of GraphQL over SSE): each answer a `next`, the
 * end a `complete`. What goes wrong travels in the stream. Who takes nothing for too long is cut.
 */
export class EventStream extends HeldOperation implements SendingLine {
  private forget: (() => void) | null = null;
  private readonly keepAlive: NodeJS.Timeout;
  private slow: NodeJS.Timeout | null = null;
  private owner: string | null = null;

  constructor(
    private readonly response: ServerResponse,
    parts: DoorParts,
    requestId: string,
  ) {
    super(parts, requestId);
    response.writeHead(200, HEADERS);
    response.flushHeaders();
    this.keepAlive = setInterval(() => this.sayNothing(), KEEP_ALIVE_MILLISECONDS).unref();
    response.once('close', () => this.close());
    response.on('drain', () => this.drain());
  }

  /** Runs the operation. `isLive`: an open stream counts like a socket, and ends with its credential. */
  async run(prepared: PreparedOperation, context: Context, address: string, isLive: boolean): Promise<void> {
    const { viewer } = context;
    this.owner = ownerOf(viewer, address);
    const end = () => this.fail([new AppError('UNAUTHENTICATED')]);
    if (isLive && !this.isOver) this.forget = this.parts.connections.add({ viewer, address, end });
    await this.begin(prepared, context, address);
  }

  override fail(errors: readonly unknown[]): void {
    super.fail(errors);
  }

  protected writeShared(answer: WrittenAnswer): boolean {
    let event = written.get(answer);
    if (!event) written.set(answer, (event = Buffer.from(nextEvent(answer.text))));
    return this.put(event);
  }

  protected write(text: string): boolean {
    return this.put(nextEvent(text));
  }

  protected writeErrors(errors: GraphQLFormattedError[]): void {
    this.say(nextEvent(JSON.stringify({ data: null, errors })));
    this.writeComplete();
  }

  protected writeComplete(): void {
    this.say('event: complete\ndata:\n\n');
  }

  get unsent(): number {
    return this.response.writableLength;
  }

  protected left(): void {
    this.tidy();
    // What was said last may wait as long as anything else.
    this.response.setTimeout(LIMITS.slowReaderMilliseconds, () => this.response.destroy());
    this.response.end();
  }

  private put(event: Buffer | string): boolean {
    const bytes = Buffer.byteLength(event);
    if (this.owner !== null && this.unsent + bytes >= UNCOUNTED_BYTES) {
      try {
        this.parts.unsent.refuseTooMuch(this.owner, bytes);
        this.parts.unsent.count(this.owner, this);
      } catch (error) {
        this.fail([error]);
        return false;
      }
    }
    return this.say(event);
  }

  private say(event: Buffer | string): boolean {
    if (this.response.destroyed || this.response.write(event)) return true;
    this.slow ??= this.cutWhenStuck();
    return false;
  }

  /** Looks again for as long as the line moves, however slowly. */
  private cutWhenStuck(): NodeJS.Timeout {
    const queued = queuedBytes(this.response.socket);
    return setTimeout(() => {
      if (queuedBytes(this.response.socket) < queued) this.slow = this.cutWhenStuck();
      else this.response.destroy();
    }, LIMITS.slowReaderMilliseconds).unref();
  }

  private drain(): void {
    if (this.slow) clearTimeout(this.slow);
    this.slow = null;
    this.forgetUnsent();
    this.resume();
  }

  /** Only while nothing else waits to leave. */
  private sayNothing(): void {
    if (this.response.writableLength === 0) this.response.write(':\n\n');
  }

  private close(): void {
    this.stop();
    this.tidy();
    this.forgetUnsent();
  }

  private forgetUnsent(): void {
    if (this.owner !== null) this.parts.unsent.forget(this.owner, this);
  }

  private tidy(): void {
    clearInterval(this.keepAlive);
    if (this.slow) clearTimeout(this.slow);
    this.forget?.();
    this.forget = null;
  }
}

function nextEvent(text: string): string {
  return `event: next\ndata: ${text}\n\n`;
}
