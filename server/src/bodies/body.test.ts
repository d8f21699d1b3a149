import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Api } from '../../../test/testkit/api.ts';
import { overSocket } from '../../../test/testkit/following.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { sessionApi } from '../../../test/testkit/sign-in.ts';
import { PASSWORD } from '../../../test/testkit/password.ts';
import type { Actor } from '../platform/database/actor.ts';
import { newId } from '../platform/ids.ts';

let hub: TestHub;
let administrator: Person;
let person: Person;
beforeAll(async () => {
  hub = await startTestHub();
  administrator = await hub.seed.person({ isAdministrator: true });
  person = await hub.seed.person();
});
afterAll(() => hub.close());

const SEAT = 'id kind startsOn endsOn organisation { id } account { id name } deputyOfId';
const BODY = `id name shortName purpose seats(first: 20) { totalCount nodes { ${SEAT} } }`;
const READ = `query($id: ID!) { body(id: $id) { ${BODY} } }`;
const mutation = (field: string, type: string, result = `{ ${SEAT} }`) =>
  `mutation($input: ${type}!) { ${field}(input: $input) ${result} }`;
const CREATE = mutation('createBody', 'CreateBodyInput', `{ ${BODY} }`);
const UPDATE = mutation('updateBody', 'UpdateBodyInput', `{ ${BODY} }`);
const ADD = mutation('addBodySeat', 'AddBodySeatInput');
const CHANGE = mutation('updateBodySeat', 'UpdateBodySeatInput');
const REMOVE_SEAT = 'mutation($id: ID!) { removeBodySeat(seatId: $id) { id } }';

let made = 0;
const nameOf = (words = 'Arbeitskreis') => `${words} ${(made += 1)}`;
const create = async (input: object = {}) =>
  (await administrator.api.query(CREATE, { input: { name: nameOf(), ...input } }))['createBody'];
const read = async (id: string, { api } = person) => (await api.query(READ, { id }))['body'];

/** A body and an organisation, and how to seat somebody there. */
async function scene() {
  const [{ id }, organisationId] = [await create(), await hub.seed.organisation()];
  const seat = { bodyId: id as string, kind: 'ENTITLED', organisationId, startsOn: '2026-01-01' };
  const add = async (input: object = {}) =>
    (await administrator.api.query(ADD, { input: { ...seat, ...input } }))['addBodySeat'];
  const refusal = async (input: object) =>
    (await administrator.api.error(ADD, { input: { ...seat, ...input } })).extensions;
  return { id: id as string, organisationId, seat, add, refusal };
}

const rows = async () => [
  await hub.sql('select * from body order by id'),
  await hub.sql('select * from body_seat order by id'),
];

