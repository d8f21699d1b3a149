import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MadePasskey, Slips } from '../../../test/testkit/authenticator.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import {
  authenticatorOf,
  challengeFor,
  offered,
  signInWith,
  withPasskey,
} from '../../../test/testkit/passkeys.ts';
import { PASSWORD } from '../../../test/testkit/password.ts';
import { Browser } from '../../../test/testkit/second-factor.ts';

let hub: TestHub;
let strict: TestHub;
beforeAll(async () => {
  [hub, strict] = await Promise.all([startTestHub(), startTestHub({ REQUIRE_SECOND_FACTOR: 'true' })]);
});
afterAll(() => Promise.all([hub.close(), strict.close()]));

const WHO = '{ viewer { account { id } } }';
const OWN = '{ viewer { passkeys { id name createdAt lastUsedAt } sessions { method isCurrent } } }';
const RENAME = 'mutation($input: RenamePasskeyInput!) { renamePasskey(input: $input) { name } }';
const REMOVE =
  'mutation($id: ID!, $password: String) { removePasskey(passkeyId: $id, currentPassword: $password) }';

const own = async (browser: Browser) => (await browser.api.query(OWN))['viewer'];
const kindsOf = async (accountId: string) =>
  (
    await hub.sql<{ kind: string }>('select kind from trail_entry where subject_id = $1 order by sequence', [
      accountId,
    ])
  ).map(({ kind }) => kind);
const passkeysOf = (accountId: string) =>
  hub.sql('select id from passkey where account_id = $1', [accountId]);

/** Refused, and nobody is signed in. */
async function expectRefused(attempt: ReturnType<typeof signInWith>, status: number, code: string) {
  const { browser, answer } = await attempt;
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
  expect((await browser.api.query('{ viewer { email } }'))['viewer']).toBeNull();
}

