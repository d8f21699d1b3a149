import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overSocket } from '../../../test/testkit/following.ts';
import { Api } from '../../../test/testkit/api.ts';
import { newId } from '../platform/ids.ts';
import type { Actor } from '../platform/database/actor.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person } from '../../../test/testkit/seed.ts';

let hub: TestHub;
let administrator: Person;
let person: Person;
beforeAll(async () => {
  hub = await startTestHub();
  administrator = await hub.seed.person({ isAdministrator: true });
  person = await hub.seed.person();
});
afterAll(() => hub.close());

const FACTS = 'id kind name shortName ags ars mailbox';
const CREATE = `mutation($input: CreateOrganisationInput!) { createOrganisation(input: $input) { ${FACTS} } }`;
const UPDATE = `mutation($input: UpdateOrganisationInput!) { updateOrganisation(input: $input) { ${FACTS} } }`;
const REMOVE = 'mutation($id: ID!) { removeOrganisation(organisationId: $id) }';
const LIST = `query($search: String, $first: Int!, $after: String) {
  organisations(first: $first, after: $after, search: $search) { totalCount nodes { ${FACTS} } pageInfo { hasNextPage endCursor } } }`;

let made = 0;
const nameOf = (words = 'Stadt Muster') => `${words} ${(made += 1)}`;

async function create(input: object = {}): Promise<Record<string, string>> {
  const answer = await administrator.api.query(CREATE, {
    input: { kind: 'MUNICIPALITY', name: nameOf(), ...input },
  });
  return answer['createOrganisation'];
}

const rows = () => hub.sql('select * from organisation order by id');

describe('an organisation', () => {
  it('is added with what is known of it, and read by whoever belongs to the hub', async () => {
    const organisation = await create({
      name: '  Stadt Gütersloh ',
      shortName: 'GT',
      ars: '05 7 54 0008 008',
      mailbox: 'Digital@Guetersloh.example',
    });
    const facts = {
      kind: 'MUNICIPALITY',
      name: 'Stadt Gütersloh',
      shortName: 'GT',
      ags: '05754008',
      ars: '057540008008',
      mailbox: 'digital@guetersloh.example',
    };
    expect(organisation).toMatchObject(facts);
    const query = `query($id: ID!) { node(id: $id) { ... on Organisation { ${FACTS} } } }`;
    const { node } = await person.api.query(query, { id: organisation['id'] });
    expect(node).toEqual(organisation);
  });

  it('is changed in what is named, and loses what is left empty', async () => {
    const { id } = await create({ shortName: 'alt', ags: '05315000', mailbox: 'a@example.org' });
    const change = (input: object) =>
      administrator.api.query(UPDATE, { input: { organisationId: id, ...input } });
    const { updateOrganisation } = await change({ name: 'Stadt Köln', shortName: '' });
    expect(updateOrganisation).toMatchObject({ name: 'Stadt Köln', shortName: null, ags: '05315000' });
    // The ARS alone says which AGS is meant.
    expect((await change({ ars: '053820012012' }))['updateOrganisation']).toMatchObject({ ags: '05382012' });
    expect((await change({ ags: '', ars: '' }))['updateOrganisation']).toMatchObject({
      ags: null,
      ars: null,
    });
  });

  it('is removed when nobody belongs to it, and not before', async () => {
    const { id } = await create();
    await hub.sql('update account set organisation_id = $1 where id = $2', [id, person.id]);
    const refused = await administrator.api.error(REMOVE, { id });
    expect(refused.extensions).toMatchObject({ code: 'CONFLICT', reason: 'STILL_USED' });
    await hub.sql('update account set organisation_id = null where id = $1', [person.id]);
    expect(await administrator.api.query(REMOVE, { id })).toEqual({ removeOrganisation: true });
    expect((await administrator.api.error(REMOVE, { id })).extensions.code).toBe('NOT_FOUND');
  });
});

