import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { LIMITS } from '@umlauf/shared/limits';
import { SharedSubscriptions } from '@umlauf/server/platform/live/shared-subscriptions';
import { overEventStream, overSocket } from './testkit/following.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import type { Person } from './testkit/seed.ts';
import { sessionCookie } from './testkit/sign-in.ts';
import { FOLLOW } from './testkit/written.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

interface Message {
  id?: string;
  type: string;
  payload?: any;
}

/** A socket that says exactly what the test tells it to. */
class RawSocket {
  readonly messages: Message[] = [];
  closed: { code: number; reason: string } | null = null;
  readonly socket: WebSocket;

  constructor(
    headers: Record<string, string> = {},
    protocols: string[] = ['graphql-transport-ws'],
    path = '/graphql',
  ) {
    this.socket = new WebSocket(`${hub.url.replace('http', 'ws')}${path}`, protocols, { headers });
    this.socket.on('message', (bytes) => this.messages.push(JSON.parse(String(bytes))));
    this.socket.on('close', (code, reason) => (this.closed = { code, reason: String(reason) }));
    this.socket.on('error', () => undefined);
  }

  async open(payload: object = {}): Promise<this> {
    await once(this.socket, 'open');
    this.send({ type: 'connection_init', payload });
    await expect.poll(() => this.messages[0]?.type ?? this.closed).toBe('connection_ack');
    return this;
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  of(id: string): Message[] {
    return this.messages.filter((message) => message.id === id);
  }

  async answer(id: string): Promise<Message> {
    await expect.poll(() => this.of(id).length).toBeGreaterThan(0);
    return this.of(id)[0]!;
  }

  ask(id: string, query: string, variables: object = {}): Promise<Message> {
    this.send({ id, type: 'subscribe', payload: { query, variables } });
    return this.answer(id);
  }
}

const asPerson = (person: Person) => new RawSocket().open({ authorization: `Bearer ${person.api.secret}` });
/** The status with which the upgrade was refused; null when it was not. */
const refusalOf = (headers: Record<string, string>, protocols?: string[], path?: string) =>
  new Promise<number | null>((resolve) => {
    const { socket } = new RawSocket(headers, protocols, path);
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('open', () => (socket.close(), resolve(null)));
  });

describe('opening', () => {
  it('takes a session’s cookie from our own pages and from no others', async () => {
    const person = await hub.seed.person({ password: true });
    const cookie = await sessionCookie(hub.url, person.email);
    for (const origin of ['https://boese.example', 'null', `${hub.url}.boese.example`]) {
      expect(await refusalOf({ cookie, origin }), origin).toBe(403);
    }
    const socket = new RawSocket({ cookie, origin: hub.url });
    await socket.open();
    const { payload } = await socket.ask('1', '{ viewer { account { id } } }');
    expect(payload.data.viewer.account.id).toBe(person.id);
    socket.socket.close();
  });

  it('is refused elsewhere than at /graphql', async () => {
    for (const path of ['/', '//', '/graphql/x', '/api/auth', '//graphql', '/%', '/graphql%00']) {
      expect(await refusalOf({}, undefined, path), path).toBe(404);
    }
  });

  it.each([[['graphql-ws']], [['chat']], [[]]])('with the subprotocol %j ends at once', async (protocols) => {
    const raw = new RawSocket({}, protocols);
    await expect.poll(() => raw.closed ?? raw.socket.readyState === WebSocket.CLOSED).toBeTruthy();
    expect(raw.messages).toEqual([]);
  });

  it.each([
    ['an unknown token', { authorization: `Bearer umlauf_${'A'.repeat(43)}_00000000` }],
    ['rubbish', { authorization: 'x' }],
    ['an empty word', { authorization: '' }],
  ])('with %s closes with 4401', async (_, payload) => {
    const raw = new RawSocket();
    await once(raw.socket, 'open');
    raw.send({ type: 'connection_init', payload });
    await expect.poll(() => raw.closed).toEqual({ code: 4401, reason: 'Unauthorized' });
  });

  it('with something that is no text as authorization closes with 4401: it is no anonymous visit', async () => {
    for (const authorization of [7, true, {}, ['Bearer x'], 'Bearer \n', 'Bearer ü']) {
      const raw = new RawSocket();
      await once(raw.socket, 'open');
      raw.send({ type: 'connection_init', payload: { authorization } });
      await expect.poll(() => raw.closed).toEqual({ code: 4401, reason: 'Unauthorized' });
    }
  });

  it('without connection_init closes with 4408 after three seconds', async () => {
    const raw = new RawSocket();
    await once(raw.socket, 'open');
    const started = Date.now();
    await expect.poll(() => raw.closed?.code, { timeout: 6_000 }).toBe(4408);
    expect(Date.now() - started).toBeGreaterThan(LIMITS.connectionInitMilliseconds - 200);
  });

  it('without connection_init answers nothing', async () => {
    const raw = new RawSocket();
    await once(raw.socket, 'open');
    raw.send({ id: '1', type: 'subscribe', payload: { query: '{ viewer { email } }' } });
    await expect.poll(() => raw.closed?.code).toBe(4401);
    expect(raw.messages).toEqual([]);
  });
});

describe('what goes wrong in one operation', () => {
  it.each([
    ['a syntax error', '{ viewer {'],
    ['an unknown field', '{ nothing }'],
    ['too many aliases', `{ ${Array.from({ length: 31 }, (_, i) => `a${i}: __typename`).join(' ')} }`],
    ['an unknown id', 'mutation { trashDocument(documentId: "x") { id } }'],
    ['a foreign subscription', 'subscription { spaceChanged(spaceId: "x") { type } }'],
  ])('%s ends that operation and not the socket', async (_, query) => {
    const raw = await asPerson(await hub.seed.person());
    const first = await raw.ask('wrong', query);
    const errors = first.type === 'error' ? first.payload : first.payload.errors;
    expect(['INVALID_INPUT', 'LIMIT', 'NOT_FOUND']).toContain(errors[0].extensions.code);
    expect((await raw.ask('right', '{ __typename }')).payload.data).toEqual({ __typename: 'Query' });
    expect(raw.closed).toBeNull();
    raw.socket.close();
  });

  it.each([
    ['a query that is a number', { query: 7 }],
    ['variables that are a list', { query: '{ __typename }', variables: [1] }],
    ['no query at all', {}],
    ['an operationName that is an object', { query: '{ __typename }', operationName: {} }],
  ])('%s ends the operation or the socket, and nothing else', async (_, payload) => {
    const raw = await asPerson(await hub.seed.person());
    raw.send({ id: 'wrong', type: 'subscribe', payload });
    await expect.poll(() => raw.closed?.code ?? raw.of('wrong')[0]?.type).toBeTruthy();
    if (raw.closed) expect(raw.closed.code).toBe(4400);
    else expect(raw.of('wrong')[0]!.payload[0].extensions.code).toBe('INVALID_INPUT');
    await hub.anonymous.query('{ __typename }');
    raw.socket.close();
  });

  it.each([
    ['no JSON', '{'],
    ['no object', '7'],
    ['an unknown type', '{"type":"shout"}'],
    ['a second connection_init', '{"type":"connection_init"}'],
    ['bytes', Buffer.from([0xff, 0x00, 0xfe])],
  ])('a message that is %s closes the socket, with a code of the protocol', async (_, message) => {
    const raw = await asPerson(await hub.seed.person());
    raw.socket.send(message);
    await expect.poll(() => raw.closed?.code).toBeGreaterThan(1000);
    expect([4400, 4429, 1007]).toContain(raw.closed!.code);
    expect(raw.closed!.reason).not.toMatch(/ at |SyntaxError|node_modules/);
  });

  it('a message of 7 MB closes the socket', async () => {
    const raw = await asPerson(await hub.seed.person());
    raw.send({
      id: '1',
      type: 'subscribe',
      payload: { query: '{ __typename }', variables: { x: 'a'.repeat(7 * 1024 * 1024) } },
    });
    await expect.poll(() => raw.closed?.code).toBe(1009);
  });

  it('400 kB of lists in one another close with 1009 before they are read, also before connection_init', async () => {
    const raw = new RawSocket();
    await once(raw.socket, 'open');
    const lists = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    raw.send(`{"type":"connection_init","payload":{"x":${lists}}}`);
    await expect.poll(() => raw.closed).toEqual({ code: 1009, reason: 'Too many values' });
  });

  it('60,000 lists in one another are bad variables and nothing else', async () => {
    const raw = await asPerson(await hub.seed.person());
    const lists = `${'['.repeat(60_000)}${']'.repeat(60_000)}`;
    const query = 'query($x: String) { spaces(first: 1, after: $x) { totalCount } }';
    raw.send(`{"id":"1","type":"subscribe","payload":{"query":"${query}","variables":{"x":${lists}}}}`);
    expect((await raw.answer('1')).payload.errors[0].extensions).toEqual({ code: 'INVALID_INPUT' });
    expect(raw.closed).toBeNull();
    raw.socket.close();
  });

  it('300 kB without content to carry are LIMIT', async () => {
    const raw = await asPerson(await hub.seed.person());
    const { payload } = await raw.ask(
      '1',
      'query($x: String) { spaces(first: 1, after: $x) { totalCount } }',
      {
        x: 'a'.repeat(300_000),
      },
    );
    expect(payload[0].extensions).toEqual({
      code: 'LIMIT',
      limit: 'operationBytes',
      max: LIMITS.operationBytes,
    });
    raw.socket.close();
  });
});

describe('many operations', () => {
  it('a hundred live ones run on a socket, and no more', async () => {
    const { id, lead } = await hub.seed.space();
    const raw = await asPerson(lead);
    const follow = `subscription { spaceChanged(spaceId: "${id}") { type } }`;
    for (let i = 1; i <= 101; i++) raw.send({ id: String(i), type: 'subscribe', payload: { query: follow } });
    const { type, payload } = await raw.answer('101');
    expect(type).toBe('error');
    expect(payload[0].extensions).toEqual({ code: 'LIMIT', limit: 'operationsPerSocket', max: 100 });
    const rename = `mutation { updateSpace(input: { spaceId: "${id}", name: "Neu" }) { id } }`;
    await expect
      .poll(
        async () => (
          await lead.api.query(rename),
          raw.messages.filter((message) => message.type === 'next').length
        ),
      )
      .toBeGreaterThanOrEqual(100);
    // One that ends makes room for another.
    raw.send({ id: '1', type: 'complete' });
    expect((await raw.ask('102', '{ __typename }')).type).toBe('next');
    raw.socket.close();
  });

  it('come to an end with their socket: nothing goes on listening', async () => {
    const { id, lead } = await hub.seed.space();
    const { instances } = hub.server.hub;
    const listeners = () => instances.get(SharedSubscriptions).count;
    const before = listeners();
    const raw = await asPerson(lead);
    const follow = `subscription { spaceChanged(spaceId: "${id}") { type } }`;
    for (let i = 1; i <= 20; i++) raw.send({ id: String(i), type: 'subscribe', payload: { query: follow } });
    await expect.poll(listeners).toBe(before + 20);
    raw.send({ id: '1', type: 'complete' });
    await expect.poll(listeners).toBe(before + 19);
    raw.socket.terminate();
    await expect.poll(listeners).toBe(before);
    const stream = overEventStream(lead.api, follow);
    await expect.poll(listeners).toBe(before + 1);
    stream.stop();
    await expect.poll(listeners).toBe(before);
  });

  it('fifty sockets are open for an account, and no more', async () => {
    const person = await hub.seed.person();
    const open = await Promise.all(Array.from({ length: LIMITS.socketsPerAccount }, () => asPerson(person)));
    const raw = new RawSocket();
    await once(raw.socket, 'open');
    raw.send({ type: 'connection_init', payload: { authorization: `Bearer ${person.api.secret}` } });
    await expect.poll(() => raw.closed?.code).toBe(4429);
    for (const { socket } of open) socket.terminate();
    await expect
      .poll(async () => {
        const again = new RawSocket();
        await once(again.socket, 'open');
        again.send({ type: 'connection_init', payload: { authorization: `Bearer ${person.api.secret}` } });
        await expect.poll(() => again.messages.length > 0 || again.closed !== null).toBe(true);
        again.socket.terminate();
        return again.messages[0]?.type;
      })
      .toBe('connection_ack');
  });
});

describe('the price of a stream', () => {
  it.each([
    ['a WebSocket', overSocket],
    ['an event stream', overEventStream],
  ] as const)('stands in its first event, over %s', async (_, follow) => {
    const { id, lead } = await hub.seed.document({ markdown: 'Text' });
    const following = follow(lead.api, FOLLOW, { documentId: id });
    await expect.poll(() => following.answers.length).toBe(1);
    expect(following.answers[0]!.extensions!.cost).toEqual({
      requested: 5,
      remaining: LIMITS.graphqlCostPerMinuteAndToken - 5,
    });
    await lead.api.query(`mutation { editDocument(input: { documentId: "${id}", append: "Mehr" }) { id } }`);
    await expect.poll(() => following.answers.length).toBe(2);
    expect(following.answers[1]!.extensions).toBeUndefined();
    following.stop();
  });
});
