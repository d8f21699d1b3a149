import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '@umlauf/shared/close-codes';
import type { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { PASSWORD } from '../../../test/testkit/password.ts';
import { sessionApi, signIn } from '../../../test/testkit/sign-in.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const WHO = '{ viewer { account { id } } }';
const SESSIONS = '{ viewer { sessions { id browser system address createdAt expiresAt isCurrent } } }';
const END = 'mutation($id: ID!) { endSession(sessionId: $id) }';
const END_OTHERS = 'mutation { endOtherSessions }';
const CHANGE = 'mutation($input: ChangePasswordInput!) { changePassword(input: $input) }';
const NEW_PASSWORD = 'vier neue Worte nebeneinander';
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

interface SeenSession {
  id: string;
  isCurrent: boolean;
}

async function sessionsOf(api: Api): Promise<SeenSession[]> {
  const { viewer } = await api.query(SESSIONS);
  return viewer.sessions;
}

/** A socket of this session with a live operation, once it is open; `closed` is the code by which the server ends it. */
async function socketOf(api: Api): Promise<{ closed: Promise<number> }> {
  const client = api.live();
  const closed = new Promise<number>((resolve) => {
    client.on('closed', (event) => resolve((event as { code: number }).code));
  });
  const connected = new Promise((resolve) => client.on('connected', resolve));
  client.subscribe(
    { query: 'subscription { viewerChanged { email } }' },
    { next: () => undefined, error: () => undefined, complete: () => undefined },
  );
  await connected;
  return { closed };
}

describe('the list of sessions', () => {
  it('shows where one is signed in, newest first, with this one marked', async () => {
    const person = await hub.seed.person({ password: true });
    const first = await signIn(hub.url, person.email, PASSWORD, { 'user-agent': FIREFOX });
    expect(first.ok).toBe(true);
    const api = await sessionApi(hub.url, person);
    const sessions = await sessionsOf(api);
    expect(sessions).toHaveLength(2);
    expect(sessions[0]).toMatchObject({ isCurrent: true });
    expect(sessions[1]).toMatchObject({
      browser: 'Firefox',
      system: 'Windows',
      address: '127.0.0.1',
      isCurrent: false,
    });
  });

  it('leaves out what is over, and what is another person’s', async () => {
    const [person, other] = [
      await hub.seed.person({ password: true }),
      await hub.seed.person({ password: true }),
    ];
    await sessionApi(hub.url, other);
    await sessionApi(hub.url, person);
    await hub.sql(`update session set expires_at = now() where account_id = $1`, [person.id]);
    expect(await sessionsOf(await sessionApi(hub.url, person))).toHaveLength(1);
  });

  it('is empty for programs, and they end none', async () => {
    const person = await hub.seed.person({ password: true });
    const [session] = await sessionsOf(await sessionApi(hub.url, person));
    expect(await sessionsOf(person.api)).toEqual([]);
    for (const attempt of [
      person.api.error(END, { id: session!.id }),
      person.api.error(END_OTHERS),
      person.api.error(CHANGE, { input: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD } }),
    ])
      expect((await attempt).extensions.code).toBe('FORBIDDEN');
    expect((await signIn(hub.url, person.email)).status).toBe(200);
  });
});

