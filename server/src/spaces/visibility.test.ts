import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overEventStream, overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { SeededSpace } from '../../../test/testkit/seed.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';
import { FOLLOW, paragraph, PUSH } from '../../../test/testkit/written.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const CREATE =
  'mutation($input: CreateSpaceInput!) { createSpace(input: $input) { id visibility closedBecause } }';
const UPDATE =
  'mutation($input: UpdateSpaceInput!) { updateSpace(input: $input) { visibility closedBecause } }';
const READ = 'query($id: ID!) { document(id: $id) { title markdown space { name viewerRole } } }';
const OPEN = '{ openSpaces(first: 100) { totalCount nodes { id } } }';
const OWN = '{ spaces(first: 100) { totalCount nodes { id } } }';

const texts = { name: 'Neu', purpose: 'Erproben' };

describe('a new space', () => {
  it('is closed when nothing else is said, and says why', async () => {
    const { api } = await hub.seed.person();
    const { createSpace } = await api.query(CREATE, { input: { ...texts, closedBecause: 'Entwürfe' } });
    expect(createSpace).toMatchObject({ visibility: 'CLOSED', closedBecause: 'Entwürfe' });
    for (const reason of [undefined, null, '', '  '])
      for (const visibility of ['CLOSED', undefined]) {
        const { extensions } = await api.error(CREATE, {
          input: { ...texts, visibility, closedBecause: reason },
        });
        expect(extensions).toMatchObject({ code: 'INVALID_INPUT', fields: { closedBecause: 'EMPTY' } });
      }
    expect((await api.query(OWN))['spaces'].totalCount).toBe(1);
  });

  it.each(['HUB', 'PUBLIC'])('needs no reason when it is open: %s', async (visibility) => {
    const { api } = await hub.seed.person();
    const { createSpace } = await api.query(CREATE, { input: { ...texts, visibility } });
    expect(createSpace).toMatchObject({ visibility, closedBecause: '' });
    expect((await api.query(OWN))['spaces'].totalCount).toBe(1);
  });

  it('is not for who came as a guest only', async () => {
    const { api } = await hub.seed.person({ isGuest: true });
    const input = { ...texts, visibility: 'HUB' };
    expect((await api.error(CREATE, { input })).extensions.code).toBe('FORBIDDEN');
  });
});

describe('changing who may read', () => {
  it('takes a reason to close, and forgets it when opening', async () => {
    const space = await hub.seed.space();
    const change = (input: object) =>
      space.lead.api.query(UPDATE, { input: { spaceId: space.id, ...input } }).then((d) => d['updateSpace']);
    expect(await change({ visibility: 'PUBLIC' })).toEqual({ visibility: 'PUBLIC', closedBecause: '' });
    const before = await tracesOf(hub, space.id);
    const refused = await space.lead.api.error(UPDATE, {
      input: { spaceId: space.id, visibility: 'CLOSED', name: 'Anders' },
    });
    expect(refused.extensions).toMatchObject({ code: 'INVALID_INPUT', fields: { closedBecause: 'EMPTY' } });
    expect(await tracesOf(hub, space.id)).toBe(before);
    const closed = { visibility: 'CLOSED', closedBecause: 'Entwürfe' };
    expect(await change(closed)).toEqual(closed);
  });
});

interface Seen {
  open: boolean;
  document: unknown;
}

async function seenBy(api: typeof hub.anonymous, space: SeededSpace, documentId: string): Promise<Seen> {
  const { openSpaces } = await api.query(OPEN);
  const { document } = await api.query(READ, { id: documentId });
  const ids = openSpaces.nodes.map(({ id }: { id: string }) => id);
  expect(openSpaces.totalCount).toBe(ids.length);
  return { open: ids.includes(space.id), document };
}

describe('who may read', () => {
  it.each([
    ['CLOSED', false, false, false],
    ['HUB', true, false, false],
    ['PUBLIC', true, true, true],
  ] as const)(
    '%s: those of the hub %s, guests of it %s, nobody %s',
    async (visibility, hubMember, guest, nobody) => {
      const space = await hub.seed.space();
      const { id } = await hub.seed.document({ space, title: 'Titel', markdown: 'Inhalt' });
      await hub.seed.open(space, visibility);
      const shown = {
        open: true,
        document: {
          title: 'Titel',
          markdown: expect.stringContaining('Inhalt'),
          space: { name: space.name, viewerRole: 'VISITOR' },
        },
      };
      const hidden = { open: false, document: null };
      const onlyGuest = await hub.seed.person({ isGuest: true });
      expect(await seenBy(space.outsider.api, space, id)).toEqual(hubMember ? shown : hidden);
      expect(await seenBy(onlyGuest.api, space, id)).toEqual(guest ? shown : hidden);
      expect(await seenBy(hub.anonymous, space, id)).toEqual(nobody ? shown : hidden);
      expect((await seenBy(space.lead.api, space, id)).open, 'it is the lead’s own').toBe(false);
      expect((await space.outsider.api.query(OWN))['spaces'].totalCount).toBe(0);
    },
  );

  it('a guest who becomes a member of any space belongs to the hub, for as long', async () => {
    const open = await hub.seed.space();
    await hub.seed.open(open, 'HUB');
    const home = await hub.seed.space();
    const guest = await hub.seed.person({ isGuest: true });
    const isOpen = async () =>
      (await guest.api.query('query($id: ID!) { space(id: $id) { id } }', { id: open.id }))['space'];
    expect(await isOpen()).toBeNull();
    const input = { spaceId: home.id, accountId: guest.id, role: 'READER' };
    const member = (verb: string) =>
      home.lead.api.query(`mutation($input: SpaceMemberInput!) { ${verb}(input: $input) { id } }`, { input });
    await member('addSpaceMember');
    expect(await isOpen()).toEqual({ id: open.id });
    await member('removeSpaceMember');
    expect(await isOpen()).toBeNull();
  });

  it('sees authors by name, and nobody else', async () => {
    const space = await hub.seed.space({ writers: 1 });
    const { id } = await hub.seed.document({ space });
    await hub.seed.open(space, 'PUBLIC');
    const { document } = await hub.anonymous.query(
      'query($id: ID!) { document(id: $id) { createdBy { id name } } }',
      { id },
    );
    expect(document.createdBy.name).toBe(space.lead.name);
    const node = await space.outsider.api.query('query($id: ID!) { node(id: $id) { id } }', {
      id: space.writers[0]!.id,
    });
    expect(node['node']).toBeNull();
  });
});

