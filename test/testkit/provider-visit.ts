import { expect } from 'vitest';
import type { IdentityProvider, ProvidedPerson } from './identity-provider.ts';
import { Browser } from './second-factor.ts';

/** A browser at the hub, and the same one at the provider. */
export class ProviderVisit {
  readonly hub: Browser;
  readonly provider: Browser;

  constructor(
    readonly hubUrl: string,
    readonly identities: IdentityProvider,
  ) {
    this.hub = new Browser(hubUrl);
    this.provider = new Browser(identities.issuer);
  }

  /** Where it ends: the path of a page of the hub. */
  async follow(address: string): Promise<string> {
    const end = await this.#followUntil(
      address,
      (here) => here.startsWith(this.hubUrl) && !here.includes('/api/auth/'),
    );
    return end.startsWith(this.hubUrl) ? end.slice(this.hubUrl.length) : end;
  }

  /** The address by which the provider sends its answer, not opened yet. */
  followToHub(address: string): Promise<string> {
    return this.#followUntil(address, (here) => here.startsWith(this.hubUrl));
  }

  async #followUntil(address: string, isEnd: (here: string) => boolean): Promise<string> {
    let here = address;
    for (let hop = 0; hop < 10; hop++) {
      const jar = here.startsWith(this.hubUrl) ? this.hub : this.provider;
      const response = await jar.get(here);
      const next = response.headers.get('location');
      if (!next) return here;
      here = new URL(next, here).href;
      if (isEnd(here)) return here;
    }
    throw new Error(`no end: ${here}`);
  }
}

/** Goes the whole way as a browser does, and says where it ends. */
export async function goThrough(visit: ProviderVisit, person: ProvidedPerson): Promise<string> {
  visit.identities.next = person;
  const begun = await visit.hub.post('sign-in/social', { provider: 'oidc', callbackURL: '/' });
  expect(begun.status).toBe(200);
  return visit.follow(((await begun.json()) as { url: string }).url);
}
