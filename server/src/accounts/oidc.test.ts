import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '@umlauf/shared/close-codes';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { IdentityProvider, type ProvidedPerson } from '../../../test/testkit/identity-provider.ts';
import { goThrough, ProviderVisit } from '../../../test/testkit/provider-visit.ts';
import { Browser } from '../../../test/testkit/second-factor.ts';
import { signIn } from '../../../test/testkit/sign-in.ts';

let provider: IdentityProvider;
let hub: TestHub;
beforeAll(async () => {
  provider = await IdentityProvider.start();
  hub = await startTestHub({
    ...provider.env,
    OIDC_ADMINISTRATOR_GROUPS: 'umlauf-verwaltung',
    OIDC_ALLOWED_GROUPS: 'umlauf',
    OIDC_ORGANISATION_CLAIM: 'organisation',
  });
  provider.serve(hub.url);
});
afterAll(async () => {
  await hub.close();
  await provider.close();
});

const WHO = '{ viewer { account { id name } email isAdministrator } }';

let made = 0;
const somebody = (claims: Partial<ProvidedPerson> = {}): ProvidedPerson => {
  const number = (made += 1);
  return {
    sub: `person-${number}`,
    email: `person-${number}@stadt.example`,
    email_verified: true,
    name: `Person ${number}`,
    groups: ['umlauf'],
    ...claims,
  };
};

/** Locks an account as soon as better-auth has noted what the provider said of it, which comes after the judgement. */
const LOCK_LATE = `create function lock_late() returns trigger language plpgsql security definer as $$ begin
    update account set locked_at = now() where id = new.account_id; return new; end $$;
  create trigger lock_late after update on credential for each row execute function lock_late()`;

async function accountsOf({ email }: ProvidedPerson) {
  return hub.sql('select id from account where email = $1', [email]);
}

