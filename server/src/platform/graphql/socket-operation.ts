import type { GraphQLFormattedError } from 'graphql';
import type { WrittenAnswer } from './answer-source.ts';
import type { Context } from './context.ts';
import { newContext, type DoorParts } from './door.ts';
import { inRequest } from '../http/request-scope.ts';
import { HeldOperation } from './held-operation.ts';
import type { OperationParams } from './operations.ts';
import { nextRequestId } from './request-id.ts';
import { completeFrame, nextFrame, nextFrameOf, textFrame } from './socket-frames.ts';
import type { SocketWriter } from './socket-writer.ts';

/** With more than this on its way an operation waits for its socket: what comes meanwhile is merged by its source. */
const UNSENT_BYTES = 64 * 1024;

/** The socket on which an operation runs. */
export interface OperationLine {
  parts: DoorParts;
  writer: SocketWriter;
  viewer: Context['viewer'];
  address: string;
  /** Throws when its owner has too much waiting already; otherwise what waits here is counted until all has left. */
  refuseTooMuch(bytes: number): void;
  /** The operation goes on when everything has left. */
  hold(operation: SocketOperation): void;
  forget(operation: SocketOperation): void;
}

/** One operation of graphql-transport-ws: from its `subscribe` to its `complete`. */
export class SocketOperation extends HeldOperation {
  constructor(
    readonly id: string,
    private readonly line: OperationLine,
  ) {
    super(line.parts, nextRequestId());
  }

  /** Never rejects. */
  async run(params: OperationParams, bytes: number): Promise<void> {
    try {
      const { parts, viewer, address } = this.line;
      const prepared = parts.operations.prepare(params, bytes);
      if (Array.isArray(prepared)) {
        await parts.operations.chargeRefusal(viewer, address);
        return this.fail(prepared);
      }
      const context = newContext(parts, viewer, this.requestId);
      await inRequest({ requestId: this.requestId, address }, () => this.begin(prepared, context, address));
    } catch (error) {
      this.fail([error]);
    }
  }

  protected writeShared(answer: WrittenAnswer): boolean {
    return this.put(nextFrame(this.id, answer));
  }

  protected write(text: string): boolean {
    return this.put(nextFrameOf(this.id, text));
  }

  protected writeErrors(payload: GraphQLFormattedError[]): void {
    this.line.writer.write(textFrame(JSON.stringify({ id: this.id, type: 'error', payload })));
  }

  protected writeComplete(): void {
    this.line.writer.write(completeFrame(this.id));
  }

  protected left(): void {
    this.line.forget(this);
  }

  private put(frame: Buffer): boolean {
    const { writer } = this.line;
    if (writer.unsent + frame.byteLength < UNSENT_BYTES) {
      writer.write(frame);
      return true;
    }
    try {
      this.line.refuseTooMuch(frame.byteLength);
    } catch (error) {
      this.fail([error]);
      return false;
    }
    writer.write(frame);
    if (!writer.isCongested(UNSENT_BYTES)) return true;
    this.line.hold(this);
    return false;
  }
}
