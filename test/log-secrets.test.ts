import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Api } from './testkit/api.ts';
import { ChildHub, DEMO_PASSWORD } from './testkit/child-hub.ts';

const LEAD = 'koordination@umlauf.example';
const WRONG_PASSWORD = 'a-guess-that-must-not-be-logged';

let hub: ChildHub;
beforeAll(async () => {
  hub = await ChildHub.start({ DEMO: 'true', LOG_LEVEL: 'trace' });
});
afterAll(() => hub.close());

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
  await signIn(WRONG_PASSWORD);
  await fetch(`${hub.url}/api/setup?token=a-setup-token-that-must-not-be-logged`);
  return [
    DEMO_PASSWORD,
    WRONG_PASSWORD,
    secret,
    'a-setup-token-that-must-not-be-logged',
    ...cookie.split('; ').map((each) => decodeURIComponent(each.slice(each.indexOf('=') + 1))),
    (await readFile(join(hub.dataDir, 'secret'), 'utf8')).trim(),
  ];
}

async function overSocket(program: Api): Promise<void> {
  const client = program.live();
  await client.iterate({ query: '{ viewer { email } }' }).next();
  await client.dispose();
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
