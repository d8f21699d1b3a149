import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';

const TRAIL = `query ($id: ID!, $filter: TrailFilterInput) {
  space(id: $id) { trail(first: 50, filter: $filter) {
    totalCount nodes { kind at address actor { id } account { id } facts { name value } } } }
}`;

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

it('a lead reads who did what in the space and from where; that somebody wrote is left out', async () => {
  const space = await hub.seed.space({ writers: 1 });
  const writer = space.writers[0]!;
  const { createDocument } = await writer.api.query(
    `mutation ($input: CreateDocumentInput!) { createDocument(input: $input) { id } }`,
    { input: { spaceId: space.id, title: 'Vorlage', markdown: 'Erster Satz.' } },
  );
  await writer.api.query(`mutation ($input: EditDocumentInput!) { editDocument(input: $input) { id } }`, {
    input: { documentId: createDocument.id, append: 'Zweiter Satz.' },
  });
  const texts = () =>
    hub.sql(`select 1 from event where stream_id = $1 and type = 'DOCUMENT_TEXT_CHANGED'`, [space.id]);
  await expect.poll(async () => (await texts()).length).toBeGreaterThan(0);
  const input = { spaceId: space.id, accountId: writer.id, role: 'LEAD' };
  await space.lead.api.query(`mutation ($input: SpaceMemberInput!) { setSpaceRole(input: $input) { id } }`, {
    input,
  });
  const { trail } = (await space.lead.api.query(TRAIL, { id: space.id })).space;
  expect(trail.totalCount).toBe(3);
  expect(trail.nodes).toMatchObject([
    {
      kind: 'MEMBER_ROLE_CHANGED',
      actor: { id: space.lead.id },
      account: { id: writer.id },
      address: '127.0.0.1',
      facts: expect.arrayContaining([{ name: 'role', value: 'LEAD' }]),
    },
    { kind: 'DOCUMENT_CREATED', actor: { id: writer.id }, account: null, address: '127.0.0.1' },
    { kind: 'SPACE_CREATED', actor: { id: space.lead.id }, address: null },
  ]);
  const narrowed = await space.lead.api.query(TRAIL, { id: space.id, filter: { actorId: writer.id } });
  expect(narrowed.space.trail.totalCount).toBe(1);
  const refused = await space.lead.api.error(TRAIL, {
    id: space.id,
    filter: { kinds: ['DOCUMENT_TEXT_CHANGED'] },
  });
  expect(refused.extensions).toMatchObject({ code: 'INVALID_INPUT' });
});

it('who was lead and is no longer reads no address any more, past the API either', async () => {
  const space = await hub.seed.space({ writers: 1, readers: 1 });
  await space.lead.api.query(`mutation ($input: UpdateSpaceInput!) { updateSpace(input: $input) { id } }`, {
    input: { spaceId: space.id, name: 'Anders' },
  });
  const seals = (accountId: string) =>
    hub.server.hub.database.withActor({ accountId }, ({ sql }) =>
      sql('select address from event_seal where stream_id = $1 and address is not null', [space.id]),
    );
  expect(await seals(space.lead.id)).toEqual([{ address: '127.0.0.1' }]);
  for (const { id } of [space.writers[0]!, space.readers[0]!, space.outsider])
    expect(await seals(id)).toEqual([]);
});
