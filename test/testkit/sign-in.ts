import { Api } from './api.ts';
import { PASSWORD } from './password.ts';

/** Signs in as a browser does; the whole answer. */
export function signIn(
  url: string,
  email: string,
  password: string = PASSWORD,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, ...headers },
    body: JSON.stringify({ email, password }),
  });
}

/** The cookie of a new session, as a browser sends it back. */
export async function sessionCookie(
  url: string,
  email: string,
  password: string = PASSWORD,
): Promise<string> {
  const response = await signIn(url, email, password);
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]!);
  if (!response.ok || cookies.length === 0) throw new Error(`no session: ${response.status}`);
  return cookies.join('; ');
}

/** The API for somebody who has signed in (seeded with `password: true`). */
export async function sessionApi(url: string, person: { email: string }): Promise<Api> {
  return new Api(url, null, { cookie: await sessionCookie(url, person.email), origin: url });
}
