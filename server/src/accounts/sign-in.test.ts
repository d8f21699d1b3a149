import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Api } from '../../../test/testkit/api.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { PASSWORD } from '../../../test/testkit/password.ts';
import { sessionApi, sessionCookie, signIn } from '../../../test/testkit/sign-in.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const WHO = '{ viewer { account { id } } }';
const wrong = `${PASSWORD}, nearly`;

const signOut = (cookie: string, origin = hub.url) =>
  fetch(`${hub.url}/api/auth/sign-out`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, origin },
    body: '{}',
  });

describe('signing in', () => {
  it('gives a session that scripts cannot read and other sites cannot use', async () => {
    const person = await hub.seed.person({ password: true });
    const response = await signIn(hub.url, person.email);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const cookies = response.headers.getSetCookie();
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(/^umlauf-session=[^;]+; /);
    expect(cookies[0]).toMatch(/HttpOnly/);
    expect(cookies[0]).toMatch(/SameSite=Lax/);
    expect(cookies[0]).toMatch(/Path=\//);
    // Plain http exists on loopback only, where Secure would keep the cookie from being stored.
    expect(cookies[0]).not.toMatch(/Secure|Domain=/);
    const cookie = cookies[0]!.split(';')[0]!;
    const api = new Api(hub.url, null, { cookie });
    expect(await api.query(WHO)).toEqual({ viewer: { account: { id: person.id } } });
  });

  it('behind https takes a __Host- cookie with Secure', async () => {
    const behindTls = await startTestHub({ PUBLIC_URL: 'https://hub.example' });
    const person = await behindTls.seed.person({ password: true });
    const response = await signIn(`http://127.0.0.1:${behindTls.server.port}`, person.email, PASSWORD, {
      origin: 'https://hub.example',
    });
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-umlauf-session=[^;]+;(?=.*HttpOnly)(?=.*Secure)(?=.*SameSite=Lax)/),
    ]);
    expect(response.headers.getSetCookie()[0]).toMatch(/Path=\/(;|$)/);
    expect(response.headers.get('strict-transport-security')).toMatch(/max-age=31536000/);
    await behindTls.close();
  });

  it('finds the address however it is written', async () => {
    const person = await hub.seed.person({ password: true });
    expect((await signIn(hub.url, person.email.toUpperCase())).status).toBe(200);
  });

  it('answers the same for a wrong password and an unknown address', async () => {
    const person = await hub.seed.person({ password: true });
    const withoutPassword = await hub.seed.person();
    const answers = await Promise.all(
      [person.email, 'niemand@umlauf.example', withoutPassword.email].map(async (email) => {
        const response = await signIn(hub.url, email, wrong);
        const { date: _date, 'x-request-id': _id, ...headers } = Object.fromEntries(response.headers);
        return { status: response.status, headers, body: await response.text() };
      }),
    );
    expect(answers[0]!.status).toBe(401);
    expect(answers[0]!.headers).not.toHaveProperty('set-cookie');
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    const sessions = await hub.sql('select 1 from session where account_id = $1', [person.id]);
    expect(sessions).toEqual([]);
  });

  it('works the password out for an unknown address, too: time tells nothing', async () => {
    const person = await hub.seed.person({ password: true });
    const time = async (email: string) => {
      const times: number[] = [];
      for (let i = 0; i < 5; i++) {
        const started = performance.now();
        await signIn(hub.url, email, wrong);
        times.push(performance.now() - started);
      }
      return times.toSorted((a, b) => a - b)[2]!;
    };
    const [known, unknown] = [await time(person.email), await time('keiner@umlauf.example')];
    expect(unknown).toBeGreaterThan(known / 3);
    expect(unknown).toBeLessThan(known * 3);
  });

  it.each([
    ['no address', { password: PASSWORD }],
    ['no password', { email: 'x@umlauf.example' }],
    ['an object for a password', { email: 'x@umlauf.example', password: { $ne: '' } }],
    ['a list for an address', { email: ['x@umlauf.example'], password: PASSWORD }],
    ['a password of 60,000 characters', { email: 'x@umlauf.example', password: 'x'.repeat(60_000) }],
    ['an address with a NUL', { email: 'x\u0000@umlauf.example', password: PASSWORD }],
  ])('refuses %s plainly', async (_, body) => {
    const response = await fetch(`${hub.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: hub.url },
      body: JSON.stringify(body),
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(await response.text()).not.toMatch(/ at .*:\d+|select |stack/i);
  });

  it('has no open door beside it: nobody signs up', async () => {
    const response = await fetch(`${hub.url}/api/auth/sign-up/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: hub.url },
      body: JSON.stringify({ name: 'Neu', email: 'neu@umlauf.example', password: PASSWORD }),
    });
    expect(response.ok).toBe(false);
    expect(await hub.sql(`select 1 from account where email = 'neu@umlauf.example'`)).toEqual([]);
  });

  it('is refused from a page that is not ours', async () => {
    const person = await hub.seed.person({ password: true });
    const cookie = await sessionCookie(hub.url, person.email);
    const response = await signIn(hub.url, person.email, PASSWORD, {
      origin: 'https://boese.example',
      cookie,
    });
    expect(response.status).toBe(403);
  });
});

