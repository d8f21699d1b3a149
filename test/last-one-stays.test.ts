import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RunningServer } from '@umlauf/server/server';
import { Api, type Answer } from './testkit/api.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import { sessionCookie } from './testkit/sign-in.ts';

const ROUNDS = 50;
// Fifty races, on whatever machine.
vi.setConfig({ testTimeout: 120_000 });

let hub: TestHub;
let other: RunningServer;
beforeAll(async () => {
  hub = await startTestHub();
  other = await hub.startAnother();
});
afterAll(async () => {
  await other.close();
  await hub.close();
});

const REMOVE = 'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }';
const DEMOTE = 'mutation($input: SpaceMemberInput!) { setSpaceRole(input: $input) { id } }';
const SET_ADMINISTRATOR =
  'mutation($input: SetAdministratorInput!) { setAdministrator(input: $input) { account { id } } }';

const codesOf = (answers: readonly Answer<unknown>[]) =>
  answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code) ?? []);

describe('of two leads at two instances who at the same moment', () => {
  it.each([
    ['remove each other', REMOVE, {}, 'other'],
    ['make each other readers', DEMOTE, { role: 'READER' }, 'other'],
    ['leave', REMOVE, {}, 'self'],
    ['become readers', DEMOTE, { role: 'READER' }, 'self'],
  ] as const)('%s, one stays, in fifty rounds', async (_, mutation, more, whom) => {
    const space = await hub.seed.space();
    const leads = [space.lead, await hub.seed.member(space, 'LEAD')];
    const apis = [leads[0]!.api, new Api(other.url, leads[1]!.api.secret)];
    const won = [0, 0];
    for (let round = 0; round < ROUNDS; round++) {
      await hub.sql(
        `insert into membership (space_id, account_id, role) select $1, unnest($2::text[]), 'LEAD'
         on conflict (space_id, account_id) do update set role = 'LEAD'`,
        [space.id, leads.map(({ id }) => id)],
      );
      const answers = await Promise.all(
        apis.map((api, index) => {
          const accountId = leads[whom === 'self' ? index : 1 - index]!.id;
          return api.send(mutation, { input: { spaceId: space.id, accountId, ...more } });
        }),
      );
      const left = await hub.sql(
        `select account_id as id from membership where space_id = $1 and role = 'LEAD'`,
        [space.id],
      );
      expect(left, `round ${round}`).toHaveLength(1);
      const codes = codesOf(answers);
      expect(codes, `round ${round}`).toHaveLength(1);
      expect(['CONFLICT', 'FORBIDDEN', 'NOT_FOUND']).toContain(codes[0]);
      won[answers[0]!.errors ? 1 : 0]! += 1;
    }
    console.log(`the first came through ${won[0]} times, the second ${won[1]} times`);
  });
});

it('of two administrators at two instances who demote each other at the same moment, one stays, in fifty rounds', async () => {
  const people = [
    await hub.seed.person({ password: true, isAdministrator: true }),
    await hub.seed.person({ password: true, isAdministrator: true }),
  ];
  const apis = await Promise.all(
    [hub.url, other.url].map(async (url, index) => {
      const cookie = await sessionCookie(url, people[index]!.email);
      return new Api(url, null, { cookie, origin: url });
    }),
  );
  for (let round = 0; round < ROUNDS; round++) {
    await hub.sql('update account set is_administrator = id = any($1)', [people.map(({ id }) => id)]);
    const answers = await Promise.all(
      apis.map((api, index) =>
        api.send(SET_ADMINISTRATOR, {
          input: { accountId: people[1 - index]!.id, isAdministrator: false },
        }),
      ),
    );
    expect(await hub.sql('select 1 from account where is_administrator'), `round ${round}`).toHaveLength(1);
    expect(codesOf(answers), `round ${round}`).toHaveLength(1);
    expect(['CONFLICT', 'FORBIDDEN']).toContain(codesOf(answers)[0]);
  }
});