describe('adding a passkey', () => {
  it('takes the password, and shows it by its name', async () => {
    const { person, browser } = await withPasskey(hub);
    const { passkeys } = await own(browser);
    expect(passkeys).toMatchObject([{ name: 'Rechner', lastUsedAt: null }]);
    expect(await kindsOf(person.id)).toContain('PASSKEY_ADDED');
    const mails = await hub.sql('select kind, recipient from mail where account_id = $1', [person.id]);
    expect(mails).toEqual([{ kind: 'PASSKEY_ADDED', recipient: person.email }]);
  });

  it('asks the device for a verified person and a passkey that names its account', async () => {
    const person = await hub.seed.person({ password: true });
    const offer = await offered(await Browser.signedIn(hub.url, person.email));
    expect(offer).toMatchObject({
      rp: { id: new URL(hub.url).hostname },
      user: { name: person.email },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
    });
  });

  it.each([
    ['nobody', async () => new Browser(hub.url), { password: PASSWORD }, 401],
    ['a wrong password', signedIn, { password: 'nicht das Richtige' }, 400],
    ['no password', signedIn, {}, 400],
    ['a password that is no text', signedIn, { password: { $ne: '' } }, 400],
  ] as const)('is not offered to %s', async (_, browserOf, body, status) => {
    const browser = await browserOf();
    expect((await browser.post('passkey/offer', body)).status).toBe(status);
  });

  it('is offered by no other door', async () => {
    const browser = await signedIn();
    for (const path of ['generate-register-options', 'list-user-passkeys'])
      expect((await browser.get(`${hub.url}/api/auth/passkey/${path}`)).status, path).toBe(404);
    for (const path of ['delete-passkey', 'update-passkey'])
      expect((await browser.post(`passkey/${path}`, { id: 'x', name: 'x' })).status, path).toBe(404);
  });

  it('is no place to guess at passwords', async () => {
    const browser = await signedIn();
    for (let i = 0; i < 10; i++)
      expect((await browser.post('passkey/offer', { password: `falsch ${i}` })).status).toBe(400);
    expect((await browser.post('passkey/offer', { password: PASSWORD })).status).toBe(429);
  });

  it('takes a fresh session where there is no password', async () => {
    const person = await hub.seed.person({ password: true });
    const browser = await Browser.signedIn(hub.url, person.email);
    await hub.sql('delete from credential where account_id = $1', [person.id]);
    await offered(browser, null);
    await hub.sql(`update session set created_at = now() - interval '1 hour' where account_id = $1`, [
      person.id,
    ]);
    const refused = await browser.post('passkey/offer', {});
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: 'CONFLICT', reason: 'SIGN_IN_AGAIN' });
  });

  it.each<[string, Slips]>([
    ['made for another page', { origin: 'https://boese.example' }],
    ['made for another hub', { rpId: 'boese.example' }],
    ['made for another challenge', { challenge: 'AAAA' }],
    ['of a device that verified nobody', { unverified: true }],
  ])('refuses one %s', async (_, slips) => {
    const person = await hub.seed.person({ password: true });
    const browser = await Browser.signedIn(hub.url, person.email);
    const { answer } = authenticatorOf(hub).create(await offered(browser), slips);
    const refused = await browser.post('passkey/verify-registration', { response: answer, name: 'Rechner' });
    expect(refused.status).toBe(slips.unverified ? 401 : 400);
    expect(await passkeysOf(person.id)).toEqual([]);
    expect(await kindsOf(person.id)).not.toContain('PASSKEY_ADDED');
  });

  it.each([
    ['', 'EMPTY'],
    ['a'.repeat(201), 'TOO_LONG'],
    ['a\u202eb', 'CONTROL_CHARACTER'],
    [7, 'EMPTY'],
  ])('refuses a name such as %j', async (name, fault) => {
    const browser = await signedIn();
    const { answer } = authenticatorOf(hub).create(await offered(browser));
    const refused = await browser.post('passkey/verify-registration', { response: answer, name });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ code: 'INVALID_INPUT', fields: { name: fault } });
  });

  it('uses a challenge once, and for the one who was offered it', async () => {
    const browser = await signedIn();
    const offer = await offered(browser);
    const send = (answer: object) =>
      browser.post('passkey/verify-registration', { response: answer, name: 'A' });
    expect((await send(authenticatorOf(hub).create(offer).answer)).status).toBe(200);
    expect((await send(authenticatorOf(hub).create(offer).answer)).status).toBe(400);
    const stranger = await Browser.signedIn(hub.url, (await hub.seed.person({ password: true })).email);
    await offered(stranger);
    await challengeFor(browser);
    // A challenge for signing in is none for adding.
    expect((await send(authenticatorOf(hub).create(offer).answer)).status).toBe(400);
  });

  it('takes no passkey that is somebody’s already, and no rubbish', async () => {
    const browser = await signedIn();
    const { made, answer } = authenticatorOf(hub).create(await offered(browser));
    const add = (asking: Browser, response: unknown) =>
      asking.post('passkey/verify-registration', { response, name: 'A' });
    expect((await add(browser, answer)).status).toBe(200);
    const other = await signedIn();
    const again = authenticatorOf(hub).create(await offered(other), {}, made);
    expect((await add(other, again.answer)).status).toBe(409);
    for (const rubbish of [null, 'x', {}, { id: 'x', rawId: 'x', type: 'public-key', response: {} }]) {
      await offered(other);
      expect((await add(other, rubbish)).status).toBe(400);
    }
  });

  it('opens no further session, though it is asked to', async () => {
    const { person, browser } = await withPasskey(hub);
    const { answer } = authenticatorOf(hub).create(await offered(browser));
    const body = { response: answer, name: 'A', createSession: true };
    const added = await browser.post('passkey/verify-registration', body);
    expect([added.status, added.headers.getSetCookie().filter((cookie) => /-session=/.test(cookie))]).toEqual(
      [200, []],
    );
    const sessions = await hub.sql('select 1 from session where account_id = $1', [person.id]);
    expect(sessions).toHaveLength(1);
  });

  it('ends with twenty', async () => {
    const { person, browser } = await withPasskey(hub);
    await hub.sql(
      `insert into passkey (id, account_id, name, credential_id, public_key, counter, device_type, backed_up)
       select 'pky_' || n || $1, $1, 'x', n || $1, 'x', 0, 'singleDevice', false from generate_series(1, 19) n`,
      [person.id],
    );
    const refused = await browser.post('passkey/offer', { password: PASSWORD });
    expect(await refused.json()).toMatchObject({ code: 'LIMIT', limit: 'passkeys', max: 20 });
  });
});

async function signedIn(): Promise<Browser> {
  return Browser.signedIn(hub.url, (await hub.seed.person({ password: true })).email);
}

