import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import WebSocket from 'ws';
import { Api } from './testkit/api.ts';
import { ChildHub, DEMO_PASSWORD } from './testkit/child-hub.ts';
import { askFiles, attach } from './testkit/files.ts';
import { CONFIRM_EMAIL, REQUEST_EMAIL } from './testkit/email-change.ts';
import { IdentityProvider } from './testkit/identity-provider.ts';
import { ACCEPT, INVITE, OFFER } from './testkit/invitations.ts';
import { ForgetfulBrowser } from './testkit/password-reset.ts';
import { goThrough, ProviderVisit } from './testkit/provider-visit.ts';
import { S3Server } from './testkit/s3-server.ts';
import { Browser, totp } from './testkit/second-factor.ts';

const LEAD = 'koordination@umlauf.example';
const WRONG_PASSWORD = 'a-guess-that-must-not-be-logged';

let hub: ChildHub;
let provider: IdentityProvider;
let s3: S3Server;
beforeAll(async () => {
  provider = await IdentityProvider.start();
  s3 = await S3Server.start();
  const oidc = { ...provider.env, OIDC_ALLOWED_GROUPS: 'umlauf' };
  hub = await ChildHub.start({ DEMO: 'true', LOG_LEVEL: 'trace', S3_URL: s3.url(), ...oidc });
  provider.serve(hub.url);
});
afterAll(async () => {
  await hub.close();
  await provider.close();
  await s3.close();
});

