import { afterAll, beforeAll, expect, it } from 'vitest';
import { askForEmail, CONFIRM_EMAIL } from '../../../test/testkit/email-change.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { ACCEPT, inviteByMail, OFFER } from '../../../test/testkit/invitations.ts';
import { sessionApi } from '../../../test/testkit/sign-in.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

it('an invitation stays that of its address, whoever has that one', async () => {
  const [space, other] = [await hub.seed.space(), await hub.seed.space()];
  const person = await hub.seed.person({ password: true });
  const session = await sessionApi(hub.url, person);
  const email = 'neu@mail.example';
  const toFormer = await inviteByMail(hub, space.lead, space.id, person.email);
  const toNew = await inviteByMail(hub, other.lead, other.id, email);
  const secret = await askForEmail(hub, person, email);
  await hub.anonymous.query(CONFIRM_EMAIL, { secret });

  const { extensions } = await session.error(ACCEPT, { input: { secret: toFormer } });
  expect(extensions).toEqual({ code: 'FORBIDDEN', reason: 'OTHER_ACCOUNT' });
  const { invitation } = await hub.anonymous.query(OFFER, { secret: toFormer });
  expect(invitation).toMatchObject({ email: person.email, hasAccount: false });
  const accepted = await session.query(ACCEPT, { input: { secret: toNew } });
  expect(accepted['acceptInvitation']).toMatchObject({ email, spaceId: other.id });
});
