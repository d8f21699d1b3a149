import { type Failure, fromStatus, Refusal, toFailure } from '../errors/failure.ts';
import { maySignOut } from './before-sign-out.ts';
import { signInPath } from './return-path.ts';

/** Opens a session; its cookie is the server's. UNAUTHENTICATED: address or password is wrong. */
export async function signIn(email: string, password: string): Promise<void> {
  await send('/api/auth/sign-in/email', { email, password });
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

/** Ends the session after asking whoever holds something unsent, and leaves nothing of it in memory. */
export async function signOut(): Promise<void> {
  if (!(await maySignOut())) return;
  try {
    await send('/api/auth/sign-out', {});
  } catch (error) {
    // A session that is over already is what was wanted.
    if (toFailure(error).code !== 'UNAUTHENTICATED') throw error;
  }
  leaveFor('/sign-in');
}

/** The server no longer knows the session: to the sign-in page and, after it, back to here. */
export function sessionEnded(): void {
  leaveFor(signInPath(window.location, true));
}

/** Nobody is signed in yet: the same without a word about it. */
export function askToSignIn(): void {
  leaveFor(signInPath(window.location));
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

function send(path: string, body: object): Promise<unknown> {
  return receive(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function receive<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...init });
  const body = await response.text();
  if (!response.ok) throw new Refusal(withRetryAfter(fromStatus(response.status, body), response.headers));
  return (body ? JSON.parse(body) : null) as T;
}

function withRetryAfter(failure: Failure, headers: Headers): Failure {
  const seconds = Number(headers.get('x-retry-after') ?? headers.get('retry-after'));
  if (failure.code !== 'RATE_LIMITED' || !(seconds > 0)) return failure;
  return { code: 'RATE_LIMITED', facts: { retryAfter: seconds } };
}
