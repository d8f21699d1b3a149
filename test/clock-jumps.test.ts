import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { SCOPES } from '@umlauf/shared/scopes';
import { removeOldEvents } from '@umlauf/server/platform/events/remove-old-events';
import { STEADY_CLOCK } from '@umlauf/server/platform/jobs/jobs';
import { retainTrail } from '@umlauf/server/platform/trail/retain-trail';
import { Api } from './testkit/api.ts';
import { DatabaseProxy } from './testkit/database-proxy.ts';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import { Browser, enrol, totp } from './testkit/second-factor.ts';
import { sessionApi } from './testkit/sign-in.ts';
import { FOLLOW, paragraph, PUSH } from './testkit/written.ts';
import { overSocket } from './testkit/following.ts';

const DAY = 86_400_000;

let hub: TestHub;
let line: DatabaseProxy;
beforeAll(async () => {
  hub = await startTestHub({}, async (address) => {
    line = await DatabaseProxy.open(address);
    return line.address;
  });
});
afterAll(async () => {
  await hub.close();
  await line.close();
});
afterEach(() => void vi.useRealTimers());

/** Sets the server's clock, and not the database's. */
const setClock = (by: number) => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + by });

/** What somebody is told who asks who they are. */
async function toldTo(api: Api): Promise<string> {
  const { errors } = await api.send('{ viewer { account { id } } }');
  return errors?.[0]?.extensions.code ?? 'WELCOME';
}

const CREATE = 'mutation($input: CreateAccessTokenInput!) { createAccessToken(input: $input) { secret } }';

describe.each([
  ['ahead', 400 * DAY],
  ['behind', -400 * DAY],
] as const)('a server whose clock is a year %s', (_, by) => {
  it('takes an access token until the database says that it is over', async () => {
    const { id } = await hub.seed.person();
    const [living, over] = [
      await hub.seed.token(id, [...SCOPES]),
      await hub.seed.token(id, [...SCOPES], new Date(Date.now() - 1)),
    ];
    setClock(by);
    const api = new Api(hub.url, living.secret);
    expect(await toldTo(api)).toBe('WELCOME');
    expect(await toldTo(new Api(hub.url, over.secret))).toBe('UNAUTHENTICATED');
    await hub.sql('update access_token set expires_at = now() where id = $1', [living.tokenId]);
    await expect.poll(() => toldTo(api), { timeout: 3_000 }).toBe('UNAUTHENTICATED');
  });

  it('makes access tokens that end when the database says so', async () => {
    const api = await sessionApi(hub.url, await hub.seed.person({ password: true }));
    const ending = (at: number) => ({
      input: { name: 'Probe', scopes: ['spaces:read'], expiresAt: new Date(at).toISOString() },
    });
    const [tomorrow, yesterday] = [Date.now() + DAY, Date.now() - DAY];
    setClock(by);
    const { createAccessToken } = await api.query(CREATE, ending(tomorrow));
    expect(await toldTo(new Api(hub.url, createAccessToken.secret))).toBe('WELCOME');
    expect((await api.error(CREATE, ending(yesterday))).extensions).toMatchObject({
      code: 'INVALID_INPUT',
      fields: { expiresAt: 'IN_THE_PAST' },
    });
  });

  it('keeps a session until the database says that it is over, and loses none', async () => {
    const person = await hub.seed.person({ password: true });
    const api = await sessionApi(hub.url, person);
    setClock(by);
    expect(await toldTo(api)).toBe('WELCOME');
    expect(await hub.sql('select 1 from session where account_id = $1', [person.id])).toHaveLength(1);
    await hub.sql('update session set expires_at = now() where account_id = $1', [person.id]);
    // Whose it is, is remembered for a second.
    await expect.poll(() => toldTo(api), { timeout: 3_000 }).toBe('UNAUTHENTICATED');
  });

  it('begins sessions that last as long as ever', async () => {
    const person = await hub.seed.person({ password: true });
    setClock(by);
    const api = await sessionApi(hub.url, person);
    expect(await toldTo(api)).toBe('WELCOME');
    const [session] = await hub.sql<{ begun: number; left: number }>(
      `select extract(epoch from now() - created_at)::float8 as begun,
         extract(epoch from expires_at - now())::float8 / 86400 as left from session where account_id = $1`,
      [person.id],
    );
    expect(session!.left).toBeCloseTo(14, 1);
    expect(session!.begun).toBeLessThan(60);
  });

  it('asks for a second factor, and judges no code while nobody can say which is the right one', async () => {
    const { person, uri } = await enrol(hub);
    const code = totp(uri, 1);
    setClock(by);
    const browser = new Browser(hub.url);
    expect(await (await browser.signIn(person.email)).json()).toMatchObject({ twoFactorRedirect: true });
    for (const tried of [code, totp(uri)]) {
      const answer = await browser.post('two-factor/verify-totp', { code: tried });
      expect([answer.status, await answer.json()]).toEqual([
        503,
        expect.objectContaining({ code: 'UNAVAILABLE' }),
      ]);
    }
    vi.useRealTimers();
    expect((await browser.post('two-factor/verify-totp', { code })).status).toBe(200);
  });

  it('removes nothing before its time', async () => {
    const { id } = await hub.seed.space();
    const { database, checkpoints } = hub.server.hub;
    setClock(by);
    expect(await removeOldEvents(database, checkpoints)).toBe(0);
    expect(await retainTrail(database, checkpoints)).toEqual({ cut: 0, emptied: 0 });
    expect(await hub.sql('select 1 from event where stream_id = $1', [id])).not.toHaveLength(0);
  });

  it('goes on with its regular jobs', async () => {
    const before = STEADY_CLOCK.now();
    setClock(by);
    expect(STEADY_CLOCK.now() - before).toBeGreaterThanOrEqual(0);
    expect(STEADY_CLOCK.now() - before).toBeLessThan(60_000);
  });

  it('goes on saving what is typed', async () => {
    const { id: documentId, lead } = await hub.seed.document();
    const following = overSocket(lead.api, FOLLOW, { documentId });
    await lead.api.query(PUSH, { documentId, update: paragraph('Vorher') });
    setClock(by);
    await lead.api.query(PUSH, { documentId, update: paragraph('Danach') });
    await expect.poll(() => following.events('documentUpdates').at(-1)?.revision).toBe(2);
    const [row] = await hub.sql<{ age: number }>(
      `select extract(epoch from now() - created_at)::float8 as age from document_update
       where document_id = $1 and revision = 2`,
      [documentId],
    );
    expect(Math.abs(row!.age)).toBeLessThan(60);
    following.stop();
  });

  it('trusts nothing that it remembers once it has not seen the database for five seconds', async () => {
    const space = await hub.seed.space();
    const { access, look } = hub.server.hub;
    expect(await access.may(space.lead.id, 'readSpace', space.id)).toBe(true);
    line.takeAway();
    setClock(by);
    const answers: unknown[] = [];
    const ask = async () => {
      answers.push(await access.may(space.lead.id, 'readSpace', space.id).catch(({ code }) => code));
      return answers.at(-1);
    };
    try {
      expect(await ask()).toBe(true);
      await expect.poll(ask, { timeout: 10_000, interval: 100 }).toBe('UNAVAILABLE');
    } finally {
      await line.giveBack();
    }
    await expect.poll(() => (look.now(), ask()), { timeout: 10_000 }).toBe(true);
  }, 30_000);
});
