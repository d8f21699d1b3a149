import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { begun, overEventStream, overSocket, type Following } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person } from '../../../test/testkit/seed.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const CHANGED = `subscription($id: ID!) {
  spaceChanged(spaceId: $id) { type space { name newsCount viewerRole } document { id title } }
}`;
const VIEWER = 'subscription { viewerChanged { spaces(first: 100) { nodes { id newsCount } } } }';
const CREATE = 'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }';
const UPDATE = 'mutation($input: UpdateSpaceInput!) { updateSpace(input: $input) { id } }';
const ADD = 'mutation($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }';
const REMOVE = 'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }';

/** Both ways in which a program can follow. */
const DOORS = [
  ['a WebSocket', overSocket],
  ['an event stream', overEventStream],
] as const;

describe.each(DOORS)('over %s', (_, follow) => {
  it('tells members what changes, each as they see it', async () => {
    const { id, lead, readers } = await hub.seed.space({ readers: 1 });
    const following = follow(readers[0]!.api, CHANGED, { id });
    let stirred = 0;
    await begun(following, () =>
      lead.api.query(UPDATE, { input: { spaceId: id, purpose: `Zweck ${stirred++}` } }),
    );
    const { createDocument } = await lead.api.query(CREATE, { input: { spaceId: id, title: 'Neu' } });
    await expect
      .poll(() => following.events('spaceChanged').at(-1))
      .toMatchObject({
        type: 'DOCUMENT_CREATED',
        document: { id: createDocument.id, title: 'Neu' },
        space: { viewerRole: 'READER' },
      });
    const news = following.events('spaceChanged').at(-1).space.newsCount;
    expect(news).toBeGreaterThan(0);
    expect(following.errors).toEqual([]);
    following.stop();
  });

  it('tells nobody else', async () => {
    const { id, outsider } = await hub.seed.space();
    for (const [api, code] of [
      [outsider.api, 'NOT_FOUND'],
      [hub.anonymous, 'UNAUTHENTICATED'],
    ] as const) {
      const following = follow(api, CHANGED, { id });
      await expect.poll(() => following.codes).toEqual([code]);
      await expect.poll(() => following.hasEnded).toBe(true);
      following.stop();
    }
  });

  it('ends with FORBIDDEN when the viewer is removed', async () => {
    const { id, lead, readers } = await hub.seed.space({ readers: 1 });
    const following = follow(readers[0]!.api, CHANGED, { id });
    let stirred = 0;
    await begun(following, () =>
      lead.api.query(UPDATE, { input: { spaceId: id, purpose: `Zweck ${stirred++}` } }),
    );
    await lead.api.query(REMOVE, { input: { spaceId: id, accountId: readers[0]!.id } });
    await expect.poll(() => following.hasEnded).toBe(true);
    // An event on its way may read under the rights of that moment, and find less.
    expect(following.codes.at(-1)).toBe('FORBIDDEN');
    await lead.api.query(CREATE, { input: { spaceId: id, title: 'Danach' } });
    expect(JSON.stringify(following.answers)).not.toContain('Danach');
    following.stop();
  });
});

describe('what a viewer belongs to', () => {
  const spacesOf = (following: Following): string[] =>
    following
      .events('viewerChanged')
      .at(-1)
      ?.spaces.nodes.map((node: { id: string }) => node.id) ?? [];

  it('is told anew with each space that comes, changes or goes', async () => {
    const { id, lead, outsider } = await hub.seed.space();
    const home = await hub.seed.space();
    await lead.api.query(ADD, { input: { spaceId: id, accountId: home.lead.id, role: 'READER' } });
    const viewer: Person = home.lead;
    const following = overSocket(viewer.api, VIEWER);
    let stirred = 0;
    await begun(following, () =>
      viewer.api.query(UPDATE, { input: { spaceId: home.id, purpose: `Zweck ${stirred++}` } }),
    );
    expect(spacesOf(following).toSorted()).toEqual([id, home.id].toSorted());
    const told = following.answers.length;
    await lead.api.query(CREATE, { input: { spaceId: id, title: 'Neu' } });
    await expect.poll(() => following.answers.length).toBeGreaterThan(told);
    await lead.api.query(REMOVE, { input: { spaceId: id, accountId: viewer.id } });
    await expect.poll(() => spacesOf(following)).toEqual([home.id]);
    expect(following.errors).toEqual([]);
    expect(outsider.id).not.toBe(viewer.id);
    following.stop();
  });

  it('is told nothing of spaces of others', async () => {
    const home = await hub.seed.space();
    const other = await hub.seed.space();
    const following = overSocket(home.lead.api, VIEWER);
    let stirred = 0;
    const stir = () =>
      home.lead.api.query(UPDATE, { input: { spaceId: home.id, purpose: `Zweck ${stirred++}` } });
    await begun(following, stir);
    const told = following.answers.length;
    for (let i = 0; i < 3; i++)
      await other.lead.api.query(CREATE, { input: { spaceId: other.id, title: 'Neu' } });
    await stir();
    await expect.poll(() => following.answers.length).toBe(told + 1);
    following.stop();
  });
});
