import type { Socket as NetSocket } from 'node:net';
import type { WebSocket } from 'ws';

/** Lets all frames of one tick leave in one write: receipts, the ends of operations and events come in crowds. */
export function corkSocket(socket: WebSocket, connection: NetSocket): void {
  const send = socket.send.bind(socket) as (...given: unknown[]) => void;
  socket.send = (...given: unknown[]) => {
    cork(connection);
    send(...given);
  };
}

function cork(connection: NetSocket): void {
  if (connection.writableCorked > 0) return;
  connection.cork();
  setImmediate(() => connection.uncork());
}