describe('signing in by a passkey', () => {
  it('opens a session of its own method, without a name being typed, and notes when', async () => {
    const { person, passkey } = await withPasskey(hub);
    const { browser, answer } = await signInWith(hub, passkey);
    expect([answer.status, await answer.json()]).toEqual([200, { status: true }]);
    const { passkeys, sessions } = await own(browser);
    expect(passkeys).toMatchObject([{ lastUsedAt: expect.any(String) }]);
    expect(sessions).toContainEqual({ method: 'PASSKEY', isCurrent: true });
    expect(sessions).toContainEqual({ method: 'PASSWORD', isCurrent: false });
    expect((await kindsOf(person.id)).filter((kind) => kind === 'SIGNED_IN')).toHaveLength(2);
  });

  it('asks every device to verify the person, and names nobody', async () => {
    const answer = await fetch(`${hub.url}/api/auth/passkey/generate-authenticate-options`);
    const options = await answer.json();
    expect(options).toMatchObject({ userVerification: 'required', rpId: new URL(hub.url).hostname });
    expect(options).not.toHaveProperty('allowCredentials');
    expect(answer.headers.getSetCookie()).toMatchObject([/^umlauf-passkey=.*; HttpOnly; SameSite=Lax$/i]);
  });

  it.each<[string, Slips, number, string]>([
    ['for another page', { origin: 'https://boese.example' }, 400, 'AUTHENTICATION_FAILED'],
    ['for another hub', { rpId: 'boese.example' }, 400, 'AUTHENTICATION_FAILED'],
    ['for another challenge', { challenge: 'AAAA' }, 400, 'AUTHENTICATION_FAILED'],
    ['by a device that verified nobody', { unverified: true }, 401, 'USER_NOT_VERIFIED'],
  ])('refuses what is signed %s', async (_, slips, status, code) => {
    const { passkey } = await withPasskey(hub);
    await expectRefused(signInWith(hub, passkey, slips), status, code);
    expect((await signInWith(hub, passkey)).answer.status).toBe(200);
  });

  it('refuses what another key has signed', async () => {
    const [mine, theirs] = [await withPasskey(hub), await withPasskey(hub)];
    const slips = { keyOf: mine.passkey };
    await expectRefused(signInWith(hub, theirs.passkey, slips), 401, 'AUTHENTICATION_FAILED');
    expect(await kindsOf(theirs.person.id)).toContain('SIGN_IN_FAILED');
  });

  it('takes an answer once', async () => {
    const { passkey } = await withPasskey(hub);
    const { response } = await signInWith(hub, passkey);
    const thief = new Browser(hub.url);
    expect((await thief.post('passkey/verify-authentication', { response })).status).toBe(400);
    await challengeFor(thief);
    expect((await thief.post('passkey/verify-authentication', { response })).status).toBe(400);
    expect((await thief.api.query('{ viewer { email } }'))['viewer']).toBeNull();
  });

  it('refuses a copy of a key, whose count lags behind', async () => {
    const { passkey } = await withPasskey(hub);
    const copy: MadePasskey = { ...passkey };
    for (let i = 0; i < 2; i++) expect((await signInWith(hub, passkey)).answer.status).toBe(200);
    await expectRefused(signInWith(hub, copy), 400, 'AUTHENTICATION_FAILED');
  });

  it('knows no passkey that was never added, nor one that was removed', async () => {
    const { browser, passkey } = await withPasskey(hub);
    const { made } = authenticatorOf(hub).create({ challenge: 'AAAA', rp: { id: 'localhost' } });
    await expectRefused(signInWith(hub, made), 401, 'PASSKEY_NOT_FOUND');
    const { passkeys } = await own(browser);
    await browser.api.query(REMOVE, { id: passkeys[0].id, password: PASSWORD });
    await expectRefused(signInWith(hub, passkey), 401, 'PASSKEY_NOT_FOUND');
  });

  it('is refused to an account that is locked', async () => {
    const { person, passkey } = await withPasskey(hub);
    await hub.sql('update account set locked_at = now() where id = $1', [person.id]);
    const { browser, answer } = await signInWith(hub, passkey);
    expect(answer.status).toBe(403);
    expect((await browser.api.query('{ viewer { email } }'))['viewer']).toBeNull();
    const [row] = await hub.sql('select last_used_at from passkey where account_id = $1', [person.id]);
    expect(row).toEqual({ last_used_at: null });
  });

  it('is refused from a page that is not ours', async () => {
    const { passkey } = await withPasskey(hub);
    const { answer } = await signInWith(hub, passkey, {});
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!;
    const refused = await fetch(`${hub.url}/api/auth/passkey/offer`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://boese.example', cookie },
      body: JSON.stringify({ password: PASSWORD }),
    });
    expect(refused.status).toBe(403);
  });

  it('is counted like any other try', async () => {
    const { person, passkey } = await withPasskey(hub);
    const slips = { challenge: 'AAAA' };
    for (let i = 0; i < 10; i++) expect((await signInWith(hub, passkey, slips)).answer.status).toBe(400);
    expect((await signInWith(hub, passkey)).answer.status).toBe(429);
    const browser = new Browser(hub.url);
    expect((await browser.signIn(person.email)).status).toBe(429);
  });

  it.each([null, 'x', {}, { id: 7 }, { id: 'a\0b' }, { id: 'x'.repeat(5_000) }])(
    'answers rubbish such as %j',
    async (response) => {
      const browser = new Browser(hub.url);
      await challengeFor(browser);
      const { status } = await browser.post('passkey/verify-authentication', { response });
      expect([400, 401]).toContain(status);
    },
  );
});

