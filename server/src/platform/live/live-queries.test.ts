import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  overEventStream,
  overSocket,
  type Follow,
  type Following,
} from '../../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../../test/testkit/hub.ts';
import type { Person, SeededSpace } from '../../../../test/testkit/seed.ts';
import { LIMITS } from '@umlauf/shared/limits';
import { sessionApi } from '../../../../test/testkit/sign-in.ts';
import { paragraph } from '../../../../test/testkit/written.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const SPACE = `query Held($id: ID!) @live {
  space(id: $id) { name viewerRole documents(first: 20) { totalCount nodes { id title } } }
}`;
const UPDATE = 'mutation($input: UpdateSpaceInput!) { updateSpace(input: $input) { id } }';
const CREATE = 'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }';
const SET_ROLE = 'mutation($input: SpaceMemberInput!) { setSpaceRole(input: $input) { id } }';
const REMOVE = 'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }';

const rename = ({ id, lead }: SeededSpace, name: string) =>
  lead.api.query(UPDATE, { input: { spaceId: id, name } });

/** Holds the query and waits for its first answer. */
async function hold(
  person: Pick<Person, 'api'>,
  query: string,
  variables: Record<string, unknown>,
  follow: Follow = overSocket,
): Promise<Following> {
  const following = follow(person.api, query, variables);
  await expect.poll(() => following.answers.length).toBeGreaterThan(0);
  return following;
}

const newest = (following: Following) => following.answers.at(-1)!.data;

describe.each([
  ['a WebSocket', overSocket],
  ['an event stream', overEventStream],
] as const)('a live query over %s', (_, follow) => {
  it('answers at once, and again when its answer has changed', async () => {
    const space = await hub.seed.space({ readers: 1 });
    const held = await hold(space.readers[0]!, SPACE, { id: space.id }, follow);
    expect(held.answers[0]).toMatchObject({
      data: { space: { name: space.name, viewerRole: 'READER', documents: { totalCount: 0, nodes: [] } } },
      extensions: { cost: { requested: expect.any(Number) } },
    });
    await rename(space, 'Anders');
    await expect.poll(() => newest(held)).toMatchObject({ space: { name: 'Anders' } });
    await space.lead.api.query(CREATE, { input: { spaceId: space.id, title: 'Neu' } });
    await expect
      .poll(() => newest(held))
      .toMatchObject({ space: { documents: { totalCount: 1, nodes: [{ title: 'Neu' }] } } });
    expect(held.errors).toEqual([]);
    held.stop();
  });

  it('says nothing when nothing of its answer has changed', async () => {
    const space = await hub.seed.space({ readers: 1 });
    const held = await hold(space.readers[0]!, SPACE, { id: space.id }, follow);
    await space.lead.api.query(UPDATE, { input: { spaceId: space.id, purpose: 'Das steht nicht darin' } });
    await rename(space, 'Anders');
    await expect.poll(() => newest(held)).toMatchObject({ space: { name: 'Anders' } });
    expect(held.answers).toHaveLength(2);
    held.stop();
  });

  it('follows the viewer’s rights: another role, none, and one again', async () => {
    const space = await hub.seed.space({ readers: 1 });
    const [reader] = space.readers as [Person];
    const held = await hold(reader, SPACE, { id: space.id }, follow);
    const input = { spaceId: space.id, accountId: reader.id };
    await space.lead.api.query(SET_ROLE, { input: { ...input, role: 'LEAD' } });
    await expect.poll(() => newest(held)).toMatchObject({ space: { viewerRole: 'LEAD' } });
    await space.lead.api.query(REMOVE, { input });
    await expect.poll(() => newest(held)).toEqual({ space: null });
    await rename(space, 'Geheim');
    await hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'READER')`, [
      space.id,
      reader.id,
    ]);
    await expect.poll(() => newest(held)).toMatchObject({ space: { name: 'Geheim', viewerRole: 'READER' } });
    expect(JSON.stringify(held.answers.map(({ data }) => data?.['space']?.name))).toBe(
      JSON.stringify([space.name, space.name, undefined, 'Geheim']),
    );
    expect(held.errors).toEqual([]);
    held.stop();
  });

  it('tells an outsider that there is nothing, whatever happens', async () => {
    const { space } = await hub.seed.document();
    const held = await hold(space.outsider, SPACE, { id: space.id }, follow);
    await rename(space, 'Geheim');
    const inside = await hold(space.lead, SPACE, { id: space.id });
    expect(newest(inside)).toMatchObject({ space: { name: 'Geheim' } });
    expect(held.answers.map(({ data }) => data)).toEqual([{ space: null }]);
    held.stop();
    inside.stop();
  });

  it('ends with its credential', async () => {
    const space = await hub.seed.space();
    const held = await hold(space.lead, SPACE, { id: space.id }, follow);
    hub.server.hub.announcements.emit('credentialEnded', {
      kind: 'token',
      id: space.lead.viewer.credential.id,
    });
    await expect.poll(() => held.hasEnded).toBe(true);
  });
});

