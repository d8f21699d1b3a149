import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '@umlauf/server/platform/config';
import { readOidc } from '@umlauf/server/platform/oidc-config';
import { startTestHub, type TestHub } from './testkit/hub.ts';
import { IdentityProvider } from './testkit/identity-provider.ts';
import { goThrough, ProviderVisit } from './testkit/provider-visit.ts';
import { Browser } from './testkit/second-factor.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

interface Service {
  command?: string[];
  environment: Record<string, string>;
  ports: string[];
  volumes?: string[];
  networks?: { default: { aliases: string[] } };
}

interface Mapper {
  protocol: string;
  protocolMapper: string;
  config: Record<string, string>;
}

interface Client {
  clientId: string;
  secret: string;
  redirectUris: string[];
  webOrigins: string[];
  attributes: Record<string, string>;
  protocolMappers: Mapper[];
  [setting: string]: unknown;
}

interface Realm {
  realm: string;
  enabled: boolean;
  groups: { name: string }[];
  clients: Client[];
  users: {
    username: string;
    email: string;
    emailVerified: boolean;
    firstName: string;
    lastName: string;
    groups: string[];
    credentials: { type: string; value: string }[];
  }[];
}

const COMPOSE = read('docker-compose.yml');
const { services } = parse(COMPOSE) as { services: Record<string, Service> };
const { server, keycloak } = services as { server: Service; keycloak: Service };
const REALM_PATH = 'docs/keycloak/umlauf-realm.json';
const realm = JSON.parse(read(REALM_PATH)) as Realm;
const [client] = realm.clients as [Client];

/** The lines for `.env` that stand above the service. */
const ADVISED = Object.fromEntries(
  [...COMPOSE.matchAll(/^ {2}# {3}([A-Z_]+)=(\S+)$/gm)].map(([, name, value]) => [name!, value!]),
);
const advised = readOidc(ADVISED)!;
/** What compose puts for a variable that `.env` does not name. */
const preset = (name: string) => /^\$\{\w+:-(.*)\}$/.exec(server.environment[name]!)?.[1];
/** Where browsers reach the hub, and where Keycloak does. */
const [OUTSIDE, INSIDE] = [preset('PUBLIC_URL')!, 'http://server:4000'];

describe('the server in docker-compose.yml', () => {
  it('is told nothing that it does not read, and can be told everything else', () => {
    const sources = ['config.ts', 'oidc-config.ts', 's3-config.ts']
      .map((file) => read(`server/src/platform/${file}`))
      .join('');
    const known = new Set([...sources.matchAll(/env\['([A-Z0-9_]+)'\]/g)].map(([, name]) => name!));
    const told = Object.keys(server.environment);
    expect(told.filter((name) => !known.has(name))).toEqual([]);
    // Where it listens and where its files are is the image's own.
    const image = read('server/Dockerfile');
    const rest = [...known].filter((name) => !told.includes(name) && !image.includes(`${name}=`));
    expect(rest.toSorted()).toEqual(['DEMO']);
  });

  it('starts with what is preset, and with what is advised for Keycloak', () => {
    const presets = Object.keys(server.environment).map((name) => [name, preset(name) ?? '']);
    const given = {
      ...Object.fromEntries(presets),
      DATABASE_URL: 'postgres://u:p@postgres/umlauf',
      SECRET: 'x'.repeat(32),
      HOST: '0.0.0.0',
    };
    expect(readConfig(given)).toMatchObject({ oidc: null, passwordSignIn: true, requireSecondFactor: false });
    for (const name of Object.keys(ADVISED)) expect(server.environment[name]).toBe(`\${${name}:-}`);
    expect(readConfig({ ...given, ...ADVISED })).toMatchObject({ oidc: advised, demo: false });
  });
});

describe('the Keycloak beside it', () => {
  it('is given the realm, under the name by which browser and hub call it', () => {
    expect(keycloak.command).toContain('--import-realm');
    expect(keycloak.volumes).toEqual([`./${REALM_PATH}:/opt/keycloak/data/import/umlauf-realm.json:ro`]);
    expect(existsSync(join(ROOT, REALM_PATH))).toBe(true);
    const { origin, hostname, port } = new URL(advised.issuer);
    expect(advised.issuer).toBe(`${origin}/realms/${realm.realm}`);
    expect(keycloak.command).toContain(`--hostname=${origin}`);
    expect(keycloak.networks!.default.aliases).toEqual([hostname]);
    expect(keycloak.ports).toEqual([`127.0.0.1:${port}:${port}`]);
  });

  it('knows the hub as a confidential client by code and PKCE alone', () => {
    expect(realm.enabled).toBe(true);
    expect(realm.clients).toHaveLength(1);
    expect(client).toMatchObject({
      clientId: advised.clientId,
      secret: advised.clientSecret,
      enabled: true,
      protocol: 'openid-connect',
      publicClient: false,
      standardFlowEnabled: true,
      implicitFlowEnabled: false,
      directAccessGrantsEnabled: false,
      webOrigins: [],
    });
    expect(client.attributes['pkce.code.challenge.method']).toBe('S256');
    expect(client.attributes['backchannel.logout.session.required']).toBe('true');
    expect(client.redirectUris.join()).not.toContain('*');
  });

  it('calls the hub by the name of its service', () => {
    expect(server.ports).toEqual(['127.0.0.1:4000:4000']);
    expect(client.attributes['backchannel.logout.url']).toBe(`${INSIDE}/api/auth/back-channel-logout`);
  });

  it('tells groups under the claim that the hub reads, by names that it is told', () => {
    const [mapper] = client.protocolMappers;
    expect(client.protocolMappers).toHaveLength(1);
    expect(mapper).toMatchObject({
      protocol: 'openid-connect',
      protocolMapper: 'oidc-group-membership-mapper',
    });
    expect(mapper!.config).toMatchObject({
      'claim.name': advised.groupsClaim,
      'full.path': 'false',
      'id.token.claim': 'true',
    });
    const groups = realm.groups.map(({ name }) => name);
    expect([...advised.allowedGroups, ...advised.administratorGroups].toSorted()).toEqual(groups.toSorted());
    for (const { groups: of, emailVerified, credentials } of realm.users) {
      expect(of.every((path) => groups.includes(path.slice(1)))).toBe(true);
      expect(emailVerified).toBe(true);
      expect(credentials).toEqual([expect.objectContaining({ type: 'password' })]);
    }
  });

  it('has the people of whom README.md tells', () => {
    const [, names, password] = /people (.+), password `(\w+)`/.exec(read('README.md'))!;
    expect(realm.users.map(({ username }) => `\`${username}\``).join(' and ')).toBe(names);
    for (const { credentials } of realm.users) expect(credentials[0]!.value).toBe(password);
  });
});

describe('the hub, told what is advised', () => {
  it('asks at the address and leads back to those that the realm has registered', async () => {
    const provider = await IdentityProvider.start();
    provider.serve(OUTSIDE);
    const hub = await startTestHub({ ...ADVISED, OIDC_ISSUER: provider.issuer, PUBLIC_URL: OUTSIDE });
    const answer = await fetch(`http://127.0.0.1:${hub.server.port}/api/auth/sign-in/social`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: OUTSIDE },
      body: JSON.stringify({ provider: 'oidc', callbackURL: '/' }),
    });
    const { searchParams } = new URL(((await answer.json()) as { url: string }).url);
    expect(client.redirectUris).toEqual([searchParams.get('redirect_uri')]);
    expect(searchParams.get('client_id')).toBe(client.clientId);
    expect(searchParams.get('code_challenge_method')).toBe(client.attributes['pkce.code.challenge.method']);
    await hub.close();
    await provider.close();
  });
});

