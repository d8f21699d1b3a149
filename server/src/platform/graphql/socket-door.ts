import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { createSourceEventStream, subscribe, type ExecutionArgs, type GraphQLError } from 'graphql';
import type { Context as SocketContext } from 'graphql-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import type { Logger } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import { CLOSE_CODES } from '@umlauf/shared/close-codes';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError, toGraphQLError } from '../errors.ts';
import { headersOf } from '../http/headers.ts';
import type { Connection } from '../live/connections.ts';
import type { Context } from './context.ts';
import { isForeignOrigin, newContext, type DoorParts } from './door.ts';
import { formatError } from './format-error.ts';
import { corkSocket } from './corked-socket.ts';
import { DirectStream } from './direct-stream.ts';
import { planShared, type SharedPlan } from './shared-payload.ts';
import { GuardedSocket, guardSocket } from './socket-guard.ts';

/** What a socket knows about itself. */
interface SocketExtra extends Extra, Record<PropertyKey, unknown> {
  /** Bears its viewer once `connection_init` has been answered. */
  connection?: Connection;
}
type Socket = SocketContext<Record<string, unknown>, Extra & SocketExtra>;

export interface SocketDoor {
  close(): Promise<void>;
}

const SERVER_OPTIONS = {
  noServer: true,
  WebSocket: GuardedSocket,
  maxPayload: LIMITS.messageBytes,
  perMessageDeflate: false,
} as const;

/** All operations over one WebSocket (graphql-transport-ws), with the limits of all doors. */
export function openSocketDoor(
  http: Server,
  parts: DoorParts,
  addressOf: (request: IncomingMessage) => string,
): SocketDoor {
  const server = new WebSocketServer(SERVER_OPTIONS);
  const connections = new WeakMap<WebSocket, Connection>();
  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const address = addressOf(request);
    const refusal = refuseUpgrade(request, parts, address);
    if (refusal) return refuse(stream, refusal);
    server.handleUpgrade(request, stream, head, (socket) => {
      connections.set(socket, admit(socket, address, parts));
      server.emit('connection', socket, request);
    });
  };
  http.on('upgrade', upgrade);
  server.on('connection', guardSocket);
  server.on('connection', (socket, request) => corkSocket(socket, request.socket));
  const graphql = useServer<Record<string, unknown>, SocketExtra>(
    {
      isProd: true,
      connectionInitWaitTimeout: LIMITS.connectionInitMilliseconds,
      onConnect: (socket) => connect(socket, connections.get(socket.extra.socket)!, parts),
      onSubscribe: (socket, _id, payload) => prepare(socket, payload, parts),
      subscribe: (args) => subscribeShared(args as SharedArgs),
      onOperation: (socket, id, _payload, args, result) => direct(socket, id, args as SharedArgs, result),
      onNext: (_socket, _id, _payload, args, result) => {
        const context = args.contextValue as Context;
        const { cost } = context;
        context.cost = null;
        if (!result.errors && !cost) return result as never;
        return {
          ...result,
          ...(result.errors
            ? { errors: result.errors.map((error) => formatError(error, context.requestId, parts.log)) }
            : {}),
          ...(cost ? { extensions: { ...result.extensions, cost } } : {}),
        } as never;
      },
      onError: (_socket, id, _payload, errors) =>
        errors.map((error) => formatError(error, id, parts.log)) as never,
    },
    server as never,
  );
  server.on('connection', (socket) => quieten(socket, parts.log));
  return {
    close: async () => {
      http.off('upgrade', upgrade);
      const { code, reason } = CLOSE_CODES.GOING_AWAY;
      for (const socket of server.clients) socket.close(code, reason);
      await settled(server);
      await graphql.dispose();
    },
  };
}

type SharedArgs = ExecutionArgs & { contextValue: Context; plan: SharedPlan | null };

/** Events as they come, where all listeners get the same answers; otherwise answers executed for this one. */
function subscribeShared(args: SharedArgs): ReturnType<typeof subscribe> {
  // To graphql-ws both are streams; `direct` is the only one that looks into these.
  return args.plan ? (createSourceEventStream(args) as ReturnType<typeof subscribe>) : subscribe(args);
}

/** Sends shared answers past graphql-ws, which would write each of them anew. */
function direct(
  socket: Socket,
  operationId: string,
  args: SharedArgs,
  result: unknown,
): DirectStream | undefined {
  if (!args.plan || typeof result !== 'object' || result === null || !(Symbol.asyncIterator in result))
    return;
  const { cost } = args.contextValue;
  const events = (result as AsyncIterable<object>)[Symbol.asyncIterator]();
  return new DirectStream(events, args.plan, {
    socket: socket.extra.socket,
    operationId,
    extensions: cost && { cost },
  });
}

