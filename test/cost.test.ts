import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { SCOPES } from '@umlauf/shared/scopes';
import { Api } from './testkit/api.ts';
import { DOOR_NAMES, DOORS } from './testkit/doors.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const dryRun = { extensions: { dryRun: true } };
const CREATE =
  'mutation { createSpace(input: { name: "Probe", purpose: "b", closedBecause: "c" }) { id name } }';

describe('the price', () => {
  it.each([
    ['{ __typename }', 1],
    ['{ viewer { account { id name } } }', 4],
    ['{ spaces(first: 7) { nodes { id } } }', 1 + 7 * 2],
    // Counting the list is declared to cost 2, and stands beside its entries.
    ['{ spaces(first: 7) { totalCount } }', 1 + 7 * 2],
    ['{ document(id: "x") { title text } }', 1 + 1 + 3],
    ['query($n: Int! = 3) { spaces(first: $n) { nodes { id } } }', 1 + 3 * 2],
    ['{ node(id: "x") { id ... on Document { ...D } } } fragment D on Document { text markdown }', 2 + 6],
    ['{ __schema { types { name fields { name } } } }', 5],
    [CREATE, 3],
    ['mutation { createDocument(input: { spaceId: "x", title: "y" }) { id } }', 21],
  ])('of %s is %i', async (query, requested) => {
    const { api } = await hub.seed.person();
    const { extensions } = await DOORS.POST(api, { query, ...dryRun });
    expect(extensions).toEqual({
      cost: { requested, remaining: LIMITS.graphqlCostPerMinuteAndToken - 1, limit: LIMITS.graphqlCost },
    });
  });

  it('of each field that costs more than 1 stands in the schema and in its description', async () => {
    const sdl = await (await fetch(`${hub.url}/graphql/schema.graphql`)).text();
    expect(sdl).toMatch(/Costs 3\..*\n {2}"""\n {2}text: String! @cost\(weight: 3\)\n/);
    expect(sdl).toMatch(/createDocument\([^)]*\): Document! @cost\(weight: 20\)\n/);
    expect(sdl.match(/@cost\(/g)!.length).toBe(sdl.match(/ Costs \d+\./g)!.length + 1);
  });
});

describe.each(DOOR_NAMES)('a dry run by %s', (name) => {
  it('tells the price of a query, also of one that is too dear, and no more', async () => {
    const { api } = await hub.seed.person();
    const query = '{ spaces(first: 100) { nodes { documents(first: 100) { nodes { id title } } } } }';
    const { data, errors, extensions } = await DOORS[name](api, { query, ...dryRun });
    expect([data, errors]).toEqual([null, undefined]);
    expect(extensions!.cost!.requested).toBe(30_201);
    expect(extensions!.cost!.limit).toBe(LIMITS.graphqlCost);
  });

  it('refuses what does not fit the schema, and a wish that cannot be told', async () => {
    const { api } = await hub.seed.person();
    for (const asked of [
      { query: '{ nothing }', ...dryRun },
      { query: '{ __typename }', extensions: { dryRun: 'yes' } },
    ]) {
      const { data, errors } = await DOORS[name](api, asked);
      expect(errors![0]!.extensions.code).toBe('INVALID_INPUT');
      expect(data ?? null).toBeNull();
    }
  });
});

describe('a dry run', () => {
  it.each(['POST', 'WebSocket', 'event stream'] as const)('changes nothing, by %s', async (name) => {
    const { api, id } = await hub.seed.person();
    const { data, errors } = await DOORS[name](api, { query: CREATE, ...dryRun });
    expect([data, errors]).toEqual([null, undefined]);
    expect(await hub.sql('select 1 from membership where account_id = $1', [id])).toEqual([]);
    expect((await DOORS[name](api, { query: CREATE })).data).toMatchObject({
      createSpace: { name: 'Probe' },
    });
  });

  it('opens no subscription', async () => {
    const { api } = await hub.seed.person();
    const query = 'subscription { viewerChanged { email } }';
    for (const name of ['WebSocket', 'event stream'] as const) {
      const { data, errors, extensions } = await DOORS[name](api, { query, ...dryRun });
      expect([data, errors]).toEqual([null, undefined]);
      expect(extensions!.cost!.requested).toBe(2);
    }
  });
});

describe('the minute’s budget', () => {
  const DEAR = { query: '{ spaces(first: 100) { nodes { documents(first: 98) { nodes { id } } } } }' };
  const spend = async (api: Api) => {
    for (let i = 0; i < 40; i++) if ((await DOORS.POST(api, DEAR)).errors) return;
    throw new Error('there was no end of it');
  };

  it('of one token leaves something to its account’s other ways in', async () => {
    const person = await hub.seed.person();
    const { secret } = await hub.seed.token(person.id, [...SCOPES]);
    const other = new Api(hub.url, secret);
    await spend(person.api);
    expect((await person.api.error('{ __typename }')).extensions.code).toBe('RATE_LIMITED');
    const { extensions } = await other.send('{ __typename }');
    const { remaining } = extensions!.cost!;
    expect(remaining).toBeGreaterThan(0);
    expect(remaining).toBeLessThan(LIMITS.graphqlCostPerMinute - LIMITS.graphqlCostPerMinuteAndToken);
    // Beyond that it is the account that has spent everything.
    await spend(other);
    const third = new Api(hub.url, (await hub.seed.token(person.id, [...SCOPES])).secret);
    expect((await third.error('{ __typename }')).extensions.code).toBe('RATE_LIMITED');
  });

  it('is spent by what is refused before it has a price, too, at every door', async () => {
    for (const name of DOOR_NAMES) {
      const { api } = await hub.seed.person();
      for (const query of ['{', '{ nothing }']) await DOORS[name](api, { query });
      const { extensions } = await DOORS.POST(api, { query: '{ __typename }' });
      const left = LIMITS.graphqlCostPerMinuteAndToken - 2 * LIMITS.graphqlCostOfRefusal - 1;
      expect(extensions!.cost!.remaining, name).toBe(left);
    }
  });

  // Thousands of guesses: a machine that has other work needs longer for them.
  it('of an address bounds how often a credential can be guessed there', { timeout: 55_000 }, async () => {
    const guarded = await startTestHub();
    const { api } = await guarded.seed.person();
    const guess = new Api(guarded.url, `umlauf_${'A'.repeat(43)}_12345678`);
    const most = LIMITS.graphqlCostPerMinute / LIMITS.graphqlCostOfRefusal;
    const codes = new Set<string>();
    for (let i = 0; i <= most; i += 100) {
      const answers = await Promise.all(Array.from({ length: 100 }, () => guess.error('{ __typename }')));
      for (const { extensions } of answers) codes.add(extensions.code);
    }
    expect([...codes]).toEqual(['UNAUTHENTICATED', 'RATE_LIMITED']);
    for (const name of ['POST', 'GET', 'event stream'] as const) {
      const { errors } = await DOORS[name](guess, { query: '{ __typename }' });
      expect(errors![0]!.extensions.code, name).toBe('RATE_LIMITED');
    }
    // Whoever has a credential is not kept out by those who guess.
    expect((await api.send('{ __typename }')).errors).toBeUndefined();
    await guarded.close();
  });
});
