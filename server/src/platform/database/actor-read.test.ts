import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../../test/testkit/hub.ts';
import type { SeededSpace } from '../../../../test/testkit/seed.ts';
import { NOBODY, type Actor } from './actor.ts';
import type { Statement } from './actor-read.ts';

let hub: TestHub;
let spaces: SeededSpace[];
beforeAll(async () => {
  hub = await startTestHub();
  spaces = [await hub.seed.space({}), await hub.seed.space({})];
});
afterAll(() => hub.close());

const SPACES: Statement = { name: 'test-spaces', text: 'select id from space order by id' };
const actorOf = ({ lead }: SeededSpace): Actor => ({ accountId: lead.id });
const idsOf = async (actor: Actor) =>
  (await hub.server.hub.database.read<{ id: string }>(actor, SPACES)).map(({ id }) => id);

it('shows each actor their rows, whoever had the connection before', async () => {
  const asked = Array.from({ length: 60 }, (_, i) => spaces[i % 2]!);
  const answers = await Promise.all(asked.map((space) => idsOf(actorOf(space))));
  expect(answers).toEqual(asked.map(({ id }) => [id]));
});

it('shows nothing to nobody, and everything to the house', async () => {
  expect(await idsOf(NOBODY)).toEqual([]);
  expect(await idsOf({ system: 'operator' })).toEqual(spaces.map(({ id }) => id).toSorted());
  expect(await idsOf(NOBODY)).toEqual([]);
});

it('shows an audience the spaces that it is named by', async () => {
  expect(await idsOf({ audience: [spaces[1]!.id] })).toEqual([spaces[1]!.id]);
  expect(await idsOf(actorOf(spaces[0]!))).toEqual([spaces[0]!.id]);
});

it('writes nothing, for nobody', async () => {
  const rename: Statement = { name: 'test-rename', text: `update space set name = 'x' returning id` };
  const renaming = hub.server.hub.database.read({ system: 'operator' }, rename);
  // As in a database that stands by: PostgreSQL's code for a transaction that only reads.
  await expect(renaming).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(await hub.sql(`select id from space where name = 'x'`)).toEqual([]);
});

it('leaves no trace of the actor on the connection', async () => {
  await idsOf(actorOf(spaces[0]!));
  const { rows } = await hub.server.hub.database.executeSql(
    `select coalesce(current_setting('app.account', true), '') || coalesce(current_setting('app.system', true), '')
       || current_setting('transaction_read_only') as left`,
  );
  expect(rows).toEqual([{ left: 'off' }]);
});

it('plans once what is said to be planned once, and everything else as PostgreSQL likes', async () => {
  const { database } = hub.server.hub;
  const text = 'select id from space where id = any($1) limit $2';
  const [once, anew]: Statement[] = [
    { name: 'test-once', text, plannedOnce: true },
    { name: 'test-anew', text },
  ];
  const actor = actorOf(spaces[0]!);
  for (let round = 0; round < 8; round++)
    for (const statement of [once!, anew!])
      expect(await database.read(actor, statement, [[spaces[0]!.id], 1])).toEqual([{ id: spaces[0]!.id }]);
  const PLANS: Statement = {
    name: 'test-plans',
    text: `select name, generic_plans::int as once, custom_plans::int as anew from pg_prepared_statements
      where name in ('test-once', 'test-anew') order by name desc`,
  };
  const [first, second] = await database.read<{ once: number; anew: number }>(actor, PLANS);
  expect(first).toEqual({ name: 'test-once', once: 8, anew: 0 });
  // It tries five before it may decide otherwise.
  expect(second!.anew).toBeGreaterThanOrEqual(5);
  const { rows } = await database.executeSql(`select current_setting('plan_cache_mode') as left`);
  expect(rows).toEqual([{ left: 'auto' }]);
});

it('goes on after a statement that fails, with the same statement too', async () => {
  const { database } = hub.server.hub;
  const divide: Statement = { name: 'test-divide', text: 'select 1 / $1::int as result' };
  for (let round = 0; round < 12; round++) {
    await expect(database.read(actorOf(spaces[0]!), divide, [0])).rejects.toThrow('division by zero');
    expect(await database.read(actorOf(spaces[0]!), divide, [1])).toEqual([{ result: 1 }]);
  }
  expect(await idsOf(actorOf(spaces[1]!))).toEqual([spaces[1]!.id]);
});

it.each([
  '2026-11-24 14:03:22.517+00',
  '2026-11-24 14:03:22+00',
  '2026-07-01 00:00:00.000001+05:30',
  '0044-03-15 12:00:00+00 BC',
  '12026-01-01 00:00:00+00',
])('reads the moment %s as pg does', async (moment) => {
  const statement: Statement = { name: 'test-moment', text: 'select $1::timestamptz as at' };
  const [row] = await hub.server.hub.database.read<{ at: Date }>(NOBODY, statement, [moment]);
  const { rows } = await hub.server.hub.database.executeSql('select $1::timestamptz as at', [moment]);
  expect(row!.at.getTime()).toBe((rows[0] as { at: Date }).at.getTime());
});
