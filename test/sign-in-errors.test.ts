import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPEN_PATHS } from '@umlauf/server/accounts/sign-in-door';
import { embeddedAddress, pgOptions } from '@umlauf/server/platform/database/database-address';
import { ChildHub, DEMO_PASSWORD } from './testkit/child-hub.ts';
import { IdentityProvider } from './testkit/identity-provider.ts';

/** Where credentials come in by plain HTTP: better-auth's open doors, and our own beside them. */
const ROUTES = [
  ...OPEN_PATHS,
  '/api/auth/methods',
  '/api/auth/back-channel-logout',
  '/api/setup',
  '/api/password-reset',
  '/api/password-reset/look',
  '/api/password-reset/spend',
];
/** Stands for every secret that somebody sends, in each field and cookie where one belongs. */
const CANARY = 'canary-of-a-secret-0123456789';
const SECRET_FIELDS = ['password', 'newPassword', 'code', 'token', 'secret', 'state', 'logout_token'];
/** What shows where in the program, or in the database, something went wrong. */
const INSIDE =
  /\bat \S+ \(|\bat (async )?\S+:\d+|node_modules|\.[cm]?[jt]s:\d+|"stack"|relation "|SELECT |ZodError/;
const STACK = /\\n\s+at |"stack"/;

let hub: ChildHub;
let provider: IdentityProvider;
let cookie: string;
beforeAll(async () => {
  provider = await IdentityProvider.start();
  // Each request from an address of its own: what is provoked here is no budget used up.
  hub = await ChildHub.start({
    DEMO: 'true',
    LOG_LEVEL: 'info',
    TRUSTED_PROXIES: '127.0.0.1,::1',
    ...provider.env,
  });
  provider.serve(hub.url);
});
afterAll(async () => {
  await hub.close();
  await provider.close();
});

let sent = 0;
async function send(path: string, init: RequestInit & { headers?: Record<string, string> }) {
  sent += 1;
  const response = await fetch(hub.url + path, {
    redirect: 'manual',
    ...init,
    headers: {
      origin: hub.url,
      'content-type': 'application/json',
      'x-forwarded-for': `203.0.${sent >> 8}.${sent & 255}`,
      ...init.headers,
    },
  });
  const text = `${response.headers.get('location') ?? ''} ${await response.text()}`;
  return { status: response.status, text };
}

const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  send(path, { method: 'POST', body, headers });

const FIELDS = ['email', 'name', 'response', 'trustDevice', ...SECRET_FIELDS];
/** Every field that any of the doors reads; where to go afterwards is judged first, and so has a line of its own. */
const everywhere = (value: unknown, more: object = {}): string =>
  JSON.stringify({
    provider: 'oidc',
    callbackURL: '/',
    ...Object.fromEntries(FIELDS.map((field) => [field, value])),
    ...more,
  });
const CREDENTIAL = {
  id: CANARY,
  rawId: CANARY,
  type: 'public-key',
  clientExtensionResults: {},
  response: Object.fromEntries(
    ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'].map((part) => [
      part,
      Buffer.from(CANARY).toString('base64url'),
    ]),
  ),
};

const BODIES: [string, (path: string) => Promise<{ status: number; text: string }>][] = [
  ['half a JSON', (path) => post(path, `{"password":"${CANARY}`)],
  ['no JSON at all', (path) => post(path, `${CANARY}<xml/>`)],
  ['nothing', (path) => post(path, '')],
  ['null', (path) => post(path, 'null')],
  ['a list', (path) => post(path, `["${CANARY}"]`)],
  ['a text', (path) => post(path, `"${CANARY}"`)],
  ['lists in lists', (path) => post(path, `${'['.repeat(20_000)}${']'.repeat(20_000)}`)],
  ['bytes that are no text', (path) => post(path, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]))],
  ['numbers for texts', (path) => post(path, everywhere(1e308))],
  ['objects for texts', (path) => post(path, everywhere({ $ne: CANARY, toString: CANARY }))],
  ['lists for texts', (path) => post(path, everywhere([CANARY]))],
  ['nothing for texts', (path) => post(path, everywhere(null))],
  [
    'objects for addresses',
    (path) => post(path, everywhere(CANARY, { callbackURL: {}, provider: [CANARY] })),
  ],
  [
    'another place to go',
    (path) => post(path, everywhere(CANARY, { callbackURL: `https://boese.example/?${CANARY}` })),
  ],
  [
    'a key that is none',
    (path) => post(path, everywhere(CANARY, { response: CREDENTIAL, email: 'x@y.example' }), { cookie }),
  ],
  [
    'an address that cannot be stored',
    (path) => post(path, everywhere(`${CANARY}\u0000`, { email: 'a\u0000@umlauf.example' }), { cookie }),
  ],
  ['texts for all', (path) => post(path, everywhere(CANARY, { email: 'x@y.example' }), { cookie })],
  ['a NUL', (path) => post(path, everywhere(`a\u0000b@umlauf.example${CANARY}`), { cookie })],
  ['half a character', (path) => post(path, everywhere(`\ud800${CANARY}`), { cookie })],
  ['a prototype', (path) => post(path, `{"__proto__":{"email":"${CANARY}"},"constructor":{"prototype":1}}`)],
  ['another type', (path) => post(path, `password=${CANARY}`, { 'content-type': 'text/plain' })],
  [
    'a form',
    (path) => post(path, `password=${CANARY}`, { 'content-type': 'application/x-www-form-urlencoded' }),
  ],
  [
    'a broken form of parts',
    (path) => post(path, `--x\r\n${CANARY}`, { 'content-type': 'multipart/form-data; boundary=x' }),
  ],
  [
    'a type that is none',
    (path) => post(path, `{"password":"${CANARY}"}`, { 'content-type': 'application/json; charset=nothing' }),
  ],
  ['a compressed body', (path) => post(path, CANARY, { 'content-encoding': 'gzip' })],
  ['65 kB', (path) => post(path, JSON.stringify({ password: CANARY.repeat(2_400) }))],
  ['7 MB', (path) => post(path, JSON.stringify({ password: CANARY.repeat(250_000) }))],
  ['broken cookies', (path) => post(path, everywhere(CANARY), { cookie: brokenCookies() })],
  ['an address with lists', (path) => send(`${path}?code[]=${CANARY}&state=%00&state=${CANARY}`, {})],
  ['an address that cannot be read', (path) => send(`${path}?state=%E0%A4%A&code=${CANARY}`, {})],
  ['an error from elsewhere', (path) => send(`${path}?error=${CANARY}&error_description=%0d%0ax`, {})],
  ...(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const).map((method): (typeof BODIES)[number] => [
    method,
    (path) => send(path, { method, headers: { cookie: brokenCookies() } }),
  ]),
];

