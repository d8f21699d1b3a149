import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../../test/testkit/hub.ts';
import { signIn } from '../../../../test/testkit/sign-in.ts';
import { retainTrail, shortenAddresses } from './retain-trail.ts';
import { verifyTrail } from './verify-trail.ts';

const DAY = 86_400_000;

let hub: TestHub;
beforeEach(async () => {
  hub = await startTestHub();
});
afterEach(() => hub.close());

const verify = () => verifyTrail(hub.server.hub.database, [hub.server.hub.checkpoints.publicKey]);
const after = (days: number) => Date.now() + days * DAY;

it('addresses become networks after seven days, in both kinds of trails, and everything still holds', async () => {
  const { database, checkpoints } = hub.server.hub;
  const space = await hub.seed.space({ password: true });
  await signIn(hub.url, space.lead.email);
  await space.lead.api.query(`mutation ($input: UpdateSpaceInput!) { updateSpace(input: $input) { id } }`, {
    input: { spaceId: space.id, name: 'Anders' },
  });
  await checkpoints.make();
  expect(await shortenAddresses(database, after(6.9))).toBe(0);
  expect(await shortenAddresses(database, after(7.1))).toBe(2);
  expect(await shortenAddresses(database, after(7.1))).toBe(0);
  const rows = await hub.sql(
    `select network, address from trail_entry where network is not null
     union all select network, address from event_seal where network is not null`,
  );
  expect(rows).toEqual([
    { network: '127.0.0.0/24', address: null },
    { network: '127.0.0.0/24', address: null },
  ]);
  expect(await verify()).toMatchObject({ broken: null, deletedParts: 2 });
});

it('each kind is kept for its own days; the chain holds at each step', async () => {
  const { database, checkpoints } = hub.server.hub;
  const person = await hub.seed.person({ password: true });
  await signIn(hub.url, person.email);
  await signIn(hub.url, person.email);
  await database.withActor({ accountId: person.id }, async ({ record }) =>
    record({ kind: 'TOKEN_CREATED', subjectId: 'tok_x', facts: { name: 'Fahrplan' } }),
  );
  await signIn(hub.url, person.email);
  const kept = async () =>
    (
      await hub.sql<{ kind: string; subject_id: string | null }>(
        'select * from trail_entry order by sequence',
      )
    ).map(({ kind, subject_id }) => `${kind}${subject_id === null ? ' emptied' : ''}`);
  expect(await retainTrail(database, checkpoints, after(179))).toEqual({ cut: 0, emptied: 0 });
  // Behind an account that was created, which is kept longer; the newest entry always stays.
  expect(await retainTrail(database, checkpoints, after(181))).toEqual({ cut: 0, emptied: 2 });
  expect(await kept()).toEqual([
    'ACCOUNT_CREATED',
    'SIGNED_IN emptied',
    'SIGNED_IN emptied',
    'TOKEN_CREATED',
    'SIGNED_IN',
  ]);
  expect(await verify()).toMatchObject({ broken: null, entries: 5 });
  expect(await retainTrail(database, checkpoints, after(1_096))).toEqual({ cut: 4, emptied: 0 });
  expect(await kept()).toEqual(['SIGNED_IN']);
  expect(await verify()).toMatchObject({ broken: null, entries: 1 });
});

it('is looked after by the clock', async () => {
  const jobs = await hub.sql(
    `select name, cron from pgboss.schedule where name in ('shorten-addresses', 'retain-trail', 'sign-trail') order by name`,
  );
  expect(jobs).toEqual([
    { name: 'retain-trail', cron: '27 2 * * *' },
    { name: 'shorten-addresses', cron: '12 * * * *' },
    { name: 'sign-trail', cron: '7 * * * *' },
  ]);
});