describe('a provider that knows of the hub what the realm says', () => {
  let provider: IdentityProvider;
  let hub: TestHub;
  beforeAll(async () => {
    provider = await IdentityProvider.start();
    hub = await startTestHub({ ...ADVISED, OIDC_ISSUER: provider.issuer });
    const here = (address: string) => address.replace(OUTSIDE, hub.url).replace(INSIDE, hub.url);
    provider.serve(hub.url, {
      client_id: client.clientId,
      client_secret: client.secret,
      redirect_uris: client.redirectUris.map(here),
      post_logout_redirect_uris: client.attributes['post.logout.redirect.uris']!.split('##').map(here),
      backchannel_logout_uri: here(client.attributes['backchannel.logout.url']!),
      backchannel_logout_session_required:
        client.attributes['backchannel.logout.session.required'] === 'true',
    });
  });
  afterAll(async () => {
    await hub.close();
    await provider.close();
  });

  /** As Keycloak's mapper would tell of them. */
  const claimsOf = (username: string) => {
    const user = realm.users.find((each) => each.username === username)!;
    return {
      sub: username,
      email: user.email,
      email_verified: user.emailVerified,
      name: `${user.firstName} ${user.lastName}`,
      [client.protocolMappers[0]!.config['claim.name']!]: user.groups.map((path) => path.slice(1)),
    };
  };
  const WHO = '{ viewer { account { name } email isAdministrator } }';

  it.each([
    ['vera', 'Vera Verwaltung', true],
    ['paul', 'Paul Probe', false],
  ])('lets %s in, and out again in both directions', async (username, name, isAdministrator) => {
    const visit = new ProviderVisit(hub.url, provider);
    expect(await goThrough(visit, claimsOf(username))).toBe('/');
    expect(await visit.hub.api.query(WHO)).toEqual({
      viewer: { account: { name }, email: `${username}@umlauf.example`, isAdministrator },
    });
    await visit.provider.signOutAtProvider();
    expect((await visit.hub.api.error(WHO)).extensions.code).toBe('UNAUTHENTICATED');

    const again = new ProviderVisit(hub.url, provider);
    expect(await goThrough(again, claimsOf(username))).toBe('/');
    const left = await again.hub.post('sign-out', { disableRedirect: true, callbackURL: '/sign-in' });
    const { url } = (await left.json()) as { url: string };
    const asked = await again.provider.get(url);
    expect(asked.status).toBe(200);
    expect(await asked.text()).toContain('name="xsrf"');
  });

  it('refuses an address after signing out that the realm does not name', async () => {
    const address = new URL(`${provider.issuer}/session/end`);
    address.searchParams.set('client_id', client.clientId);
    address.searchParams.set('post_logout_redirect_uri', `${hub.url}/elsewhere`);
    expect((await new Browser(provider.issuer).get(address.href)).status).toBe(400);
  });
});