describe('guessing', () => {
  it('ends after ten failures with 429 and when to come back, also for the right password', async () => {
    const person = await hub.seed.person({ password: true });
    for (let i = 0; i < 10; i++) expect((await signIn(hub.url, person.email, wrong)).status).toBe(401);
    for (const password of [wrong, PASSWORD]) {
      const refused = await signIn(hub.url, person.email, password);
      expect(refused.status).toBe(429);
      const body = (await refused.json()) as { code: string; retryAfter: number };
      expect(body.code).toBe('RATE_LIMITED');
      expect(body.retryAfter).toBeGreaterThan(0);
      expect(body.retryAfter).toBeLessThanOrEqual(600);
      expect(refused.headers.get('retry-after')).toBe(String(body.retryAfter));
    }
    // A town hall is one address: its others sign in as before.
    const colleague = await hub.seed.person({ password: true });
    expect((await signIn(hub.url, colleague.email)).status).toBe(200);
  });

  it('is counted for the account, however its address is written and whatever a header claims', async () => {
    const person = await hub.seed.person({ password: true });
    for (let i = 0; i < 10; i++) {
      const email = i % 2 ? person.email : ` ${person.email.toUpperCase()}`.trim();
      const headers = { 'x-forwarded-for': `10.0.0.${i}`, 'x-umlauf-address': `10.0.0.${i}` };
      expect((await signIn(hub.url, email, wrong, headers)).status).toBe(401);
    }
    expect((await signIn(hub.url, person.email, PASSWORD, { 'x-forwarded-for': '10.9.9.9' })).status).toBe(
      429,
    );
  });

  it('many at once get no more tries than one after the other', async () => {
    const person = await hub.seed.person({ password: true });
    const answers = await Promise.all(Array.from({ length: 40 }, () => signIn(hub.url, person.email, wrong)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401, 429]));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect((await signIn(hub.url, person.email)).status).toBe(429);
  });
});

describe('signing out', () => {
  it('is not done by a page that is not ours', async () => {
    const person = await hub.seed.person({ password: true });
    const cookie = await sessionCookie(hub.url, person.email);
    expect((await signOut(cookie, 'https://boese.example')).status).toBe(403);
    await new Api(hub.url, null, { cookie }).query(WHO);
  });

  it('ends the session at once, and only this one', async () => {
    const person = await hub.seed.person({ password: true });
    const [here, there] = [
      await sessionCookie(hub.url, person.email),
      await sessionCookie(hub.url, person.email),
    ];
    expect((await signOut(here)).status).toBe(200);
    const api = (cookie: string) => new Api(hub.url, null, { cookie });
    expect((await api(here).error(WHO)).extensions.code).toBe('UNAUTHENTICATED');
    expect((await api(there).query(WHO))['viewer'].account.id).toBe(person.id);
  });
});

