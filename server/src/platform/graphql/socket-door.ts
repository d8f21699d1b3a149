import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, CloseCode } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { CLOSE_CODES } from '@umlauf/shared/close-codes';
import { LIMITS } from '@umlauf/shared/limits';
import { bearsSecret } from '../http/address-secrets.ts';
import { headersOf } from '../http/headers.ts';
import { isForeignOrigin, type DoorParts } from './door.ts';
import { GuardedSocket, guardSockets } from './socket-guard.ts';
import { SocketLine } from './socket-line.ts';

export interface SocketDoor {
  close(): Promise<void>;
}

const SERVER_OPTIONS = {
  noServer: true,
  clientTracking: false,
  WebSocket: GuardedSocket,
  maxPayload: LIMITS.messageBytes,
  perMessageDeflate: false,
  handleProtocols: (offered: Set<string>) =>
    offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) && GRAPHQL_TRANSPORT_WS_PROTOCOL,
} as const;

/** All operations over one WebSocket (graphql-transport-ws), with the limits of all doors. */
export function openSocketDoor(
  http: Server,
  parts: DoorParts,
  addressOf: (request: IncomingMessage) => string,
): SocketDoor {
  const server = new WebSocketServer(SERVER_OPTIONS);
  const lines = new Map<GuardedSocket, SocketLine>();
  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const address = addressOf(request);
    const refusal = refuseUpgrade(request, parts, address);
    if (refusal) return refuse(stream, refusal);
    server.handleUpgrade(request, stream, head, (socket) => {
      const guarded = socket as GuardedSocket;
      guarded.once('close', () => lines.delete(guarded));
      lines.set(guarded, admit(guarded, stream as Socket, address, headersOf(request), parts));
    });
  };
  http.on('upgrade', upgrade);
  const stopGuarding = guardSockets(lines);
  return {
    close: async () => {
      http.off('upgrade', upgrade);
      for (const line of lines.values()) line.close(CLOSE_CODES.GOING_AWAY);
      await settled([...lines.keys()]);
      stopGuarding();
    },
  };
}

/** Counts the socket from its first moment to its last, whether it ever says who it is or not. */
function admit(
  socket: GuardedSocket,
  stream: Socket,
  address: string,
  headers: Headers,
  parts: DoorParts,
): SocketLine {
  // A message too large or malformed is its sender's fault: `ws` closes the socket, and no stack goes to the console.
  socket.onBroken = (reason) => parts.log.info({ part: 'socket', reason }, 'a socket broke');
  const line = new SocketLine(socket, stream, address, headers, parts);
  socket.listener = line;
  if (socket.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL)
    socket.close(CloseCode.SubprotocolNotAcceptable, 'Subprotocol not acceptable');
  return line;
}

/** Gives the clients a moment to take their leave; who does not is cut. */
async function settled(sockets: GuardedSocket[]): Promise<void> {
  const closed = sockets.map(
    (socket) =>
      new Promise<void>((resolve) =>
        socket.readyState === socket.CLOSED ? resolve() : socket.once('close', () => resolve()),
      ),
  );
  const timer = setTimeout(() => sockets.forEach((socket) => socket.terminate()), 500);
  await Promise.all(closed);
  clearTimeout(timer);
}

function refuseUpgrade(request: IncomingMessage, parts: DoorParts, address: string): string | null {
  // Not by `new URL`, which throws for paths that anybody can send.
  if (request.url?.split('?')[0] !== '/graphql') return '404 Not Found';
  if (bearsSecret(request.url)) return '400 Bad Request';
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
