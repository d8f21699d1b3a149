import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { Api } from './testkit/api.ts';
import { DOOR_NAMES, DOORS, type Asked } from './testkit/doors.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import type { Person } from './testkit/seed.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const times = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');
const INTO_DEPTH = (depth: number) =>
  `query($id: ID!) { node(id: $id) { ... on Document { ${'space { documents(first: 1) { nodes { '.repeat(depth)} id ${'} } } '.repeat(depth)} } } }`;

const ASKED: [string, Asked, Record<string, unknown>][] = [
  ['a syntax error', { query: '{ viewer {' }, { code: 'INVALID_INPUT' }],
  ['nothing', { query: '' }, { code: 'INVALID_INPUT' }],
  ['an unknown field', { query: '{ viewer { password } }' }, { code: 'INVALID_INPUT' }],
  ['ten unknown fields', { query: `{ ${times(10, (i) => `unknown${i}`)} }` }, { code: 'INVALID_INPUT' }],
  ['a name of 2,000 letters', { query: `{ ${'a'.repeat(2_000)} }` }, { code: 'INVALID_INPUT' }],
  ['a field without its selection', { query: '{ viewer }' }, { code: 'INVALID_INPUT' }],
  [
    'twelve levels',
    { query: INTO_DEPTH(4), variables: { id: 'x' } },
    { code: 'LIMIT', limit: 'depth', max: 10 },
  ],
  [
    '31 aliases',
    { query: `{ ${times(31, (i) => `a${i}: __typename`)} }` },
    { code: 'LIMIT', limit: 'aliases', max: 30 },
  ],
  [
    'four introspections',
    { query: `{ ${times(4, (i) => `a${i}: __schema { types { name } }`)} }` },
    { code: 'LIMIT', limit: 'aliases', max: 30 },
  ],
  [
    '501 fields',
    { query: `{ ${times(501, () => '__typename')} }` },
    { code: 'LIMIT', limit: 'fields', max: 500 },
  ],
  [
    'fields in fragments that double',
    {
      query: `{ ...F0 } ${times(12, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F12 on Query { __typename }`,
    },
    { code: 'LIMIT', limit: 'fields', max: 500 },
  ],
  [
    '1,001 tokens',
    { query: `{ ${times(999, () => '__typename')} }` },
    { code: 'LIMIT', limit: 'tokens', max: 1000 },
  ],
  [
    'a megabyte of tokens',
    { query: `{ ${times(60_000, () => '__typename')} }` },
    { code: 'LIMIT', limit: 'tokens', max: 1000 },
  ],
  [
    '20,000 lists in one another',
    { query: `{ node(id: ${'['.repeat(20_000)}${']'.repeat(20_000)}) { id } }` },
    { code: 'LIMIT', limit: 'tokens', max: 1000 },
  ],
  [
    'a ring of fragments',
    { query: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }' },
    { code: 'INVALID_INPUT' },
  ],
  [
    'two operations',
    { query: 'query A { __typename } query B { __typename }', operationName: 'A' },
    { code: 'LIMIT', limit: 'operations', max: 1 },
  ],
  [
    'too dear a price',
    { query: '{ spaces(first: 100) { nodes { documents(first: 100) { nodes { id title } } } } }' },
    { code: 'LIMIT', limit: 'cost', max: 20_000 },
  ],
  [
    'too dear a price in variables',
    {
      query:
        'query($n: Int!) { spaces(first: $n) { nodes { documents(first: $n) { nodes { id title } } } } }',
      variables: { n: 100 },
    },
    { code: 'LIMIT', limit: 'cost', max: 20_000 },
  ],
  [
    'too dear a price by default',
    {
      query:
        'query($n: Int! = 100) { spaces(first: $n) { nodes { documents(first: $n) { nodes { id title } } } } }',
    },
    { code: 'LIMIT', limit: 'cost', max: 20_000 },
  ],
  [
    'first: 101',
    { query: '{ spaces(first: 101) { totalCount } }' },
    { code: 'LIMIT', limit: 'first', max: 100 },
  ],
  [
    'first: 0',
    { query: '{ spaces(first: 0) { totalCount } }' },
    { code: 'INVALID_INPUT', fields: { first: 'OUT_OF_RANGE' } },
  ],
  ['an absent variable', { query: 'query($id: ID!) { node(id: $id) { id } }' }, { code: 'INVALID_INPUT' }],
  [
    'a variable of a wrong type',
    { query: 'query($n: Int!) { spaces(first: $n) { totalCount } }', variables: { n: 'viele' } },
    { code: 'INVALID_INPUT' },
  ],
  [
    'a literal of a wrong type',
    { query: '{ spaces(first: "viele") { totalCount } }' },
    { code: 'INVALID_INPUT' },
  ],
  [
    'a number beyond 32 bits',
    { query: 'query($n: Int!) { spaces(first: $n) { totalCount } }', variables: { n: 2 ** 31 } },
    { code: 'INVALID_INPUT' },
  ],
  [
    'an object for an id',
    { query: 'query($id: ID!) { node(id: $id) { id } }', variables: { id: { $ne: '' } } },
    { code: 'INVALID_INPUT' },
  ],
];