describe('signing in with the identity provider', () => {
  it('makes an account for whoever is in a group that may, once', async () => {
    const person = somebody();
    const visit = new ProviderVisit(hub.url, provider);
    expect(await goThrough(visit, person)).toBe('/');
    const { viewer } = await visit.hub.api.query(WHO);
    expect(viewer).toMatchObject({
      email: person.email,
      account: { name: person.name },
      isAdministrator: false,
    });
    expect(await goThrough(new ProviderVisit(hub.url, provider), person)).toBe('/');
    expect(await accountsOf(person)).toHaveLength(1);
    const [credential] = await hub.sql(
      `select provider_account_id, access_token, refresh_token from credential where account_id = $1`,
      [viewer.account.id],
    );
    expect(credential).toEqual({
      provider_account_id: `${provider.issuer} ${person.sub}`,
      access_token: null,
      refresh_token: null,
    });
  });

  it('is bound to the subject, whatever the address becomes', async () => {
    const person = somebody();
    await goThrough(new ProviderVisit(hub.url, provider), person);
    const visit = new ProviderVisit(hub.url, provider);
    expect(await goThrough(visit, { ...person, email: 'anders@stadt.example', email_verified: false })).toBe(
      '/',
    );
    expect((await visit.hub.api.query(WHO))['viewer'].email).toBe(person.email);
    // Who gets the address later is somebody else.
    expect(
      await goThrough(
        new ProviderVisit(hub.url, provider),
        somebody({ email: person.email!, email_verified: false }),
      ),
    ).toMatch(/^\/sign-in\?error=account_not_linked/);
    expect(await goThrough(new ProviderVisit(hub.url, provider), somebody({ email: person.email! }))).toMatch(
      /^\/sign-in\?error=/,
    );
  });

  it('opens an account that is there to whoever has its address, confirmed', async () => {
    const known = await hub.seed.person({ password: true });
    const visit = new ProviderVisit(hub.url, provider);
    expect(await goThrough(visit, somebody({ email: known.email, groups: [] }))).toBe('/');
    expect((await visit.hub.api.query(WHO))['viewer'].account.id).toBe(known.id);
    expect((await signIn(hub.url, known.email)).status).toBe(200);
  });

  it.each([
    ['is not said to be confirmed', undefined],
    ['is not confirmed', false],
    ['is confirmed by the word "true"', 'true'],
    ['is confirmed by a number', 1],
  ])('refuses an address that %s', async (_, email_verified) => {
    const known = await hub.seed.person({ password: true });
    for (const person of [somebody({ email_verified }), somebody({ email: known.email, email_verified })]) {
      const visit = new ProviderVisit(hub.url, provider);
      expect(await goThrough(visit, person)).toMatch(
        /^\/sign-in\?error=(EMAIL_NOT_VERIFIED|account_not_linked)/,
      );
      expect((await visit.hub.api.query(WHO))['viewer']).toBeNull();
      expect(
        await hub.sql('select 1 from credential where provider_account_id like $1', [`% ${person.sub}`]),
      ).toEqual([]);
    }
  });

  it('is no open sign-up: nobody else gets in, and nothing is half made', async () => {
    for (const groups of [[], ['andere'], undefined, 'umlauf' as never]) {
      const { groups: _groups, ...rest } = somebody();
      const person = groups === undefined ? rest : { ...rest, groups };
      expect(await goThrough(new ProviderVisit(hub.url, provider), person)).toMatch(
        /^\/sign-in\?error=NO_ACCOUNT/,
      );
      expect(await accountsOf(person)).toEqual([]);
    }
  });

  it('says so when the provider gives no address', async () => {
    const { email: _email, ...person } = somebody();
    expect(await goThrough(new ProviderVisit(hub.url, provider), person)).toMatch(
      /^\/sign-in\?error=email_not_found/,
    );
  });

  describe('whose account an administrator locked', () => {
    const LOCKED = '/sign-in?error=ACCOUNT_LOCKED';
    const lock = (email: string) => hub.sql('update account set locked_at = now() where email = $1', [email]);
    const failures = (email: string) =>
      hub.sql(
        `select 1 from trail_entry e join account a on a.id = e.subject_id
          where e.kind = 'SIGN_IN_FAILED' and a.email = $1`,
        [email],
      );

    it('is told so on the page for signing in, and gets nothing', async () => {
      const person = somebody();
      expect(await goThrough(new ProviderVisit(hub.url, provider), person)).toBe('/');
      await lock(person.email!);
      const visit = new ProviderVisit(hub.url, provider);
      expect((await goThrough(visit, person)).split('&')[0]).toBe(LOCKED);
      expect((await visit.hub.api.query(WHO))['viewer']).toBeNull();
      expect(await failures(person.email!)).toHaveLength(1);
    });

    it('is bound to no identity by it', async () => {
      const known = await hub.seed.person({ password: true });
      await lock(known.email);
      const visit = new ProviderVisit(hub.url, provider);
      const person = somebody({ email: known.email.toUpperCase() });
      expect((await goThrough(visit, person)).split('&')[0]).toBe(LOCKED);
      expect((await visit.hub.api.query(WHO))['viewer']).toBeNull();
      expect(
        await hub.sql('select 1 from credential where provider_id = $1 and account_id = $2', [
          'oidc',
          known.id,
        ]),
      ).toEqual([]);
      expect(await failures(known.email)).toHaveLength(1);
    });

    it('is told so as well when the lock comes between the answer and the session', async () => {
      const person = somebody();
      await goThrough(new ProviderVisit(hub.url, provider), person);
      await hub.sql(LOCK_LATE);
      try {
        const visit = new ProviderVisit(hub.url, provider);
        expect((await goThrough(visit, person)).split('&')[0]).toBe(LOCKED);
        expect((await visit.hub.api.query(WHO))['viewer']).toBeNull();
      } finally {
        await hub.sql('drop trigger lock_late on credential');
      }
    });

    it('is nothing that a stranger hears: who does not have its address confirmed, or has another', async () => {
      const known = await hub.seed.person({ password: true });
      await lock(known.email);
      for (const email_verified of [false, 'true', undefined])
        expect(
          await goThrough(
            new ProviderVisit(hub.url, provider),
            somebody({ email: known.email, email_verified }),
          ),
        ).toMatch(/^\/sign-in\?error=(EMAIL_NOT_VERIFIED|account_not_linked)/);
      expect(await failures(known.email)).toEqual([]);
      const withPassword = await signIn(hub.url, known.email, 'falsches Passwort 2026');
      expect(await withPassword.text()).not.toContain('LOCKED');
    });
  });

  it('takes an answer only in the browser that asked, once, and only by code', async () => {
    provider.next = somebody();
    const [asking, other] = [new ProviderVisit(hub.url, provider), new ProviderVisit(hub.url, provider)];
    const begun = await asking.hub.post('sign-in/social', { provider: 'oidc', callbackURL: '/' });
    const { url } = (await begun.json()) as { url: string };
    const parameters = new URL(url).searchParams;
    expect(parameters.get('code_challenge_method')).toBe('S256');
    expect(parameters.get('nonce')).toHaveLength(32);
    expect(parameters.get('response_type')).toBe('code');
    const answered = `${hub.url}/api/auth/callback/oidc?code=made-up&state=${parameters.get('state')}`;
    expect(await other.follow(answered)).toMatch(/^\/sign-in\?.*error=state_mismatch/);
    expect(await asking.follow(`${hub.url}/api/auth/callback/oidc?code=made-up&state=made-up`)).toMatch(
      /^\/sign-in\?.*error=/,
    );
    for (const body of [
      { provider: 'oidc', idToken: { token: 'eyJhbGciOiJub25lIn0.e30.' } },
      { provider: 'github' },
      { provider: 'oidc', callbackURL: 'https://boese.example/' },
    ]) {
      const response = await new Browser(hub.url).post('sign-in/social', body);
      const text = await response.text();
      expect(response.headers.getSetCookie().join()).not.toMatch(/umlauf-session=[^;]/);
      if (response.ok) expect(new URL(JSON.parse(text).url).origin).toBe(provider.issuer);
    }
  });
});

