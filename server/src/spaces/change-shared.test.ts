import { afterAll, beforeAll, expect, it } from 'vitest';
import { overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const FOLLOW = `subscription($id: ID!, $after: String) { changes(spaceId: $id, after: $after) {
  cursor node { __typename ... on DocumentChange { title } ... on AuthoredChange { actor { name } } } } }`;
const PAGE = `query($id: ID!, $after: String) { changes(spaceId: $id, after: $after, first: 100) { edges {
  cursor node { __typename ... on DocumentChange { title } ... on AuthoredChange { actor { name } } } } } }`;

it('tells all followers the same, each with cursors of their own', async () => {
  const space = await hub.seed.space({ writers: 1, readers: 2 });
  const { id, lead, writers, readers } = space;
  const people = [lead, ...writers, ...readers];
  const page = async (api = lead.api) => (await api.query(PAGE, { id }))['changes'].edges;
  const [first] = await page();
  // From the beginning, and from behind a place that is each one's own.
  const followed = await Promise.all(
    people.map(async ({ api }, i) => ({
      api,
      following: overSocket(api, FOLLOW, { id, after: i % 2 ? (await page(api))[0].cursor : null }),
    })),
  );
  for (let i = 0; i < 30; i++) {
    await lead.api.query('mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }', {
      // What stands for a cursor cannot be guessed, and what looks like one is text.
      input: { spaceId: id, title: `Dokument ${i} ${first.cursor}` },
    });
  }
  const all = await page();
  const cursors = new Set<string>();
  for (const [i, { api, following }] of followed.entries()) {
    const missed = i % 2;
    await expect.poll(() => following.answers.length).toBe(all.length - missed);
    expect(following.events('changes')).toEqual((await page(api)).slice(missed));
    cursors.add(following.events('changes').at(-1).cursor);
    following.stop();
  }
  expect(cursors.size).toBe(people.length);
});

it('gives nobody a cursor of somebody else’s', async () => {
  const { id, lead, readers } = await hub.seed.space({ readers: 1 });
  const following = overSocket(readers[0]!.api, FOLLOW, { id });
  await expect.poll(() => following.answers.length).toBeGreaterThan(0);
  const after = following.events('changes')[0].cursor;
  expect((await readers[0]!.api.send(PAGE, { id, after })).errors).toBeUndefined();
  expect((await lead.api.error(PAGE, { id, after })).extensions.code).toBe('INVALID_INPUT');
  following.stop();
});