describe('what is refused leaves everything as it was', () => {
  it.each([
    [{ name: ' ' }, { name: 'EMPTY' }],
    [{ name: 'x'.repeat(201) }, { name: 'TOO_LONG' }],
    [{ name: 'a\u0007b' }, { name: 'CONTROL_CHARACTER' }],
    [{ shortName: 'x'.repeat(41) }, { shortName: 'TOO_LONG' }],
    [{ ags: '5315000' }, { ags: 'MALFORMED' }],
    [{ ags: '17315000' }, { ags: 'MALFORMED' }],
    [{ ars: '05315000' }, { ars: 'MALFORMED' }],
    [{ ags: '05315000', ars: '053820012012' }, { ars: 'MISMATCH' }],
    [{ kind: 'DISTRICT', ags: '05382012' }, { ags: 'MISMATCH' }],
    [{ mailbox: 'no address' }, { mailbox: 'MALFORMED' }],
    [{ mailbox: 'a@b.example\r\nBcc: c@d.example' }, { mailbox: 'CONTROL_CHARACTER' }],
  ])('%j', async (input, fields) => {
    const before = await rows();
    const error = await administrator.api.error(CREATE, {
      input: { kind: 'MUNICIPALITY', name: nameOf(), ...input },
    });
    expect(error.extensions).toMatchObject({ code: 'INVALID_INPUT', fields });
    expect(await rows()).toEqual(before);
  });

  it('also what another one has already: the field is named', async () => {
    const first = await create({ ars: '059740040040' });
    const taken = async (input: object) =>
      (await administrator.api.error(CREATE, { input: { kind: 'OTHER', name: nameOf(), ...input } }))
        .extensions;
    const conflict = { code: 'CONFLICT', reason: 'ALREADY_EXISTS' };
    expect(await taken({ name: first['name']!.toUpperCase() })).toMatchObject({ ...conflict, field: 'name' });
    expect(await taken({ ags: first['ags'] })).toMatchObject({ ...conflict, field: 'ags' });
    const { id } = await create();
    const update = { organisationId: id, ars: first['ars'] };
    expect((await administrator.api.error(UPDATE, { input: update })).extensions).toMatchObject(conflict);
  });

  it('two of the same key at the same moment: one of them is there', async () => {
    const input = () => ({ kind: 'MUNICIPALITY', name: nameOf(), ags: '05566028' });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => administrator.api.send(CREATE, { input: input() })),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    const codes = answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code) ?? []);
    expect(new Set(codes)).toEqual(new Set(['CONFLICT']));
  });
});

