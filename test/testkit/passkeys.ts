import { Authenticator, type MadePasskey, type Slips } from './authenticator.ts';
import type { TestHub } from './hub.ts';
import { PASSWORD } from './password.ts';
import { Browser } from './second-factor.ts';
import type { Person } from './seed.ts';

/** What a page sends once a device has made a passkey. */
export async function offered(browser: Browser, password: string | null = PASSWORD) {
  const answer = await browser.post('passkey/offer', { password });
  if (!answer.ok) throw new Error(`no offer: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

export function authenticatorOf(hub: TestHub): Authenticator {
  return new Authenticator(hub.url);
}

/** Somebody with a passkey, and the browser in which they added it. */
export async function withPasskey(hub: TestHub, known?: Person, open?: Browser) {
  const person = known ?? (await hub.seed.person({ password: true }));
  const browser = open ?? (await Browser.signedIn(hub.url, person.email));
  const { made, answer } = authenticatorOf(hub).create(await offered(browser));
  const added = await browser.post('passkey/verify-registration', { response: answer, name: 'Rechner' });
  if (!added.ok) throw new Error(`not added: ${added.status} ${await added.text()}`);
  return { person, browser, passkey: made };
}

/** The challenge for whoever is not signed in yet; its cookie is the browser's. */
export async function challengeFor(browser: Browser): Promise<string> {
  const answer = await browser.get(`${browser.url}/api/auth/passkey/generate-authenticate-options`);
  return ((await answer.json()) as { challenge: string }).challenge;
}

/** Signs in as a page does with a device that may slip. */
export async function signInWith(hub: TestHub, passkey: MadePasskey, slips: Slips = {}) {
  const browser = new Browser(hub.url);
  const challenge = await challengeFor(browser);
  const response = authenticatorOf(hub).sign(passkey, challenge, slips);
  const answer = await browser.post('passkey/verify-authentication', { response });
  return { browser, answer, response };
}
