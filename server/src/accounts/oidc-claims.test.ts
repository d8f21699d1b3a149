import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestHub } from '../../../test/testkit/hub.ts';
import { IdentityProvider, type ProvidedPerson } from '../../../test/testkit/identity-provider.ts';
import { goThrough, ProviderVisit } from '../../../test/testkit/provider-visit.ts';

let provider: IdentityProvider;
beforeAll(async () => {
  provider = await IdentityProvider.start();
});
afterAll(() => provider.close());

/** What becomes of somebody of whom the provider says this, at a hub that looks for groups or roles there. */
async function arrivedWith(claim: string, said: Partial<ProvidedPerson>): Promise<string> {
  const hub = await startTestHub({
    ...provider.env,
    OIDC_GROUPS_CLAIM: claim,
    OIDC_ALLOWED_GROUPS: 'mitarbeit, umlauf',
    OIDC_ADMINISTRATOR_GROUPS: 'verwaltung',
  });
  provider.serve(hub.url);
  const visit = new ProviderVisit(hub.url, provider);
  const person = { sub: 'erika', email: 'erika@stadt.example', email_verified: true, name: 'Erika', ...said };
  const end = await goThrough(visit, person);
  const { viewer } = await visit.hub.api.query('{ viewer { isAdministrator } }');
  await hub.close();
  if (!viewer) return end.split('&')[0]!.replace('/sign-in?error=', '');
  return viewer.isAdministrator ? 'ADMINISTRATOR' : 'MEMBER';
}

it.each<[string, Partial<ProvidedPerson>, string]>([
  ['groups', { groups: ['mitarbeit'] }, 'MEMBER'],
  ['groups', { groups: ['x', 'verwaltung'] }, 'ADMINISTRATOR'],
  ['realm_access.roles', { realm_access: { roles: ['umlauf'] } }, 'MEMBER'],
  ['realm_access.roles', { realm_access: { roles: ['verwaltung'] } }, 'ADMINISTRATOR'],
  ['roles.of.the.hub', { 'roles.of.the.hub': ['verwaltung'] }, 'ADMINISTRATOR'],
  ['realm_access.roles', { groups: ['verwaltung'] }, 'NO_ACCOUNT'],
  ['groups', { realm_access: { roles: ['verwaltung'] } }, 'NO_ACCOUNT'],
  ['realm_access.roles', { realm_access: 'verwaltung' }, 'NO_ACCOUNT'],
  ['realm_access.roles', { realm_access: { roles: 'verwaltung' } }, 'NO_ACCOUNT'],
  ['realm_access.roles', { realm_access: { roles: { verwaltung: true } } }, 'NO_ACCOUNT'],
  ['realm_access.roles.0', { realm_access: { roles: ['verwaltung'] } }, 'NO_ACCOUNT'],
  ['groups', { groups: ['Verwaltung', '/verwaltung', 'verwaltung '] }, 'NO_ACCOUNT'],
])('groups and roles are found by the claim that is configured: %s in %j', async (claim, said, what) => {
  expect(await arrivedWith(claim, said)).toBe(what);
});
