import type { Socket } from 'node:net';
import { CloseCode, MessageType, parseMessage, type Message } from 'graphql-ws';
import { CLOSE_CODES } from '@umlauf/shared/close-codes';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError, toGraphQLError } from '../errors.ts';
import type { Connection } from '../live/connections.ts';
import type { Viewer } from './context.ts';
import { viewerOf, type DoorParts } from './door.ts';
import { formatError } from './format-error.ts';
import { textFrame } from './socket-frames.ts';
import type { GuardedSocket } from './socket-guard.ts';
import { SocketOperation, type OperationLine } from './socket-operation.ts';
import { SocketWriter } from './socket-writer.ts';
import { ownerOf } from './unsent-bytes.ts';

const ACKNOWLEDGED = textFrame('{"type":"connection_ack"}');
const PONG = textFrame('{"type":"pong"}');

/**
 * One WebSocket that speaks graphql-transport-ws. The library's server awaits several promises for each message and
 * writes each answer anew; a full room is thousands of answers a second that are the same for all.
 */
export class SocketLine implements Connection, OperationLine {
  viewer: Viewer | null = null;
  readonly writer: SocketWriter;
  private phase: 'opened' | 'greeted' | 'ready' | 'closed' = 'opened';
  private readonly operations = new Map<string, SocketOperation>();
  private readonly held = new Set<SocketOperation>();
  private readonly forgetConnection: () => void;

  constructor(
    private readonly socket: GuardedSocket,
    connection: Socket,
    readonly address: string,
    /** Of the upgrade; given up once it is known who comes. */
    private headers: Headers | null,
    readonly parts: DoorParts,
  ) {
    this.writer = new SocketWriter(connection);
    this.forgetConnection = parts.connections.add(this);
  }

  /** Whether it has said who it is, or is about to. */
  get hasGreeted(): boolean {
    return this.phase !== 'opened';
  }

  get queued(): number {
    return this.writer.queued;
  }

  receive(bytes: Buffer): void {
    let message: Message;
    try {
      message = parseMessage(bytes.toString('utf8'));
    } catch {
      return this.socket.close(CloseCode.BadRequest, 'Invalid message received');
    }
    switch (message.type) {
      case MessageType.ConnectionInit:
        return void this.greet(message.payload);
      case MessageType.Ping:
        return this.writer.write(
          message.payload ? textFrame(JSON.stringify({ type: 'pong', payload: message.payload })) : PONG,
        );
      case MessageType.Subscribe:
        return this.subscribe(message.id, message.payload, bytes.byteLength);
      case MessageType.Complete:
        return this.stop(message.id);
      case MessageType.Pong:
        return;
      default:
        return this.socket.close(CloseCode.BadRequest, 'Invalid message received');
    }
  }

  /** The credential has ended: close, and say so. */
  end(): void {
    this.close(CLOSE_CODES.CREDENTIAL_ENDED);
  }

  close({ code, reason }: { code: number; reason: string }): void {
    this.writer.flush();
    this.socket.close(code, reason);
    // Who does not answer the closing handshake is cut.
    setTimeout(() => this.socket.terminate(), 1_000).unref();
  }

  /** The socket is gone. */
  closed(): void {
    this.phase = 'closed';
    this.forgetConnection();
    for (const operation of this.operations.values()) operation.stop();
    this.operations.clear();
    this.held.clear();
    this.parts.unsent.forget(this.owner, this.writer);
  }

  hold(operation: SocketOperation): void {
    if (this.held.size === 0) this.writer.whenSent(() => this.release());
    this.held.add(operation);
  }

  forget(operation: SocketOperation): void {
    this.operations.delete(operation.id);
    this.held.delete(operation);
  }

  refuseTooMuch(bytes: number): void {
    this.parts.unsent.refuseTooMuch(this.owner, bytes);
    this.parts.unsent.count(this.owner, this.writer);
  }

  private get owner(): string {
    return ownerOf(this.viewer, this.address);
  }

  private release(): void {
    this.parts.unsent.forget(this.owner, this.writer);
    const held = [...this.held];
    this.held.clear();
    for (const operation of held) operation.resume();
  }

  private async greet(given: Record<string, unknown> | undefined): Promise<void> {
    if (this.phase !== 'opened')
      return this.socket.close(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests');
    this.phase = 'greeted';
    const headers = this.headers!;
    this.headers = null;
    let viewer: Viewer | null;
    try {
      if (given?.['authorization'] != null) headers.set('authorization', headerValue(given['authorization']));
      viewer = await viewerOf(this.parts, headers, this.address);
    } catch (error) {
      if (error instanceof AppError && error.code === 'FORBIDDEN')
        return this.socket.close(CloseCode.Forbidden, 'Forbidden');
      const hasEnded = error instanceof AppError && error.code === 'UNAUTHENTICATED';
      return this.close(hasEnded ? CLOSE_CODES.CREDENTIAL_ENDED : CLOSE_CODES.GOING_AWAY);
    }
    if (viewer && this.parts.connections.countOfAccount(viewer.accountId) >= LIMITS.socketsPerAccount)
      return this.close(CLOSE_CODES.TOO_MUCH);
    if (this.isClosed) return;
    this.viewer = viewer;
    this.phase = 'ready';
    this.writer.write(ACKNOWLEDGED);
  }

  /** Closed meanwhile, which the compiler does not foresee. */
  private get isClosed(): boolean {
    return this.phase === 'closed';
  }

  private subscribe(id: string, payload: object, bytes: number): void {
    if (this.phase !== 'ready') return this.close(CLOSE_CODES.CREDENTIAL_ENDED);
    if (this.operations.has(id))
      return this.socket.close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${id} already exists`);
    if (this.operations.size >= LIMITS.operationsPerSocket) return this.refuse(id);
    const operation = new SocketOperation(id, this);
    this.operations.set(id, operation);
    void operation.run(payload, bytes);
  }

  private refuse(id: string): void {
    const limit = { limit: 'operationsPerSocket', max: LIMITS.operationsPerSocket } as const;
    const error = formatError(toGraphQLError(new AppError('LIMIT', limit)), id, this.parts.log);
    this.writer.write(textFrame(JSON.stringify({ id, type: 'error', payload: [error] })));
  }

  private stop(id: string): void {
    const operation = this.operations.get(id);
    if (!operation) return;
    this.forget(operation);
    operation.stop();
  }
}

/** What is no header's text is an invalid credential, not none. */
function headerValue(given: unknown): string {
  if (typeof given !== 'string' || !/^[\x20-\x7e]*$/.test(given)) throw new AppError('UNAUTHENTICATED');
  return given;
}
