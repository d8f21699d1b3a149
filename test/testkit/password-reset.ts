import { randomInt } from 'node:crypto';

/** Network addresses of one's own, for hubs that trust this machine as a proxy: limits of one test are not another's. */
export function someAddress(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
}

/** What the pages for a forgotten password send, from one address. */
export class ForgetfulBrowser {
  constructor(
    private readonly url: string,
    readonly address = someAddress(),
  ) {}

  ask(email: unknown): Promise<Response> {
    return this.post('', { email });
  }

  look(secret: unknown): Promise<Response> {
    return this.post('/look', { secret });
  }

  spend(secret: unknown, password: unknown, more: { removePasskeys?: unknown } = {}): Promise<Response> {
    return this.post('/spend', { secret, password, ...more });
  }

  post(path: string, body: object | string): Promise<Response> {
    return fetch(`${this.url}/api/password-reset${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': this.address },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }
}