describe.each([
  ['a WebSocket', overSocket],
  ['an event stream', overEventStream],
] as const)('closing a space, over %s', (_, follow) => {
  it.each([
    ['told', (space: SeededSpace) => hub.seed.open(space, 'CLOSED')],
    [
      'found in the database',
      (space: SeededSpace) =>
        hub.sql(`update space set visibility = 'CLOSED', closed_because = 'x' where id = $1`, [space.id]),
    ],
  ] as const)('ends visitors’ streams with FORBIDDEN, and nobody else’s: %s', async (how, close) => {
    const space = await hub.seed.space({ readers: 1 });
    const { id: documentId } = await hub.seed.document({ space });
    await hub.seed.open(space, 'PUBLIC');
    const [visiting, belonging] = [space.outsider, space.readers[0]!].map(({ api }) =>
      follow(api, FOLLOW, { documentId }),
    ) as [ReturnType<typeof follow>, ReturnType<typeof follow>];
    for (const each of [visiting, belonging])
      await expect.poll(() => each.events('documentUpdates')).toHaveLength(1);
    await close(space);
    if (how === 'told') await space.lead.api.query(PUSH, { documentId, update: paragraph('Danach') });
    await expect.poll(() => visiting.hasEnded, { timeout: 2_000, interval: 10 }).toBe(true);
    await space.lead.api.query(PUSH, { documentId, update: paragraph('Danach') });
    await expect.poll(() => belonging.events('documentUpdates').length).toBeGreaterThan(1);
    expect(visiting.codes).toEqual(['FORBIDDEN']);
    expect(visiting.events('documentUpdates')).toHaveLength(1);
    for (const each of [visiting, belonging]) each.stop();
  });
});

describe('what is held open', () => {
  const HELD = 'query($id: ID!) @live { document(id: $id) { title } }';
  const OF_SPACE = 'query($id: ID!) @live { space(id: $id) { name viewerRole } }';
  const ALONE = 'query($id: ID!) @live { space(id: $id) { name newsCount } }';

  it.each([
    ['a visitor', 'HUB', true],
    ['nobody', 'PUBLIC', false],
  ] as const)('by %s follows a space that opens and closes', async (_, visibility, signedIn) => {
    const space = await hub.seed.space();
    const { id } = await hub.seed.document({ space, title: 'Titel' });
    const api = signedIn ? space.outsider.api : hub.anonymous;
    await hub.seed.open(space, visibility);
    const held = [overSocket(api, HELD, { id })];
    for (const query of [OF_SPACE, ALONE]) held.push(overSocket(api, query, { id: space.id }));
    const last = (index: number, field: string) => held[index]!.answers.at(-1)?.data?.[field];
    await expect.poll(() => last(0, 'document')).toEqual({ title: 'Titel' });
    await expect.poll(() => last(1, 'space')).toEqual({ name: space.name, viewerRole: 'VISITOR' });
    await expect.poll(() => last(2, 'space')).toEqual({ name: space.name, newsCount: 0 });
    await hub.seed.open(space, 'CLOSED');
    await expect.poll(() => last(0, 'document'), { timeout: 1_000 }).toBeNull();
    await expect.poll(() => last(1, 'space'), { timeout: 1_000 }).toBeNull();
    await expect.poll(() => last(2, 'space'), { timeout: 1_000 }).toBeNull();
    await hub.seed.open(space, visibility);
    await expect.poll(() => last(1, 'space')).toEqual({ name: space.name, viewerRole: 'VISITOR' });
    for (const each of held) each.stop();
  });

  it('by a visitor and by members is not mixed up', async () => {
    const space = await hub.seed.space({ readers: 1 });
    await hub.seed.open(space, 'HUB');
    const query = 'query($id: ID!) @live { space(id: $id) { viewerRole members(first: 9) { totalCount } } }';
    const people = [space.outsider, space.readers[0]!, space.lead];
    const held = people.map(({ api }) => overSocket(api, query, { id: space.id }));
    const answers = () => held.map((each) => each.answers.at(-1)?.data?.['space']);
    await expect.poll(answers).toEqual([
      { viewerRole: 'VISITOR', members: { totalCount: 0 } },
      { viewerRole: 'READER', members: { totalCount: 2 } },
      { viewerRole: 'LEAD', members: { totalCount: 2 } },
    ]);
    for (const each of held) each.stop();
  });
});
