import { createHmac } from 'node:crypto';
import { Api } from './api.ts';
import type { TestHub } from './hub.ts';
import { PASSWORD } from './password.ts';
import type { Person } from './seed.ts';
import { signIn } from './sign-in.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const PERIOD_MILLISECONDS = 30_000;

/** What an authenticator app shows for this `otpauth:` address (RFC 6238), `ahead` periods from now. */
export function totp(uri: string, ahead = 0, now = Date.now()): string {
  const bits = [...new URL(uri).searchParams.get('secret')!]
    .map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / PERIOD_MILLISECONDS) + ahead));
  const digest = createHmac('sha1', key).update(counter).digest();
  const number = digest.readUInt32BE(digest.at(-1)! & 0x0f) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** A browser's cookies, and what its pages send to sign in. */
export class Browser {
  private readonly jar = new Map<string, string>();

  constructor(readonly url: string) {}

  static async signedIn(url: string, email: string): Promise<Browser> {
    const browser = new Browser(url);
    await browser.signIn(email);
    return browser;
  }

  async signIn(email: string, password: string = PASSWORD): Promise<Response> {
    return this.keep(await signIn(this.url, email, password, { cookie: this.cookie }));
  }

  async post(path: string, body: object): Promise<Response> {
    const headers = { 'content-type': 'application/json', cookie: this.cookie, origin: this.url };
    const request = { method: 'POST', headers, body: JSON.stringify(body) };
    return this.keep(await fetch(`${this.url}/api/auth/${path}`, request));
  }

  /** Goes to an address of this site, and no further. */
  async get(address: string): Promise<Response> {
    return this.keep(await fetch(address, { headers: { cookie: this.cookie }, redirect: 'manual' }));
  }

  /** Signs out at an identity provider, by the form that it shows. */
  async signOutAtProvider(): Promise<void> {
    const page = await (await this.get(`${this.url}/session/end`)).text();
    const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(page)!;
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: this.cookie,
      origin: this.url,
    };
    const body = new URLSearchParams({ xsrf: xsrf!, logout: 'yes' });
    const request = { method: 'POST', headers, body, redirect: 'manual' } as const;
    await this.keep(await fetch(`${this.url}/session/end/confirm`, request)).text();
  }

  get api(): Api {
    return new Api(this.url, null, this.jar.size > 0 ? { cookie: this.cookie, origin: this.url } : {});
  }

  private get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(response: Response): Response {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      if (/max-age=0/i.test(cookie) || value === '') this.jar.delete(name!);
      else this.jar.set(name!, value!);
    }
    return response;
  }
}

/** Somebody with an authenticator app; the code of the next period is still unused. */
export async function enrol(hub: TestHub, known?: Person, open?: Browser) {
  const person = known ?? (await hub.seed.person({ password: true }));
  const browser = open ?? (await Browser.signedIn(hub.url, person.email));
  const offer = await browser.post('two-factor/enable', { password: PASSWORD });
  const { totpURI: uri, backupCodes: codes } = (await offer.json()) as {
    totpURI: string;
    backupCodes: string[];
  };
  const verified = await browser.post('two-factor/verify-totp', { code: totp(uri) });
  if (!verified.ok) throw new Error(`not enrolled: ${verified.status} ${await verified.text()}`);
  return { person, browser, uri, codes };
}
