import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { buildSchema, GraphQLObjectType, GraphQLString, GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import type { Database } from '../database/database.ts';
import { createAnnouncements, type Announcements } from '../live/announcements.ts';
import { Connections } from '../live/connections.ts';
import { Context, type Viewer } from './context.ts';
import type { DoorParts } from './door.ts';
import { EventStream } from './event-stream.ts';
import { UnsentBytes } from './unsent-bytes.ts';
import { Operations, type PreparedOperation } from './operations.ts';

const LARGE = 'x'.repeat(100_000);
const ADDRESS = '192.0.2.1';
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

  async *events(): AsyncGenerator<{ event: string }, void, void> {
    try {
      for (;;) {
        this.asked += 1;
        yield { event: LARGE };
      }
    } finally {
      this.isOver = true;
    }
  }
}

async function* silence(): AsyncGenerator<{ event: string }, void, void> {
  yield await new Promise<never>(() => undefined);
}

/** A subscription to these events, streamed. */
function stream(events: AsyncGenerator<{ event: string }, void, void>): Promise<void> {
  const fields = { event: { type: GraphQLString, subscribe: () => events } };
  const subscription = new GraphQLObjectType({ name: 'Subscription', fields });
  const schema = new GraphQLSchema({ query: QUERY, subscription });
  const operations = new Operations(schema);
  const prepared = operations.prepare({ query: 'subscription { event }' }, 0) as PreparedOperation;
  const context = new Context('a request', SOMEBODY, {} as Database, log, { get: () => never() });
  const parts = { connections, unsent: new UnsentBytes(), operations, log } as unknown as DoorParts;
  return new EventStream(response, parts, 'a request').run(prepared, context, ADDRESS, true);
}

const QUERY = buildSchema('type Query { nothing: Int }').getQueryType()!;

function never(): never {
  throw new Error('nobody asks for this here');
}

/** What the reader has got so far. */
function read(): { text: string } {
  const got = { text: '' };
  reader.on('data', (bytes) => (got.text += String(bytes)));
  return got;
}

describe('a reader', () => {
  it('who reads gets one event after the other', async () => {
    reader.resume();
    const source = new Source();
    void stream(source.events());
    await expect.poll(() => source.asked).toBeGreaterThan(200);
  });

  it('who does not read costs a few events, and is cut at last', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    reader.pause();
    const source = new Source();
    void stream(source.events());
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
    await expect.poll(() => source.isOver).toBe(true);
    expect(connections.countOfAccount(SOMEBODY.accountId)).toBe(0);
  });

  it('who leaves leaves nothing behind', async () => {
    const source = new Source();
    void stream(source.events());
    await expect.poll(() => connections.countOfAddress(ADDRESS)).toBe(1);
    reader.destroy();
    await expect.poll(() => source.isOver).toBe(true);
    expect(connections.countOfAddress(ADDRESS)).toBe(0);
  });
});

describe('a credential that ends', () => {
  const end = () => announcements.emit('credentialEnded', { kind: 'session', id: 'ses_one' });

  it('ends a stream that waits for its next event', async () => {
    const got = read();
    void stream(silence());
    await expect.poll(() => connections.countOfAccount(SOMEBODY.accountId)).toBe(1);
    end();
    await expect.poll(() => got.text).toContain('event: complete');
    expect(got.text).toMatch(/event: next\ndata: .*"code":"UNAUTHENTICATED"/);
    expect(connections.countOfAccount(SOMEBODY.accountId)).toBe(0);
  });

  it('ends a stream between two events', async () => {
    const got = read();
    const source = new Source();
    void stream(source.events());
    await expect.poll(() => source.asked).toBeGreaterThan(3);
    end();
    await expect.poll(() => got.text).toContain('event: complete');
    expect(got.text).toContain('UNAUTHENTICATED');
    await expect.poll(() => source.isOver).toBe(true);
  });
});
