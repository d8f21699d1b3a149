import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../../../test/testkit/api.ts';
import { overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person, SeededSpace } from '../../../test/testkit/seed.ts';
import { sessionApi, signIn } from '../../../test/testkit/sign-in.ts';
import { FOLLOW } from '../../../test/testkit/written.ts';
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
const MEMBER = 'mutation($input: SpaceMemberInput!) { addSpaceMember(input: $input) { id } }';
const SET_ROLE = 'mutation($input: SpaceMemberInput!) { setSpaceRole(input: $input) { id } }';
const TOKEN =
  'mutation($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { secret accessToken { id scopes spaces { id } expiresAt } } }';
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

describe('administrators', () => {
  it('make, rename, lock and remove technical accounts', async () => {
    const organisationId = await hub.seed.organisation();
    const { createServiceAccount } = await administrator.query(CREATE, {
      input: { name: ' Fachverfahren ', organisationId },
    });
    const { id } = createServiceAccount.account;
    expect(createServiceAccount).toEqual({
      account: { id, name: 'Fachverfahren', kind: 'SERVICE' },
      isLocked: false,
    });
    const rename = { input: { accountId: id, name: 'Archiv' } };
    expect((await administrator.query(UPDATE, rename))['updateServiceAccount']).toEqual({
      account: { name: 'Archiv' },
      isLocked: false,
    });
    const lock = (isLocked: boolean) => administrator.query(UPDATE, { input: { accountId: id, isLocked } });
    expect((await lock(true))['updateServiceAccount'].isLocked).toBe(true);
    expect((await lock(false))['updateServiceAccount'].isLocked).toBe(false);
    expect(await administrator.query(REMOVE, { id })).toEqual({ removeServiceAccount: true });
    for (const [query, variables] of [
      [UPDATE, rename],
      [REMOVE, { id }],
    ] as const)
      expect(await codeOf(administrator, query, variables)).toEqual({ code: 'NOT_FOUND' });
    expect((await trailOf(id)).map(({ kind }) => kind)).toEqual([
      'SERVICE_ACCOUNT_CREATED',
      'SERVICE_ACCOUNT_CHANGED',
      'SERVICE_ACCOUNT_CHANGED',
      'SERVICE_ACCOUNT_CHANGED',
      'SERVICE_ACCOUNT_REMOVED',
    ]);
    const remove = 'mutation($id: ID!) { removeOrganisation(organisationId: $id) }';
    expect(await administrator.query(remove, { id: organisationId })).toEqual({ removeOrganisation: true });
  });

  it.each([
    ['no organisation', { organisationId: newId('org') }, { organisationId: 'UNKNOWN_VALUE' }],
    ['what is none', { organisationId: 'x\0' }, { organisationId: 'UNKNOWN_VALUE' }],
    ['no name', { name: ' ' }, { name: 'EMPTY' }],
    ['a name of two lines', { name: 'a\nb' }, { name: 'CONTROL_CHARACTER' }],
  ])('make none with %s', async (_, more, fields) => {
    const input = { name: 'Nie', organisationId: await hub.seed.organisation(), ...more };
    expect(await codeOf(administrator, CREATE, { input })).toMatchObject({ code: 'INVALID_INPUT', fields });
    expect(await hub.sql(`select id from account where name = 'Nie'`)).toEqual([]);
  });

  it('do not do so to persons', async () => {
    const person = await hub.seed.person();
    for (const [query, variables] of [
      [UPDATE, { input: { accountId: person.id, isLocked: true } }],
      [REMOVE, { id: person.id }],
      [TOKEN, { input: tokenInput(person.id) }],
    ] as const)
      expect(await codeOf(administrator, query, variables)).toEqual({ code: 'NOT_FOUND' });
    expect(await hub.sql('select locked_at, removed_at from account where id = $1', [person.id])).toEqual([
      { locked_at: null, removed_at: null },
    ]);
    const accounts = '{ accounts(first: 100) { nodes { account { kind } } } }';
    const { nodes } = (await administrator.query(accounts))['accounts'];
    expect(new Set(nodes.map(({ account }: { account: { kind: string } }) => account.kind))).toEqual(
      new Set(['PERSON']),
    );
  });

  it('alone do so', async () => {
    const { lead, program, space } = await stage();
    const organisationId = await hub.seed.organisation();
    for (const api of [lead, space.writers[0]!.api, program.api]) {
      for (const [query, variables] of [
        [CREATE, { input: { name: 'Nie', organisationId } }],
        [UPDATE, { input: { accountId: program.id, name: 'Nie' } }],
        [REMOVE, { id: program.id }],
      ] as const)
        expect((await codeOf(api, query, variables)).code).toBe('FORBIDDEN');
    }
    expect(await hub.sql(`select id from account where name = 'Nie'`)).toEqual([]);
    expect(await program.api.query(WHO)).toEqual({
      viewer: { account: { id: program.id, kind: 'SERVICE' }, email: null, isAdministrator: false },
    });
  });
});