/** Uses the hub by every kind of credential, also wrongly, and returns each secret that was on the way. */
async function useEverySecret(): Promise<string[]> {
  const cookie = await hub.demoSession(LEAD);
  const session = new Api(hub.url, null, { cookie, origin: hub.url });
  const input = {
    name: 'Log',
    scopes: ['spaces:read'],
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  };
  const { createAccessToken } = await session.query(
    'mutation($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { secret } }',
    { input },
  );
  const { secret } = createAccessToken;
  const program = new Api(hub.url, secret);
  await program.query('{ viewer { email } }');
  await program.send('{ nothing }');
  await program.send('mutation { createSpace(input: { name: "", purpose: "", closedBecause: "" }) { id } }');
  await overSocket(program);
  await new Api(hub.url, `${secret}x`).send('{ viewer { email } }');
  // Where it must not stand.
  await fetch(`${hub.url}/graphql?query=%7Bviewer%7Bemail%7D%7D&access_token=${secret}`);
  await fetch(`${hub.url}/${secret}`);
  await new Promise((resolve) => {
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/graphql?token=${secret}`);
    socket.once('error', resolve);
  });
  await signIn(WRONG_PASSWORD);
  const secondFactor = await enrolSecondFactor();
  await fetch(`${hub.url}/api/setup?token=a-setup-token-that-must-not-be-logged`);
  return [
    DEMO_PASSWORD,
    await spendInvitation(session),
    await subscribe(session),
    await resetPassword('gast@umlauf.example'),
    await changeEmail('stadt@umlauf.example'),
    ...(await visitProvider()),
    ...(await visitStore(session)),
    WRONG_PASSWORD,
    secret,
    ...secondFactor,
    'a-setup-token-that-must-not-be-logged',
    ...cookie.split('; ').map((each) => decodeURIComponent(each.slice(each.indexOf('=') + 1))),
    (await readFile(join(hub.dataDir, 'secret'), 'utf8')).trim(),
  ];
}

/** Invites, looks at the link and follows it; the secret that it bears. */
async function spendInvitation(session: Api): Promise<string> {
  const { spaces } = await session.query('{ spaces(first: 1) { nodes { id } } }');
  const input = { spaceId: spaces.nodes[0].id, role: 'READER', people: [{ email: 'erika@mail.example' }] };
  await session.query(INVITE, { input });
  const secret = await secretFor('erika@mail.example', 'invitation');
  const anybody = new Api(hub.url, null);
  await anybody.query(OFFER, { secret });
  await anybody.send(ACCEPT, { input: { secret, name: '', password: WRONG_PASSWORD } });
  await anybody.query(ACCEPT, {
    input: { secret, name: 'Erika', password: 'vier gute Worte nebeneinander' },
  });
  return secret;
}

/** What stands behind the # of the link to this page that was sent to this address. */
async function secretFor(email: string, page: string): Promise<string> {
  const read = async (path: string) =>
    (await fetch(`${hub.url}/api/demo/mail${path}`)).json() as Promise<any>;
  const link = new RegExp(`/${page}#([\\w-]{43})$`, 'm');
  const find = async () => {
    const { mails } = await read('');
    const sent = mails.filter(({ recipient }: { recipient: string }) => recipient === email);
    const texts: string[] = await Promise.all(
      sent.map(async ({ id }: { id: string }) => (await read(`/${id}`)).text),
    );
    return texts.map((text) => link.exec(text)?.[1]).find(Boolean);
  };
  await expect.poll(find).toBeDefined();
  return (await find())!;
}

/** Subscribes to a calendar, and by an address that is almost its own. */
async function subscribe(session: Api): Promise<string> {
  const { createCalendarLink } = await session.query('mutation { createCalendarLink(input: {}) { url } }');
  const url: string = createCalendarLink.url;
  expect((await fetch(url)).status).toBe(200);
  expect((await fetch(url.replace('.ics', 'x.ics'))).status).toBe(404);
  return /([A-Za-z0-9_-]{43})\.ics$/.exec(url)![1]!;
}

/** Asks for a new password and sets it by the link, wrongly at first. */
async function resetPassword(email: string): Promise<string> {
  const browser = new ForgetfulBrowser(hub.url);
  expect((await browser.ask(email)).status).toBe(202);
  const secret = await secretFor(email, 'reset-password');
  expect((await browser.look(secret)).status).toBe(200);
  expect((await browser.spend(`${secret}x`, WRONG_PASSWORD)).status).toBe(410);
  expect((await browser.spend(secret, WRONG_PASSWORD.slice(0, 3))).status).toBe(400);
  expect((await browser.spend(secret, 'vier neue Worte nebeneinander')).status).toBe(200);
  expect((await browser.spend(secret, WRONG_PASSWORD)).status).toBe(410);
  return secret;
}

/** Changes an address and confirms it, twice. */
async function changeEmail(email: string): Promise<string> {
  const api = new Api(hub.url, null, { cookie: await hub.demoSession(email), origin: hub.url });
  const input = { email: 'neu@mail.example', currentPassword: DEMO_PASSWORD };
  await api.query(REQUEST_EMAIL, { input });
  const secret = await secretFor('neu@mail.example', 'confirm-email');
  await api.query(CONFIRM_EMAIL, { secret });
  await api.send(CONFIRM_EMAIL, { secret });
  return secret;
}

/** Comes through the identity provider and leaves, and meets one that lies; what the two said to one another. */
async function visitProvider(): Promise<string[]> {
  const person = { sub: 'erika', email: 'erika@stadt.example', email_verified: true, groups: ['umlauf'] };
  const visit = new ProviderVisit(hub.url, provider);
  expect(await goThrough(visit, { ...person, name: 'Erika' })).toBe('/');
  const left = (await (
    await visit.hub.post('sign-out', { disableRedirect: true, callbackURL: '/sign-in' })
  ).json()) as { url: string };
  const idToken = new URL(left.url).searchParams.get('id_token_hint')!;
  expect(idToken.split('.')).toHaveLength(3);
  provider.claims = { iss: 'https://somebody-else.example' };
  await goThrough(new ProviderVisit(hub.url, provider), { ...person, sub: 'other' }).catch(() => undefined);
  provider.claims = {};
  return [provider.env['OIDC_CLIENT_SECRET']!, idToken];
}

/** Attaches a file while the store of files is there and while it is not; its key’s secret, as it is and in the address. */
async function visitStore(session: Api): Promise<string[]> {
  const { spaces } = await session.query(
    '{ spaces(first: 1) { nodes { documents(first: 1) { nodes { id } } } } }',
  );
  const documentId = spaces.nodes[0].documents.nodes[0].id;
  const id = await attach(session, documentId, 'Log.txt');
  s3.isDown = true;
  expect((await askFiles(session, 'GET', `/api/files/${id}/content`)).status).toBe(503);
  s3.isDown = false;
  return [s3.secret, encodeURIComponent(s3.secret)];
}

async function overSocket(program: Api): Promise<void> {
  const client = program.live();
  await client.iterate({ query: '{ viewer { email } }' }).next();
  await client.dispose();
}

/** Sets a second factor up and signs in with it; its key and the recovery codes. */
async function enrolSecondFactor(): Promise<string[]> {
  const email = 'fremd@umlauf.example';
  const browser = new Browser(hub.url);
  await browser.signIn(email, DEMO_PASSWORD);
  const offer = await browser.post('two-factor/enable', { password: DEMO_PASSWORD });
  const { totpURI, backupCodes } = (await offer.json()) as { totpURI: string; backupCodes: string[] };
  expect((await browser.post('two-factor/verify-totp', { code: totp(totpURI) })).status).toBe(200);
  await browser.signIn(email, DEMO_PASSWORD);
  await browser.post('two-factor/verify-backup-code', { code: 'a-wrong-recovery-code' });
  expect((await browser.post('two-factor/verify-backup-code', { code: backupCodes[0]! })).status).toBe(200);
  return [new URL(totpURI).searchParams.get('secret')!, 'a-wrong-recovery-code', ...backupCodes];
}

async function signIn(password: string): Promise<void> {
  await fetch(`${hub.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: hub.url },
    body: JSON.stringify({ email: LEAD, password }),
  });
}

it('no secret stands in a log, however much is logged', async () => {
  const secrets = await useEverySecret();
  // The demo's password is told to the newcomer on purpose, once, outside of the log.
  const log = hub.output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .join('\n');
  expect(log).toContain('"level"');
  const database = await readFile(join(hub.dataDir, 'postgres.log'), 'utf8');
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(10);
    expect(log.includes(secret), `${secret.slice(0, 4)}… in the server's log`).toBe(false);
    expect(database.includes(secret), `${secret.slice(0, 4)}… in the database's log`).toBe(false);
  }
});
