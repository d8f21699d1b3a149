import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RULE_TEMPLATES } from '@umlauf/shared/circulation/rule-templates';
import { tellRules } from '@umlauf/shared/circulation/rule-words';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import type { Person } from '../../../test/testkit/seed.ts';
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

const { rules } = RULE_TEMPLATES.CIRCULAR_RESOLUTION;
const RULES = `kind order silence objection procedureObjection oralTreatment majority qualifiedPercent abstentionsCount
  quorumPercent allReached earlyClose changeUntilDeadline secret lateVotes deputies forwarding programs deadlineDays workingDays
  reminderDaysBefore`;
const SET = `id name isOffered version words(language: EN) rules { ${RULES} } versions(first: 9) {
  totalCount nodes { version createdBy { id } rules { ${RULES} } } }`;
const READ = `query($id: ID!) { ruleSet(id: $id) { ${SET} } }`;
const mutation = (field: string, type: string) =>
  `mutation($input: ${type}!) { ${field}(input: $input) { ${SET} } }`;
const CREATE = mutation('createRuleSet', 'CreateRuleSetInput');
const UPDATE = mutation('updateRuleSet', 'UpdateRuleSetInput');
const ADD = mutation('addRuleSetVersion', 'AddRuleSetVersionInput');

let made = 0;
const nameOf = () => `Regeln ${(made += 1)}`;
const create = async (input: object = {}) =>
  (await administrator.api.query(CREATE, { input: { name: nameOf(), rules, ...input } }))['createRuleSet'];
const rows = async () => [
  await hub.sql('select * from rule_set order by id'),
  await hub.sql('select * from rule_set_version order by rule_set_id, version'),
];

describe('named rules', () => {
  it('are kept as they were sent in, told in words, and read by whoever belongs to the hub', async () => {
    const name = nameOf();
    const set = await create({ name: ` ${name} ` });
    expect(set).toMatchObject({
      name,
      isOffered: true,
      version: 1,
      rules,
      words: tellRules(rules, 'en'),
      versions: { totalCount: 1, nodes: [{ version: 1, rules, createdBy: { id: administrator.id } }] },
    });
    expect((await person.api.query(READ, { id: set.id }))['ruleSet']).toEqual(set);
  });

  it('get versions, of which the former ones stay', async () => {
    const { id } = await create();
    const stricter = { ...rules, majority: 'QUALIFIED' as const, qualifiedPercent: 75 };
    const input = { ruleSetId: id, expectedVersion: 1, rules: stricter };
    const set = (await administrator.api.query(ADD, { input }))['addRuleSetVersion'];
    expect(set).toMatchObject({ version: 2, rules: stricter });
    expect(set.versions.nodes).toMatchObject([
      { version: 2, rules: stricter },
      { version: 1, rules },
    ]);
    const error = await administrator.api.error(ADD, { input });
    expect(error.extensions).toMatchObject({ code: 'CONFLICT', revision: 2 });
  });

  it('get one version from several who add one at the same moment', async () => {
    const { id } = await create();
    const input = { ruleSetId: id, expectedVersion: 1, rules };
    const answers = await Promise.all([0, 1, 2, 3].map(() => administrator.api.send(ADD, { input })));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    for (const { errors } of answers)
      if (errors) expect(errors[0]!.extensions).toMatchObject({ code: 'CONFLICT', revision: 2 });
  });

  it('are renamed, and offered or not, without a version', async () => {
    const { id } = await create();
    const name = nameOf();
    const update = async (input: object) =>
      (await administrator.api.query(UPDATE, { input: { ruleSetId: id, ...input } }))['updateRuleSet'];
    expect(await update({ isOffered: false })).toMatchObject({ isOffered: false, version: 1 });
    expect(await update({ name })).toMatchObject({ name, isOffered: false, version: 1 });
    const error = await administrator.api.error(CREATE, { input: { name: name.toUpperCase(), rules } });
    expect(error.extensions).toMatchObject({ code: 'CONFLICT', reason: 'ALREADY_EXISTS', field: 'name' });
  });

  it('that contradict themselves are refused with how, and nothing is kept', async () => {
    const { id } = await create();
    const before = await rows();
    const wrong = { ...rules, earlyClose: 'ALL_ANSWERED', quorumPercent: 101 };
    const facts = {
      code: 'INVALID_INPUT',
      fields: { rules: 'MISMATCH' },
      contradictions: ['CHANGE_UNTIL_DEADLINE_CLOSES_EARLY', 'QUORUM_OUT_OF_RANGE'],
    };
    const refusals = [
      await administrator.api.error(CREATE, { input: { name: nameOf(), rules: wrong } }),
      await administrator.api.error(ADD, { input: { ruleSetId: id, expectedVersion: 1, rules: wrong } }),
    ];
    for (const { extensions } of refusals) expect(extensions).toMatchObject(facts);
    const many = {
      ...rules,
      deadlineDays: 30,
      reminderDaysBefore: Array.from({ length: 11 }, (_, i) => i + 1),
    };
    const error = await administrator.api.error(CREATE, { input: { name: nameOf(), rules: many } });
    expect(error.extensions).toMatchObject({ fields: { rules: 'TOO_LONG' } });
    const unnamed = await administrator.api.error(CREATE, { input: { name: ' ', rules } });
    expect(unnamed.extensions).toMatchObject({ fields: { name: 'EMPTY' } });
    expect(await rows()).toEqual(before);
  });

  it('are listed page by page, to nobody who is not signed in and to no guest', async () => {
    const { id } = await create();
    const list = `query($after: String) { ruleSets(first: 1, after: $after) {
      totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`;
    const first = (await person.api.query(list))['ruleSets'];
    expect(first).toMatchObject({ pageInfo: { hasNextPage: true } });
    const second = (await person.api.query(list, { after: first.pageInfo.endCursor }))['ruleSets'];
    expect(second.nodes[0].id).not.toBe(first.nodes[0].id);
    const guest = await hub.seed.person({ isGuest: true });
    for (const api of [hub.anonymous, guest.api]) {
      expect((await api.query(list))['ruleSets']).toMatchObject({ totalCount: 0, nodes: [] });
      expect((await api.query(READ, { id }))['ruleSet']).toBeNull();
    }
  });
});

describe('the wall in the database', () => {
  const as = (actor: Actor, statement: string, parameters: unknown[] = []) =>
    hub.server.hub.database.withActor(actor, ({ sql }) => sql(statement, parameters));

  it('lets nobody change a version, administrators and the house neither, and nobody else add one', async () => {
    const id = await hub.seed.ruleSet();
    const statements = [
      `update rule_set_version set rules = '{}' where rule_set_id = $1`,
      'delete from rule_set_version where rule_set_id = $1',
      'delete from rule_set where id = $1',
    ];
    for (const actor of [{ accountId: administrator.id }, { system: 'operator' }] as const)
      for (const statement of statements)
        await expect(as(actor, statement, [id])).rejects.toThrow(/permission denied/);
    const insert = `insert into rule_set_version (rule_set_id, version, rules) values ($1, 2, '{}')`;
    await expect(as({ accountId: person.id }, insert, [id])).rejects.toThrow(/row-level security/);
    const rename = await as(
      { accountId: person.id },
      `update rule_set set name = $2 where id = $1 returning id`,
      [id, newId('rul')],
    );
    expect(rename).toEqual([]);
  });
});
