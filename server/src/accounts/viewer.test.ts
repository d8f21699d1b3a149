import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { sessionApi } from '../../../test/testkit/sign-in.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const VIEWER =
  '{ viewer { account { id name } email isAdministrator locale spaces(first: 10) { totalCount } } }';
const UPDATE =
  'mutation($input: UpdateViewerInput!) { updateViewer(input: $input) { locale account { name } } }';

describe('the viewer', () => {
  it('is null when nobody is signed in', async () => {
    expect(await hub.anonymous.query(VIEWER)).toEqual({ viewer: null });
  });

  it('is who signed in, German until told otherwise', async () => {
    const { lead } = await hub.seed.space();
    expect((await lead.api.query(VIEWER))['viewer']).toEqual({
      account: { id: lead.id, name: lead.name },
      email: lead.email,
      isAdministrator: false,
      locale: 'DE',
      spaces: { totalCount: 1 },
    });
  });

  it('remembers name and language, and what is left out stays', async () => {
    const person = await hub.seed.person({ password: true });
    const session = await sessionApi(hub.url, person);
    await session.query(UPDATE, { input: { locale: 'EN' } });
    const { updateViewer } = await session.query(UPDATE, { input: { name: '  Ö. Neu ' } });
    expect(updateViewer).toEqual({ locale: 'EN', account: { name: 'Ö. Neu' } });
    expect((await person.api.query(VIEWER))['viewer']).toMatchObject({
      locale: 'EN',
      account: { name: 'Ö. Neu' },
    });
  });

  it.each([
    [{ name: '' }, { name: 'EMPTY' }],
    [{ name: 'x'.repeat(100_000) }, { name: 'TOO_LONG' }],
    [{ name: 'a\u202eb' }, { name: 'CONTROL_CHARACTER' }],
    [{ name: 'a\ud800b' }, { name: 'CONTROL_CHARACTER' }],
  ])('refuses %j', async (input, fields) => {
    const person = await hub.seed.person({ password: true });
    const session = await sessionApi(hub.url, person);
    expect((await session.error(UPDATE, { input })).extensions).toEqual({ code: 'INVALID_INPUT', fields });
    const [row] = await hub.sql('select name from account where id = $1', [person.id]);
    expect(row).toEqual({ name: person.name });
  });

  it('is needed to change anything', async () => {
    expect((await hub.anonymous.error(UPDATE, { input: { name: 'x' } })).extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });
});

describe('any object by its id', () => {
  const NODE = `query($id: ID!) {
    node(id: $id) { __typename id ... on Space { name } ... on Document { title } ... on Account { name } }
  }`;
  const nodeFor = async (api: typeof hub.anonymous, id: string) => (await api.query(NODE, { id }))['node'];

  it('is found by members, with its own type', async () => {
    const { id, space, lead, readers } = await hub.seed.document({ title: 'Entwurf' });
    const { api } = readers[0]!;
    expect(await nodeFor(api, id)).toEqual({ __typename: 'Document', id, title: 'Entwurf' });
    expect(await nodeFor(api, space.id)).toEqual({ __typename: 'Space', id: space.id, name: space.name });
    expect(await nodeFor(api, lead.id)).toEqual({ __typename: 'Account', id: lead.id, name: lead.name });
  });

  it('is null for all others, nobody included: accounts are no directory', async () => {
    const { id, space, lead, outsider } = await hub.seed.document();
    for (const api of [outsider.api, hub.anonymous]) {
      for (const each of [id, space.id, lead.id]) expect(await nodeFor(api, each)).toBeNull();
    }
    expect(await nodeFor(outsider.api, outsider.id)).toMatchObject({ __typename: 'Account' });
  });

  it('is null for ids of things that are no nodes', async () => {
    const { lead } = await hub.seed.space();
    const token = await hub.seed.token(lead.id, ['spaces:read']);
    for (const id of [token.tokenId, `ses_${'0'.repeat(26)}`, 'spc_', '', 'x'.repeat(10_000)]) {
      expect(await nodeFor(lead.api, id)).toBeNull();
    }
  });

  it.each([
    ['space', 'query($id: ID!) { space(id: $id) { id } }'],
    ['document', 'query($id: ID!) { document(id: $id) { id } }'],
  ])('is null where another type is asked for: %s', async (field, query) => {
    const { id, space, lead } = await hub.seed.document();
    for (const other of [lead.id, field === 'space' ? id : space.id]) {
      expect((await lead.api.query(query, { id: other }))[field]).toBeNull();
    }
  });

  it.each([
    ['trashDocument', 'mutation($id: ID!) { trashDocument(documentId: $id) { id } }'],
    ['markSpaceSeen', 'mutation($id: ID!) { markSpaceSeen(spaceId: $id) { id } }'],
    ['createDocument', 'mutation($id: ID!) { createDocument(input: { spaceId: $id, title: "x" }) { id } }'],
    [
      'pushDocumentUpdate',
      'mutation($id: ID!) { pushDocumentUpdate(input: { documentId: $id, update: "AAA=" }) { revision } }',
    ],
  ])('is NOT_FOUND in %s when it is another type', async (name, mutation) => {
    const { id, space, lead } = await hub.seed.document();
    const wrongType = ['trashDocument', 'pushDocumentUpdate'].includes(name) ? space.id : id;
    for (const wrong of [wrongType, lead.id, 'x', '']) {
      expect((await lead.api.error(mutation, { id: wrong })).extensions).toEqual({ code: 'NOT_FOUND' });
    }
  });
});
