import type { Socket } from 'node:net';
import { queuedBytes } from './queued-bytes.ts';

/** What is small is copied into one buffer: that costs less than telling the kernel of many. */
const COPIED_BYTES = 16 * 1024;

const waiting: SocketWriter[] = [];

function flushAll(): void {
  for (const writer of waiting.splice(0)) writer.flush();
}

/**
 * Writes frames straight to the connection below a WebSocket: all that one tick has to say leaves in one write, and one
 * timer does that for all sockets. Receipts, the ends of operations and events come in crowds.
 */
export class SocketWriter {
  private frames: Buffer[] = [];
  private bytes = 0;

  constructor(private readonly connection: Socket) {}

  /** Bytes that have not left this process. */
  get unsent(): number {
    return this.bytes + this.connection.writableLength;
  }

  /** Bytes that the kernel has not taken yet of what is being written. */
  get queued(): number {
    return queuedBytes(this.connection);
  }

  write(frame: Buffer): void {
    if (this.frames.length === 0 && waiting.push(this) === 1) setImmediate(flushAll);
    this.frames.push(frame);
    this.bytes += frame.byteLength;
  }

  /** At once, so that a closing handshake comes after what was said before it. */
  flush(): void {
    const { frames, bytes, connection } = this;
    if (frames.length === 0) return;
    this.frames = [];
    this.bytes = 0;
    if (!connection.writable) return;
    if (frames.length === 1) connection.write(frames[0]!);
    else if (bytes <= COPIED_BYTES) connection.write(Buffer.concat(frames, bytes));
    else {
      connection.cork();
      for (const frame of frames) connection.write(frame);
      connection.uncork();
    }
  }

  /** Whether so much waits to leave that the kernel does not take it. A large frame may have left at once. */
  isCongested(bytes: number): boolean {
    if (this.unsent < bytes) return false;
    this.flush();
    return this.connection.writableNeedDrain;
  }

  /** Calls back once everything has left a connection that was congested. */
  whenSent(then: () => void): void {
    this.connection.once('drain', then);
  }
}
