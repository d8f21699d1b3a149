import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '@umlauf/shared/scopes';
import { newId } from '../platform/ids.ts';
import { Api } from '../../../test/testkit/api.ts';
import { overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';
import { paragraph, PUSH } from '../../../test/testkit/written.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const CHANGES = /* GraphQL */ `
  query ($id: ID!, $after: String, $first: Int! = 100) {
    changes(spaceId: $id, after: $after, first: $first) {
      totalCount
      newestCursor
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      edges {
        cursor
        node {
          __typename
        }
      }
      nodes {
        __typename
        at
        space {
          id
        }
        ... on AuthoredChange {
          actor {
            id
          }
        }
        ... on SpaceCreated {
          name
        }
        ... on SpaceChanged {
          name
        }
        ... on MemberChange {
          name
          account {
            id
          }
          member {
            role
          }
        }
        ... on MemberAdded {
          role
        }
        ... on MemberRoleChanged {
          role
        }
        ... on DocumentChange {
          title
          document {
            id
            title
            trashedAt
          }
        }
        ... on DocumentRenamed {
          formerTitle
        }
      }
    }
  }
`;
const BRIEF = `query($id: ID!, $after: String, $first: Int! = 100) {
  changes(spaceId: $id, after: $after, first: $first) { edges { cursor } pageInfo { hasNextPage endCursor }
    nodes { ... on DocumentChange { title } } } }`;
const FOLLOW = 'subscription($id: ID!, $after: String) { changes(spaceId: $id, after: $after) { cursor } }';
const CREATE =
  'mutation($spaceId: ID!, $title: String!) { createDocument(input: { spaceId: $spaceId, title: $title }) { id } }';
const RENAME =
  'mutation($id: ID!, $title: String!) { renameDocument(input: { documentId: $id, title: $title }) { id } }';
const MOVE =
  'mutation($id: ID!, $parent: ID) { moveDocument(input: { documentId: $id, parentId: $parent }) { id } }';
const TRASH = 'mutation($id: ID!) { trashDocument(documentId: $id) { id } }';
const RESTORE = 'mutation($id: ID!) { restoreDocument(documentId: $id) { id } }';
const UPDATE = 'mutation($input: UpdateSpaceInput!) { updateSpace(input: $input) { id } }';
const memberMutation = (verb: string) =>
  `mutation($input: SpaceMemberInput!) { ${verb}(input: $input) { id } }`;

const changesOf = async (person: Person, id: string, page: object = {}): Promise<any> =>
  (await person.api.query(CHANGES, { id, ...page }))['changes'];

/** Does one of each thing that can happen in a space. */
async function everything(space: SeededSpace) {
  const { id, lead, outsider: guest } = space;
  const made = async (query: string, variables: Record<string, unknown>) =>
    Object.values(await lead.api.query(query, variables))[0] as { id: string };
  await made(UPDATE, { input: { spaceId: id, name: 'Umbenannt' } });
  await made(memberMutation('addSpaceMember'), {
    input: { spaceId: id, accountId: guest.id, role: 'READER' },
  });
  await made(memberMutation('setSpaceRole'), { input: { spaceId: id, accountId: guest.id, role: 'WRITER' } });
  const parent = await made(CREATE, { spaceId: id, title: 'Mappe' });
  const document = await made(CREATE, { spaceId: id, title: 'Alt' });
  await made(RENAME, { id: document.id, title: 'Neu' });
  await made(MOVE, { id: document.id, parent: parent.id });
  await made(TRASH, { id: document.id });
  await made(RESTORE, { id: document.id });
  await made(memberMutation('removeSpaceMember'), { input: { spaceId: id, accountId: guest.id } });
  await lead.api.query(PUSH, { documentId: document.id, update: paragraph('Wort') });
  await expect
    .poll(async () => (await changesOf(lead, id)).nodes.at(-1)?.__typename, { timeout: 5_000 })
    .toBe('DocumentTextChanged');
  return { parent, document, guest };
}

describe('the changes of a space', () => {
  it('are told oldest first, each with what it bears, and objects as they are now', async () => {
    const space = await hub.seed.space();
    const { parent, document, guest } = await everything(space);
    const { nodes, totalCount, edges } = await changesOf(space.lead, space.id);
    const actor = { id: space.lead.id };
    const present = { title: 'Neu', trashedAt: null, id: document.id };
    const account = { id: guest.id };
    const common = { at: expect.stringMatching(/^\d{4}-.*Z$/), space: { id: space.id } };
    expect(nodes).toEqual(
      [
        { __typename: 'SpaceCreated', actor, name: space.name },
        { __typename: 'SpaceChanged', actor, name: 'Umbenannt' },
        { __typename: 'MemberAdded', actor, name: guest.name, account, member: null, role: 'READER' },
        { __typename: 'MemberRoleChanged', actor, name: guest.name, account, member: null, role: 'WRITER' },
        {
          __typename: 'DocumentCreated',
          actor,
          title: 'Mappe',
          document: { id: parent.id, title: 'Mappe', trashedAt: null },
        },
        { __typename: 'DocumentCreated', actor, title: 'Alt', document: present },
        { __typename: 'DocumentRenamed', actor, title: 'Neu', formerTitle: 'Alt', document: present },
        { __typename: 'DocumentMoved', actor, title: 'Neu', document: present },
        { __typename: 'DocumentTrashed', actor, title: 'Neu', document: present },
        { __typename: 'DocumentRestored', actor, title: 'Neu', document: present },
        { __typename: 'MemberRemoved', actor, name: guest.name, account, member: null },
        { __typename: 'DocumentTextChanged', title: 'Neu', document: present },
      ].map((change) => ({ ...change, ...common })),
    );
    expect(totalCount).toBe(12);
    expect(new Set(edges.map(({ cursor }: any) => cursor)).size).toBe(12);
  });

  it('name the membership as it is now', async () => {
    const { id, lead, outsider } = await hub.seed.space();
    const input = { spaceId: id, accountId: outsider.id, role: 'READER' };
    await lead.api.query(memberMutation('addSpaceMember'), { input });
    await lead.api.query(memberMutation('setSpaceRole'), { input: { ...input, role: 'LEAD' } });
    const { nodes } = await changesOf(outsider, id);
    expect(nodes.slice(1).map(({ role, member }: any) => [role, member.role])).toEqual([
      ['READER', 'LEAD'],
      ['LEAD', 'LEAD'],
    ]);
  });

  it('bear no person whose account is gone, and not the name that they had', async () => {
    const { id, lead, outsider } = await hub.seed.space();
    const input = { spaceId: id, accountId: outsider.id, role: 'LEAD' };
    await lead.api.query(memberMutation('addSpaceMember'), { input });
    await outsider.api.query(UPDATE, { input: { spaceId: id, name: 'Von früher' } });
    await outsider.api.query(memberMutation('removeSpaceMember'), {
      input: { spaceId: id, accountId: outsider.id },
    });
    await hub.sql('delete from account where id = $1', [outsider.id]);
    const { nodes } = await changesOf(lead, id);
    expect(nodes.map(({ actor, account, name }: any) => [actor?.id, account, name])).toEqual([
      [lead.id, undefined, expect.any(String)],
      [lead.id, null, ''],
      [undefined, undefined, 'Von früher'],
      [undefined, null, ''],
    ]);
  });

  it('come page by page, every one once', async () => {
    const space = await hub.seed.space();
    await everything(space);
    const whole = await changesOf(space.lead, space.id);
    const found: unknown[] = [];
    let after: string | null = null;
    for (let page = 0; ; page++) {
      const { edges, nodes, pageInfo, totalCount, newestCursor } = await changesOf(space.lead, space.id, {
        first: 5,
        after,
      });
      expect(pageInfo).toEqual({
        hasNextPage: page < 2,
        hasPreviousPage: page > 0,
        startCursor: edges[0].cursor,
        endCursor: edges.at(-1).cursor,
      });
      expect([totalCount, newestCursor]).toEqual([12, whole.edges.at(-1).cursor]);
      found.push(...nodes);
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
    }
    expect(found).toEqual(whole.nodes);
    const behind = await changesOf(space.lead, space.id, { after });
    expect(behind).toMatchObject({
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
  });

  it('are without a gap or a double, however many write at once while somebody reads', async () => {
    const space = await hub.seed.space({ writers: 3 });
    const writers = [space.lead, ...space.writers];
    const written = new Set<string>();
    let isWriting = true;
    const writing = Promise.all(
      writers.map(async (writer, w) => {
        for (let i = 0; i < 40; i++) {
          const title = `${w}-${i}`;
          await writer.api.query(CREATE, { spaceId: space.id, title });
          written.add(title);
        }
      }),
    ).finally(() => (isWriting = false));
    const found: string[] = [];
    let after: string | null = null;
    for (let isLast = false; !isLast;) {
      isLast = !isWriting;
      const answer = await space.lead.api.query(BRIEF, { id: space.id, after, first: 7 });
      const changes: any = answer['changes'];
      found.push(...changes.nodes.map(({ title }: any) => title).filter(Boolean));
      after = changes.pageInfo.endCursor ?? after;
      if (changes.pageInfo.hasNextPage) isLast = false;
    }
    await writing;
    expect(found).toHaveLength(160);
    expect(new Set(found)).toEqual(written);
    const rows = await hub.sql<{ sequence: number; title: string }>(
      `select sequence, facts ->> 'name' as title from event where stream_id = $1 order by sequence`,
      [space.id],
    );
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, i) => i + 1));
    expect(rows.slice(1).map(({ title }) => title)).toEqual(found);
  });
});

describe('a cursor', () => {
  it('says nothing of numbers, and the newest one lets a follower begin with what comes', async () => {
    const space = await hub.seed.space();
    const { newestCursor, edges } = await changesOf(space.lead, space.id, { first: 1 });
    expect(newestCursor).toBe(edges[0].cursor);
    expect(newestCursor).toMatch(/^[\w-]{46}$/);
    const document = await hub.seed.document({ space });
    const { nodes } = await changesOf(space.lead, space.id, { after: newestCursor });
    expect(nodes.map((node: any) => node.document.id)).toEqual([document.id]);
  });

  it('is a follower’s own, and of one space', async () => {
    const one = await hub.seed.space({ readers: 1 });
    const other = await hub.seed.space();
    const { newestCursor } = await changesOf(one.lead, one.id);
    await hub.server.hub.database.withActor({ system: 'demo' }, ({ sql }) =>
      sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'READER')`, [
        other.id,
        one.lead.id,
      ]),
    );
    const malformed = { code: 'INVALID_INPUT', fields: { after: 'MALFORMED' } };
    for (const [person, id] of [
      [one.readers[0]!, one.id],
      [one.lead, other.id],
    ] as const) {
      expect((await person.api.error(CHANGES, { id, after: newestCursor })).extensions).toEqual(malformed);
      const following = overSocket(person.api, FOLLOW, { id, after: newestCursor });
      await expect.poll(() => following.errors.map(({ extensions }) => extensions)).toEqual([malformed]);
      following.stop();
    }
  });

  it.each(['', '1', 'spc.1', 'A'.repeat(46), 'WyIyMDI2IiwieCJd', 'ü'.repeat(9)])(
    'is not %j',
    async (after) => {
      const { id, lead } = await hub.seed.space();
      const malformed = { code: 'INVALID_INPUT', fields: { after: 'MALFORMED' } };
      expect((await lead.api.error(CHANGES, { id, after })).extensions).toEqual(malformed);
    },
  );
});

