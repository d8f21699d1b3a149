import { toNodeHandler } from 'better-auth/node';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { isUnavailable } from '../platform/database/database-errors.ts';
import { AppError } from '../platform/errors.ts';
import type { Auth } from './auth.ts';
import type { OidcProvider } from './oidc-provider.ts';

/** Names, addresses and passwords change through our own doors, where our own rules hold. */
export const OPEN_PATHS: ReadonlySet<string> = new Set(
  [
    '/sign-in/email',
    '/sign-out',
    '/get-session',
    '/sign-in/social',
    '/callback/oidc',
    '/two-factor/enable',
    '/two-factor/disable',
    '/two-factor/verify-totp',
    '/two-factor/verify-backup-code',
    '/two-factor/generate-backup-codes',
    '/passkey/offer',
    '/passkey/verify-registration',
    '/passkey/generate-authenticate-options',
    '/passkey/verify-authentication',
  ].map((path) => `/api/auth${path}`),
);

/** Where the identity provider leads back to. */
const CALLBACK_PATH = '/api/auth/callback/oidc';

/** Where the sign-in page asks by what one signs in here. */
const METHODS_PATH = '/api/auth/methods';

interface SignInParts {
  auth: Auth;
  log: Logger;
  /** Whether passwords sign in. */
  passwords: boolean;
  provider: Pick<OidcProvider, 'name'> | null;
}

/** better-auth's doors, as far as they are open; what it did not foresee is almost always the database. */
export function signInDoor({ auth, log, passwords, provider }: SignInParts): RequestHandler {
  const handler = toNodeHandler(async (request: Request) => {
    try {
      const response = await auth.handler(request);
      return response.status < 500 ? response : failure('UNAVAILABLE');
    } catch (error) {
      log.error({ part: 'sign-in', err: error }, 'sign-in failed');
      return failure(isUnavailable(error) ? 'UNAVAILABLE' : 'INTERNAL');
    }
  });
  const { host } = new URL(auth.options.baseURL!);
  return (request, response, next) => {
    if (request.method === 'GET' && request.url === METHODS_PATH)
      return void response.json({ passwords, provider: provider?.name ?? null });
    const path = request.url.split('?')[0]!;
    if (!OPEN_PATHS.has(path)) return next();
    // By POST it would write what was sent into an address, and lead there.
    if (path === CALLBACK_PATH && request.method !== 'GET') return next();
    // Its path is read from `http://host/path` put together: what these two claim would lead behind any of its doors.
    request.headers.host = host;
    delete request.headers['x-forwarded-proto'];
    // Express passes on what this promise is rejected with.
    return handler(request, response);
  };
}

function failure(code: 'UNAVAILABLE' | 'INTERNAL'): Response {
  const { message } = new AppError(code);
  return Response.json({ code, message }, { status: code === 'UNAVAILABLE' ? 503 : 500 });
}
