import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { ACCEPT, inviteByMail, OFFER } from '../../../test/testkit/invitations.ts';
import { PASSWORD } from '../../../test/testkit/password.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

it('an invitation ends with the right of whoever sent it: nobody comes back by their own', async () => {
  const space = await hub.seed.space({ writers: 1 });
  const [second] = space.writers;
  const set = (role: string) =>
    space.lead.api.query('mutation($input: SpaceMemberInput!) { setSpaceRole(input: $input) { id } }', {
      input: { spaceId: space.id, accountId: second!.id, role },
    });
  await set('LEAD');
  const email = 'zweite@mail.example';
  const secret = await inviteByMail(hub, second!, space.id, email, 'LEAD');
  const accept = { input: { secret, name: 'Zweite Adresse', password: PASSWORD } };
  await set('READER');
  expect((await hub.anonymous.query(OFFER, { secret }))['invitation']).toBeNull();
  expect((await hub.anonymous.error(ACCEPT, accept)).extensions).toEqual({ code: 'GONE' });
  expect(await hub.sql('select id from account where email = $1', [email])).toEqual([]);
  await set('LEAD');
  expect((await hub.anonymous.query(ACCEPT, accept))['acceptInvitation'].spaceId).toBe(space.id);
});
