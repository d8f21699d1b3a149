import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SocketWriter } from './socket-writer.ts';

const LIMIT = 64 * 1024;

let server: Server;
let reader: Socket;
let connection: Socket;
beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  reader = connect((server.address() as AddressInfo).port, '127.0.0.1');
  [connection] = (await once(server, 'connection')) as [Socket];
  connection.on('error', () => undefined);
});
afterEach(() => {
  reader.destroy();
  server.close();
});

/** What the reader has got so far. */
function read(): { text: string } {
  const got = { text: '' };
  reader.on('data', (bytes) => (got.text += String(bytes)));
  return got;
}

describe('a socket’s writer', () => {
  it('sends all that one tick has to say in its order and in one piece', async () => {
    const pieces: string[] = [];
    reader.on('data', (bytes) => pieces.push(String(bytes)));
    const writer = new SocketWriter(connection);
    for (const word of ['a', 'b', 'c']) writer.write(Buffer.from(word));
    await expect.poll(() => pieces).toEqual(['abc']);
  });

  it('sends at once when told to, and nothing twice', async () => {
    const got = read();
    const writer = new SocketWriter(connection);
    writer.write(Buffer.from('a'));
    writer.flush();
    writer.write(Buffer.from('b'));
    await expect.poll(() => got.text).toBe('ab');
  });

  it('goes on when another one’s connection is gone', async () => {
    const got = read();
    const other = connect((server.address() as AddressInfo).port, '127.0.0.1');
    other.on('error', () => undefined);
    const [lost] = (await once(server, 'connection')) as [Socket];
    const [first, second] = [new SocketWriter(lost), new SocketWriter(connection)];
    lost.destroy();
    first.write(Buffer.from('x'));
    second.write(Buffer.from('a'));
    await expect.poll(() => got.text).toBe('a');
    other.destroy();
  });

  it('is congested only while the kernel does not take it: a large frame that left at once is no congestion', async () => {
    reader.resume();
    const writer = new SocketWriter(connection);
    for (let i = 0; i < 50; i++) {
      writer.write(Buffer.alloc(2 * LIMIT));
      if (writer.isCongested(LIMIT)) await new Promise<void>((resolve) => writer.whenSent(resolve));
      expect(connection.writableNeedDrain).toBe(false);
    }
    reader.pause();
    let count = 0;
    do writer.write(Buffer.alloc(2 * LIMIT));
    while (!writer.isCongested(LIMIT) && count++ < 1_000);
    expect(writer.isCongested(LIMIT)).toBe(true);
    const sent = new Promise<void>((resolve) => writer.whenSent(resolve));
    reader.resume();
    await sent;
    expect(writer.isCongested(LIMIT)).toBe(false);
  });
});
