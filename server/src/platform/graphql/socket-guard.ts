import type { WebSocket } from 'ws';
import { LIMITS } from '@umlauf/shared/limits';

const SECOND = 1_000;

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
