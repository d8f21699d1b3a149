import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { PASSWORD } from '../../../test/testkit/password.ts';
import { Browser, enrol, totp } from '../../../test/testkit/second-factor.ts';
import { sessionCookie, signIn } from '../../../test/testkit/sign-in.ts';

let hub: TestHub;
let strict: TestHub;
beforeAll(async () => {
  [hub, strict] = await Promise.all([startTestHub(), startTestHub({ REQUIRE_SECOND_FACTOR: 'true' })]);
});
afterAll(() => Promise.all([hub.close(), strict.close()]));

const WHO = '{ viewer { account { id } signInMethods { hasPassword hasSecondFactor recoveryCodesLeft } } }';

const kindsOf = async (accountId: string) =>
  (
    await hub.sql<{ kind: string }>('select kind from trail_entry where subject_id = $1 order by sequence', [
      accountId,
    ])
  ).map(({ kind }) => kind);

describe('enrolling', () => {
  it('takes the password, then a code that the app shows, and gives ten recovery codes', async () => {
    const person = await hub.seed.person({ password: true });
    const browser = await Browser.signedIn(hub.url, person.email);
    expect((await browser.post('two-factor/enable', { password: 'nicht das Richtige' })).status).toBe(400);
    const offer = await browser.post('two-factor/enable', { password: PASSWORD });
    const { totpURI, backupCodes } = await offer.json();
    expect(totpURI).toMatch(/^otpauth:\/\/totp\/Umlauf:.*secret=[A-Z2-7]+&issuer=Umlauf&digits=6&period=30$/);
    expect(backupCodes).toHaveLength(10);
    // Nothing is demanded before the app has proved that it works.
    expect((await signIn(hub.url, person.email)).headers.getSetCookie()[0]).toMatch(/umlauf-session=/);
    expect((await browser.post('two-factor/verify-totp', { code: '000000' })).status).toBe(401);
    expect((await browser.post('two-factor/verify-totp', { code: totp(totpURI) })).status).toBe(200);
    expect((await browser.api.query(WHO))['viewer'].signInMethods).toEqual({
      hasPassword: true,
      hasSecondFactor: true,
      recoveryCodesLeft: 10,
    });
    expect(await kindsOf(person.id)).toContain('SECOND_FACTOR_ENABLED');
  });

  it('keeps recovery codes as hashes and the key encrypted', async () => {
    const { person, codes, uri } = await enrol(hub);
    const rows = await hub.sql('select * from second_factor where account_id = $1', [person.id]);
    const text = JSON.stringify(rows);
    for (const code of codes) {
      expect(text).not.toContain(code);
      expect(text).not.toContain(code.replaceAll('-', ''));
    }
    expect(text).not.toContain(new URL(uri).searchParams.get('secret'));
  });

  it('is for whoever is signed in', async () => {
    const nobody = new Browser(hub.url);
    for (const path of ['enable', 'disable', 'generate-backup-codes'])
      expect((await nobody.post(`two-factor/${path}`, { password: PASSWORD })).status).toBe(401);
    expect((await nobody.post('two-factor/verify-totp', { code: '123456' })).status).toBe(401);
  });

  it('opens no other door of the plugin', async () => {
    const { browser } = await enrol(hub);
    for (const path of ['send-otp', 'verify-otp', 'get-totp-uri', 'view-backup-codes', 'generate-totp'])
      expect((await browser.post(`two-factor/${path}`, { password: PASSWORD })).status).toBe(404);
  });
});