describe('what is answered anew', () => {
  const held = async (person: Person, query: string, act: () => Promise<unknown>) => {
    const following = await hold(person, query, {});
    const before = newest(following);
    await act();
    await expect.poll(() => newest(following)).not.toEqual(before);
    const fresh = await person.api.query(query.replace('@live', ''));
    await expect.poll(() => newest(following)).toEqual(fresh);
    following.stop();
  };

  it('is a document’s revision, before its text', async () => {
    const { id, space } = await hub.seed.document();
    const query = `query @live { document(id: "${id}") { revision updatedAt } }`;
    await held(space.readers[0]!, query, () =>
      space.writers[0]!.api.query(
        'mutation($input: PushDocumentUpdateInput!) { pushDocumentUpdate(input: $input) { revision } }',
        { input: { documentId: id, update: paragraph('Getippt') } },
      ),
    );
  });

  it('is a document’s text', async () => {
    const { id, space } = await hub.seed.document();
    await held(space.readers[0]!, `query @live { document(id: "${id}") { text textRevision } }`, () =>
      space.writers[0]!.api.query(
        'mutation($input: EditDocumentInput!) { editDocument(input: $input) { id } }',
        {
          input: { documentId: id, append: 'Vom Programm' },
        },
      ),
    );
  });

  it('is what goes to the bin together with what it stands under', async () => {
    const { id, space } = await hub.seed.document();
    const child = await hub.seed.document({ space, parentId: id });
    const query = `query @live { document(id: "${child.id}") { trashedAt viewerCan { rename restore } } }`;
    await held(space.writers[0]!, query, () =>
      space.lead.api.query(`mutation { trashDocument(documentId: "${id}") { id } }`),
    );
  });

  it('is somebody’s name wherever it stands', async () => {
    const lead = await hub.seed.person({ password: true });
    const space = await hub.seed.space({ readers: 1 });
    await space.lead.api.query(
      'mutation($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }',
      {
        input: { spaceId: space.id, accountId: lead.id, role: 'LEAD' },
      },
    );
    const query = `query @live { space(id: "${space.id}") { members(first: 9) { nodes { account { name } } } } }`;
    const session = await sessionApi(hub.url, lead);
    await held(space.readers[0]!, query, () =>
      session.query('mutation { updateViewer(input: { name: "Neu Benannt" }) { email } }'),
    );
  });

  it('is one’s list of tokens: made, used and withdrawn', async () => {
    const person = await hub.seed.person({ password: true });
    const session = { ...person, api: await sessionApi(hub.url, person) };
    const query = 'query @live { viewer { accessTokens { name lastUsedAt } } }';
    const input = { name: 'Programm', scopes: ['spaces:read'], expiresAt: new Date(Date.now() + 86_400_000) };
    let made: { secret: string; accessToken: { id: string } };
    await held(session, query, async () => {
      const answer = await session.api.query(
        'mutation($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { secret accessToken { id } } }',
        { input },
      );
      made = answer['createAccessToken'];
    });
    await held(session, query, () =>
      fetch(`${hub.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${made.secret}` },
        body: '{"query":"{ viewer { email } }"}',
      }),
    );
    await held(session, query, () =>
      session.api.query(`mutation { revokeAccessToken(accessTokenId: "${made.accessToken.id}") }`),
    );
  });

  it('is one’s list of spaces: created, renamed on another page, left', async () => {
    const person = await hub.seed.person();
    const query = 'query @live { spaces(first: 1) { totalCount nodes { name } } }';
    const create = (name: string) =>
      person.api.query('mutation($input: CreateSpaceInput!) { createSpace(input: $input) { id } }', {
        input: { name, purpose: 'Erproben', closedBecause: 'Entwürfe' },
      });
    await held(person, query, () => create('B'));
    let other: string;
    await held(person, query, async () => (other = (await create('C'))['createSpace'].id));
    await held(person, query, () => person.api.query(UPDATE, { input: { spaceId: other, name: 'A' } }));
    await held(person, query, () => hub.sql('delete from membership where space_id = $1', [other]));
  });

  it('is what is new in a space, for each viewer by themselves', async () => {
    const space = await hub.seed.space({ readers: 1 });
    const [reader] = space.readers as [Person];
    const query = `query @live { space(id: "${space.id}") { newsCount } }`;
    await held(reader, query, () => rename(space, 'Neues'));
    await held(reader, query, () =>
      reader.api.query(`mutation { markSpaceSeen(spaceId: "${space.id}") { id } }`),
    );
  });
});

