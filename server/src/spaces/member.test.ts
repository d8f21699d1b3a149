import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const ADD = 'mutation($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }';
const SET = 'mutation($input: SpaceMemberInput!) { setSpaceRole(input: $input) { id viewerRole } }';
const REMOVE = 'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }';
const MEMBERS = `query($id: ID!) {
  space(id: $id) { members(first: 100) { totalCount nodes { role email joinedAt account { id name } } } }
}`;

const rolesIn = async (spaceId: string) => {
  const rows = await hub.sql<{ account_id: string; role: string }>(
    'select account_id, role from membership where space_id = $1',
    [spaceId],
  );
  return new Map(rows.map((row) => [row.account_id, row.role]));
};

describe('adding somebody', () => {
  it.each([
    ['account', (person: Person) => ({ accountId: person.id })],
    ['e-mail address', (person: Person) => ({ email: person.email })],
    [
      'e-mail address, however it is written',
      (person: Person) => ({ email: ` ${person.email.toUpperCase()} ` }),
    ],
  ])('by %s lets them in at once', async (_, named) => {
    const { id, lead, outsider } = await hub.seed.space();
    await lead.api.query(ADD, { input: { spaceId: id, role: 'READER', ...named(outsider) } });
    expect((await rolesIn(id)).get(outsider.id)).toBe('READER');
    expect(
      (await outsider.api.query('query($id: ID!) { space(id: $id) { viewerRole } }', { id }))['space'],
    ).toEqual({
      viewerRole: 'READER',
    });
  });

  it('twice at once adds once', async () => {
    const { id, lead, outsider } = await hub.seed.space();
    const input = { spaceId: id, accountId: outsider.id, role: 'WRITER' };
    const answers = await Promise.all([1, 2, 3].map(() => lead.api.send(ADD, { input })));
    const codes = answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions) ?? []);
    expect(codes).toEqual([1, 2].map(() => ({ code: 'CONFLICT', reason: 'ALREADY_MEMBER' })));
    expect((await rolesIn(id)).get(outsider.id)).toBe('WRITER');
  });

  it.each([
    [
      'a member',
      (_: Person, member: Person) => ({ accountId: member.id }),
      { code: 'CONFLICT', reason: 'ALREADY_MEMBER' },
    ],
    ['an unknown address', () => ({ email: 'niemand@umlauf.example' }), { code: 'NOT_FOUND' }],
    ['an unknown account', () => ({ accountId: `acc_${'0'.repeat(26)}` }), { code: 'NOT_FOUND' }],
    ['nobody', () => ({}), { code: 'INVALID_INPUT', fields: { email: 'EMPTY' } }],
    [
      'two ids at once',
      (other: Person, member: Person) => ({ accountId: other.id, email: member.email }),
      { code: 'INVALID_INPUT', fields: { email: 'UNKNOWN_VALUE' } },
    ],
    [
      'somebody without a role',
      (other: Person) => ({ accountId: other.id, role: null }),
      { code: 'INVALID_INPUT', fields: { role: 'EMPTY' } },
    ],
  ] as const)('refuses %s', async (_, named, facts) => {
    const { id, lead, outsider, writers } = await hub.seed.space({ writers: 1 });
    const before = await tracesOf(hub, id);
    const input = { spaceId: id, role: 'LEAD', ...named(outsider, writers[0]!) };
    expect((await lead.api.error(ADD, { input })).extensions).toEqual(facts);
    expect(await tracesOf(hub, id)).toBe(before);
  });
});

describe('another role', () => {
  it('holds from that moment', async () => {
    const { id, lead, readers } = await hub.seed.space({ readers: 1 });
    const create = 'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }';
    const input = { spaceId: id, title: 'Entwurf' };
    expect((await readers[0]!.api.error(create, { input })).extensions.code).toBe('FORBIDDEN');
    await lead.api.query(SET, { input: { spaceId: id, accountId: readers[0]!.id, role: 'WRITER' } });
    expect((await readers[0]!.api.query(create, { input }))['createDocument'].id).toMatch(/^doc_/);
  });

  it('cannot be given to who is no member', async () => {
    const { id, lead, outsider } = await hub.seed.space();
    const input = { spaceId: id, accountId: outsider.id, role: 'WRITER' };
    expect((await lead.api.error(SET, { input })).extensions.code).toBe('NOT_FOUND');
  });

  it('cannot be taken by oneself', async () => {
    const { id, writers } = await hub.seed.space({ writers: 1 });
    const input = { spaceId: id, accountId: writers[0]!.id, role: 'LEAD' };
    expect((await writers[0]!.api.error(SET, { input })).extensions.code).toBe('FORBIDDEN');
  });

  it('lets a lead step down while another one stays', async () => {
    const space = await hub.seed.space();
    const second = await hub.seed.member(space, 'LEAD');
    const input = { spaceId: space.id, accountId: second.id, role: 'READER' };
    expect((await second.api.query(SET, { input }))['setSpaceRole'].viewerRole).toBe('READER');
  });

  it('that they have already raises no event', async () => {
    const { id, lead, writers } = await hub.seed.space({ writers: 1 });
    const before = await tracesOf(hub, id);
    await lead.api.query(SET, { input: { spaceId: id, accountId: writers[0]!.id, role: 'WRITER' } });
    expect(await tracesOf(hub, id)).toBe(before);
  });
});