describe('what the provider says of somebody', () => {
  it('makes administrators and takes it from them, but never from the last one', async () => {
    await hub.sql('update account set is_administrator = false');
    const [first, second] = [
      somebody({ groups: ['umlauf-verwaltung'] }),
      somebody({ groups: ['umlauf-verwaltung'] }),
    ];
    const isAdministrator = async (person: ProvidedPerson) => {
      const visit = new ProviderVisit(hub.url, provider);
      expect(await goThrough(visit, person)).toBe('/');
      return (await visit.hub.api.query(WHO))['viewer'].isAdministrator;
    };
    expect(await isAdministrator(first)).toBe(true);
    expect(await isAdministrator({ ...first, groups: ['umlauf'] })).toBe(true);
    expect(await isAdministrator(second)).toBe(true);
    expect(await isAdministrator({ ...first, groups: ['umlauf'] })).toBe(false);
  });

  it('says for which organisation they act, when the hub knows it', async () => {
    await hub.sql(
      `insert into organisation (id, kind, name, short_name, ags) values ('org_x', 'MUNICIPALITY', 'Musterstadt', 'MS', '05315000')`,
    );
    for (const named of ['05315000', 'ms', 'Musterstadt']) {
      const person = somebody({ organisation: named });
      await goThrough(new ProviderVisit(hub.url, provider), person);
      expect(await hub.sql('select organisation_id from account where email = $1', [person.email])).toEqual([
        { organisation_id: 'org_x' },
      ]);
    }
    const person = somebody({ organisation: 'Anderswo' });
    expect(await goThrough(new ProviderVisit(hub.url, provider), person)).toBe('/');
    expect(await hub.sql('select organisation_id from account where email = $1', [person.email])).toEqual([
      { organisation_id: null },
    ]);
  });
});

const logOutBehind = (body: string) =>
  fetch(`${hub.url}/api/auth/back-channel-logout`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });

