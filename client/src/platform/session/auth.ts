import { type Failure, fromStatus, Refusal, toFailure } from '../errors/failure.ts';
import { maySignOut } from './before-sign-out.ts';
import { signInPath } from './return-path.ts';

/** What comes after address and password. */
export type SignInStep = 'SIGNED_IN' | 'SECOND_FACTOR';

/** Opens a session; its cookie is the server's. UNAUTHENTICATED: address or password is wrong. */
export async function signIn(email: string, password: string): Promise<SignInStep> {
  const answer = (await send('/api/auth/sign-in/email', { email, password })) as { twoFactorRedirect?: true };
  return answer.twoFactorRedirect ? 'SECOND_FACTOR' : 'SIGNED_IN';
}

/** By what one signs in at this hub. */
export interface SignInOptions {
  passwords: boolean;
  /** Name of the identity provider; null: there is none. */
  provider: string | null;
}

export function signInOptions(): Promise<SignInOptions> {
  return receive('/api/auth/methods');
}

/** Leaves for the identity provider, which leads back to `next`. */
export async function signInAtProvider(next: string): Promise<void> {
  const { url } = (await send('/api/auth/sign-in/social', { provider: 'oidc', callbackURL: next })) as {
    url: string;
  };
  window.location.assign(url);
}

/** Whether a session is open in this browser; false as well when the server cannot be asked. */
export async function isSignedIn(): Promise<boolean> {
  try {
    const answer = await receive<{ session?: object } | null>('/api/auth/get-session');
    return Boolean(answer?.session);
  } catch {
    return false;
  }
}

/** Ends the session after asking whoever holds something unsent, and leaves nothing of it in memory; after the next sign-in one is at `next`. */
export async function signOut(next?: string): Promise<void> {
  if (!(await maySignOut())) return;
  let provider: string | undefined;
  try {
    const options = { disableRedirect: true, callbackURL: '/sign-in' };
    provider = ((await send('/api/auth/sign-out', options)) as { url?: string } | null)?.url;
  } catch (error) {
    // A session that is over already is what was wanted.
    if (toFailure(error).code !== 'UNAUTHENTICATED') throw error;
  }
  // Who came through an identity provider is signed out there too, and led back here.
  leaveFor(provider ?? (next ? `/sign-in?${new URLSearchParams({ next })}` : '/sign-in'));
}

/**
 * Ends the account by `erase`, and leaves for a page that says so: what is open ends with the account, and that is no end
 * of a session to come back from. Whoever holds something unsent is asked before.
 */
export async function leaveForGood(erase: () => Promise<unknown>): Promise<void> {
  if (await maySignOut()) await underNewKey(erase, '/sign-in?erased=1');
}

/** The server no longer knows the session: to the sign-in page and, after it, back to here. */
export function sessionEnded(): void {
  leaveFor(signInPath(window.location, true));
}

/** Nobody is signed in yet: the same without a word about it. */
export function askToSignIn(): void {
  leaveFor(signInPath(window.location));
}

/** The hub demands a second factor that this account does not have yet. */
export function demandSecondFactor(): void {
  leaveFor(`/second-factor?${new URLSearchParams({ next: window.location.pathname })}`);
}

/**
 * Does what gives the session another key, then opens the page anew: what is open with the old key is closed by the
 * server, and that is no end of the session.
 */
export async function underNewKey(change: () => Promise<unknown>, path: string): Promise<void> {
  leaving = true;
  try {
    await change();
  } catch (error) {
    leaving = false;
    throw error;
  }
  window.location.replace(path);
}

let leaving = false;

/** A new document rather than a route: caches, sockets and timers of the account end with the old one. */
function leaveFor(path: string): void {
  if (leaving) return;
  leaving = true;
  window.location.replace(path);
}

/** What a set-up link is for. */
export interface SetupOffer {
  kind: 'FIRST_ADMINISTRATOR' | 'SET_PASSWORD';
  email?: string;
}

/** What the link's token allows; GONE when it was used or has expired. */
export function setupOffer(token: string): Promise<SetupOffer> {
  return receive(`/api/setup?token=${encodeURIComponent(token)}`);
}

/** Sets the account up and signs it in. */
export async function setUp(input: {
  token: string;
  name: string;
  email: string;
  password: string;
}): Promise<void> {
  await send('/api/setup', input);
}

/** A mail that the demo keeps. */
export interface DemoMail {
  id: string;
  recipient: string;
  subject: string;
  createdAt: string;
  text?: string;
}

/** The demo's mails, newest first; NOT_FOUND elsewhere than on the demo's own machine. */
export async function demoMails(): Promise<DemoMail[]> {
  return (await receive<{ mails: DemoMail[] }>('/api/demo/mail')).mails;
}

/** One of them, with its text. */
export function demoMail(id: string): Promise<DemoMail> {
  return receive(`/api/demo/mail/${encodeURIComponent(id)}`);
}

/** Sends to the sign-in service. */
export function send(path: string, body: object): Promise<unknown> {
  return receive(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Asks it. */
export async function receive<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...init });
  const body = await response.text();
  if (!response.ok)
    throw new Refusal(withRetryAfter(fromStatus(response.status, body), response.headers), wordOf(body));
  return (body ? JSON.parse(body) : null) as T;
}

function withRetryAfter(failure: Failure, headers: Headers): Failure {
  const seconds = Number(headers.get('x-retry-after') ?? headers.get('retry-after'));
  if (failure.code !== 'RATE_LIMITED' || !(seconds > 0)) return failure;
  return { code: 'RATE_LIMITED', facts: { retryAfter: seconds } };
}

/** The sign-in service's own word for what is wrong. */
function wordOf(body: string): string | undefined {
  try {
    const { code } = JSON.parse(body) as { code?: unknown };
    return typeof code === 'string' ? code : undefined;
  } catch {
    return undefined;
  }
}
