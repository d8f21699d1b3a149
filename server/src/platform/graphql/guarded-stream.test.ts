import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { ExecutionResult } from 'graphql';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import type { Database } from '../database/database.ts';
import { createAnnouncements, type Announcements } from '../live/announcements.ts';
import { Connections } from '../live/connections.ts';
import { Context, type Viewer } from './context.ts';
import { GuardedStream } from './guarded-stream.ts';

const LARGE = 'x'.repeat(100_000);
const SOMEBODY: Viewer = {
  accountId: 'acc_one',
  name: 'Eins',
  credential: { kind: 'session', id: 'ses_one', scopes: null },
};
const log = pino({ level: 'silent' });

let http: Server;
let reader: Socket;
let response: ServerResponse;
let announcements: Announcements;
let connections: Connections;
beforeEach(async () => {
  announcements = createAnnouncements();
  connections = new Connections(announcements);
  http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  reader = connect((http.address() as AddressInfo).port, '127.0.0.1');
  reader.on('error', () => undefined);
  reader.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  [, response] = (await once(http, 'request')) as [unknown, ServerResponse];
});
afterEach(() => {
  vi.useRealTimers();
  reader.destroy();
  http.closeAllConnections();
  http.close();
});

/** Events without end, as many as are asked for. */
class Source {
  asked = 0;
  isOver = false;
  async *events(): AsyncGenerator<ExecutionResult, void, void> {
    try {
      for (;;) {
        this.asked += 1;
        yield { data: { event: LARGE } };
      }
    } finally {
      this.isOver = true;
    }
  }
}

function guarded(source: AsyncGenerator<ExecutionResult, void, void>): GuardedStream {
  const context = new Context('a request', SOMEBODY, {} as Database, log, { get: () => never() });
  return new GuardedStream(source, { connections, log }, context, response, '192.0.2.1');
}

function never(): never {
  throw new Error('nobody asks for this here');
}

/** Writes whatever comes, as soon as it comes: what bounds it is the stream alone. */
async function pump(stream: GuardedStream): Promise<void> {
  response.writeHead(200);
  for await (const { data } of stream) if (data) response.write(JSON.stringify(data));
}

describe('a reader', () => {
  it('who reads gets one event after the other', async () => {
    reader.resume();
    const source = new Source();
    void pump(guarded(source.events()));
    await expect.poll(() => source.asked).toBeGreaterThan(200);
  });

  it('who does not read costs a few events, and is cut at last', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    reader.pause();
    const source = new Source();
    void pump(guarded(source.events()));
    let before = -1;
    // The system's own buffers take some megabytes.
    while (before !== source.asked) {
      before = source.asked;
      for (let i = 0; i < 200; i++) await new Promise(setImmediate);
    }
    expect(response.writableLength).toBeLessThan(5 * LARGE.length);
    expect(source.isOver).toBe(false);
    vi.advanceTimersByTime(LIMITS.slowReaderMilliseconds);
    await once(response, 'close');
    expect(source.isOver).toBe(true);
    expect(connections.countOfAccount(SOMEBODY.accountId)).toBe(0);
  });

  it('who left before the stream began leaves nothing behind', async () => {
    reader.destroy();
    await once(response, 'close');
    const stream = guarded(new Source().events());
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    expect(connections.countOfAddress('192.0.2.1')).toBe(0);
  });
});

describe('a credential that ends', () => {
  const end = () => announcements.emit('credentialEnded', { kind: 'session', id: 'ses_one' });
  const UNAUTHENTICATED = [expect.objectContaining({ extensions: { code: 'UNAUTHENTICATED' } })];

  it('ends a stream that waits for its next event', async () => {
    async function* silence(): AsyncGenerator<ExecutionResult, void, void> {
      yield await new Promise<never>(() => undefined);
    }
    const stream = guarded(silence());
    const next = stream.next();
    end();
    expect((await next).value?.errors).toEqual(UNAUTHENTICATED);
    expect((await stream.next()).done).toBe(true);
  });

  it('ends a stream between two events', async () => {
    const stream = guarded(new Source().events());
    await stream.next();
    end();
    expect((await stream.next()).value?.errors).toEqual(UNAUTHENTICATED);
    expect((await stream.next()).done).toBe(true);
  });
});