describe('the last lead', () => {
  const LAST_LEAD = { code: 'CONFLICT', reason: 'LAST_LEAD' };

  it('can neither go nor step down', async () => {
    const { id, lead } = await hub.seed.space({ writers: 1 });
    const before = await tracesOf(hub, id);
    const input = { spaceId: id, accountId: lead.id };
    expect((await lead.api.error(REMOVE, { input })).extensions).toEqual(LAST_LEAD);
    expect((await lead.api.error(SET, { input: { ...input, role: 'WRITER' } })).extensions).toEqual(
      LAST_LEAD,
    );
    expect(await tracesOf(hub, id)).toBe(before);
  });

  it.each([
    ['leave', REMOVE, {}],
    ['step down', SET, { role: 'READER' }],
  ])('stays when all of them %s at once', async (_, mutation, more) => {
    for (let round = 0; round < 5; round++) {
      const space = await hub.seed.space();
      const leads = [space.lead, await hub.seed.member(space, 'LEAD'), await hub.seed.member(space, 'LEAD')];
      const answers = await Promise.all(
        leads.map(({ api, id }) =>
          api.send(mutation, { input: { spaceId: space.id, accountId: id, ...more } }),
        ),
      );
      const refused = answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions) ?? []);
      expect(refused).toEqual([LAST_LEAD]);
      const left = [...(await rolesIn(space.id)).values()].filter((role) => role === 'LEAD');
      expect(left).toEqual(['LEAD']);
    }
  });

  it('stays when two remove one another at once', async () => {
    const space = await hub.seed.space();
    const second = await hub.seed.member(space, 'LEAD');
    const answers = await Promise.all([
      space.lead.api.send(REMOVE, { input: { spaceId: space.id, accountId: second.id } }),
      second.api.send(REMOVE, { input: { spaceId: space.id, accountId: space.lead.id } }),
    ]);
    const codes = answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code) ?? []);
    expect(codes).toHaveLength(1);
    expect(['CONFLICT', 'FORBIDDEN', 'NOT_FOUND']).toContain(codes[0]);
    expect([...(await rolesIn(space.id)).values()]).toEqual(['LEAD']);
  });
});

describe('leaving', () => {
  it.each([
    ['a reader', 'READER', (person: Person) => ({ accountId: person.id })],
    ['a writer', 'WRITER', (person: Person) => ({ accountId: person.id })],
    ['a writer who names their address', 'WRITER', (person: Person) => ({ email: person.email })],
    [
      'a reader who names their role, too',
      'READER',
      (person: Person) => ({ accountId: person.id, role: 'READER' }),
    ],
  ] as const)('is open to %s', async (_, role, named) => {
    const space = await hub.seed.space();
    const member = await hub.seed.member(space, role);
    const input = { spaceId: space.id, ...named(member) };
    expect((await member.api.query(REMOVE, { input }))['removeSpaceMember']).toEqual({ id: space.id });
    expect((await rolesIn(space.id)).has(member.id)).toBe(false);
    expect(
      (await member.api.query('query($id: ID!) { space(id: $id) { id } }', { id: space.id }))['space'],
    ).toBeNull();
    expect((await member.api.error(REMOVE, { input })).extensions.code).toBe('NOT_FOUND');
  });
});

describe('the list of members', () => {
  it('stands in the order in which they came, with addresses for leads and oneself', async () => {
    const { id, lead, writers, readers } = await hub.seed.space({ writers: 1, readers: 1 });
    const people = [lead, writers[0]!, readers[0]!];
    const seenBy = async (person: Person) => (await person.api.query(MEMBERS, { id }))['space'].members;
    const all = await seenBy(lead);
    expect(all.totalCount).toBe(3);
    expect(all.nodes.map((node: any) => node.account.id)).toEqual(people.map((person) => person.id));
    expect(all.nodes.map((node: any) => node.email)).toEqual(people.map((person) => person.email));
    const seenByReader = await seenBy(readers[0]!);
    expect(seenByReader.nodes.map((node: any) => node.email)).toEqual([null, null, readers[0]!.email]);
  });
});