const brokenCookies = () =>
  ['session', 'second-factor', 'trusted-device', 'passkey', 'sign-in-state']
    .map((name, i) => `umlauf-${name}=${['%E0%A4%A', CANARY, `${CANARY}.x`, '', '{"a":1}'][i]}`)
    .join('; ');

const logged = () => hub.output.split('\n').filter((line) => line.startsWith('{'));

/** Cookies of a session, and of everything that is begun by asking and ended by an answer. */
async function everyCookie(): Promise<string> {
  const session = await hub.demoSession('fremd@umlauf.example');
  const begun = await Promise.all(
    [
      ['GET', 'passkey/generate-authenticate-options'],
      ['POST', 'sign-in/social'],
    ].map(async ([method, path]) => {
      const answer = await fetch(`${hub.url}/api/auth/${path}`, {
        method: method!,
        ...(method === 'POST' && { body: everywhere(null) }),
        headers: { origin: hub.url, 'content-type': 'application/json' },
      });
      return answer.headers.getSetCookie().map((each) => each.split(';')[0]!);
    }),
  );
  expect(begun.flat().length).toBeGreaterThanOrEqual(2);
  return [session, ...begun.flat()].join('; ');
}

/** How many lines the log had before the database was broken. */
let calm = Number.MAX_SAFE_INTEGER;

describe.each(ROUTES)('%s', (path) => {
  beforeAll(async () => {
    cookie = await everyCookie();
  });

  it.each(BODIES)('answers %s by a word of its own, and tells nothing of the inside', async (name, act) => {
    const { status, text } = await act(path);
    expect(status, text).not.toBe(429);
    expect(status, text).toBeLessThan(500);
    expect(text).not.toMatch(INSIDE);
    if (name !== 'an error from elsewhere') expect(text).not.toContain(CANARY);
  });
});

describe('a database that answers by an error', () => {
  const TABLES = ['account', 'session', 'credential', 'verification', 'second_factor', 'passkey'];
  const query = async (statements: string[]) => {
    const client = new pg.Client(pgOptions(embeddedAddress(hub.socketFolder, 'umlauf')));
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  let cookies: string;
  beforeAll(async () => {
    cookies = await everyCookie();
    calm = logged().length;
    await query(TABLES.map((table) => `alter table ${table} rename to lost_${table}`));
  });
  afterAll(() => query(TABLES.map((table) => `alter table lost_${table} rename to ${table}`)));

  const real = everywhere(CANARY, { email: 'koordination@umlauf.example', response: CREDENTIAL });
  const failed: string[] = [];

  it.each(ROUTES)('is told by nothing at %s', async (path) => {
    const address = `${path}?token=${CANARY}&state=${CANARY}&code=${CANARY}`;
    const answers = [
      await post(path, real, { cookie: cookies }),
      await send(path, { headers: { cookie: cookies } }),
      await send(path.includes('callback') ? address : path, { headers: { cookie: cookies } }),
    ];
    for (const { status, text } of answers) {
      if (status >= 500) failed.push(path);
      if (status >= 500) expect(text).toMatch(/"code":"(INTERNAL|UNAVAILABLE)"/);
      expect(text).not.toMatch(INSIDE);
      expect(text).not.toContain(CANARY);
    }
  });

  it('failed where it is asked', () => {
    const asked = [
      '/api/auth/sign-in/email',
      '/api/auth/sign-out',
      '/api/auth/get-session',
      '/api/auth/sign-in/social',
      '/api/auth/two-factor/verify-totp',
      '/api/auth/two-factor/verify-backup-code',
      '/api/auth/passkey/generate-authenticate-options',
      '/api/auth/passkey/verify-authentication',
      '/api/setup',
    ];
    expect([...new Set(failed)]).toEqual(asked);
  });
});

it('wrote no trace of the program down for what people sent', () => {
  expect(
    logged()
      .slice(0, calm)
      .filter((line) => STACK.test(line)),
  ).toEqual([]);
});

it('wrote down nothing that was secret, and nothing past the log', async () => {
  const lines = hub.output.split('\n');
  const secrets = [CANARY, DEMO_PASSWORD, ...cookie.split('; ').map((each) => each.split('=')[1]!)];
  const database = await readFile(join(hub.dataDir, 'postgres.log'), 'utf8');
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(10);
    expect(logged().join('\n').includes(secret), `${secret.slice(0, 6)}… in the server’s log`).toBe(false);
    expect(database.includes(secret), `${secret.slice(0, 6)}… in the database’s log`).toBe(false);
  }
  // What a library writes to the console by itself passes the log by.
  expect(lines.filter((line) => !line.startsWith('{')).join('\n')).not.toMatch(INSIDE);
});
