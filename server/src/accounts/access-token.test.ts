import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPES, type Scope } from '@umlauf/shared/scopes';
import WebSocket from 'ws';
import { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { sessionApi } from '../../../test/testkit/sign-in.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const CREATE = `mutation($input: CreateAccessTokenInput!) {
  createAccessToken(input: $input) { secret accessToken { id name scopes expiresAt createdAt lastUsedAt } }
}`;
const LIST = '{ viewer { accessTokens { id name lastUsedAt } } }';
const REVOKE = 'mutation($id: ID!) { revokeAccessToken(accessTokenId: $id) }';
const WHO = '{ viewer { account { id } } }';

/** What is wrong, in which field by which word, and the values that are named. */
type Refusal = [string, object, Record<string, string>, string[]?];

const NO_SPACE = `spc_${'0'.repeat(26)}`;
const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const validInput = (more: object = {}) => ({
  name: 'Bericht',
  scopes: ['spaces:read'],
  expiresAt: inDays(30),
  ...more,
});

/** Somebody signed in by a session of their own. */
async function signedIn() {
  const person = await hub.seed.person({ password: true });
  return { ...person, session: await sessionApi(hub.url, person) };
}

async function madeToken(scopes: readonly Scope[] = SCOPES) {
  const person = await signedIn();
  const { createAccessToken } = await person.session.query(CREATE, { input: validInput({ scopes }) });
  const { secret, accessToken } = createAccessToken as { secret: string; accessToken: { id: string } };
  return { person, secret, id: accessToken.id, api: new Api(hub.url, secret) };
}

describe('a new access token', () => {
  it('works, and its secret is shown once and kept only as a hash', async () => {
    const { person, secret, id, api } = await madeToken();
    expect(secret).toMatch(/^umlauf_[\w-]{43}_[0-9a-f]{8}$/);
    expect(await api.query(WHO)).toEqual({ viewer: { account: { id: person.id } } });
    const rows = await hub.sql<Record<string, unknown>>('select * from access_token where id = $1', [id]);
    expect(rows[0]!['secret_hash']).toBe(createHash('sha256').update(secret).digest('hex'));
    const dump = await hub.sql<{ all: string }>(
      `select coalesce(string_agg(t::text, ' '), '') as all from access_token t`,
    );
    expect(dump[0]!.all).not.toContain(secret.slice(7, 40));
    expect(JSON.stringify(await person.session.query(LIST))).not.toContain(secret.slice(7, 40));
  });

  it.each([
    ['a name of nothing', { name: ' ' }, { name: 'EMPTY' }],
    ['a name with a control character', { name: 'a\u0007b' }, { name: 'CONTROL_CHARACTER' }],
    ['a name of 100,000 characters', { name: 'x'.repeat(100_000) }, { name: 'TOO_LONG' }],
    ['no scope', { scopes: [] }, { scopes: 'EMPTY' }],
    ['an unknown scope', { scopes: ['spaces:read', 'admin'] }, { scopes: 'UNKNOWN_VALUE' }, ['admin']],
    [
      'a scope of another form',
      { scopes: ['SPACES:READ', ' spaces:read'] },
      { scopes: 'UNKNOWN_VALUE' },
      ['SPACES:READ', ' spaces:read'],
    ],
    [
      'a scope of the hub, for certain spaces',
      { scopes: ['spaces:read', 'hub:admin'], spaceIds: [NO_SPACE] },
      { scopes: 'UNKNOWN_VALUE' },
      ['hub:admin'],
    ],
    ['no space at all', { spaceIds: [] }, { spaceIds: 'EMPTY' }],
    ['too many spaces', { spaceIds: Array.from({ length: 51 }, () => NO_SPACE) }, { spaceIds: 'TOO_LONG' }],
    ['what is no space', { spaceIds: ['x', '', '\0'] }, { spaceIds: 'UNKNOWN_VALUE' }, ['x', '', '\0']],
    ['a space that is not there', { spaceIds: [NO_SPACE] }, { spaceIds: 'UNKNOWN_VALUE' }, [NO_SPACE]],
    ['an end in the past', { expiresAt: inDays(-1) }, { expiresAt: 'IN_THE_PAST' }],
    ['an end beyond a year', { expiresAt: inDays(366) }, { expiresAt: 'OUT_OF_RANGE' }],
    ['an end of all times', { expiresAt: '9999-12-31T23:59:59Z' }, { expiresAt: 'OUT_OF_RANGE' }],
  ] as Refusal[])('is refused with %s', async (_, more, fields, unknown) => {
    const { session, id } = await signedIn();
    const count = () => hub.sql('select 1 from access_token where account_id = $1', [id]);
    const before = (await count()).length;
    const error = await session.error(CREATE, { input: validInput(more) });
    expect(error.extensions).toEqual({ code: 'INVALID_INPUT', fields, ...(unknown && { unknown }) });
    expect(await count()).toHaveLength(before);
  });

  it('is for certain spaces only, and says which', async () => {
    const space = await hub.seed.space({ password: true });
    const session = await sessionApi(hub.url, space.lead);
    const made = await session.query(
      `mutation($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { accessToken { spaces { id name } } } }`,
      { input: validInput({ spaceIds: [space.id, space.id] }) },
    );
    const spaces = [{ id: space.id, name: space.name }];
    expect(made['createAccessToken'].accessToken).toEqual({ spaces });
    const list = '{ viewer { accessTokens { spaces { id name } } } }';
    expect((await session.query(list))['viewer'].accessTokens).toEqual([{ spaces }, { spaces: null }]);
    await hub.sql('delete from membership where account_id = $1', [space.lead.id]);
    expect((await session.query(list))['viewer'].accessTokens).toEqual([{ spaces: [] }, { spaces: null }]);
  });

  it('is for no space that its owner may not read, as for one that is not there', async () => {
    const space = await hub.seed.space({ readers: 1 });
    const { session, id } = await signedIn();
    const error = await session.error(CREATE, { input: validInput({ spaceIds: [space.id, NO_SPACE] }) });
    expect(error.extensions).toEqual({
      code: 'INVALID_INPUT',
      fields: { spaceIds: 'UNKNOWN_VALUE' },
      unknown: [space.id, NO_SPACE],
    });
    expect(await hub.sql('select 1 from access_token where account_id = $1', [id])).toHaveLength(1);
  });

  it('is one of at most fifty', async () => {
    const { session, id } = await signedIn();
    await hub.sql(
      `insert into access_token (id, account_id, name, secret_hash, scopes, expires_at)
       select 'tok_' || $1 || n, $1, 'x', $1 || n, '{spaces:read}', now() + interval '1 day' from generate_series(1, 49) n`,
      [id],
    );
    const error = await session.error(CREATE, { input: validInput() });
    expect(error.extensions).toEqual({ code: 'LIMIT', limit: 'accessTokens', max: 50 });
  });
});

describe('a token', () => {
  it('makes no tokens, withdraws none, lists none, and changes nothing of the account', async () => {
    const { api, id, person } = await madeToken();
    expect((await api.error(CREATE, { input: validInput() })).extensions.code).toBe('FORBIDDEN');
    expect((await api.error(REVOKE, { id })).extensions.code).toBe('FORBIDDEN');
    const update = 'mutation { updateViewer(input: { name: "Anders" }) { email } }';
    expect((await api.error(update)).extensions.code).toBe('FORBIDDEN');
    expect((await api.query(LIST))['viewer'].accessTokens).toEqual([]);
    const [row] = await hub.sql('select name from account where id = $1', [person.id]);
    expect(row).toEqual({ name: person.name });
    expect((await api.query(WHO))['viewer'].account.id).toBe(person.id);
  });

  it('remembers when it was last used, to the minute', async () => {
    const { api, id, person } = await madeToken();
    const lastUse = async () => (await person.session.query(LIST))['viewer'].accessTokens[0];
    expect(await lastUse()).toEqual({ id, name: 'Bericht', lastUsedAt: null });
    await api.query(WHO);
    const { lastUsedAt } = await lastUse();
    expect(Math.abs(Date.parse(lastUsedAt) - Date.now())).toBeLessThan(60_000);
    await api.query(WHO);
    expect((await lastUse()).lastUsedAt).toBe(lastUsedAt);
  });

  it('that is withdrawn or over is refused at once', async () => {
    const { api, id, person } = await madeToken();
    await hub.sql(`update access_token set expires_at = now() where id = $1`, [id]);
    expect((await api.error(WHO)).extensions.code).toBe('UNAUTHENTICATED');
    await hub.sql(`update access_token set expires_at = now() + interval '1 day' where id = $1`, [id]);
    await api.query(WHO);
    expect(await person.session.query(REVOKE, { id })).toEqual({ revokeAccessToken: true });
    expect((await api.error(WHO)).extensions.code).toBe('UNAUTHENTICATED');
    expect((await person.session.error(REVOKE, { id })).extensions.code).toBe('NOT_FOUND');
  });

  it('of somebody else is NOT_FOUND, like one that never was', async () => {
    const { id, api } = await madeToken();
    const other = await signedIn();
    for (const wanted of [id, `tok_${'0'.repeat(26)}`, other.id, 'x', '']) {
      expect((await other.session.error(REVOKE, { id: wanted })).extensions).toEqual({ code: 'NOT_FOUND' });
    }
    await api.query(WHO);
  });
});

describe('scopes', () => {
  const ALL: [Scope, string][] = [
    ['spaces:read', '{ spaces(first: 1) { totalCount } }'],
    [
      'spaces:write',
      'mutation { createSpace(input: { name: "a", purpose: "b", closedBecause: "c" }) { __typename } }',
    ],
    ['documents:read', '{ document(id: "x") { id } }'],
    ['documents:write', 'mutation { trashDocument(documentId: "x") { __typename } }'],
  ];

  it.each(ALL)('%s alone opens what it names and nothing else', async (scope) => {
    const { api } = await madeToken([scope]);
    for (const [needed, operation] of ALL) {
      const { errors } = await api.send(operation);
      const missing = errors?.[0]!.extensions['missingScope'];
      expect(missing).toBe(needed === scope ? undefined : needed);
      if (missing) expect(errors![0]!.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('hold for fields on the way, too', async () => {
    const space = await hub.seed.space();
    const document = await hub.seed.document({ space, markdown: 'Inhalt' });
    const { secret } = await hub.seed.token(space.lead.id, ['spaces:read']);
    const spacesOnly = new Api(hub.url, secret);
    const nested = 'query($id: ID!) { space(id: $id) { documents(first: 1) { nodes { text } } } }';
    const first = await spacesOnly.send(nested, { id: space.id });
    expect(first.errors?.[0]!.extensions).toEqual({ code: 'FORBIDDEN', missingScope: 'documents:read' });
    expect(JSON.stringify(first.data)).not.toContain('Inhalt');
    const events = 'query($id: ID!) { space(id: $id) { latestEvents(first: 9) { document { text } } } }';
    const second = await spacesOnly.send(events, { id: space.id });
    expect(second.errors?.[0]!.extensions['missingScope']).toBe('documents:read');
    expect(JSON.stringify(second)).not.toContain('Inhalt');
    const node = await spacesOnly.send('query($id: ID!) { node(id: $id) { id } }', { id: document.id });
    expect(node.errors?.[0]!.extensions['missingScope']).toBe('documents:read');
    const documentsOnly = new Api(hub.url, (await hub.seed.token(space.lead.id, ['documents:read'])).secret);
    const back = 'query($id: ID!) { document(id: $id) { text space { name } } }';
    const third = await documentsOnly.send(back, { id: document.id });
    expect(third.errors?.[0]!.extensions['missingScope']).toBe('spaces:read');
  });

  it('to read are not given by those to write', async () => {
    const space = await hub.seed.space();
    const document = await hub.seed.document({ space, title: 'Entwurf', markdown: 'Inhalt' });
    const writing = new Api(hub.url, (await hub.seed.token(space.lead.id, ['documents:write'])).secret);
    for (const field of ['text', 'markdown']) {
      const move = `mutation($id: ID!) { moveDocument(input: { documentId: $id }) { ${field} } }`;
      const answer = await writing.send(move, { id: document.id });
      expect(answer.errors?.[0]!.extensions['missingScope']).toBe('documents:read');
      expect(JSON.stringify(answer)).not.toContain('Inhalt');
    }
    const leading = new Api(hub.url, (await hub.seed.token(space.lead.id, ['spaces:write'])).secret);
    for (const field of ['members(first: 1) { nodes { email } }', 'latestEvents(first: 1) { subjectName }']) {
      const rename = `mutation($id: ID!) { updateSpace(input: { spaceId: $id }) { ${field} } }`;
      const { errors } = await leading.send(rename, { id: space.id });
      expect(errors?.[0]!.extensions['missingScope']).toBe('spaces:read');
    }
  });

  it('hold for the titles of documents in what happened', async () => {
    const space = await hub.seed.space();
    await hub.seed.document({ space, title: 'Vertraulicher Entwurf' });
    const { secret } = await hub.seed.token(space.lead.id, ['spaces:read']);
    const events = 'query($id: ID!) { space(id: $id) { latestEvents(first: 9) { type subjectName } } }';
    const answer = await new Api(hub.url, secret).send(events, { id: space.id });
    expect(answer.errors?.[0]!.extensions['missingScope']).toBe('documents:read');
    expect(answer.data!['space'].latestEvents).toEqual([
      { type: 'DOCUMENT_CREATED', subjectName: null },
      { type: 'SPACE_CREATED', subjectName: space.name },
    ]);
  });

  it('never give more than the owner may', async () => {
    const space = await hub.seed.space({ readers: 1 });
    const { secret } = await hub.seed.token(space.readers[0]!.id, [...SCOPES]);
    const create = 'mutation($input: CreateDocumentInput!) { createDocument(input: $input) { id } }';
    const error = await new Api(hub.url, secret).error(create, { input: { spaceId: space.id, title: 'x' } });
    expect(error.extensions).toEqual({ code: 'FORBIDDEN' });
  });
});

describe('a token in an address', () => {
  const NAMES = ['access_token', 'token', 'Authorization', 'api-key'];
  const query = `query=${encodeURIComponent('{ viewer { email } }')}`;

  it.each(NAMES)(
    'is refused as %s, whether it is one or not, and with a valid one beside it',
    async (name) => {
      const { secret, api } = await madeToken();
      for (const value of [secret, 'x', ''])
        for (const headers of [{}, api.credentials]) {
          const address = `${hub.url}/graphql?${query}&${name}=${value}`;
          const answer = await fetch(address, {
            headers: { 'apollo-require-preflight': 'true', ...headers },
          });
          expect(answer.status).toBe(400);
          const text = await answer.text();
          expect(JSON.parse(text).errors[0].extensions).toEqual({
            code: 'INVALID_INPUT',
            fields: { address: 'UNKNOWN_VALUE' },
          });
          expect(text).not.toContain(secret);
        }
      const live = new WebSocket(
        `${hub.url.replace('http', 'ws')}/graphql?${name}=${secret}`,
        'graphql-transport-ws',
      );
      expect(await upgradeOf(live)).toBe(400);
      await api.query(WHO);
    },
  );

  it('is refused wherever it stands: in a path, in a name, encoded, in a query', async () => {
    const { secret } = await madeToken();
    const encoded = [...secret].map((c) => `%${c.charCodeAt(0).toString(16)}`).join('');
    const variables = encodeURIComponent(JSON.stringify({ secret }));
    for (const path of [
      `/${secret}`,
      `/graphql?${secret}`,
      `/graphql?x=${encoded}`,
      `/graphql/?${query}&variables=${variables}`,
      `/api/auth/session?x=${secret}`,
    ]) {
      const answer = await fetch(hub.url + path);
      expect(answer.status, path.replace(secret, '…')).toBe(400);
      expect(await answer.text()).not.toContain(secret);
    }
  });
});

/** The status with which a WebSocket is refused; 101 when it opens. */
function upgradeOf(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.once('error', () => resolve(0));
    socket.once('open', () => (socket.close(), resolve(101)));
  });
}

describe('what is no token', () => {
  it.each([
    'Bearer ',
    'Bearer x',
    'Bearer umlauf_',
    `Bearer umlauf_${'A'.repeat(43)}_00000000`,
    'Basic dXNlcjpwYXNz',
    'x',
    `Bearer ${'a'.repeat(5_000)}`,
  ])('"%s" is UNAUTHENTICATED, never anonymous', async (authorization) => {
    const api = new Api(hub.url, null, { authorization });
    expect((await api.error('{ __typename }')).extensions.code).toBe('UNAUTHENTICATED');
  });
});
