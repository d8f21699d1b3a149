import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';
import { sessionApi } from '../../../test/testkit/sign-in.ts';
import { newId } from '../platform/ids.ts';

let hub: TestHub;
let administrator: Api;
beforeAll(async () => {
  hub = await startTestHub();
  administrator = await sessionApi(hub.url, await hub.seed.person({ isAdministrator: true, password: true }));
});
afterAll(() => hub.close());

const CREATE =
  'mutation($input: CreateServiceAccountInput!) { createServiceAccount(input: $input) { account { id name kind } isLocked } }';
const UPDATE =
  'mutation($input: UpdateServiceAccountInput!) { updateServiceAccount(input: $input) { account { name } isLocked } }';
const REMOVE = 'mutation($id: ID!) { removeServiceAccount(accountId: $id) }';
const TOKEN =
  'mutation($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { secret accessToken { id scopes spaces { id } expiresAt } } }';
const ROTATE =
  'mutation($input: RotateAccessTokenInput!) { rotateAccessToken(input: $input) { secret accessToken { id name scopes spaces { id } } } }';
const REVOKE = 'mutation($id: ID!) { revokeAccessToken(accessTokenId: $id) }';
const WHO = '{ viewer { account { id kind } email isAdministrator } }';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const tokenInput = (serviceAccountId: string, more: object = {}) => ({
  serviceAccountId,
  name: 'Fachverfahren',
  scopes: ['spaces:read', 'documents:read', 'documents:write'],
  expiresAt: inDays(30),
  ...more,
});
const codeOf = async (api: Api, query: string, variables: object) =>
  (await api.error(query, variables as never)).extensions;

async function created(): Promise<string> {
  const organisationId = await hub.seed.organisation();
  const { createServiceAccount } = await administrator.query(CREATE, {
    input: { name: ' Fachverfahren ', organisationId },
  });
  return createServiceAccount.account.id;
}

/** A space whose lead has a session, with a program as its writer. */
async function stage(): Promise<{ space: SeededSpace; lead: Api; program: Person }> {
  const space = await hub.seed.space({ writers: 1, readers: 1, password: true });
  return { space, lead: await sessionApi(hub.url, space.lead), program: await hub.seed.program(space) };
}

const trailOf = (id: string) =>
  hub.sql<{ kind: string }>('select kind from trail_entry where subject_id = $1 order by sequence', [id]);

