import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { ACCEPT, inviteByMail, OFFER } from '../../../test/testkit/invitations.ts';
import { authenticatorOf, offered, signInWith, withPasskey } from '../../../test/testkit/passkeys.ts';
import type { Browser } from '../../../test/testkit/second-factor.ts';
import { signIn } from '../../../test/testkit/sign-in.ts';

let hub: TestHub;
/** Takes no passwords; nobody goes to its identity provider here. */
let closed: TestHub;
beforeAll(async () => {
  const provider = { OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' };
  [hub, closed] = await Promise.all([
    startTestHub(),
    startTestHub({ ...provider, PASSWORD_SIGN_IN: 'false' }),
  ]);
});
afterAll(() => Promise.all([hub.close(), closed.close()]));

const OWN = '{ viewer { passkeys { id } signInMethods { hasPassword } } }';
const REMOVE = 'mutation($id: ID!) { removePasskey(passkeyId: $id) }';
const LAST = { code: 'CONFLICT', reason: 'LAST_WAY_TO_SIGN_IN' };

const idsOf = async (browser: Browser): Promise<string[]> =>
  (await browser.api.query(OWN))['viewer'].passkeys.map(({ id }: { id: string }) => id);

/** Somebody of the time when the closed hub took passwords, signed in by a passkey of that time. */
async function fromBefore() {
  const person = await closed.seed.person({ password: true });
  const { made } = authenticatorOf(closed).create({ challenge: 'AAAA', rp: { id: 'localhost' } });
  await closed.sql(`update passkey set credential_id = $2, public_key = $3 where id = $1`, [
    await closed.seed.passkey(person.id),
    made.id,
    made.publicKey,
  ]);
  const { browser, answer } = await signInWith(closed, made);
  expect(answer.status).toBe(200);
  return { person, browser };
}

describe('where passwords are switched off', () => {
  it('a passkey signs in, and a password proves nothing', async () => {
    const { person, browser } = await fromBefore();
    expect((await signIn(closed.url, person.email)).status).toBe(403);
    expect((await browser.api.query(OWN))['viewer'].signInMethods).toEqual({ hasPassword: false });
  });

  it('a further one is added by whoever signed in a moment ago', async () => {
    const { person, browser } = await fromBefore();
    const { answer } = authenticatorOf(closed).create(await offered(browser, null));
    const body = { response: answer, name: 'Zweiter' };
    expect((await browser.post('passkey/verify-registration', body)).status).toBe(200);
    await closed.sql(`update session set created_at = now() - interval '1 hour' where account_id = $1`, [
      person.id,
    ]);
    expect((await browser.post('passkey/offer', {})).status).toBe(409);
  });

  it('the last one stays, though there is a password of old', async () => {
    const { person, browser } = await fromBefore();
    const [id] = await idsOf(browser);
    expect((await browser.api.error(REMOVE, { id })).extensions).toEqual(LAST);
    expect(await idsOf(browser)).toEqual([id]);
    // The identity provider is another way.
    await closed.sql(
      `insert into credential (id, account_id, provider_id, provider_account_id) values ($1, $1, 'oidc', $1)`,
      [person.id],
    );
    await browser.api.query(REMOVE, { id });
    expect(await idsOf(browser)).toEqual([]);
  });
});

describe('where passwords are switched off, but one is stored of old', () => {
  const PREVIEW = '{ viewer { erasure { needsPassword } } }';
  const AGAIN = { code: 'CONFLICT', reason: 'SIGN_IN_AGAIN' };

  it.each([
    [
      'another address',
      'mutation($email: String!) { requestEmailChange(input: { email: $email }) { email } }',
    ],
    ['erasing the account', 'mutation { eraseAccount(input: {}) }'],
    ['removing a passkey', 'mutation($id: ID!) { removePasskey(passkeyId: $id) }'],
  ])('it is not asked for, but having signed in a moment ago: %s', async (_, mutation) => {
    const { person, browser } = await fromBefore();
    expect((await browser.api.query(PREVIEW))['viewer'].erasure).toEqual({ needsPassword: false });
    // Beside the one that signs in.
    const id = await closed.seed.passkey(person.id);
    const variables = {
      ...(mutation.includes('$email') && { email: `neu-${person.email}` }),
      ...(mutation.includes('$id') && { id }),
    };
    const age = (interval: string) =>
      closed.sql(`update session set created_at = now() - $2::interval where account_id = $1`, [
        person.id,
        interval,
      ]);
    await age('1 hour');
    expect((await browser.api.error(mutation, variables)).extensions).toEqual(AGAIN);
    await age('0');
    expect((await browser.api.send(mutation, variables)).errors).toBeUndefined();
  });

  it('an invitation makes no account with a password, and stays good', async () => {
    const space = await closed.seed.space();
    const email = 'eingeladen@umlauf.example';
    const secret = await inviteByMail(closed, space.lead, space.id, email);
    const input = { secret, name: 'Neu Hier', password: 'a password of the tests, long' };
    expect((await closed.anonymous.error(ACCEPT, { input })).extensions).toEqual({
      code: 'FORBIDDEN',
      reason: 'NO_PASSWORDS',
    });
    expect(await closed.sql('select 1 from account where email = $1', [email])).toEqual([]);
    expect((await closed.anonymous.query(OFFER, { secret }))['invitation'].email).toBe(email);
  });
});

describe('where passwords sign in', () => {
  it('the last passkey stays with whoever has no password', async () => {
    const { person, browser } = await withPasskey(hub);
    await hub.sql('delete from credential where account_id = $1', [person.id]);
    const [id] = await idsOf(browser);
    expect((await browser.api.error(REMOVE, { id })).extensions).toEqual(LAST);
    expect(await idsOf(browser)).toEqual([id]);
  });

  it('one of two stays when both are removed at once', async () => {
    const { person, browser } = await withPasskey(hub);
    await withPasskey(hub, person, browser);
    await hub.sql('delete from credential where account_id = $1', [person.id]);
    const both = await idsOf(browser);
    expect(both).toHaveLength(2);
    await Promise.all(both.map((id) => browser.api.send(REMOVE, { id })));
    expect(await idsOf(browser)).toHaveLength(1);
  });
});
