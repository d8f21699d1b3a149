import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { LIMITS } from '@umlauf/shared/limits';
import { createAnnouncements } from '../live/announcements.ts';
import { Connections } from '../live/connections.ts';
import type { Viewer } from './context.ts';
import type { DoorParts } from './door.ts';
import { openSocketDoor, type SocketDoor } from './socket-door.ts';
import { UnsentBytes } from './unsent-bytes.ts';

const ADDRESS = '192.0.2.1';
const SOMEBODY: Viewer = {
  accountId: 'acc_one',
  name: 'Eins',
  credential: { kind: 'session', id: 'ses_one', scopes: null },
};

let http: Server;
let door: SocketDoor;
let connections: Connections;
/** Answers the question who asks, whenever the test wants it. */
let recognise: (viewer: Viewer) => void;
let isAsked: Promise<void>;
beforeEach(async () => {
  http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  connections = new Connections(createAnnouncements());
  const recognised = new Promise<Viewer>((resolve) => (recognise = resolve));
  let ask: () => void;
  isAsked = new Promise<void>((resolve) => (ask = resolve));
  const resolveViewer = () => (ask(), recognised);
  const parts = {
    connections,
    unsent: new UnsentBytes(),
    origins: [],
    log: pino({ level: 'silent' }),
    resolveViewer,
  };
  door = openSocketDoor(http, parts as unknown as DoorParts, () => ADDRESS);
});
afterEach(async () => {
  await door.close();
  http.closeAllConnections();
  http.close();
});
const port = () => (http.address() as AddressInfo).port;

/** A connection that has asked for a WebSocket, where there is none unless told otherwise, and keeps its own side open. */
async function refused(path = '/elsewhere'): Promise<Socket> {
  const socket = connect({ port: port(), host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const handshake = ['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='];
  const headers = ['Host: x', 'Connection: Upgrade', 'Upgrade: websocket', ...handshake];
  socket.write(`GET ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
  return socket;
}

describe('whoever is refused an upgrade', () => {
  it('may be gone before the answer', async () => {
    // An error that nobody hears would end the process, and this test with it.
    for (let i = 0; i < 20; i++) (await refused()).resetAndDestroy();
    const last = await refused();
    expect(String((await once(last, 'data'))[0])).toMatch(/^HTTP\/1\.1 404 /);
  });

  it('cannot keep the connection', async () => {
    const socket = await refused();
    socket.resume();
    await once(socket, 'end');
    await expect.poll(() => (socket.write('x'), socket.destroyed)).toBe(true);
  });

  it('comes from an address that has enough open', async () => {
    const open = Array.from({ length: LIMITS.socketsPerAddress }, () =>
      connections.add({ viewer: null, address: ADDRESS, end: () => undefined }),
    );
    const socket = await refused('/graphql');
    expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1\.1 429 /);
    open[0]!();
    const next = await refused('/graphql');
    expect(String((await once(next, 'data'))[0])).toMatch(/^HTTP\/1\.1 101 /);
    next.destroy();
  });
});

describe('a socket', () => {
  const opened = async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${port()}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    return socket;
  };

  it('counts before it says who it is', async () => {
    const socket = await opened();
    expect(connections.countOfAddress(ADDRESS)).toBe(1);
    socket.close();
    await expect.poll(() => connections.countOfAddress(ADDRESS)).toBe(0);
  });

  it('counts for its account as soon as that is known', async () => {
    const socket = await opened();
    socket.send('{"type":"connection_init"}');
    recognise(SOMEBODY);
    await once(socket, 'message');
    expect(connections.countOfAccount(SOMEBODY.accountId)).toBe(1);
    expect(connections.countOfAddress(ADDRESS)).toBe(1);
    socket.close();
    await expect.poll(() => connections.countOfAccount(SOMEBODY.accountId)).toBe(0);
  });

  it('that closes before it is known who it is does not count for ever', async () => {
    const socket = await opened();
    socket.send('{"type":"connection_init"}');
    await isAsked;
    socket.close();
    await once(socket, 'close');
    await expect.poll(() => connections.countOfAddress(ADDRESS)).toBe(0);
    recognise(SOMEBODY);
    await new Promise(setImmediate);
    expect(connections.countOfAccount(SOMEBODY.accountId)).toBe(0);
    expect(connections.countOfAddress(ADDRESS)).toBe(0);
  });

  it('that sends more than it may is slowed, not closed, and nobody beside it', async () => {
    const [busy, quiet] = [await opened(), await opened()];
    recognise(SOMEBODY);
    const answers = { busy: 0, quiet: 0 };
    busy.on('message', () => (answers.busy += 1));
    quiet.on('message', () => (answers.quiet += 1));
    // Large enough that what one read of the kernel's takes in is few of them.
    const ping = JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(2_000) } });
    const sent = 10 * LIMITS.messagesPerSecond;
    for (let i = 0; i < sent; i++) busy.send(ping);
    await expect.poll(() => answers.busy).toBeGreaterThanOrEqual(2 * LIMITS.messagesPerSecond);
    for (let i = 1; i <= 5; i++) {
      quiet.send('{"type":"ping"}');
      await expect.poll(() => answers.quiet, { interval: 1 }).toBe(i);
    }
    const before = answers.busy;
    expect(before).toBeLessThan(sent / 2);
    await expect.poll(() => answers.busy).toBeGreaterThan(before);
    expect(busy.readyState).toBe(WebSocket.OPEN);
    busy.terminate();
    quiet.terminate();
  });
});
