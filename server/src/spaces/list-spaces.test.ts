import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { SeededSpace } from '../../../test/testkit/seed.ts';

let hub: TestHub;
let space: SeededSpace;
beforeAll(async () => {
  hub = await startTestHub();
  space = await hub.seed.space({});
  await hub.seed.space({});
});
afterAll(() => hub.close());

/** What is counted only when it is asked for must be awaited by every way of writing an answer. */
it.each([
  ['{ spaces(first: 1) { totalCount } }', { spaces: { totalCount: 1 } }],
  [
    '{ spaces(first: 1) { totalCount nodes { documents(first: 1) { totalCount } } } }',
    { spaces: { totalCount: 1, nodes: [{ documents: { totalCount: 0 } }] } },
  ],
])('counts over a socket and over HTTP: %s', async (query, expected) => {
  const client = space.lead.api.live();
  const { value } = await client.iterate({ query }).next();
  await client.dispose();
  expect(value!.data).toEqual(expected);
  expect(await space.lead.api.query(query)).toEqual(expected);
});

it('pages through, each space once, with the same cursors at every size', async () => {
  const { lead } = space;
  for (const name of ['Zuletzt', 'Anfang', 'Anfang']) {
    await lead.api.query('mutation ($input: CreateSpaceInput!) { createSpace(input: $input) { id } }', {
      input: { name, purpose: 'Test', closedBecause: 'Test' },
    });
  }
  const page = (first: number, after: string | null) =>
    lead.api.query(
      `query ($first: Int!, $after: String) { spaces(first: $first, after: $after) {
        totalCount edges { cursor node { id name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
      { first, after },
    );
  const all = (await page(10, null)).spaces;
  expect(all.totalCount).toBe(4);
  const found: unknown[] = [];
  let after: string | null = null;
  for (let more = true; more;) {
    const { edges, pageInfo }: any = (await page(1, after)).spaces;
    found.push(...edges);
    expect(pageInfo.hasPreviousPage).toBe(after !== null);
    expect(pageInfo.startCursor).toBe(edges[0].cursor);
    after = pageInfo.endCursor;
    more = pageInfo.hasNextPage;
  }
  expect(found).toEqual(all.edges);
});
