import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { tracesOf } from '../../../test/testkit/traces.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const CREATE = 'mutation($input: CreateSpaceInput!) { createSpace(input: $input) { id name viewerRole } }';
const UPDATE = `mutation($input: UpdateSpaceInput!) {
  updateSpace(input: $input) { name purpose closedBecause updatedAt }
}`;
const LIST = `query($first: Int!, $after: String) {
  spaces(first: $first, after: $after) {
    totalCount nodes { name } edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`;

const texts = (name: string) => ({ name, purpose: 'Planen', closedBecause: 'Entwürfe' });

describe('creating a space', () => {
  it('makes the creator its lead and only member', async () => {
    const { api, id: accountId } = await hub.seed.person();
    const { createSpace } = await api.query(CREATE, { input: texts(' Neubau ') });
    expect(createSpace).toMatchObject({ name: 'Neubau', viewerRole: 'LEAD' });
    const members = await hub.sql('select account_id, role from membership where space_id = $1', [
      createSpace.id,
    ]);
    expect(members).toEqual([{ account_id: accountId, role: 'LEAD' }]);
  });

  it('twice at once makes two: a name is no key', async () => {
    const { api } = await hub.seed.person();
    const both = await Promise.all([1, 2].map(() => api.query(CREATE, { input: texts('Zwilling') })));
    expect(new Set(both.map(({ createSpace }) => createSpace.id)).size).toBe(2);
    expect((await api.query(LIST, { first: 10 }))['spaces'].totalCount).toBe(2);
  });

  it('is LIMIT for an account that has made as many as one may, those that it has left among them', async () => {
    const { api, id: accountId } = await hub.seed.person();
    await hub.sql(
      `insert into space (id, name, purpose, closed_because, created_by_id)
       select $1 || n, 'Viele', 'Planen', 'Entwürfe', $1 from generate_series(1, $2::int) n`,
      [accountId, LIMITS.spacesPerAccount],
    );
    const error = await api.error(CREATE, { input: texts('Noch einer') });
    expect(error.extensions).toEqual({
      code: 'LIMIT',
      limit: 'spacesPerAccount',
      max: LIMITS.spacesPerAccount,
    });
  });

  it.each(['name', 'purpose', 'closedBecause'])('names an empty %s as what is wrong', async (field) => {
    const { api } = await hub.seed.person();
    const error = await api.error(CREATE, { input: { ...texts('Neubau'), [field]: ' \t ' } });
    expect(error.extensions.code).toBe('INVALID_INPUT');
    expect(Object.keys(error.extensions['fields'] as object)).toEqual([field]);
  });
});

describe('changing a space', () => {
  it('changes what is given and leaves the rest', async () => {
    const { id, lead } = await hub.seed.space();
    const { updateSpace } = await lead.api.query(UPDATE, {
      input: { spaceId: id, purpose: ' Bauen\nund mehr ' },
    });
    expect(updateSpace).toMatchObject({ purpose: 'Bauen\nund mehr', closedBecause: 'Entwürfe' });
    const events = await hub.sql('select type, actor_id from event where stream_id = $1 order by sequence', [
      id,
    ]);
    expect(events).toEqual([
      { type: 'SPACE_CREATED', actor_id: lead.id },
      { type: 'SPACE_CHANGED', actor_id: lead.id },
    ]);
  });

  it('to what it is already leaves no trace', async () => {
    const { id, name, lead } = await hub.seed.space();
    const before = await tracesOf(hub, id);
    for (const input of [{}, { name: ` ${name} `, purpose: 'Erproben' }])
      await lead.api.query(UPDATE, { input: { spaceId: id, ...input } });
    expect(await tracesOf(hub, id)).toBe(before);
  });

  it('changes nothing at all when one field is wrong', async () => {
    const { id, lead } = await hub.seed.space();
    const before = await tracesOf(hub, id);
    const error = await lead.api.error(UPDATE, { input: { spaceId: id, name: 'Gut', purpose: '' } });
    expect(error.extensions).toEqual({ code: 'INVALID_INPUT', fields: { purpose: 'EMPTY' } });
    expect(await tracesOf(hub, id)).toBe(before);
  });
});

describe('the list of spaces', () => {
  it('has one’s own by name, page by page, each once', async () => {
    const { api } = await hub.seed.person();
    for (const name of ['C', 'A', 'B', 'A']) await api.query(CREATE, { input: texts(name) });
    const names: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 4; page++) {
      const { spaces }: Record<string, any> = await api.query(LIST, { first: 1, after });
      expect(spaces.totalCount).toBe(4);
      expect(spaces.pageInfo.hasNextPage).toBe(page < 3);
      expect(spaces.pageInfo.endCursor).toBe(spaces.edges[0].cursor);
      names.push(...spaces.nodes.map((node: { name: string }) => node.name));
      after = spaces.pageInfo.endCursor;
    }
    expect(names).toEqual(['A', 'A', 'B', 'C']);
  });

  it('is empty for nobody and for who belongs to none', async () => {
    await hub.seed.space();
    const { api } = await hub.seed.person();
    for (const each of [api, hub.anonymous]) {
      const { spaces } = await each.query(LIST, { first: 100 });
      expect(spaces).toMatchObject({
        totalCount: 0,
        nodes: [],
        pageInfo: { hasNextPage: false, endCursor: null },
      });
    }
  });

  it.each([
    [101, 'LIMIT', { limit: 'first', max: 100 }],
    [0, 'INVALID_INPUT', { fields: { first: 'OUT_OF_RANGE' } }],
    [-1, 'INVALID_INPUT', { fields: { first: 'OUT_OF_RANGE' } }],
  ])('refuses first: %i', async (first, code, facts) => {
    const { api } = await hub.seed.person();
    expect((await api.error(LIST, { first })).extensions).toEqual({ code, ...facts });
  });

  it.each([
    'rubbish',
    '"a"',
    '[]',
    '["a"]',
    '[1,2]',
    '[{},null]',
    '["a","b","c"]',
    '[{"$ne":""},"a"]',
    '["a",{"$ne":""}]',
    '["2026-11-23",{"id":{"$ne":""}}]',
    'null',
  ])('refuses the cursor %s, in every list', async (text) => {
    const { lead, id } = await hub.seed.space();
    const after = Buffer.from(text).toString('base64url');
    const inSpace = (list: string) =>
      `query($id: ID!, $after: String) { space(id: $id) { ${list}(first: 1, after: $after) { totalCount } } }`;
    const answers = await Promise.all([
      lead.api.send(LIST, { first: 1, after }),
      ...['members', 'documents'].map((list) => lead.api.send(inSpace(list), { id, after })),
    ]);
    for (const { errors } of answers) {
      expect(errors?.[0]!.extensions).toEqual({ code: 'INVALID_INPUT', fields: { after: 'MALFORMED' } });
    }
  });
});
