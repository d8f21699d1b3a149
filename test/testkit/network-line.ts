import { createServer, connect, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

const LOOPBACK = '127.0.0.1';
const GRANTED = Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]);

/**
 * One browser's line to the hub: a SOCKS5 proxy (RFC 1928) that can be cut. A browser's own offline mode spares
 * sockets that are open already; here they break like a cable.
 */
export class NetworkLine {
  #isCut = false;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
  }

  static async lay(): Promise<NetworkLine> {
    const server = createServer();
    const line = new NetworkLine(server);
    server.on('connection', (socket) => line.#admit(socket));
    await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
    return line;
  }

  get proxy(): { server: string } {
    return { server: `socks5://${LOOPBACK}:${(this.#server.address() as AddressInfo).port}` };
  }

  /** Breaks everything that is open, and lets nothing new through. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #admit(socket: Socket): void {
    this.#keep(socket);
    if (this.#isCut) return void socket.destroy();
    let received = Buffer.alloc(0);
    let isGreeted = false;
    const onBytes = (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
      if (!isGreeted && received.length >= 2 && received.length >= 2 + received[1]!) {
        received = received.subarray(2 + received[1]!);
        isGreeted = true;
        socket.write(Buffer.from([5, 0]));
      }
      const port = isGreeted ? askedPort(received) : null;
      if (port === null) return;
      socket.off('data', onBytes);
      this.#join(socket, port);
    };
    socket.on('data', onBytes);
  }

  #join(socket: Socket, port: number): void {
    // Whatever name the browser asks for, there is no other host than this one.
    const onward = connect(port, LOOPBACK, () => {
      socket.write(GRANTED);
      socket.pipe(onward).pipe(socket);
    });
    this.#keep(onward);
    onward.on('close', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
  }
}

/** The port in a CONNECT request, or null while bytes are missing. */
function askedPort(request: Buffer): number | null {
  if (request.length < 5) return null;
  const addressBytes = { 1: 4, 3: 1 + request[4]!, 4: 16 }[request[3]!] ?? 0;
  const end = 4 + addressBytes + 2;
  return request.length < end ? null : request.readUInt16BE(end - 2);
}
