import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { AccountRoles } from './account-roles.ts';

let hub: TestHub;
let roles: AccountRoles;
beforeAll(async () => {
  hub = await startTestHub();
  const { database, announcements, access } = hub.server.hub;
  roles = new AccountRoles(database, announcements, access, { warn: () => undefined } as never);
});
afterAll(async () => {
  roles.close();
  await hub.close();
});

it('answers where an account belongs, and notices at once what is announced', async () => {
  const space = await hub.seed.space({ writers: 1 });
  const { id } = space.writers[0]!;
  const release = roles.hold(id);
  expect([...(await roles.placesOf(id))]).toEqual([[space.id, 'WRITER']]);
  await space.lead.api.query('mutation($input: SpaceMemberInput!) { setSpaceRole(input: $input) { id } }', {
    input: { spaceId: space.id, accountId: id, role: 'READER' },
  });
  expect([...(await roles.placesOf(id))]).toEqual([[space.id, 'READER']]);
  release();
});

it.each([
  ['held', true],
  ['not held', false],
])('finds what changed without an announcement: %s', async (_, isHeld) => {
  const [space, other] = [await hub.seed.space({ readers: 1 }), await hub.seed.space()];
  const { id } = space.readers[0]!;
  const release = isHeld ? roles.hold(id) : () => undefined;
  expect([...(await roles.placesOf(id)).keys()]).toEqual([space.id]);
  const told: string[] = [];
  const hear = ({ spaceId, accountId }: { spaceId: string; accountId: string }) =>
    accountId === id && told.push(spaceId);
  hub.server.hub.announcements.on('membershipChanged', hear);
  await hub.sql(`insert into membership (space_id, account_id, role) values ($1, $2, 'LEAD')`, [
    other.id,
    id,
  ]);
  await expect.poll(() => roles.placesOf(id), { timeout: 1_900 }).toHaveProperty('size', 2);
  expect((await roles.placesOf(id)).get(other.id)).toBe('LEAD');
  if (isHeld) expect(new Set(told)).toEqual(new Set([other.id]));
  await hub.sql('delete from membership where account_id = $1', [id]);
  await expect.poll(() => roles.placesOf(id), { timeout: 1_900 }).toHaveProperty('size', 0);
  hub.server.hub.announcements.off('membershipChanged', hear);
  release();
});