describe('a technical account', () => {
  it('signs in by no way: the database itself refuses', async () => {
    const id = await created();
    const refused = (statement: string) =>
      expect(hub.sql(statement, [id])).rejects.toMatchObject({ code: '23514' });
    await refused(
      `insert into session (id, token, account_id, expires_at) values ('ses_x', 'x', $1, now() + interval '1 day')`,
    );
    await refused(
      `insert into credential (id, account_id, provider_id, provider_account_id) values ('crd_x', $1, 'credential', $1)`,
    );
    await refused(`update account set email = 'a@umlauf.example' where id = $1`);
    await refused(`update account set kind = 'PERSON' where id = $1`);
    await refused(`update account set is_administrator = true where id = $1`);
    await refused('update account set organisation_id = null where id = $1');
    for (const email of ['', 'null', id, 'Fachverfahren'])
      expect((await signIn(hub.url, email)).ok).toBe(false);
  });

  it('is reader or writer where a lead takes it in, and never more', async () => {
    const { space, lead } = await stage();
    const id = await created();
    const who = { spaceId: space.id, accountId: id };
    const refusal = { code: 'INVALID_INPUT', fields: { role: 'OUT_OF_RANGE' } };
    expect(await codeOf(lead, MEMBER, { input: { ...who, role: 'LEAD' } })).toEqual(refusal);
    expect(await hub.sql('select 1 from membership where account_id = $1', [id])).toEqual([]);
    await lead.query(MEMBER, { input: { ...who, role: 'READER' } });
    await lead.query(SET_ROLE, { input: { ...who, role: 'WRITER' } });
    expect(await codeOf(lead, SET_ROLE, { input: { ...who, role: 'LEAD' } })).toEqual(refusal);
    expect(await hub.sql('select role from membership where account_id = $1', [id])).toEqual([
      { role: 'WRITER' },
    ]);
    for (const statement of [
      `update membership set role = 'LEAD' where account_id = $1`,
      `insert into membership (space_id, account_id, role) select id, $1, 'LEAD' from space where id <> '${space.id}'`,
    ])
      await expect(hub.sql(statement, [id])).rejects.toMatchObject({ code: '23514' });
  });

  it('makes no space, and no token', async () => {
    const { program } = await stage();
    const create =
      'mutation { createSpace(input: { name: "Nie", purpose: "b", closedBecause: "c" }) { id } }';
    expect(await codeOf(program.api, create, {})).toEqual({ code: 'FORBIDDEN' });
    expect(await codeOf(program.api, TOKEN, { input: tokenInput(program.id) })).toEqual({
      code: 'FORBIDDEN',
    });
    expect(await hub.sql(`select id from space where name = 'Nie'`)).toEqual([]);
  });

  it('is shown as a program wherever it is named, and writes live', async () => {
    const { space, lead, program } = await stage();
    const { id: documentId } = await hub.seed.document({ space });
    const following = overSocket(lead, FOLLOW, { documentId });
    await expect.poll(() => following.answers.length).toBe(1);
    const edit =
      'mutation($id: ID!) { editDocument(input: { documentId: $id, append: "Vom Programm" }) { id } }';
    await program.api.query(edit, { id: documentId });
    const make =
      'mutation($id: ID!) { createDocument(input: { spaceId: $id, title: "Neu" }) { createdBy { kind } } }';
    expect((await program.api.query(make, { id: space.id }))['createDocument'].createdBy.kind).toBe(
      'SERVICE',
    );
    await expect.poll(() => following.answers.length).toBe(2);
    following.stop();
    const query = `query($id: ID!) { space(id: $id) {
      members(first: 9) { nodes { account { id kind } email } }
      latestEvents(first: 1) { actor { kind } }
      documents(first: 9) { nodes { createdBy { kind } } } } }`;
    const { space: seen } = await lead.query(query, { id: space.id });
    expect(seen.members.nodes).toContainEqual({ account: { id: program.id, kind: 'SERVICE' }, email: null });
    expect(seen.latestEvents).toEqual([{ actor: { kind: 'SERVICE' } }]);
    expect(seen.documents.nodes).toEqual([
      { createdBy: { kind: 'PERSON' } },
      { createdBy: { kind: 'SERVICE' } },
    ]);
  });

  it.each(['locked', 'removed'])(
    'that is %s has no token any more, and what it has open ends within a second',
    async (how) => {
      const { space, program } = await stage();
      const { id: documentId } = await hub.seed.document({ space });
      const following = overSocket(program.api, FOLLOW, { documentId });
      await expect.poll(() => following.answers.length).toBe(1);
      if (how === 'locked')
        await administrator.query(UPDATE, { input: { accountId: program.id, isLocked: true } });
      else await administrator.query(REMOVE, { id: program.id });
      await expect.poll(() => following.closeCode, { timeout: 1_000 }).toBe(4401);
      expect(await codeOf(program.api, WHO, {})).toMatchObject({ code: 'UNAUTHENTICATED' });
      const left = await hub.sql('select 1 from membership where account_id = $1', [program.id]);
      expect(left).toHaveLength(how === 'locked' ? 1 : 0);
      if (how === 'locked')
        await administrator.query(UPDATE, { input: { accountId: program.id, isLocked: false } });
      else
        expect(
          (
            await space.lead.api.query(
              `{ space(id: "${space.id}") { latestEvents(first: 1) { type subjectName } } }`,
            )
          )['space'].latestEvents,
        ).toEqual([{ type: 'MEMBER_REMOVED', subjectName: program.name }]);
      const code = await program.api.send(WHO).then(({ errors }) => errors?.[0]!.extensions.code);
      expect(code).toBe(how === 'locked' ? undefined : 'UNAUTHENTICATED');
    },
  );

  it('that was removed is taken in nowhere, and stays as the name under what it wrote', async () => {
    const { space, lead, program } = await stage();
    const make = 'mutation($id: ID!) { createDocument(input: { spaceId: $id, title: "Neu" }) { id } }';
    const { createDocument } = await program.api.query(make, { id: space.id });
    await administrator.query(REMOVE, { id: program.id });
    const input = { spaceId: space.id, accountId: program.id, role: 'READER' };
    expect(await codeOf(lead, MEMBER, { input })).toEqual({ code: 'NOT_FOUND' });
    const query = 'query($id: ID!) { document(id: $id) { createdBy { name kind } } }';
    expect((await lead.query(query, createDocument))['document'].createdBy).toEqual({
      name: program.name,
      kind: 'SERVICE',
    });
  });
});
