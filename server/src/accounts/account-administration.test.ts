import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overSocket } from '../../../test/testkit/following.ts';
import { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { sessionApi, signIn } from '../../../test/testkit/sign-in.ts';
import { newId } from '../platform/ids.ts';

let hub: TestHub;
let administrator: Person;
beforeAll(async () => {
  hub = await startTestHub();
  administrator = await hub.seed.person({ isAdministrator: true, password: true, name: 'Ada Verwaltung' });
});
afterAll(() => hub.close());

const ACCOUNTS = `query($search: String) { accounts(first: 50, search: $search) { totalCount
  nodes { account { id name organisation { name } } email isAdministrator isLocked lastSignInOn } } }`;
const SET_ADMINISTRATOR =
  'mutation($input: SetAdministratorInput!) { setAdministrator(input: $input) { isAdministrator } }';
const SET_LOCK = 'mutation($input: SetAccountLockInput!) { setAccountLock(input: $input) { isLocked } }';
const SET_ORGANISATION =
  'mutation($input: SetAccountOrganisationInput!) { setAccountOrganisation(input: $input) { account { organisation { name } } } }';

const lock = (accountId: string, isLocked = true) =>
  administrator.api.query(SET_LOCK, { input: { accountId, isLocked } });
const accountsNow = () =>
  hub.sql('select id, is_administrator, locked_at, organisation_id from account order by id');

async function organisation(name: string): Promise<string> {
  const input = { kind: 'OTHER', name };
  const create = 'mutation($input: CreateOrganisationInput!) { createOrganisation(input: $input) { id } }';
  return (await administrator.api.query(create, { input }))['createOrganisation'].id;
}

describe('the list of accounts', () => {
  it('shows name, address, organisation and the day of the last sign-in, found by a part', async () => {
    const person = await hub.seed.person({ name: 'Zoë Such%e', password: true });
    const organisationId = await organisation('Amt der Suche');
    await administrator.api.query(SET_ORGANISATION, { input: { accountId: person.id, organisationId } });
    const find = async (search: string) => (await administrator.api.query(ACCOUNTS, { search }))['accounts'];
    const expected = {
      account: { id: person.id, name: 'Zoë Such%e', organisation: { name: 'Amt der Suche' } },
      email: person.email,
      isAdministrator: false,
      isLocked: false,
    };
    expect(await find('such%')).toEqual({ totalCount: 1, nodes: [{ ...expected, lastSignInOn: null }] });
    await signIn(hub.url, person.email);
    const [today] = await hub.sql<{ day: string }>('select current_date::text as day');
    expect(await find(person.email.toUpperCase())).toEqual({
      totalCount: 1,
      nodes: [{ ...expected, lastSignInOn: today!.day }],
    });
  });

  it('is one of people: technical accounts are neither in it nor made administrators', async () => {
    const organisationId = await organisation('Amt für Technik');
    const id = newId('acc');
    await hub.sql(
      `insert into account (id, name, kind, organisation_id) values ($1, 'Robotnik', 'SERVICE', $2)`,
      [id, organisationId],
    );
    const { accounts } = await administrator.api.query(ACCOUNTS, { search: 'Robotnik' });
    expect(accounts).toEqual({ totalCount: 0, nodes: [] });
    const session = await sessionApi(hub.url, administrator);
    for (const [query, input] of [
      [SET_ADMINISTRATOR, { accountId: id, isAdministrator: true }],
      [SET_LOCK, { accountId: id, isLocked: true }],
      [SET_ORGANISATION, { accountId: id, organisationId: null }],
    ] as const) {
      expect((await session.error(query, { input })).extensions.code).toBe('NOT_FOUND');
    }
  });

  it('is answered anew while it is held open', async () => {
    const held = overSocket(administrator.api, ACCOUNTS.replace('(', ' Held(').replace(') {', ') @live {'), {
      search: 'Gehaltene',
    });
    const told = () => JSON.stringify(held.answers.at(-1));
    await expect.poll(told).toContain('"totalCount"');
    const person = await hub.seed.person({ name: 'Gehaltene Person' });
    await lock(person.id);
    await expect.poll(told).toContain('"isLocked":true');
    held.stop();
  });
});

describe('the organisation of an account', () => {
  it('is seen by those who share a space, and follows a change of either', async () => {
    const space = await hub.seed.space({ writers: 1 });
    const [writer] = space.writers;
    const organisationId = await organisation('Stadt Vorher');
    const query = `query($id: ID!) @live { space(id: $id) { members(first: 9) { nodes { account { name organisation { name } } } } } }`;
    const held = overSocket(space.lead.api, query, { id: space.id });
    const told = () => JSON.stringify(held.answers.at(-1));
    await expect.poll(told).toContain(writer!.name);
    await administrator.api.query(SET_ORGANISATION, { input: { accountId: writer!.id, organisationId } });
    await expect.poll(told).toContain('Stadt Vorher');
    const update = 'mutation($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { id } }';
    await administrator.api.query(update, { input: { organisationId, name: 'Stadt Nachher' } });
    await expect.poll(told).toContain('Stadt Nachher');
    await administrator.api.query(SET_ORGANISATION, {
      input: { accountId: writer!.id, organisationId: null },
    });
    await expect.poll(told).not.toContain('Stadt');
    held.stop();
  });

  it('must be there, as the account must', async () => {
    const { id } = await hub.seed.person();
    const before = await accountsNow();
    const organisationId = await organisation('Amt für Anwesenheit');
    for (const input of [
      { accountId: id, organisationId: newId('org') },
      { accountId: id, organisationId: 'org_x' },
      { accountId: newId('acc'), organisationId },
      { accountId: organisationId, organisationId },
    ]) {
      expect((await administrator.api.error(SET_ORGANISATION, { input })).extensions.code).toBe('NOT_FOUND');
    }
    expect(await accountsNow()).toEqual(before);
  });
});

describe('a locked account', () => {
  it('is out at once: session, token, socket and stream, on another instance too', async () => {
    const person = await hub.seed.person({ password: true });
    const session = await sessionApi(hub.url, person);
    const other = await hub.startAnother();
    try {
      const closed: number[] = [];
      for (const url of [hub.url, other.url]) {
        const api = new Api(url, person.api.secret);
        const client = api.live();
        client.on('closed', (event) => closed.push((event as { code: number }).code));
        const opened = new Promise((resolve) => client.on('connected', resolve));
        client.subscribe(
          { query: 'subscription { viewerChanged { email } }' },
          { next: () => undefined, error: () => undefined, complete: () => undefined },
        );
        await opened;
      }
      await lock(person.id);
      expect((await session.error('{ viewer { email } }')).extensions.code).toBe('UNAUTHENTICATED');
      expect((await person.api.error('{ viewer { email } }')).extensions.code).toBe('UNAUTHENTICATED');
      await expect.poll(() => closed.length, { timeout: 2_000 }).toBe(2);
      expect(new Set(closed)).toEqual(new Set([4401]));
    } finally {
      await other.close();
    }
  });

  it('cannot sign in until it is unlocked, also past the first check', async () => {
    const person = await hub.seed.person({ password: true });
    await lock(person.id);
    expect((await signIn(hub.url, person.email)).status).toBe(403);
    const insert = `insert into session (id, token, account_id, expires_at) values ($1, $1, $2, now() + interval '1 day')`;
    await expect(hub.sql(insert, [newId('ses'), person.id])).rejects.toThrow(/locked/);
    expect(await hub.sql('select id from session where account_id = $1', [person.id])).toEqual([]);
    await lock(person.id, false);
    expect((await signIn(hub.url, person.email)).status).toBe(200);
    expect(await person.api.query('{ viewer { email } }')).toEqual({ viewer: { email: person.email } });
  });
});

describe('the last administrator', () => {
  /** A hub of two administrators with sessions, and none besides. */
  async function two() {
    const own = await startTestHub();
    const people = [];
    for (const name of ['Eins', 'Zwei'])
      people.push(await own.seed.person({ name, isAdministrator: true, password: true }));
    const apis = await Promise.all(people.map((person) => sessionApi(own.url, person)));
    const left = () => own.sql('select id from account where is_administrator and locked_at is null');
    return { own, people, apis, left };
  }
  const LAST = { code: 'CONFLICT', reason: 'LAST_ADMINISTRATOR' };

  it('can neither resign nor lock themselves, but may once there is another one', async () => {
    const { own, people, apis, left } = await two();
    const [one, other] = people as [Person, Person];
    const [api] = apis;
    const resign = { input: { accountId: one.id, isAdministrator: false } };
    await own.sql('update account set is_administrator = false where id = $1', [other.id]);
    expect((await api!.error(SET_ADMINISTRATOR, resign)).extensions).toMatchObject(LAST);
    const lockOneself = { input: { accountId: one.id, isLocked: true } };
    expect((await api!.error(SET_LOCK, lockOneself)).extensions).toMatchObject(LAST);
    // One who is locked does not count.
    await own.sql('update account set is_administrator = true, locked_at = now() where id = $1', [other.id]);
    expect((await api!.error(SET_ADMINISTRATOR, resign)).extensions).toMatchObject(LAST);
    await own.sql('update account set locked_at = null where id = $1', [other.id]);
    expect(await api!.query(SET_ADMINISTRATOR, resign)).toEqual({
      setAdministrator: { isAdministrator: false },
    });
    expect(await left()).toEqual([{ id: other.id }]);
    await own.close();
  });

  it('of two who remove each other at the same moment, one stays and is told why', async () => {
    const { own, people, apis, left } = await two();
    for (let round = 0; round < 5; round++) {
      await own.sql('update account set is_administrator = true');
      const answers = await Promise.all(
        apis.map((api, index) =>
          api.send(SET_ADMINISTRATOR, {
            input: { accountId: people[1 - index]!.id, isAdministrator: false },
          }),
        ),
      );
      expect(await left()).toHaveLength(1);
      const refused = answers.flatMap(({ errors }) => errors ?? []);
      expect(refused).toHaveLength(1);
      // Whoever came after the other's commit is no administrator any more.
      expect([LAST.code, 'FORBIDDEN']).toContain(refused[0]!.extensions.code);
    }
    await own.close();
  });

  it('is made by a person, never by a token', async () => {
    const { id } = await hub.seed.person();
    const before = await accountsNow();
    const input = { accountId: id, isAdministrator: true };
    expect((await administrator.api.error(SET_ADMINISTRATOR, { input })).extensions.code).toBe('FORBIDDEN');
    expect(await accountsNow()).toEqual(before);
    const session = await sessionApi(hub.url, administrator);
    await session.query(SET_ADMINISTRATOR, { input });
    expect(await hub.sql('select is_administrator from account where id = $1', [id])).toEqual([
      { is_administrator: true },
    ]);
    await session.query(SET_ADMINISTRATOR, { input: { ...input, isAdministrator: false } });
  });
});

describe('the trail', () => {
  it('notes each change once, by whom and to whom, and nothing of what was refused', async () => {
    const { id } = await hub.seed.person();
    const organisationId = await organisation('Amt für Spuren');
    const session = await sessionApi(hub.url, administrator);
    const trail = () =>
      hub.sql<{ kind: string; actor_id: string; organisation_id: string | null; facts: object }>(
        'select kind, actor_id, organisation_id, facts from trail_entry where subject_id = $1 order by sequence',
        [id],
      );
    const before = (await trail()).length;
    const change = (query: string, input: object) =>
      session.send(query, { input: { accountId: id, ...input } });
    for (let twice = 0; twice < 2; twice++) {
      await change(SET_ORGANISATION, { organisationId });
      await change(SET_ADMINISTRATOR, { isAdministrator: true });
      await change(SET_LOCK, { isLocked: true });
    }
    await change(SET_LOCK, { isLocked: false });
    await change(SET_ADMINISTRATOR, { isAdministrator: false });
    await change(SET_ORGANISATION, { organisationId: null });
    await change(SET_ORGANISATION, { organisationId: newId('org') });
    const entries = (await trail()).slice(before);
    expect(entries.map(({ kind }) => kind)).toEqual([
      'ORGANISATION_JOINED',
      'ADMINISTRATOR_ADDED',
      'ACCOUNT_DISABLED',
      'ACCOUNT_ENABLED',
      'ADMINISTRATOR_REMOVED',
      'ORGANISATION_LEFT',
    ]);
    expect(new Set(entries.map(({ actor_id }) => actor_id))).toEqual(new Set([administrator.id]));
    expect(entries[0]!.facts).toEqual({ organisation: organisationId });
    // For which organisation the administrator acted.
    await change(SET_ORGANISATION, { accountId: administrator.id, organisationId });
    await change(SET_LOCK, { isLocked: true });
    expect((await trail()).at(-1)).toMatchObject({
      kind: 'ACCOUNT_DISABLED',
      organisation_id: organisationId,
    });
  });
});