describe('whoever does not belong to the space', () => {
  it('gets the same answer as for one that does not exist, whatever the cursor', async () => {
    const { id, lead, outsider } = await hub.seed.space();
    const { newestCursor } = await changesOf(lead, id);
    for (const after of [null, newestCursor, 'made up']) {
      const [real, madeUp, absurd] = await Promise.all(
        [id, newId('spc'), 'nonsense'].map((each) => outsider.api.error(CHANGES, { id: each, after })),
      );
      expect(real).toEqual(madeUp);
      expect(absurd).toEqual(madeUp);
      expect(real!.extensions).toEqual({ code: 'NOT_FOUND' });
    }
  });

  it('is told to sign in when nobody is signed in', async () => {
    const { id } = await hub.seed.space();
    expect((await hub.anonymous.error(CHANGES, { id })).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('has no use for the cursor from the time when they did, until they belong to it again', async () => {
    const space = await hub.seed.space({ readers: 1 });
    const [reader] = space.readers as [Person];
    const { newestCursor } = await changesOf(reader, space.id);
    const input = { spaceId: space.id, accountId: reader.id };
    await space.lead.api.query(memberMutation('removeSpaceMember'), { input });
    const refused = await reader.api.error(CHANGES, { id: space.id, after: newestCursor });
    expect(refused.extensions).toEqual({ code: 'NOT_FOUND' });
    await space.lead.api.query(memberMutation('addSpaceMember'), { input: { ...input, role: 'READER' } });
    const { nodes } = await changesOf(reader, space.id, { after: newestCursor });
    expect(nodes.map((node: any) => node.__typename)).toEqual(['MemberRemoved', 'MemberAdded']);
  });
});

describe('an access token', () => {
  const withScopes = async (person: Person, scopes: Scope[]) =>
    new Api(hub.url, (await hub.seed.token(person.id, scopes)).secret);

  it('needs spaces:read, and documents:read for titles and documents', async () => {
    const document = await hub.seed.document();
    const [id, { lead }] = [document.space.id, document];
    const spaces = await withScopes(lead, ['spaces:read']);
    const documents = await withScopes(lead, ['documents:read']);
    const select = (fields: string) =>
      `query($id: ID!) { changes(spaceId: $id, first: 9) { nodes { at ... on DocumentChange { ${fields} } } } }`;
    expect((await spaces.query(select('at'), { id }))['changes'].nodes).toHaveLength(2);
    for (const fields of ['title', 'document { id }']) {
      const refused = await spaces.error(select(fields), { id });
      expect(refused.extensions).toEqual({ code: 'FORBIDDEN', missingScope: 'documents:read' });
    }
    const refused = await documents.error(select('title'), { id });
    expect(refused.extensions).toEqual({ code: 'FORBIDDEN', missingScope: 'spaces:read' });
  });
});

it.each([
  [0, { code: 'INVALID_INPUT', fields: { first: 'OUT_OF_RANGE' } }],
  [101, { code: 'LIMIT', limit: 'first', max: 100 }],
])('changes are not given by %i', async (first, facts) => {
  const { id, lead } = await hub.seed.space();
  expect((await lead.api.error(CHANGES, { id, first })).extensions).toEqual(facts);
});
