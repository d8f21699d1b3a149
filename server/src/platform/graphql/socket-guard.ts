import { CloseCode } from 'graphql-ws';
import { WebSocket } from 'ws';
import { LIMITS } from '@umlauf/shared/limits';
import { hasTooManyParts } from '../message-parts.ts';

const SECOND = 1_000;
/** A peer that was silent for so long is asked whether it is there, and cut when it is silent again as long. */
const SILENCE_MILLISECONDS = 12_000;
/** What `ws` says about a message that is too long (RFC 6455, 7.4.1). */
const TOO_BIG = 1009;

/** Who takes what a socket hands on. */
export interface SocketListener {
  /** Whether the peer has said who it is, or is about to. */
  hasGreeted: boolean;
  /** Bytes that the kernel has not taken yet of what is being written. */
  queued: number;
  receive(message: Buffer): void;
  closed(): void;
}

/**
 * A socket that hands on no message that would take seconds to read, slows a peer that sends too much, and cuts one
 * that does not read: it could not be told anything anyway.
 */
export class GuardedSocket extends WebSocket {
  listener: SocketListener | null = null;
  /** Why the socket broke, for the log. */
  onBroken: ((reason: string) => void) | null = null;
  private received = 0;
  private backlog = 0;
  private queued = 0;
  private stuckSince = 0;
  private heardAt = performance.now();
  private isAsked = false;
  private readonly openedAt = performance.now();

  /** Not by listeners, which each socket would have to keep. */
  override emit(event: string | symbol, ...args: unknown[]): boolean {
    if (event === 'message') this.take(args[0] as Buffer);
    else if (event === 'pong') this.hear();
    else if (event === 'error') this.onBroken?.((args[0] as Error).message);
    else {
      if (event === 'close') this.listener?.closed();
      return super.emit(event, ...args);
    }
    return true;
  }

  /** Once a second. */
  look(now: number): void {
    this.received = Math.max(0, this.received - LIMITS.messagesPerSecond);
    if (this.isPaused && this.received < LIMITS.messagesPerSecond) this.resume();
    if (
      this.listener &&
      !this.listener.hasGreeted &&
      now - this.openedAt >= LIMITS.connectionInitMilliseconds
    )
      this.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout');
    if (this.isStuck(now)) this.terminate();
    else this.askWhetherThere(now);
  }

  private take(message: Buffer): void {
    this.hear();
    this.received += 1;
    if (this.received === 2 * LIMITS.messagesPerSecond) this.pause();
    if (hasTooManyParts(message)) this.close(TOO_BIG, 'Too many values');
    else this.listener?.receive(message);
  }

  private hear(): void {
    this.heardAt = performance.now();
    this.isAsked = false;
  }

  private isStuck(now: number): boolean {
    const queued = this.listener?.queued ?? 0;
    this.backlog = this.bufferedAmount;
    if (this.backlog === 0 || queued < this.queued) this.stuckSince = 0;
    else if (this.stuckSince === 0) this.stuckSince = now;
    this.queued = queued;
    return this.stuckSince !== 0 && now - this.stuckSince > LIMITS.slowReaderMilliseconds;
  }

  /** Not while something waits to leave: a ping would only wait behind it. */
  private askWhetherThere(now: number): void {
    if (this.isPaused || this.backlog > 0 || this.readyState !== this.OPEN) return;
    const silence = now - this.heardAt;
    if (this.isAsked && silence > 2 * SILENCE_MILLISECONDS) this.terminate();
    else if (!this.isAsked && silence > SILENCE_MILLISECONDS) {
      this.isAsked = true;
      this.ping();
    }
  }
}

/** Looks after all sockets by one timer; the answer ends it. */
export function guardSockets(sockets: ReadonlyMap<GuardedSocket, unknown>): () => void {
  const timer = setInterval(() => {
    const now = performance.now();
    for (const socket of sockets.keys()) socket.look(now);
  }, SECOND).unref();
  return () => clearInterval(timer);
}
