import { WebSocket } from 'ws';
import { LIMITS } from '@umlauf/shared/limits';
import { hasTooManyParts } from '../message-parts.ts';

const SECOND = 1_000;
/** What `ws` says about a message that is too long (RFC 6455, 7.4.1). */
const TOO_BIG = 1009;

/** A socket that knows how large the message is that it hands on, and hands on none that would take seconds to read. */
export class GuardedSocket extends WebSocket {
  messageBytes = 0;

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    if (event === 'message') {
      const message = args[0] as Buffer;
      this.messageBytes = message.byteLength;
      if (hasTooManyParts(message)) {
        this.close(TOO_BIG, 'Too many values');
        return true;
      }
    }
    return super.emit(event, ...args);
  }
}

/** Slows a socket that sends too much, and cuts one that does not read: it could not be told anything anyway. */
export function guardSocket(socket: WebSocket): void {
  let received = 0;
  let backlog = 0;
  let stuckSince: number | null = null;
  socket.on('message', () => {
    received += 1;
    if (received === 2 * LIMITS.messagesPerSecond) socket.pause();
  });
  const timer = setInterval(() => {
    received = Math.max(0, received - LIMITS.messagesPerSecond);
    if (socket.isPaused && received < LIMITS.messagesPerSecond) socket.resume();
    const waiting = socket.bufferedAmount;
    if (waiting === 0 || waiting < backlog) stuckSince = null;
    else stuckSince ??= Date.now();
    backlog = waiting;
    if (stuckSince !== null && Date.now() - stuckSince > LIMITS.slowReaderMilliseconds) socket.terminate();
  }, SECOND).unref();
  socket.once('close', () => clearInterval(timer));
}