describe.each(ASKED)('%s', (_, asked, wanted) => {
  it.each(DOOR_NAMES)('by %s', async (name) => {
    // A URL is bounded by Node's own limit for headers.
    if (name === 'GET' && JSON.stringify(asked).length > 12_000) return;
    const { api } = await hub.seed.person();
    const { data, errors } = await DOORS[name](api, asked);
    const { cost: _cost, ...facts } = errors![0]!.extensions;
    expect(facts).toEqual(wanted);
    expect(data ?? null).toBeNull();
    for (const error of errors!) expect(error.message.length).toBeLessThanOrEqual(300);
    expect(errors!.length).toBeLessThanOrEqual(6);
  });
});

describe.each(DOOR_NAMES)('by %s', (name) => {
  const door = DOORS[name];
  const WHO = { query: '{ viewer { account { id } } }' };

  it('an operation is answered, and told its price', async () => {
    const { api, id } = await hub.seed.person();
    const { data, extensions } = await door(api, WHO);
    expect(data).toEqual({ viewer: { account: { id } } });
    expect(extensions).toEqual({
      cost: { requested: 3, remaining: LIMITS.graphqlCostPerMinuteAndToken - 3 },
    });
  });

  it('nobody is nobody', async () => {
    expect((await door(hub.anonymous, WHO)).data).toEqual({ viewer: null });
  });

  it.each([
    ['an unknown token', `umlauf_${'A'.repeat(43)}_12345678`],
    ['rubbish', 'x'],
  ])('%s is UNAUTHENTICATED, never anonymous', async (_, secret) => {
    const api = new Api(hub.url, secret);
    if (name === 'WebSocket') {
      // Its credential is the whole socket's: it is closed.
      const closed = new Promise<unknown>((resolve) => {
        const client = api.live();
        client.subscribe(WHO, { next: resolve, error: resolve, complete: () => resolve(null) });
      });
      expect(await closed).toMatchObject({ code: 4401, reason: 'Unauthorized' });
    } else {
      const { data, errors } = await door(api, WHO);
      expect(errors![0]!.extensions).toEqual({ code: 'UNAUTHENTICATED' });
      expect(data ?? null).toBeNull();
    }
  });

  it('a missing scope is FORBIDDEN', async () => {
    const { api } = await hub.seed.person({ scopes: ['spaces:read'] });
    const { errors } = await door(api, { query: '{ document(id: "x") { id } }' });
    expect(errors![0]!.extensions).toEqual({ code: 'FORBIDDEN', missingScope: 'documents:read' });
  });

  it('the schema describes itself', async () => {
    const { data } = await door(hub.anonymous, { query: '{ __schema { queryType { description name } } }' });
    expect(data!['__schema'].queryType.name).toBe('Query');
  });
});

