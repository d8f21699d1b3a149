import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPES, type Scope } from '@umlauf/shared/scopes';
import { CLOSE_CODES } from '@umlauf/shared/close-codes';
import { Api } from '../../../test/testkit/api.ts';
import { overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { sessionApi } from '../../../test/testkit/sign-in.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const CREATE = `mutation($input: CreateAccessTokenInput!) {
  createAccessToken(input: $input) { secret accessToken { id } }
}`;
const WHO = '{ viewer { account { id } } }';

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

describe('a token in whose place another is put', () => {
  const ROTATE = `mutation($input: RotateAccessTokenInput!) {
    rotateAccessToken(input: $input) { secret accessToken { id name scopes replacedAt } } }`;
  const TOKENS = '{ viewer { accessTokens { id replacedAt } } }';
  const listed = async (by: Api) =>
    (await by.query(TOKENS))['viewer'].accessTokens as { id: string; replacedAt: string | null }[];
  const rotated = async (by: Api, accessTokenId: string, overlapHours: number) =>
    (await by.query(ROTATE, { input: { accessTokenId, expiresAt: inDays(9), overlapHours } }))[
      'rotateAccessToken'
    ];
  const kindsOf = async (id: string) =>
    (
      await hub.sql<{ kind: string }>(
        'select kind from trail_entry where subject_id = $1 order by sequence',
        [id],
      )
    ).map(({ kind }) => kind);

  it('without an overlap is withdrawn: no key, no stream and no line of the list is left', async () => {
    const { person, id, api } = await madeToken(['spaces:read']);
    const open = overSocket(api, 'subscription { viewerChanged { account { id } } }');
    await api.query(WHO);
    const { secret, accessToken } = await rotated(person.session, id, 0);
    expect(accessToken).toMatchObject({ name: 'Bericht', scopes: ['spaces:read'], replacedAt: null });
    expect((await listed(person.session)).map((token) => token.id)).not.toContain(id);
    expect(await listed(person.session)).toContainEqual({ id: accessToken.id, replacedAt: null });
    expect(await hub.sql('select 1 from access_token where id = $1', [id])).toEqual([]);
    expect(await kindsOf(id)).toEqual(['TOKEN_CREATED', 'TOKEN_REVOKED']);
    await expect.poll(() => open.closeCode, { timeout: 1_000 }).toBe(CLOSE_CODES.CREDENTIAL_ENDED.code);
    expect((await api.error(WHO)).extensions.code).toBe('UNAUTHENTICATED');
    await new Api(hub.url, secret).query(WHO);
  });

  it('with one is said to be replaced, and is gone from list and table when it is over', async () => {
    const { person, id, api } = await madeToken();
    const { accessToken } = await rotated(person.session, id, 1);
    const [former] = (await listed(person.session)).filter((token) => token.id === id);
    expect(Math.abs(Date.parse(former!.replacedAt!) - Date.now())).toBeLessThan(60_000);
    await api.query(WHO);
    // An hour later.
    await hub.sql('update access_token set expires_at = now() where id = $1', [id]);
    const ids = (await listed(person.session)).map((token) => token.id);
    expect(ids).not.toContain(id);
    expect(ids).toContain(accessToken.id);
    await person.session.query(CREATE, { input: validInput() });
    expect(await hub.sql('select 1 from access_token where id = $1', [id])).toEqual([]);
  });

  it('has no successor when somebody withdraws it in that moment', async () => {
    const { person, id } = await madeToken();
    const { database } = hub.server.hub;
    const others = (await listed(person.session)).filter((token) => token.id !== id);
    let refused: ReturnType<Api['error']>;
    await database.withActor({ accountId: person.id }, async ({ asHouse, sql }) => {
      await asHouse(() => sql('delete from access_token where id = $1', [id]));
      const input = { accessTokenId: id, expiresAt: inDays(9), overlapHours: 1 };
      refused = person.session.error(ROTATE, { input });
      await expect.poll(() => hub.sql('select 1 from pg_locks where not granted')).toHaveLength(1);
    });
    expect((await refused!).extensions.code).toBe('NOT_FOUND');
    expect(await listed(person.session)).toEqual(others);
  });

  it('takes up none of the fifty places, and what is merely over stays listed', async () => {
    const { session, id: accountId } = await signedIn();
    await hub.sql(
      `insert into access_token (id, account_id, name, secret_hash, scopes, expires_at)
       select 'tok_' || lpad(n::text, 26, '0'), $1, 'x', $1 || n, '{spaces:read}', now() - interval '1 day' from generate_series(1, 49) n`,
      [accountId],
    );
    const tokens = await listed(session);
    expect(tokens).toHaveLength(50);
    const { accessToken } = await rotated(session, tokens[0]!.id, 0);
    await hub.sql('update access_token set replaced_at = now() where id = $1', [tokens[1]!.id]);
    await rotated(session, accessToken.id, 1);
    expect(await listed(session)).toHaveLength(50);
  });
});