describe('signing out when the database does not let the session go', () => {
  const REFUSE = `create function keep_session() returns trigger language plpgsql
    as $$ begin raise exception 'not now'; end $$;
    create trigger keep_session before delete on session for each row execute function keep_session()`;

  it('is not said to be done, and can be done again', async () => {
    const person = await hub.seed.person({ password: true });
    const cookie = await sessionCookie(hub.url, person.email);
    await hub.sql(REFUSE);
    try {
      const refused = await signOut(cookie, hub.url);
      expect([refused.status, await refused.json()]).toEqual([
        503,
        expect.objectContaining({ code: 'UNAVAILABLE' }),
      ]);
    } finally {
      await hub.sql('drop trigger keep_session on session');
    }
    expect((await signOut(cookie, hub.url)).status).toBe(200);
    expect(await hub.sql('select 1 from session where account_id = $1', [person.id])).toEqual([]);
  });
});

describe('a session', () => {
  it.each([
    ['made up', 'umlauf-session=abc.def'],
    ['empty', 'umlauf-session='],
    [
      'of a former secret',
      `umlauf-session=${encodeURIComponent('x'.repeat(32) + '.' + 'A'.repeat(43) + '=')}`,
    ],
  ])('that is %s is UNAUTHENTICATED, never anonymous', async (_, cookie) => {
    const api = new Api(hub.url, null, { cookie });
    expect((await api.error('{ __typename }')).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('that is over is UNAUTHENTICATED', async () => {
    const person = await hub.seed.person({ password: true });
    const api = await sessionApi(hub.url, person);
    await hub.sql(`update session set expires_at = now() - interval '1 second' where account_id = $1`, [
      person.id,
    ]);
    expect((await api.error(WHO)).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('cannot change the account past our own doors', async () => {
    const person = await hub.seed.person({ password: true });
    const cookie = await sessionCookie(hub.url, person.email);
    const post = (path: string, body: object) =>
      fetch(`${hub.url}/api/auth/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie, origin: hub.url },
        body: JSON.stringify(body),
      });
    const attempts = [
      await post('update-user', { name: 'A\u0007B', is_administrator: true, isAdministrator: true }),
      await post('change-email', { newEmail: 'anders@umlauf.example' }),
      await post('delete-user', { password: PASSWORD }),
      await post('change-password', { currentPassword: PASSWORD, newPassword: 'kurz' }),
      await post('sign-in/social', { provider: 'github' }),
      await post('list-sessions', {}),
    ];
    expect(attempts.map(({ status }) => status)).toEqual(attempts.map(() => 404));
    const [row] = await hub.sql('select name, email, is_administrator from account where id = $1', [
      person.id,
    ]);
    expect(row).toEqual({ name: person.name, email: person.email, is_administrator: false });
    expect((await signIn(hub.url, person.email)).status).toBe(200);
  });

  it.each([
    ['a host with a path', { host: 'localhost/api/auth/update-user?' }, '/api/auth/sign-in/email'],
    [
      'a protocol with a path',
      { 'x-forwarded-proto': 'http://x/api/auth/update-user?' },
      '/api/auth/sign-in/email',
    ],
    ['a host that is none', { host: '[' }, '/api/auth/sign-in/email'],
    ['a whole address', {}, 'http://localhost/api/auth/update-user'],
  ])('does not get past them with %s', async (_, headers, path) => {
    const person = await hub.seed.person({ password: true });
    const cookie = await sessionCookie(hub.url, person.email);
    const body = JSON.stringify({ name: 'Anders', email: person.email, password: wrong });
    const status = await new Promise((resolve, reject) => {
      const sent = request(
        {
          port: hub.server.port,
          method: 'POST',
          path,
          headers: { 'content-type': 'application/json', cookie, origin: hub.url, ...headers },
        },
        (response) => resolve(response.resume().statusCode),
      );
      sent.once('error', reject).end(body);
    });
    expect(status).toBe(path.startsWith('/') ? 401 : 404);
    const [row] = await hub.sql('select name from account where id = $1', [person.id]);
    expect(row).toEqual({ name: person.name });
  });
});