describe('a hub that demands a second factor', () => {
  it('is content with a passkey, and not with a password beside one', async () => {
    const { person, browser, passkey } = await withPasskey(strict);
    const required = { code: 'FORBIDDEN', reason: 'SECOND_FACTOR_REQUIRED' };
    expect((await browser.api.error(WHO)).extensions).toEqual(required);
    const { browser: strong } = await signInWith(strict, passkey);
    expect((await strong.api.query(WHO))['viewer'].account.id).toBe(person.id);
    // Their programs too: the account signs in by more than a password.
    expect((await person.api.query('{ viewer { email } }'))['viewer'].email).toBe(person.email);
  });
});

describe('one’s own passkeys', () => {
  it('are renamed and removed by their owner alone', async () => {
    const { person, browser } = await withPasskey(hub);
    const { passkeys } = await own(browser);
    const [{ id }] = passkeys;
    const stranger = await signedIn();
    const input = { passkeyId: id, name: ' Telefon ' };
    expect((await stranger.api.error(RENAME, { input })).extensions.code).toBe('NOT_FOUND');
    expect((await stranger.api.error(REMOVE, { id })).extensions.code).toBe('NOT_FOUND');
    expect((await browser.api.query(RENAME, { input }))['renamePasskey'].name).toBe('Telefon');
    const empty = { passkeyId: id, name: ' ' };
    expect((await browser.api.error(RENAME, { input: empty })).extensions).toMatchObject({
      fields: { name: 'EMPTY' },
    });
    await browser.api.query(REMOVE, { id, password: PASSWORD });
    expect(await passkeysOf(person.id)).toEqual([]);
    expect(await kindsOf(person.id)).toContain('PASSKEY_REMOVED');
  });

  it.each([
    ['no password', undefined],
    ['an empty one', ''],
    ['a wrong one', `${PASSWORD}, nearly`],
  ])('are removed with the password alone, and not with %s', async (_, password) => {
    const { person, browser } = await withPasskey(hub);
    const [{ id }] = (await own(browser)).passkeys;
    const { extensions } = await browser.api.error(REMOVE, { id, password });
    expect(extensions).toEqual({ code: 'INVALID_INPUT', fields: { currentPassword: 'WRONG' } });
    expect(await passkeysOf(person.id)).toEqual([{ id }]);
    expect(await kindsOf(person.id)).not.toContain('PASSKEY_REMOVED');
  });

  it('are no place to guess the password at', async () => {
    const { browser } = await withPasskey(hub);
    const [{ id }] = (await own(browser)).passkeys;
    const codes = new Set<string>();
    for (let i = 0; i < 11; i++)
      codes.add((await browser.api.error(REMOVE, { id, password: `guess ${i}` })).extensions.code);
    expect([...codes]).toEqual(['INVALID_INPUT', 'RATE_LIMITED']);
    expect((await browser.api.error(REMOVE, { id, password: PASSWORD })).extensions.code).toBe(
      'RATE_LIMITED',
    );
  });

  it('are nothing for access tokens', async () => {
    const { person } = await withPasskey(hub);
    expect((await person.api.query('{ viewer { passkeys { id } } }'))['viewer'].passkeys).toEqual([]);
  });

  it('are part of one’s data by name and dates, and go with the account', async () => {
    const { person, passkey } = await withPasskey(hub);
    const { browser } = await signInWith(hub, passkey);
    const text: string = (await browser.api.query('mutation { exportOwnData }'))['exportOwnData'];
    const dates = { createdAt: expect.any(String), lastUsedAt: expect.any(String) };
    expect(JSON.parse(text).passkeys).toEqual([{ name: 'Rechner', ...dates }]);
    expect(text).not.toContain(passkey.id);
    await browser.api.query('mutation($input: EraseAccountInput!) { eraseAccount(input: $input) }', {
      input: { currentPassword: PASSWORD },
    });
    expect(await passkeysOf(person.id)).toEqual([]);
  });

  it('are hidden from every other actor by the database', async () => {
    const { person } = await withPasskey(hub);
    const { database } = hub.server.hub;
    const seen = (actor: Parameters<typeof database.withActor>[0]) =>
      database.withActor(actor, ({ sql }) =>
        sql('select id from passkey where account_id = $1', [person.id]),
      );
    expect(await seen({ accountId: person.id })).toHaveLength(1);
    const stranger = await hub.seed.person();
    for (const actor of [{ accountId: stranger.id }, { nobody: true }, { audience: [] }] as const)
      expect(await seen(actor)).toEqual([]);
  });
});