describe('signing out', () => {
  it('here leads to the provider’s own end of the session', async () => {
    const visit = new ProviderVisit(hub.url, provider);
    await goThrough(visit, somebody());
    const answer = await visit.hub.post('sign-out', { disableRedirect: true, callbackURL: '/sign-in' });
    const { url } = (await answer.json()) as { url: string };
    expect(url.startsWith(`${provider.issuer}/session/end?`)).toBe(true);
    expect(new URL(url).searchParams.get('post_logout_redirect_uri')).toBe(`${hub.url}/sign-in`);
    expect((await visit.hub.api.query(WHO).catch(() => ({ viewer: null })))['viewer']).toBeNull();
  });

  it('at the provider ends the session here, and closes what is open', async () => {
    const person = somebody();
    const [visit, elsewhere] = [new ProviderVisit(hub.url, provider), new ProviderVisit(hub.url, provider)];
    await goThrough(visit, person);
    await goThrough(elsewhere, person);
    const client = visit.hub.api.live();
    const closed = new Promise((resolve) => {
      client.on('closed', (event) => resolve((event as { code: number }).code));
    });
    const connected = new Promise((resolve) => client.on('connected', resolve));
    const sink = { next: () => undefined, error: () => undefined, complete: () => undefined };
    client.subscribe({ query: 'subscription { viewerChanged { email } }' }, sink);
    await connected;
    await visit.provider.signOutAtProvider();
    expect(await closed).toBe(CLOSE_CODES.CREDENTIAL_ENDED.code);
    expect((await visit.hub.api.error(WHO)).extensions.code).toBe('UNAUTHENTICATED');
    // Another session at the provider is another one here.
    expect((await elsewhere.hub.api.query(WHO))['viewer'].email).toBe(person.email);
    // The same token a second time is refused, and an ID token is no logout token.
    const [{ id_token }] = (await hub.sql<{ id_token: string }>(
      `select id_token from credential where provider_account_id like $1`,
      [`% ${person.sub}`],
    )) as [{ id_token: string }];
    for (const body of [provider.sent.at(-1)!, `logout_token=${id_token}`])
      expect((await logOutBehind(body)).status).toBe(400);
    await elsewhere.hub.api.query(WHO);
  });

  it.each([
    ['nothing', ''],
    ['rubbish', 'logout_token=rubbish'],
    ['an unsigned token', `logout_token=${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`],
  ])('is not done by %s', async (_, body) => {
    const response = await logOutBehind(body);
    expect(response.status).toBe(400);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

describe('a provider that cannot be asked', () => {
  it('is said to be unavailable at once, and passwords still sign in', async () => {
    const lonely = await startTestHub({ ...provider.env, OIDC_ISSUER: 'http://localhost:9' });
    const person = await lonely.seed.person({ password: true });
    const response = await new Browser(lonely.url).post('sign-in/social', { provider: 'oidc' });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'UNAVAILABLE' });
    expect((await signIn(lonely.url, person.email)).status).toBe(200);
    await lonely.close();
  });

  it('as one that lies about who it is', async () => {
    const liar = await startTestHub(provider.env);
    provider.lies = { issuer: 'https://boese.example' };
    expect((await new Browser(liar.url).post('sign-in/social', { provider: 'oidc' })).status).toBe(503);
    provider.lies = {};
    expect((await new Browser(liar.url).post('sign-in/social', { provider: 'oidc' })).status).toBe(200);
    await liar.close();
  });
});

describe('without passwords', () => {
  it('nobody signs in with one', async () => {
    const strict = await startTestHub({ ...provider.env, PASSWORD_SIGN_IN: 'false' });
    const person = await strict.seed.person({ password: true });
    expect((await signIn(strict.url, person.email)).status).toBe(403);
    expect(await (await fetch(`${strict.url}/api/auth/methods`)).json()).toEqual({
      passwords: false,
      provider: new URL(provider.issuer).host,
    });
    await strict.close();
  });
});