describe('a body', () => {
  it('is added, changed in what is named, and read by whoever belongs to the hub', async () => {
    const name = nameOf();
    const body = await create({ name: ` ${name} `, shortName: 'AK', purpose: 'Stimmt ab.' });
    expect(body).toMatchObject({ name, shortName: 'AK', purpose: 'Stimmt ab.', seats: { totalCount: 0 } });
    const input = { bodyId: body.id, shortName: '' };
    expect((await administrator.api.query(UPDATE, { input }))['updateBody']).toMatchObject({
      name,
      shortName: null,
      purpose: 'Stimmt ab.',
    });
    expect(await read(body.id)).toMatchObject({ name, shortName: null });
    const node = 'query($id: ID!) { node(id: $id) { id ... on Body { name } } }';
    expect((await person.api.query(node, { id: body.id }))['node']).toEqual({ id: body.id, name });
  });

  it.each([
    [{ name: ' ' }, { name: 'EMPTY' }],
    [{ name: 'x'.repeat(201) }, { name: 'TOO_LONG' }],
    [{ name: 'a\u0007b' }, { name: 'CONTROL_CHARACTER' }],
    [{ shortName: 'x'.repeat(41) }, { shortName: 'TOO_LONG' }],
    [{ purpose: 'x'.repeat(2_001) }, { purpose: 'TOO_LONG' }],
  ])('is refused with its fields: %#', async (input, fields) => {
    const before = await rows();
    const error = await administrator.api.error(CREATE, { input: { name: nameOf(), ...input } });
    expect(error.extensions).toMatchObject({ code: 'INVALID_INPUT', fields });
    expect(await rows()).toEqual(before);
  });

  it('has a name that no other has, also when two are made at the same moment', async () => {
    const name = nameOf();
    const input = { name: name.toUpperCase() };
    const answers = await Promise.all(
      [{ name }, input, input].map((each) => administrator.api.send(CREATE, { input: each })),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    const conflict = { code: 'CONFLICT', reason: 'ALREADY_EXISTS', field: 'name' };
    for (const { errors } of answers) if (errors) expect(errors[0]!.extensions).toMatchObject(conflict);
    const error = await administrator.api.error(UPDATE, { input: { bodyId: (await create()).id, name } });
    expect(error.extensions).toMatchObject(conflict);
  });

  it('goes with its seats, deputies among them', async () => {
    const { id, add } = await scene();
    await add({ kind: 'DEPUTY', organisationId: null, deputyOfId: (await add()).id });
    const query = 'mutation($id: ID!) { removeBody(bodyId: $id) }';
    expect(await administrator.api.query(query, { id })).toEqual({ removeBody: true });
    expect(await read(id)).toBeNull();
    expect(await hub.sql('select 1 from body_seat where body_id = $1', [id])).toEqual([]);
    expect((await administrator.api.error(query, { id })).extensions.code).toBe('NOT_FOUND');
  });
});

describe('a seat', () => {
  it('is somebody’s, for an organisation, from and to a date; the same person may have one for each', async () => {
    const { id, organisationId, add } = await scene();
    const other = await hub.seed.organisation();
    const email = ` ${person.email.toUpperCase()} `;
    const seat = await add({ email, endsOn: '2026-12-31' });
    expect(seat).toMatchObject({
      kind: 'ENTITLED',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      organisation: { id: organisationId },
      account: { id: person.id, name: person.name },
      deputyOfId: null,
    });
    await add({ email, organisationId: other });
    await add({ kind: 'CHAIR' });
    const { seats } = await read(id);
    expect(seats.totalCount).toBe(3);
    expect(seats.nodes.map(({ kind }: { kind: string }) => kind)).toEqual(['CHAIR', 'ENTITLED', 'ENTITLED']);
    expect(seats.nodes[0].account).toBeNull();
  });

  it('of a deputy is for the organisation of the seat for which they stand in', async () => {
    const { organisationId, add, refusal } = await scene();
    const member = await add();
    const deputy = { kind: 'DEPUTY', organisationId: null, deputyOfId: member.id };
    const made = await add(deputy);
    expect(made).toMatchObject({ organisation: { id: organisationId }, deputyOfId: member.id });
    const elsewhere = await scene();
    const fields = async (input: object) => (await refusal(input)).fields;
    expect(await fields({ ...deputy, deputyOfId: null })).toMatchObject({ deputyOfId: 'EMPTY' });
    expect(await fields({ ...deputy, deputyOfId: made.id })).toMatchObject({ deputyOfId: 'UNKNOWN_VALUE' });
    expect(await fields({ ...deputy, deputyOfId: (await elsewhere.add()).id })).toMatchObject({
      deputyOfId: 'UNKNOWN_VALUE',
    });
    expect(await fields({ ...deputy, organisationId: elsewhere.organisationId })).toEqual({
      organisationId: 'MISMATCH',
    });
    expect(await fields({ deputyOfId: member.id })).toEqual({ deputyOfId: 'MISMATCH' });
    const error = await administrator.api.error(REMOVE_SEAT, { id: member.id });
    expect(error.extensions).toMatchObject({ code: 'CONFLICT', reason: 'STILL_USED' });
    for (const id of [made.id, member.id]) await administrator.api.query(REMOVE_SEAT, { id });
  });

  it('changes hands, and becomes vacant', async () => {
    const { add } = await scene();
    const { id } = await add({ email: person.email });
    const change = async (input: object) =>
      (await administrator.api.query(CHANGE, { input: { seatId: id, ...input } }))['updateBodySeat'];
    expect(await change({ kind: 'ADVISORY' })).toMatchObject({
      kind: 'ADVISORY',
      account: { id: person.id },
    });
    expect(await change({ email: administrator.email })).toMatchObject({ account: { id: administrator.id } });
    expect(await change({ email: '', endsOn: '2026-06-30' })).toMatchObject({
      account: null,
      endsOn: '2026-06-30',
    });
    expect(await change({ endsOn: '' })).toMatchObject({ startsOn: '2026-01-01', endsOn: null });
    const error = await administrator.api.error(CHANGE, { input: { seatId: id, kind: 'DEPUTY' } });
    expect(error.extensions).toMatchObject({ fields: { kind: 'MISMATCH' } });
  });

  it('is refused with what is wrong', async () => {
    const { refusal } = await scene();
    const before = await rows();
    for (const [input, fields] of [
      [{ organisationId: null }, { organisationId: 'EMPTY' }],
      [{ organisationId: newId('org') }, { organisationId: 'UNKNOWN_VALUE' }],
      [{ organisationId: person.id }, { organisationId: 'UNKNOWN_VALUE' }],
      [{ email: 'niemand@umlauf.example' }, { email: 'UNKNOWN_VALUE' }],
      [{ email: 'a\u0000b' }, { email: 'UNKNOWN_VALUE' }],
      [{ startsOn: '' }, { startsOn: 'EMPTY' }],
      [{ startsOn: '2026-02-29' }, { startsOn: 'MALFORMED' }],
      [{ endsOn: '31.12.2026' }, { endsOn: 'MALFORMED' }],
      [{ endsOn: '2025-12-31' }, { endsOn: 'OUT_OF_RANGE' }],
    ] as const)
      expect(await refusal(input)).toMatchObject({ code: 'INVALID_INPUT', fields });
    expect((await refusal({ bodyId: newId('bod') })).code).toBe('NOT_FOUND');
    expect(await rows()).toEqual(before);
  });

  it('is not given twice to the same person for the same time, also at the same moment', async () => {
    const { seat, add, refusal } = await scene();
    const input = { ...seat, email: person.email };
    const answers = await Promise.all([0, 1, 2].map(() => administrator.api.send(ADD, { input })));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    const first = answers.find(({ errors }) => !errors)!.data!['addBodySeat'] as { id: string };
    expect(await refusal({ email: person.email, startsOn: '2027-01-01' })).toMatchObject({
      code: 'CONFLICT',
      field: 'email',
    });
    await administrator.api.query(CHANGE, { input: { seatId: first.id, endsOn: '2026-12-31' } });
    expect(await refusal({ email: person.email, startsOn: '2026-12-31' })).toMatchObject({
      code: 'CONFLICT',
    });
    await add({ email: person.email, startsOn: '2027-01-01' });
    await add({ email: person.email, kind: 'ADVISORY' });
  });

  it('is left vacant by an account that goes, and keeps its organisation from going', async () => {
    const { id, organisationId, add } = await scene();
    const leaving = await hub.seed.person({ password: true });
    await add({ email: leaving.email });
    const session = await sessionApi(hub.url, leaving);
    const erase = 'mutation($input: EraseAccountInput!) { eraseAccount(input: $input) }';
    await session.query(erase, { input: { currentPassword: PASSWORD } });
    expect((await read(id)).seats.nodes).toMatchObject([{ account: null }]);
    const error = await administrator.api.error(
      'mutation($id: ID!) { removeOrganisation(organisationId: $id) }',
      {
        id: organisationId,
      },
    );
    expect(error.extensions).toMatchObject({ code: 'CONFLICT', reason: 'STILL_USED' });
  });

  it('stands in what somebody takes along of theirs, and in the trail with who did it', async () => {
    const { add } = await scene();
    const member = await hub.seed.person({ password: true });
    const { id } = await add({ email: member.email });
    const entries = await hub.sql(`select e.kind from trail_entry e order by e.sequence desc limit 1`);
    expect(entries).toEqual([{ kind: 'BODY_SEAT_ADDED' }]);
    const session = await sessionApi(hub.url, member);
    const { exportOwnData } = await session.query('mutation { exportOwnData }');
    expect(exportOwnData).toContain(id);
  });

  it('pages by kind and organisation', async () => {
    const { id, add } = await scene();
    for (const kind of ['GUEST', 'CHAIR', 'ADVISORY']) await add({ kind });
    const query = `query($id: ID!, $after: String) { body(id: $id) {
      seats(first: 2, after: $after) { nodes { kind } pageInfo { hasNextPage endCursor } } } }`;
    const one = (await person.api.query(query, { id }))['body'].seats;
    const two = (await person.api.query(query, { id, after: one.pageInfo.endCursor }))['body'].seats;
    const kinds = [...one.nodes, ...two.nodes].map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(['CHAIR', 'ADVISORY', 'GUEST']);
    expect(two.pageInfo.hasNextPage).toBe(false);
  });
});

describe('the bodies of a hub', () => {
  const LIST = `query($search: String, $after: String) {
    bodies(first: 2, search: $search, after: $after) { totalCount nodes { id name } pageInfo { endCursor } } }`;

  it('are found by name and short name, page by page', async () => {
    const mark = nameOf('Finden_100%');
    const names = ['a', 'b', 'c'].map((letter) => `${mark} ${letter}`);
    for (const name of names.toReversed()) await create({ name, shortName: 'Sonderkürzel' });
    const found = async (variables: Record<string, unknown>) =>
      (await person.api.query(LIST, variables))['bodies'];
    const one = await found({ search: 'finden_100%' });
    const two = await found({ search: 'sonderkürz', after: one.pageInfo.endCursor });
    expect(one.totalCount).toBe(3);
    expect([...one.nodes, ...two.nodes].map(({ name }: { name: string }) => name)).toEqual(names);
    expect((await found({ search: 'findenX100' })).totalCount).toBe(0);
  });

  it('are nobody’s who is not signed in, and no guest’s, also when they sit in one', async () => {
    const { id, add } = await scene();
    const guest = await hub.seed.person({ isGuest: true });
    await add({ email: guest.email });
    const node = 'query($id: ID!) { node(id: $id) { id } }';
    for (const api of [hub.anonymous, guest.api]) {
      expect((await api.query(LIST, { search: 'Arbeitskreis' }))['bodies']).toMatchObject({
        totalCount: 0,
        nodes: [],
      });
      expect((await api.query(READ, { id }))['body']).toBeNull();
      expect((await api.query(node, { id }))['node']).toBeNull();
    }
  });

  it('are answered anew while they are held open, on another instance too', async () => {
    const other = await hub.startAnother();
    try {
      const { id, add } = await scene();
      const query = `query($id: ID!) @live { body(id: $id) { seats(first: 9) { nodes { kind } } } }`;
      const elsewhere = new Api(other.url, person.api.secret);
      const held = [person.api, elsewhere].map((api) => overSocket(api, query, { id }));
      const told = () =>
        held.map(({ answers }) => JSON.stringify((answers.at(-1) as { data?: unknown } | undefined)?.data));
      await expect.poll(() => told().every((text) => text?.includes('nodes'))).toBe(true);
      await add({ kind: 'CHAIR' });
      await expect.poll(() => told().every((text) => text?.includes('CHAIR')), { timeout: 5_000 }).toBe(true);
      for (const each of held) each.stop();
    } finally {
      await other.close();
    }
  });
});

describe('the wall in the database', () => {
  const as = <Row>(actor: Actor, statement: string, parameters: unknown[] = []) =>
    hub.server.hub.database.withActor(actor, ({ sql }) => sql<Row>(statement, parameters));

  it('shows nothing to nobody, to a made-up account, to a guest and to an audience', async () => {
    await hub.seed.body(person.id);
    const guest = await hub.seed.person({ isGuest: true });
    const actors: Actor[] = [
      { nobody: true },
      { accountId: newId('acc') },
      { accountId: guest.id },
      { audience: [] },
    ];
    for (const table of ['body', 'body_seat']) {
      for (const actor of actors) expect(await as(actor, `select id from ${table}`)).toEqual([]);
      expect((await as({ accountId: person.id }, `select id from ${table}`)).length).toBeGreaterThan(0);
    }
  });

  it('lets nobody change one but administrators who are not locked', async () => {
    const { id, seatId } = await hub.seed.body();
    const former = await hub.seed.person({ isAdministrator: true });
    await hub.sql('update account set locked_at = now() where id = $1', [former.id]);
    for (const { id: accountId } of [person, former]) {
      for (const [statement, key] of [
        [`update body set name = 'x' where id = $1 returning id`, id],
        [`delete from body where id = $1 returning id`, id],
        [`update body_seat set kind = 'CHAIR' where id = $1 returning id`, seatId],
        [`delete from body_seat where id = $1 returning id`, seatId],
      ] as const)
        expect(await as({ accountId }, statement, [key])).toEqual([]);
      const insert = as({ accountId }, 'insert into body (id, name) values ($1, $1)', [newId('bod')]);
      await expect(insert).rejects.toThrow(/row-level security/);
    }
    const statement = `update body_seat set kind = 'CHAIR' where id = $1 returning id`;
    expect(await as({ accountId: administrator.id }, statement, [seatId])).toEqual([{ id: seatId }]);
  });

  it.each([`kind = 'KING'`, `kind = 'DEPUTY'`, `ends_on = '2025-01-01'`, `deputy_of_id = 'sea_x'`])(
    'takes no seat with %s',
    async (set) => {
      const { seatId } = await hub.seed.body();
      await expect(hub.sql(`update body_seat set ${set} where id = $1`, [seatId])).rejects.toThrow(
        /body_seat_/,
      );
    },
  );
});
