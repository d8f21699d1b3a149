import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { IdentityProvider } from '../../../test/testkit/identity-provider.ts';
import { PASSWORD } from '../../../test/testkit/password.ts';
import { goThrough, ProviderVisit } from '../../../test/testkit/provider-visit.ts';
import { enrol } from '../../../test/testkit/second-factor.ts';

let provider: IdentityProvider;
let hub: TestHub;
beforeAll(async () => {
  provider = await IdentityProvider.start();
  hub = await startTestHub(provider.env);
  provider.serve(hub.url);
});
afterAll(async () => {
  await hub.close();
  await provider.close();
});

const WHO = '{ viewer { account { id } } }';

/** Somebody with a password whose account the provider opens as well, signed in through it. */
async function arrived() {
  const person = await hub.seed.person({ password: true });
  const visit = new ProviderVisit(hub.url, provider);
  const { email, name } = person;
  expect(await goThrough(visit, { sub: person.id, email, email_verified: true, name })).toBe('/');
  return { person, visit };
}

const sessionsOf = (accountId: string) =>
  hub.sql<{ method: string; sid: string | null }>(
    'select method, provider_session_id as sid from session where account_id = $1',
    [accountId],
  );

const logOutBehind = (body: string) =>
  fetch(`${hub.url}/api/auth/back-channel-logout`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });

describe('a session that the provider opened', () => {
  it('stays one when a second factor is added or taken away, and ends with the provider’s', async () => {
    const { person, visit } = await arrived();
    const before = await sessionsOf(person.id);
    expect(before).toEqual([{ method: 'OIDC', sid: expect.any(String) }]);
    await enrol(hub, person, visit.hub);
    expect(await sessionsOf(person.id)).toEqual(before);
    const disabled = await visit.hub.post('two-factor/disable', { password: PASSWORD });
    expect(disabled.status).toBe(200);
    expect(await sessionsOf(person.id)).toEqual(before);
    await visit.provider.signOutAtProvider();
    expect(await sessionsOf(person.id)).toEqual([]);
    expect((await visit.hub.api.error(WHO)).extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('a logout token', () => {
  const REFUSE = `create function refuse_sign_out() returns trigger language plpgsql
    as $$ begin raise exception 'not now'; end $$`;
  const ON_SESSION = `create trigger refuse_sign_out before delete on session
    for each row execute function refuse_sign_out()`;

  it('that could not be acted on was not taken, and is good when it is sent again', async () => {
    const { person, visit } = await arrived();
    await hub.sql(REFUSE);
    await hub.sql(ON_SESSION);
    await visit.provider.signOutAtProvider();
    const token = provider.sent.at(-1)!;
    expect(token).toMatch(/^logout_token=/);
    expect((await logOutBehind(token)).status).toBeGreaterThanOrEqual(500);
    expect(await sessionsOf(person.id)).toHaveLength(1);
    await hub.sql('drop trigger refuse_sign_out on session');
    expect((await logOutBehind(token)).status).toBe(200);
    expect(await sessionsOf(person.id)).toEqual([]);
    expect((await logOutBehind(token)).status).toBe(400);
  });
});
