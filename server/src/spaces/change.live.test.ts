import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../platform/ids.ts';
import { overEventStream, overSocket, type Following } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person } from '../../../test/testkit/seed.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const FOLLOW = `subscription($id: ID!, $after: String) {
  changes(spaceId: $id, after: $after) { cursor node { __typename at
    ... on DocumentChange { title document { title } } ... on MemberChange { account { id } member { role } } } }
}`;
const CHANGES = `query($id: ID!, $after: String) {
  changes(spaceId: $id, after: $after, first: 100) { newestCursor edges { cursor } }
}`;
const CREATE =
  'mutation($id: ID!, $title: String!) { createDocument(input: { spaceId: $id, title: $title }) { id } }';
const REMOVE = 'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }';

const DOORS = [
  ['a WebSocket', overSocket],
  ['an event stream', overEventStream],
] as const;

const typesOf = (following: Following): string[] =>
  following.events('changes').map(({ node }) => node.__typename);
const titlesOf = (following: Following): string[] =>
  following.events('changes').flatMap(({ node }) => node.title ?? []);
const newestOf = async ({ api }: Person, id: string): Promise<string> =>
  (await api.query(CHANGES, { id }))['changes'].newestCursor;

describe.each(DOORS)('over %s', (_, follow) => {
  it('all that is kept comes first, then what happens, with the cursors of the pages', async () => {
    const space = await hub.seed.space({ readers: 1 });
    const [reader] = space.readers as [Person];
    await hub.seed.document({ space, title: 'Vorher' });
    const following = follow(reader.api, FOLLOW, { id: space.id });
    await expect.poll(() => typesOf(following)).toEqual(['SpaceCreated', 'DocumentCreated']);
    await hub.seed.document({ space, title: 'Nachher' });
    await expect.poll(() => titlesOf(following)).toEqual(['Vorher', 'Nachher']);
    const { changes } = await reader.api.query(CHANGES, { id: space.id });
    expect(following.events('changes').map(({ cursor }) => ({ cursor }))).toEqual(changes.edges);
    expect(following.errors).toEqual([]);
    following.stop();
  });

  it('it goes on behind a cursor, with objects as they are now', async () => {
    const space = await hub.seed.space();
    const after = await newestOf(space.lead, space.id);
    const document = await hub.seed.document({ space, title: 'Alt' });
    await hub.sql(`update document set title = 'Jetzt' where id = $1`, [document.id]);
    const following = follow(space.lead.api, FOLLOW, { id: space.id, after });
    await expect
      .poll(() => following.events('changes').map(({ node }) => node))
      .toEqual([
        {
          __typename: 'DocumentCreated',
          at: expect.any(String),
          title: 'Alt',
          document: { title: 'Jetzt' },
        },
      ]);
    following.stop();
  });

  it('it ends with FORBIDDEN for who is removed, who hears nothing of it; the others do', async () => {
    const { id, lead, readers } = await hub.seed.space({ readers: 2 });
    const [removed, staying] = readers.map(({ api }) => follow(api, FOLLOW, { id }));
    for (const following of [removed!, staying!])
      await expect.poll(() => typesOf(following)).toEqual(['SpaceCreated']);
    await lead.api.query(REMOVE, { input: { spaceId: id, accountId: readers[0]!.id } });
    await expect.poll(() => removed!.hasEnded).toBe(true);
    await lead.api.query(CREATE, { id, title: 'Danach' });
    await expect.poll(() => typesOf(staying!)).toEqual(['SpaceCreated', 'MemberRemoved', 'DocumentCreated']);
    expect(removed!.codes).toEqual(['FORBIDDEN']);
    expect(typesOf(removed!)).toEqual(['SpaceCreated']);
    expect(staying!.events('changes')[1].node).toMatchObject({
      account: { id: readers[0]!.id },
      member: null,
    });
    staying!.stop();
  });

  it('it is nothing for outsiders, as if there were no such space', async () => {
    const { id, outsider, lead } = await hub.seed.space();
    for (const after of [undefined, await newestOf(lead, id), 'made up']) {
      const answers = [id, newId('spc')].map((each) => follow(outsider.api, FOLLOW, { id: each, after }));
      for (const following of answers) await expect.poll(() => following.codes).toEqual(['NOT_FOUND']);
      expect(answers[0]!.errors[0]!.message).toBe(answers[1]!.errors[0]!.message);
      for (const following of answers) following.stop();
    }
    const anonymous = follow(hub.anonymous, FOLLOW, { id });
    await expect.poll(() => anonymous.codes).toEqual(['UNAUTHENTICATED']);
    anonymous.stop();
  });

  it('it ends when the credential does', async () => {
    const { id, lead } = await hub.seed.space();
    const following = follow(lead.api, FOLLOW, { id });
    await expect.poll(() => typesOf(following)).toEqual(['SpaceCreated']);
    const ended = { kind: 'account', id: lead.id } as const;
    hub.server.hub.announcements.emit('credentialEnded', ended);
    await expect.poll(() => following.hasEnded).toBe(true);
  });
});

describe('access', () => {
  it('is lost also when nobody announced it', async () => {
    const { id, lead, readers } = await hub.seed.space({ readers: 1 });
    const [reader] = readers as [Person];
    const following = overSocket(reader.api, FOLLOW, { id });
    await expect.poll(() => typesOf(following).length).toBeGreaterThan(0);
    await hub.sql('delete from membership where space_id = $1 and account_id = $2', [id, reader.id]);
    await expect.poll(() => following.codes).toEqual(['FORBIDDEN']);
    await lead.api.query(CREATE, { id, title: 'Danach' });
    expect(titlesOf(following)).not.toContain('Danach');
    following.stop();
  });

  it('is lost while nothing happens, also after somebody else’s change of membership', async () => {
    const { id, lead, readers } = await hub.seed.space({ readers: 2 });
    const [gone, reader] = readers as [Person, Person];
    const following = overSocket(reader.api, FOLLOW, { id });
    await expect.poll(() => typesOf(following)).toEqual(['SpaceCreated']);
    await lead.api.query(REMOVE, { input: { spaceId: id, accountId: gone.id } });
    await expect.poll(() => typesOf(following)).toEqual(['SpaceCreated', 'MemberRemoved']);
    await hub.sql('delete from membership where space_id = $1 and account_id = $2', [id, reader.id]);
    await expect.poll(() => following.codes).toEqual(['FORBIDDEN']);
    following.stop();
  });
});
