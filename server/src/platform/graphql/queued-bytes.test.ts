import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { queuedBytes } from './queued-bytes.ts';

it('falls while a slow reader takes one large write piece by piece, when Node’s own count does not', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const reader = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [connection] = (await once(server, 'connection')) as [Socket];
  connection.on('error', () => undefined);
  reader.pause();
  connection.write(Buffer.alloc(64 * 1024 * 1024));
  await new Promise(setImmediate);
  const [queued, waiting] = [queuedBytes(connection), connection.writableLength];
  expect(queued).toBeGreaterThan(0);
  let taken = 0;
  reader.on('data', (bytes: Buffer) => {
    taken += bytes.byteLength;
    if (taken > 8 * 1024 * 1024) reader.pause();
  });
  reader.resume();
  await expect.poll(() => queuedBytes(connection)).toBeLessThan(queued);
  expect(connection.writableLength).toBe(waiting);
  reader.destroy();
  await expect.poll(() => queuedBytes(connection)).toBe(0);
  expect(queuedBytes(null)).toBe(0);
  server.close();
});