describe('a technical account’s token', () => {
  it('is made by an administrator for all its spaces, or for those that are named', async () => {
    const { space, program } = await stage();
    const other = await hub.seed.space();
    const everywhere = await administrator.query(TOKEN, { input: tokenInput(program.id) });
    const api = new Api(hub.url, everywhere['createAccessToken'].secret);
    expect(await api.query(WHO)).toMatchObject({ viewer: { account: { id: program.id } } });
    const here = tokenInput(program.id, { spaceIds: [space.id] });
    const limited = (await administrator.query(TOKEN, { input: here }))['createAccessToken'];
    // The administrator does not read the space.
    expect(limited.accessToken.spaces).toEqual([]);
    expect(
      (await new Api(hub.url, limited.secret).query('{ spaces(first: 9) { totalCount } }'))['spaces'],
    ).toEqual({ totalCount: 1 });
    const refusals = [
      [{ spaceIds: [other.id] }, { fields: { spaceIds: 'UNKNOWN_VALUE' }, unknown: [other.id] }],
      [{ scopes: ['hub:admin'] }, { fields: { scopes: 'UNKNOWN_VALUE' }, unknown: ['hub:admin'] }],
      [{ expiresAt: inDays(366) }, { fields: { expiresAt: 'OUT_OF_RANGE' } }],
    ] as const;
    for (const [more, facts] of refusals)
      expect(await codeOf(administrator, TOKEN, { input: tokenInput(program.id, more) })).toEqual({
        code: 'INVALID_INPUT',
        ...facts,
      });
  });

  it('is made by a lead for their spaces alone', async () => {
    const { space, lead, program } = await stage();
    const other = await hub.seed.space();
    await hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'WRITER')`, [
      other.id,
      program.id,
    ]);
    const fault = (fields: object, more = {}) => ({ code: 'INVALID_INPUT', fields, ...more });
    expect(await codeOf(lead, TOKEN, { input: tokenInput(program.id) })).toEqual(
      fault({ spaceIds: 'EMPTY' }),
    );
    for (const spaceIds of [[other.id], [space.id, other.id]])
      expect(await codeOf(lead, TOKEN, { input: tokenInput(program.id, { spaceIds }) })).toEqual(
        fault({ spaceIds: 'UNKNOWN_VALUE' }, { unknown: [other.id] }),
      );
    const { createAccessToken } = await lead.query(TOKEN, {
      input: tokenInput(program.id, { spaceIds: [space.id] }),
    });
    const api = new Api(hub.url, createAccessToken.secret);
    const { spaces } = await api.query('{ spaces(first: 9) { nodes { id viewerRole } } }');
    expect(spaces.nodes).toEqual([{ id: space.id, viewerRole: 'WRITER' }]);
    // Of the tokens that it has, the lead sees and withdraws those for this space.
    const list = 'query($id: ID!) { serviceAccount(accountId: $id) { accessTokens { id } } }';
    const ids = async (by: Api) =>
      (await by.query(list, { id: program.id }))['serviceAccount'].accessTokens.map(
        ({ id }: { id: string }) => id,
      );
    expect(await ids(lead)).toEqual([createAccessToken.accessToken.id]);
    const all = await ids(administrator);
    expect(all).toHaveLength(2);
    const [foreign] = all.filter((id: string) => id !== createAccessToken.accessToken.id);
    for (const [query, variables] of [
      [REVOKE, { id: foreign }],
      [ROTATE, { input: { accessTokenId: foreign, expiresAt: inDays(9) } }],
    ] as const)
      expect(await codeOf(lead, query, variables)).toEqual({ code: 'NOT_FOUND' });
    expect(await lead.query(REVOKE, { id: createAccessToken.accessToken.id })).toEqual({
      revokeAccessToken: true,
    });
    expect((await api.error(WHO)).extensions.code).toBe('UNAUTHENTICATED');
    expect((await trailOf(createAccessToken.accessToken.id)).map(({ kind }) => kind)).toEqual([
      'TOKEN_CREATED',
      'TOKEN_REVOKED',
    ]);
  });

  it('is made by nobody else, and not by a token', async () => {
    const { space, program } = await stage();
    const session = await sessionApi(hub.url, space.writers[0]!);
    const outsider = await sessionApi(hub.url, space.outsider);
    const input = tokenInput(program.id, { spaceIds: [space.id] });
    for (const api of [session, outsider]) {
      expect(await codeOf(api, TOKEN, { input })).toEqual({ code: 'NOT_FOUND' });
      expect(await codeOf(api, REVOKE, { id: (program.viewer.credential as { id: string }).id })).toEqual({
        code: 'NOT_FOUND',
      });
    }
    for (const api of [space.lead.api, program.api])
      expect(await codeOf(api, TOKEN, { input })).toEqual({ code: 'FORBIDDEN' });
    expect(await hub.sql('select 1 from access_token where account_id = $1', [program.id])).toHaveLength(1);
  });

  it('is replaced by another, and both work for as long as is said', async () => {
    const { space, lead, program } = await stage();
    const input = tokenInput(program.id, { spaceIds: [space.id] });
    const first = (await lead.query(TOKEN, { input }))['createAccessToken'];
    const rotate = async (more: object) =>
      (
        await lead.query(ROTATE, {
          input: { accessTokenId: first.accessToken.id, expiresAt: inDays(90), ...more },
        })
      )['rotateAccessToken'];
    const second = await rotate({ overlapHours: 1 });
    const { scopes, spaces } = first.accessToken;
    expect(second.accessToken).toMatchObject({ name: 'Fachverfahren', scopes, spaces });
    for (const { secret } of [first, second]) await new Api(hub.url, secret).query(WHO);
    const [row] = await hub.sql<{ minutes: number }>(
      'select extract(epoch from expires_at - now())::int / 60 as minutes from access_token where id = $1',
      [first.accessToken.id],
    );
    expect(row!.minutes).toBeGreaterThan(55);
    expect(row!.minutes).toBeLessThanOrEqual(60);
    const third = await rotate({ overlapHours: 0 });
    expect((await new Api(hub.url, first.secret).error(WHO)).extensions.code).toBe('UNAUTHENTICATED');
    for (const { secret } of [second, third]) await new Api(hub.url, secret).query(WHO);
    const wrong = { accessTokenId: second.accessToken.id, expiresAt: inDays(9), overlapHours: 169 };
    expect(await codeOf(lead, ROTATE, { input: wrong })).toEqual({
      code: 'INVALID_INPUT',
      fields: { overlapHours: 'OUT_OF_RANGE' },
    });
  });
});

describe('the list of technical accounts', () => {
  const LIST =
    'query($search: String) { serviceAccounts(first: 100, search: $search) { totalCount nodes { account { id organisation { id } } } } }';
  const idsFor = async (api: Api, search?: string): Promise<string[]> => {
    const { serviceAccounts } = await api.query(LIST, { search: search ?? null });
    const ids = serviceAccounts.nodes.map(({ account }: { account: { id: string } }) => account.id);
    expect(serviceAccounts.totalCount).toBe(ids.length);
    return ids;
  };

  it('shows everybody those of their organisation, and administrators all', async () => {
    const [ours, theirs] = [await created(), await created()];
    const colleague = await hub.seed.person();
    await hub.sql(
      'update account set organisation_id = (select organisation_id from account where id = $1) where id = $2',
      [ours, colleague.id],
    );
    expect(await idsFor(colleague.api)).toEqual([ours]);
    expect(await idsFor((await hub.seed.person()).api)).toEqual([]);
    expect(await idsFor(administrator)).toEqual(expect.arrayContaining([ours, theirs]));
    await administrator.query(UPDATE, { input: { accountId: theirs, name: 'Ganz 100% eigen' } });
    expect(await idsFor(administrator, '100% E')).toEqual([theirs]);
    expect(await idsFor(colleague.api, '100% E')).toEqual([]);
    await administrator.query(REMOVE, { id: ours });
    expect(await idsFor(colleague.api)).toEqual([]);
  });

  it('leads to one with its tokens only for who decides about these', async () => {
    const { space, lead, program } = await stage();
    const one = 'query($id: ID!) { serviceAccount(accountId: $id) { account { id } accessTokens { id } } }';
    for (const api of [space.writers[0]!.api, space.outsider.api, program.api])
      expect(await api.query(one, { id: program.id })).toEqual({ serviceAccount: null });
    expect((await lead.query(one, { id: program.id }))['serviceAccount'].account).toEqual({ id: program.id });
    for (const id of ['x', space.lead.id, newId('acc')])
      expect(await administrator.query(one, { id })).toEqual({ serviceAccount: null });
  });
});
