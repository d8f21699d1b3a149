import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import {
  ACCEPT,
  INVITE,
  inviteByMail,
  inviteToDocumentByMail,
  newestSecret,
} from '../../../test/testkit/invitations.ts';
import { PASSWORD } from '../../../test/testkit/password.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { sessionApi } from '../../../test/testkit/sign-in.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const FAR = '2099-12-31T00:00:00Z';
const someAddress = () => `${randomBytes(5).toString('hex')}@mail.example`;
const IS_GUEST = '{ viewer { account { id } isGuest } }';

async function accepted(email: string, secret: string) {
  await hub.anonymous.query(ACCEPT, { input: { secret, name: 'Neu', password: PASSWORD } });
  const api = await sessionApi(hub.url, { email } as Person);
  return { api, isGuest: async () => (await api.query(IS_GUEST))['viewer'].isGuest as boolean };
}

it('who is invited to the hub is no guest', async () => {
  const administrator = await hub.seed.person({ isAdministrator: true });
  const email = someAddress();
  await administrator.api.query(
    'mutation($input: InviteToHubInput!) { inviteToHub(input: $input) { email } }',
    {
      input: { people: [{ email }] },
    },
  );
  expect(await (await accepted(email, await newestSecret(hub, email))).isGuest()).toBe(false);
});

it('who is invited to a space is one as soon as it does not count them any more', async () => {
  const space = await hub.seed.space();
  const email = someAddress();
  const { api, isGuest } = await accepted(
    email,
    await inviteByMail(hub, space.lead, space.id, email, 'READER'),
  );
  expect(await isGuest()).toBe(false);
  const accountId = (await api.query(IS_GUEST))['viewer'].account.id;
  await space.lead.api.query(
    'mutation($input: SpaceMemberInput!) { removeSpaceMember(input: $input) { id } }',
    {
      input: { spaceId: space.id, accountId },
    },
  );
  expect(await isGuest()).toBe(true);
  const CREATE = 'mutation($input: CreateSpaceInput!) { createSpace(input: $input) { id } }';
  const input = { name: 'Eigener', purpose: 'x', closedBecause: 'x' };
  expect((await api.error(CREATE, { input })).extensions.code).toBe('FORBIDDEN');
});

it('who is invited as a guest, of a space or of a document, is one', async () => {
  const space = await hub.seed.space();
  const { id: documentId } = await hub.seed.document({ space });
  const [first, second] = [someAddress(), someAddress()];
  await space.lead.api.query(INVITE, {
    input: { spaceId: space.id, role: 'GUEST', endsAt: FAR, people: [{ email: first }] },
  });
  expect(await (await accepted(first, await newestSecret(hub, first))).isGuest()).toBe(true);
  const secret = await inviteToDocumentByMail(hub, space.lead, documentId, second);
  expect(await (await accepted(second, secret)).isGuest()).toBe(true);
});

it('an account that was there stays what it was', async () => {
  const space = await hub.seed.space();
  const { id: documentId } = await hub.seed.document({ space });
  for (const isGuest of [true, false]) {
    const person = await hub.seed.person({ password: true, isGuest });
    const api = await sessionApi(hub.url, person);
    const secret = await inviteToDocumentByMail(hub, space.lead, documentId, person.email);
    await api.query(ACCEPT, { input: { secret } });
    expect((await api.query(IS_GUEST))['viewer'].isGuest).toBe(isGuest);
  }
});