describe('all who ask alike', () => {
  const count = () => hub.server.hub.liveQueries.count;

  it('share one question, and leave nothing behind', async () => {
    const space = await hub.seed.space({ writers: 1, readers: 3 });
    const before = count();
    const all = await Promise.all(
      [...space.readers, ...space.readers, ...space.writers].map((person) =>
        hold(person, SPACE, { id: space.id }),
      ),
    );
    expect(count()).toEqual({ groups: before.groups + 2, held: before.held + 7 });
    await rename(space, 'Für alle');
    for (const held of all)
      await expect.poll(() => newest(held)).toMatchObject({ space: { name: 'Für alle' } });
    for (const held of all) held.stop();
    await expect.poll(count).toEqual(before);
  });

  it('are answered at most every hundred milliseconds, and the last answer is the newest', async () => {
    const space = await hub.seed.space({ readers: 1 });
    const held = await hold(space.readers[0]!, SPACE, { id: space.id });
    const began = performance.now();
    for (let i = 1; i <= 60; i++) await rename(space, `Name ${i}`);
    await expect.poll(() => newest(held)).toMatchObject({ space: { name: 'Name 60' } });
    const most = (performance.now() - began) / 100 + 2;
    expect(held.answers.length).toBeGreaterThan(2);
    expect(held.answers.length).toBeLessThanOrEqual(most);
    held.stop();
  });
});

it('is answered anew when nobody can tell what has changed', async () => {
  const space = await hub.seed.space({ readers: 1 });
  const held = await hold(space.readers[0]!, SPACE, { id: space.id });
  await hub.sql(`update space set name = 'Von anderswo' where id = $1`, [space.id]);
  hub.server.hub.announcements.emit('lookAgain');
  await expect.poll(() => newest(held)).toMatchObject({ space: { name: 'Von anderswo' } });
  held.stop();
});

it('is told of another role by the event alone, which may come first from another instance', async () => {
  const space = await hub.seed.space({ readers: 1 });
  const [reader] = space.readers as [Person];
  const held = await hold(reader, SPACE, { id: space.id });
  const live = overSocket(
    reader.api,
    'subscription($id: ID!) { spaceChanged(spaceId: $id) { space { viewerRole } } }',
    {
      id: space.id,
    },
  );
  await expect
    .poll(async () => (await rename(space, `Name ${Math.random()}`), live.answers.length), { interval: 100 })
    .toBeGreaterThan(0);
  await hub.sql(`update membership set role = 'WRITER' where account_id = $1`, [reader.id]);
  hub.server.hub.announcements.emit('spaceEvents', [
    { spaceId: space.id, sequence: 1, type: 'MEMBER_ROLE_CHANGED', subjectId: reader.id, actorId: null },
  ]);
  await expect.poll(() => newest(held)).toMatchObject({ space: { viewerRole: 'WRITER' } });
  await expect.poll(() => live.events('spaceChanged').at(-1)).toEqual({ space: { viewerRole: 'WRITER' } });
  held.stop();
  live.stop();
});

describe('a live query at the doors', () => {
  it('is refused when the account holds as many as it may, on however many sockets', async () => {
    const { lead, id } = await hub.seed.space();
    const sockets = Array.from(
      { length: LIMITS.liveQueriesPerAccount / LIMITS.operationsPerSocket + 1 },
      () => lead.api.live(),
    );
    const query = `query @live { space(id: "${id}") { id } }`;
    let answered = 0;
    const refused: unknown[] = [];
    const ask = (socket: (typeof sockets)[number]) =>
      socket.subscribe(
        { query },
        {
          next: () => (answered += 1),
          error: (errors) => refused.push((errors as { extensions: unknown }[])[0]!.extensions),
          complete: () => undefined,
        },
      );
    for (let i = 0; i < LIMITS.liveQueriesPerAccount; i++)
      ask(sockets[Math.floor(i / LIMITS.operationsPerSocket)]!);
    await expect.poll(() => answered, { timeout: 10_000 }).toBe(LIMITS.liveQueriesPerAccount);
    ask(sockets.at(-1)!);
    const limit = { code: 'LIMIT', limit: 'liveQueriesPerAccount', max: LIMITS.liveQueriesPerAccount };
    await expect.poll(() => refused).toEqual([limit]);
    await Promise.all(sockets.map((socket) => socket.dispose()));
  });

  it('is answered once by a plain request', async () => {
    const space = await hub.seed.space();
    const { data } = await space.lead.api.send(SPACE, { id: space.id });
    expect(data).toMatchObject({ space: { name: space.name } });
  });

  it.each([
    'mutation @live { markSpaceSeen(spaceId: "x") { id } }',
    'subscription @live { viewerChanged { email } }',
  ])('is a query and nothing else: %s', async (text) => {
    const { lead } = await hub.seed.space();
    const following = overSocket(lead.api, text);
    await expect.poll(() => following.codes).toEqual(['INVALID_INPUT']);
    following.stop();
  });

  it('is refused when its variables do not fit', async () => {
    const { lead } = await hub.seed.space();
    const following = overSocket(lead.api, SPACE, {});
    await expect.poll(() => following.codes).toEqual(['INVALID_INPUT']);
    await expect.poll(() => following.hasEnded).toBe(true);
    following.stop();
  });
});