describe('what goes wrong in the house', () => {
  let broken: TestHub;
  beforeAll(async () => {
    broken = await startTestHub();
  });
  afterAll(() => broken.close());
  const INSIDE = /column|select|relation|stack|node_modules|\.ts\b|\bat \w+ \(/i;

  it('is INTERNAL with the request’s id at every door, and nothing of it is told', async () => {
    const { lead } = await broken.seed.space();
    await broken.sql('alter table space rename column purpose to lost');
    for (const name of DOOR_NAMES) {
      const { errors } = await DOORS[name](lead.api, { query: '{ spaces(first: 1) { nodes { purpose } } }' });
      expect(errors, name).toHaveLength(1);
      expect(errors![0]!.extensions).toEqual({ code: 'INTERNAL', requestId: expect.any(String) });
      expect(errors![0]!.message).not.toMatch(INSIDE);
    }
  });

  it.each([
    ['the link of an operator', '/api/setup?token=x', null],
    ['a link for a new password', '/api/password-reset/look', { secret: 'A'.repeat(43) }],
    ['signing in', '/api/auth/sign-in/email', { email: 'x@umlauf.example', password: 'vier gute Worte' }],
  ])('is told by nothing beside GraphQL either: %s', async (_, path, body) => {
    for (const table of ['verification', 'account'])
      await broken.sql(`alter table if exists ${table} rename to lost_${table}`);
    const response = await fetch(broken.url + path, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json', origin: broken.url },
    });
    expect(response.status).toBeGreaterThanOrEqual(500);
    const text = await response.text();
    expect(text).toMatch(/"code":"(INTERNAL|UNAVAILABLE)"/);
    expect(text).not.toMatch(INSIDE);
  });
});

describe('the minute’s budget', () => {
  const DEAR = { query: '{ spaces(first: 100) { nodes { documents(first: 98) { nodes { id } } } } }' };
  const spend = async (person: Person) => {
    for (let i = 0; i < 40; i++) {
      const { extensions, errors } = await DOORS.POST(person.api, DEAR);
      if (errors) return errors[0]!.extensions;
      if (extensions!.cost!.remaining < extensions!.cost!.requested) return null;
    }
    throw new Error('there was no end of it');
  };

  it('is one for all doors, and used up it is RATE_LIMITED at each', async () => {
    const person = await hub.seed.person();
    expect(await spend(person)).toBeNull();
    for (const name of [...DOOR_NAMES, ...DOOR_NAMES]) {
      const { errors } = await DOORS[name](person.api, DEAR);
      expect(errors![0]!.extensions, name).toEqual({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
      expect(errors![0]!.extensions['retryAfter']).toBeLessThanOrEqual(60);
    }
    const other = await hub.seed.person();
    expect((await DOORS.POST(other.api, DEAR)).errors).toBeUndefined();
  });
});

describe('changes', () => {
  const CREATE = {
    query: 'mutation { createSpace(input: { name: "a", purpose: "b", closedBecause: "c" }) { __typename } }',
  };

  it('are not made by GET, neither plainly nor as an event stream', async () => {
    const { api, id } = await hub.seed.person();
    const { errors } = await DOORS.GET(api, CREATE);
    expect(errors![0]!.extensions.code).toBe('INVALID_INPUT');
    const url = `${hub.url}/graphql?query=${encodeURIComponent(CREATE.query)}`;
    const headers = { accept: 'text/event-stream', ...api.allHeaders };
    expect(await (await fetch(url, { headers })).text()).toContain('"INVALID_INPUT"');
    expect(await hub.sql('select 1 from membership where account_id = $1', [id])).toEqual([]);
  });

  it.each(['POST', 'WebSocket', 'event stream'] as const)('are made by %s', async (name) => {
    const { api } = await hub.seed.person();
    expect((await DOORS[name](api, CREATE)).data).toEqual({ createSpace: { __typename: 'Space' } });
  });
});