describe('ending a session', () => {
  it('signs out there at once, closes what is open there, and leaves this one', async () => {
    const person = await hub.seed.person({ password: true });
    const there = await sessionApi(hub.url, person);
    const here = await sessionApi(hub.url, person);
    const { closed } = await socketOf(there);
    const other = (await sessionsOf(here)).find(({ isCurrent }) => !isCurrent);
    const asked = performance.now();
    await here.query(END, { id: other!.id });
    expect(await closed).toBe(CLOSE_CODES.CREDENTIAL_ENDED.code);
    expect(performance.now() - asked).toBeLessThan(1_000);
    expect((await there.error(WHO)).extensions.code).toBe('UNAUTHENTICATED');
    await here.query(WHO);
  });

  it('ends nobody else’s, and none that is not there', async () => {
    const [person, other] = [
      await hub.seed.person({ password: true }),
      await hub.seed.person({ password: true }),
    ];
    const theirs = await sessionApi(hub.url, other);
    const [session] = await sessionsOf(theirs);
    const api = await sessionApi(hub.url, person);
    for (const id of [session!.id, `ses_${'0'.repeat(26)}`, 'ses_', "' or true --"])
      expect((await api.error(END, { id })).extensions).toEqual({ code: 'NOT_FOUND' });
    await theirs.query(WHO);
  });

  it('ends all others, and says how many', async () => {
    const person = await hub.seed.person({ password: true });
    const others = [await sessionApi(hub.url, person), await sessionApi(hub.url, person)];
    const here = await sessionApi(hub.url, person);
    const { closed } = await socketOf(others[0]!);
    expect(await here.query(END_OTHERS)).toEqual({ endOtherSessions: 2 });
    expect(await closed).toBe(CLOSE_CODES.CREDENTIAL_ENDED.code);
    for (const api of others) expect((await api.error(WHO)).extensions.code).toBe('UNAUTHENTICATED');
    expect(await here.query(END_OTHERS)).toEqual({ endOtherSessions: 0 });
  });
});

describe('changing the password', () => {
  it('takes the new one from then on, and signs out everywhere else', async () => {
    const person = await hub.seed.person({ password: true });
    const there = await sessionApi(hub.url, person);
    const here = await sessionApi(hub.url, person);
    const { closed } = await socketOf(there);
    await here.query(CHANGE, { input: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD } });
    expect(await closed).toBe(CLOSE_CODES.CREDENTIAL_ENDED.code);
    await here.query(WHO);
    expect((await signIn(hub.url, person.email)).status).toBe(401);
    expect((await signIn(hub.url, person.email, NEW_PASSWORD)).status).toBe(200);
  });

  it.each([
    [
      'a wrong present one',
      { currentPassword: 'nicht das Richtige', newPassword: NEW_PASSWORD },
      'currentPassword',
      'WRONG',
    ],
    ['a short one', { currentPassword: PASSWORD, newPassword: 'kurz' }, 'newPassword', 'TOO_SHORT'],
    ['a common one', { currentPassword: PASSWORD, newPassword: 'passwort1234' }, 'newPassword', 'TOO_COMMON'],
    [
      'one without end',
      { currentPassword: PASSWORD, newPassword: 'x'.repeat(300) },
      'newPassword',
      'TOO_LONG',
    ],
  ])('refuses %s and changes nothing', async (_, input, field, fault) => {
    const person = await hub.seed.person({ password: true });
    const there = await sessionApi(hub.url, person);
    const here = await sessionApi(hub.url, person);
    const before = await hub.sql('select * from credential where account_id = $1', [person.id]);
    expect((await here.error(CHANGE, { input })).extensions).toEqual({
      code: 'INVALID_INPUT',
      fields: { [field]: fault },
    });
    expect(await hub.sql('select * from credential where account_id = $1', [person.id])).toEqual(before);
    await there.query(WHO);
  });

  it('is no place to guess at: tries count as those of signing in', async () => {
    const person = await hub.seed.person({ password: true });
    const api = await sessionApi(hub.url, person);
    const wrong = { currentPassword: 'nicht das Richtige', newPassword: NEW_PASSWORD };
    for (let i = 0; i < 10; i++)
      expect((await api.error(CHANGE, { input: wrong })).extensions.code).toBe('INVALID_INPUT');
    const refused = await api.error(CHANGE, { input: { ...wrong, currentPassword: PASSWORD } });
    expect(refused.extensions.code).toBe('RATE_LIMITED');
    expect((await signIn(hub.url, person.email)).status).toBe(429);
  });
});