/** A message too large or malformed is its sender's fault: `ws` closes the socket, and no stack goes to the console. */
function quieten(socket: WebSocket, log: Logger): void {
  socket.removeAllListeners('error');
  socket.on('error', (error) => log.info({ part: 'socket', reason: error.message }, 'a socket broke'));
}

/** Gives the clients a moment to take their leave; who does not is cut. */
async function settled(server: WebSocketServer): Promise<void> {
  const sockets = [...server.clients];
  const closed = sockets.map(
    (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
  );
  const timer = setTimeout(() => sockets.forEach((socket) => socket.terminate()), 500);
  await Promise.all(closed);
  clearTimeout(timer);
}

function refuseUpgrade(request: IncomingMessage, parts: DoorParts, address: string): string | null {
  // Not by `new URL`, which throws for paths that anybody can send.
  if (request.url?.split('?')[0] !== '/graphql') return '404 Not Found';
  if (isForeignOrigin(request.headers.origin, request.headers.cookie, parts.origins)) return '403 Forbidden';
  if (parts.connections.countOfAddress(address) >= LIMITS.socketsPerAddress) return '429 Too Many Requests';
  return null;
}

/** Who is gone before the answer must not end the process, and who stays after it must not keep the connection. */
function refuse(stream: Duplex, status: string): void {
  stream.on('error', () => stream.destroy());
  const answer = `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
  stream.end(answer, () => stream.destroy());
}

/** Counts the socket from its first moment to its last, whether it ever says who it is or not. */
function admit(socket: WebSocket, address: string, parts: DoorParts): Connection {
  const end = () => close(socket, CLOSE_CODES.CREDENTIAL_ENDED);
  const connection: Connection = { viewer: null, address, end };
  socket.once('close', parts.connections.add(connection));
  return connection;
}

/** What is no header's text is an invalid credential, not none. */
function headerValue(given: unknown): string {
  if (typeof given !== 'string' || !/^[\x20-\x7e]*$/.test(given)) throw new AppError('UNAUTHENTICATED');
  return given;
}

async function connect(socket: Socket, connection: Connection, parts: DoorParts): Promise<boolean> {
  const { extra } = socket;
  const headers = headersOf(extra.request);
  const given = socket.connectionParams?.['authorization'];
  let viewer: Connection['viewer'];
  try {
    if (given != null) headers.set('authorization', headerValue(given));
    viewer = await parts.resolveViewer(headers);
  } catch (error) {
    const ended = error instanceof AppError && error.code === 'UNAUTHENTICATED';
    close(extra.socket, ended ? CLOSE_CODES.CREDENTIAL_ENDED : CLOSE_CODES.GOING_AWAY);
    return false;
  }
  if (viewer && parts.connections.countOfAccount(viewer.accountId) >= LIMITS.socketsPerAccount) {
    close(extra.socket, CLOSE_CODES.TOO_MUCH);
    return false;
  }
  connection.viewer = viewer;
  extra.connection = connection;
  return true;
}

async function prepare(
  socket: Socket,
  payload: { query?: unknown; operationName?: unknown; variables?: unknown },
  parts: DoorParts,
): Promise<SharedArgs | readonly GraphQLError[]> {
  const { viewer, address } = socket.extra.connection!;
  if (Object.keys(socket.subscriptions).length > LIMITS.operationsPerSocket) {
    return [
      toGraphQLError(
        new AppError('LIMIT', { limit: 'operationsPerSocket', max: LIMITS.operationsPerSocket }),
      ),
    ];
  }
  const { messageBytes } = socket.extra.socket as GuardedSocket;
  const prepared = parts.operations.prepare(payload, messageBytes);
  if (Array.isArray(prepared)) return prepared;
  const context = newContext(parts, viewer);
  try {
    await parts.operations.charge(prepared, context, address);
  } catch (error) {
    if (error instanceof AppError) return [toGraphQLError(error)];
    throw error;
  }
  return { ...prepared, contextValue: context, plan: planShared(prepared) };
}

function close(socket: WebSocket, { code, reason }: { code: number; reason: string }): void {
  socket.close(code, reason);
  // Who does not answer the closing handshake is cut.
  setTimeout(() => socket.terminate(), 1_000).unref();
}
