import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../../test/testkit/hub.ts';
import type { SeededSpace } from '../../../../test/testkit/seed.ts';

let hub: TestHub;
let space: SeededSpace;
beforeAll(async () => {
  hub = await startTestHub();
  space = await hub.seed.space({});
});
afterAll(() => hub.close());

const QUERY =
  'query ($id: ID!) { space(id: $id) { name documents(first: 2) { totalCount nodes { title } } } }';
const FAILING = '{ viewer { email } space(id: 7) { viewerRole nothing } }';

/** By POST, where ordinary queries are answered without Apollo, and by GET, where Apollo answers. */
async function both(query: string, variables: object, accept: string) {
  const headers = { ...space.lead.api.allHeaders, accept, 'apollo-require-preflight': '1' };
  const parameters = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  const byPost = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const byGet = await fetch(`${hub.url}/graphql?${parameters}`, { headers });
  const seen = async (answer: Response) => {
    const { extensions, ...rest } = (await answer.json()) as Record<string, any>;
    const { headers: given, status } = answer;
    const shown = ['content-type', 'cache-control'].map((name) => given.get(name));
    return { status, shown, rest, requested: extensions?.['cost']?.requested };
  };
  return [await seen(byPost), await seen(byGet)];
}

it.each(['*/*', 'application/json', 'application/graphql-response+json,application/json;q=0.9'])(
  'answers as Apollo does, asked for %s',
  async (accept) => {
    const [direct, apollo] = await both(QUERY, { id: space.id }, accept);
    expect(direct).toEqual(apollo);
    expect(direct!.rest['data'].space.name).toBe(space.name);
    const [wrong, wrongToo] = await both(FAILING, {}, accept);
    expect(wrong).toEqual(wrongToo);
    expect(wrong!.rest['errors']).toHaveLength(1);
  },
);

it('charges once for what Apollo had to answer', async () => {
  const remaining = async (query: string) =>
    (await space.lead.api.send(query, {})).extensions!.cost!.remaining;
  const before = await remaining('{ __typename }');
  // Refused while it is executed, and therefore asked again.
  await remaining('{ spaces(first: 1, after: "x") { totalCount } }');
  expect(await remaining('{ __typename }')).toBe(before - 4);
});