describe('signing in with a second factor', () => {
  it('gives no session before the code, and one after it', async () => {
    const { person, uri } = await enrol(hub);
    const browser = new Browser(hub.url);
    const first = await browser.signIn(person.email);
    expect(await first.json()).toEqual({ twoFactorRedirect: true, twoFactorMethods: ['totp'] });
    expect((await browser.api.query('{ viewer { email } }'))['viewer']).toBeNull();
    expect((await browser.post('two-factor/verify-totp', { code: totp(uri, 1) })).status).toBe(200);
    expect((await browser.api.query(WHO))['viewer'].account.id).toBe(person.id);
    const [session] = await hub.sql(
      'select method from session where account_id = $1 order by created_at desc limit 1',
      [person.id],
    );
    expect(session).toEqual({ method: 'TOTP' });
  });

  it('takes a code once, though it is still shown', async () => {
    const { person, uri } = await enrol(hub);
    const code = totp(uri, 1);
    const [first, second] = [new Browser(hub.url), new Browser(hub.url)];
    for (const browser of [first, second]) await browser.signIn(person.email);
    expect((await first.post('two-factor/verify-totp', { code })).status).toBe(200);
    expect((await second.post('two-factor/verify-totp', { code })).status).toBe(401);
    expect((await second.api.query('{ viewer { email } }'))['viewer']).toBeNull();
  });

  it('takes each recovery code once, however it is typed', async () => {
    const { person, codes } = await enrol(hub);
    const typed = ` ${codes[0]!.toUpperCase().replaceAll('-', ' ')} `;
    const browser = new Browser(hub.url);
    await browser.signIn(person.email);
    expect((await browser.post('two-factor/verify-backup-code', { code: typed })).status).toBe(200);
    expect((await browser.api.query(WHO))['viewer'].signInMethods.recoveryCodesLeft).toBe(9);
    const again = new Browser(hub.url);
    await again.signIn(person.email);
    expect((await again.post('two-factor/verify-backup-code', { code: codes[0] })).status).toBe(401);
    const [row] = await hub.sql<{ codes: string }>(
      'select recovery_codes as codes from second_factor where account_id = $1',
      [person.id],
    );
    for (const hash of JSON.parse(row!.codes))
      expect((await again.post('two-factor/verify-backup-code', { code: hash })).status).not.toBe(200);
    expect(await kindsOf(person.id)).toContain('RECOVERY_CODE_USED');
  });

  it('ends guessing: five tries for one sign-in, ten for the account', async () => {
    const { person, uri } = await enrol(hub);
    const statuses: number[] = [];
    for (let round = 0; round < 3; round++) {
      const browser = new Browser(hub.url);
      await browser.signIn(person.email);
      for (let i = 0; i < 6; i++)
        statuses.push((await browser.post('two-factor/verify-totp', { code: '000000' })).status);
    }
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(12);
    const browser = new Browser(hub.url);
    await browser.signIn(person.email);
    expect((await browser.post('two-factor/verify-totp', { code: totp(uri, 1) })).status).toBe(429);
  });

  it('trusts a device only when asked to, and not after a new password', async () => {
    const { person, uri } = await enrol(hub);
    const browser = new Browser(hub.url);
    await browser.signIn(person.email);
    await browser.post('two-factor/verify-totp', { code: totp(uri, 1), trustDevice: true });
    expect(await (await browser.signIn(person.email)).json()).toMatchObject({ user: { id: person.id } });
    const stranger = new Browser(hub.url);
    expect(await (await stranger.signIn(person.email)).json()).toMatchObject({ twoFactorRedirect: true });
    const newPassword = 'vier neue Worte nebeneinander';
    await browser.api.query('mutation($input: ChangePasswordInput!) { changePassword(input: $input) }', {
      input: { currentPassword: PASSWORD, newPassword },
    });
    expect(await (await browser.signIn(person.email, newPassword)).json()).toMatchObject({
      twoFactorRedirect: true,
    });
  });
});

describe('switching it off', () => {
  it('takes the password; from then on the password is enough', async () => {
    const { person, browser } = await enrol(hub);
    expect((await browser.post('two-factor/disable', { password: 'nicht das Richtige' })).status).toBe(400);
    expect((await browser.post('two-factor/disable', { password: PASSWORD })).status).toBe(200);
    expect(await hub.sql('select 1 from second_factor where account_id = $1', [person.id])).toEqual([]);
    expect((await signIn(hub.url, person.email)).headers.getSetCookie()[0]).toMatch(/umlauf-session=/);
    expect(await kindsOf(person.id)).toContain('SECOND_FACTOR_DISABLED');
  });

  it('is no place to guess at passwords', async () => {
    const { person, browser } = await enrol(hub);
    for (let i = 0; i < 10; i++)
      expect((await browser.post('two-factor/disable', { password: `falsch Nummer ${i}` })).status).toBe(400);
    expect((await browser.post('two-factor/disable', { password: PASSWORD })).status).toBe(429);
    expect((await signIn(hub.url, person.email)).status).toBe(429);
  });

  it('new recovery codes replace the old ones', async () => {
    const { person, browser, codes } = await enrol(hub);
    const made = await browser.post('two-factor/generate-backup-codes', { password: PASSWORD });
    const { backupCodes } = await made.json();
    const again = new Browser(hub.url);
    await again.signIn(person.email);
    expect((await again.post('two-factor/verify-backup-code', { code: codes[1] })).status).toBe(401);
    expect((await again.post('two-factor/verify-backup-code', { code: backupCodes[1] })).status).toBe(200);
    expect(await kindsOf(person.id)).toContain('RECOVERY_CODES_MADE');
  });
});

describe('a hub that demands it', () => {
  const REQUIRED = { code: 'FORBIDDEN', reason: 'SECOND_FACTOR_REQUIRED' };

  it('answers nothing but what enrolment takes until it is there, at every door', async () => {
    const person = await strict.seed.person({ password: true });
    const browser = await Browser.signedIn(strict.url, person.email);
    expect((await browser.api.error('{ __typename }')).extensions).toEqual(REQUIRED);
    expect((await person.api.error('{ viewer { email } }')).extensions).toEqual(REQUIRED);
    const client = browser.api.live();
    const closed = new Promise((resolve) =>
      client.on('closed', (event) => resolve((event as { code: number }).code)),
    );
    await expect(client.iterate({ query: '{ __typename }' }).next()).rejects.toBeDefined();
    expect(await closed).toBe(4403);
    await enrol(strict, person, browser);
    expect((await browser.api.query(WHO))['viewer'].account.id).toBe(person.id);
    await expect
      .poll(async () => (await person.api.send('{ viewer { email } }')).data?.['viewer']?.email)
      .toBe(person.email);
  });

  it('holds who was signed in already to it too', async () => {
    const person = await strict.seed.person({ password: true });
    const cookie = await sessionCookie(strict.url, person.email);
    await strict.sql('update session set method = null where account_id = $1', [person.id]);
    expect((await new Api(strict.url, null, { cookie }).error('{ __typename }')).extensions).toEqual(
      REQUIRED,
    );
  });
});

it('the test’s own codes are those of RFC 6238', () => {
  const uri = 'otpauth://totp/a?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  expect(totp(uri, 0, 59_000)).toBe('287082');
});