describe('the directory', () => {
  it('finds by name, short name and key, whatever stands in the words', async () => {
    const name = nameOf('Kreis_100%');
    await create({ kind: 'DISTRICT', name, shortName: 'Sonderbar', ags: '05974000' });
    const found = async (search: string) =>
      (await person.api.query(LIST, { search, first: 10 }))['organisations'].nodes.map(
        (each: { name: string }) => each.name,
      );
    for (const search of ['kreis_100%', 'sonderbar', '05974000', ' Kreis_1 '])
      expect(await found(search)).toEqual([name]);
    for (const search of ['kreisX100', '%%%', '\\']) expect(await found(search)).toEqual([]);
    const error = await person.api.error(LIST, { search: 'a\u0000', first: 10 });
    expect(error.extensions).toMatchObject({
      code: 'INVALID_INPUT',
      fields: { search: 'CONTROL_CHARACTER' },
    });
  });

  it('pages by name', async () => {
    const mark = nameOf('Seite');
    const names = ['a', 'b', 'c'].map((letter) => `${mark} ${letter}`);
    for (const name of names.toReversed()) await create({ name });
    const one = (await person.api.query(LIST, { search: mark, first: 2 }))['organisations'];
    expect(one).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const after = one.pageInfo.endCursor;
    const two = (await person.api.query(LIST, { search: mark, first: 2, after }))['organisations'];
    expect([...one.nodes, ...two.nodes].map(({ name }) => name)).toEqual(names);
    expect(two.pageInfo.hasNextPage).toBe(false);
  });

  it('is nobody’s who is not signed in', async () => {
    const { id } = await create();
    const empty = { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
    expect((await hub.anonymous.query(LIST, { first: 10 }))['organisations']).toEqual(empty);
    expect(await hub.anonymous.query('query($id: ID!) { node(id: $id) { id } }', { id })).toEqual({
      node: null,
    });
  });

  it('is closed to guests but for their own organisation', async () => {
    const [own, other] = [await create(), await create()];
    const guest = await hub.seed.person();
    await hub.sql('update account set is_guest = true where id = $1', [guest.id]);
    const seen = async () => (await guest.api.query(LIST, { first: 100 }))['organisations'];
    expect(await seen()).toMatchObject({ totalCount: 0, nodes: [] });
    await hub.sql('update account set organisation_id = $1 where id = $2', [own['id'], guest.id]);
    expect(await seen()).toMatchObject({ totalCount: 1, nodes: [{ id: own['id'] }] });
    const query = 'query($id: ID!) { node(id: $id) { id } }';
    expect(await guest.api.query(query, { id: other['id'] })).toEqual({ node: null });
  });

  it('is answered anew while it is held open, on another instance too', async () => {
    const other = await hub.startAnother();
    try {
      const mark = nameOf('Gehalten');
      const query = `query($search: String) @live { organisations(first: 9, search: $search) { nodes { name } } }`;
      const elsewhere = new Api(other.url, person.api.secret);
      const held = [person.api, elsewhere].map((api) => overSocket(api, query, { search: mark }));
      const told = () =>
        held.map(({ answers }) => JSON.stringify((answers.at(-1) as { data?: unknown } | undefined)?.data));
      await expect.poll(() => told().every((text) => text?.includes('nodes'))).toBe(true);
      const { id, name } = await create({ name: `${mark} hier` });
      await expect.poll(() => told().every((text) => text?.includes(name!)), { timeout: 5_000 }).toBe(true);
      await administrator.api.query(REMOVE, { id });
      await expect.poll(() => told().some((text) => text?.includes(name!)), { timeout: 5_000 }).toBe(false);
      for (const each of held) each.stop();
    } finally {
      await other.close();
    }
  });
});

describe('the wall in the database', () => {
  const as = <Row>(actor: Actor, statement: string, parameters: unknown[] = []) =>
    hub.server.hub.database.withActor(actor, ({ sql }) => sql<Row>(statement, parameters));

  it('shows no organisation to nobody, to a made-up account and to an audience', async () => {
    await create();
    const actors: Actor[] = [
      { nobody: true },
      { accountId: newId('acc') },
      { accountId: '' },
      { audience: [] },
    ];
    for (const actor of actors) expect(await as(actor, 'select id from organisation')).toEqual([]);
    expect((await as({ accountId: person.id }, 'select id from organisation')).length).toBeGreaterThan(0);
  });

  it('lets nobody change one but administrators who are not locked', async () => {
    const { id } = await create();
    const former = await hub.seed.person({ isAdministrator: true });
    await hub.sql('update account set locked_at = now() where id = $1', [former.id]);
    const changes = [
      `update organisation set short_name = 'x' where id = $1 returning id`,
      'delete from organisation where id = $1 returning id',
    ];
    for (const { id: accountId } of [person, former]) {
      for (const statement of changes) expect(await as({ accountId }, statement, [id])).toEqual([]);
      const insert = as({ accountId }, `insert into organisation (id, kind, name) values ($1, 'OTHER', $1)`, [
        newId('org'),
      ]);
      await expect(insert).rejects.toThrow(/row-level security/);
    }
    expect(await as({ accountId: administrator.id }, changes[0]!, [id])).toEqual([{ id }]);
  });

  it('takes no key that is none, and none that contradicts the other', async () => {
    const { id } = await create();
    for (const set of [
      `ags = '531500'`,
      `ars = '053150000000'`,
      `kind = 'CLUB'`,
      `ags = '05315000', ars = '053820012012'`,
    ])
      await expect(hub.sql(`update organisation set ${set} where id = $1`, [id])).rejects.toThrow(
        /organisation_/,
      );
  });
});
