import { betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware, isAPIError } from 'better-auth/api';
import { toNodeHandler } from 'better-auth/node';
import type { RequestHandler } from 'express';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { LIMITS } from '@umlauf/shared/limits';
import { isUnavailable } from '../platform/database/database-errors.ts';
import { AppError } from '../platform/errors.ts';
import { newId, type IdPrefix } from '../platform/ids.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { SignInLimit } from './sign-in-limit.ts';

const PREFIXES: Record<string, IdPrefix> = {
  user: 'acc',
  session: 'ses',
  account: 'crd',
  verification: 'ver',
};
const DAY_SECONDS = 86_400;

export interface AuthOptions {
  db: Kysely<unknown>;
  secret: string;
  /** The first one is the hub's own. */
  origins: string[];
  /** Whether demo accounts may sign in. */
  demo: boolean;
  announcements: Announcements;
  log: Logger;
}

export type Auth = ReturnType<typeof createAuth>;

/** Sign-in by better-auth over our own pool: opaque sessions in the database that end at once when deleted. */
export function createAuth({ db, secret, origins, demo, announcements, log }: AuthOptions) {
  const secure = origins[0]!.startsWith('https:');
  return betterAuth({
    appName: 'Umlauf',
    baseURL: origins[0],
    basePath: '/api/auth',
    secret,
    trustedOrigins: origins,
    database: { db: db as never, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { level: 'warn', log: (level, message) => log[level]({ part: 'sign-in' }, message) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: LIMITS.passwordMinCharacters,
      maxPasswordLength: LIMITS.passwordMaxCharacters,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    ...TABLES,
    // Attempts are counted per account and address in `sign-in-limit.ts`: better-auth's own bucket is the address
    // alone, and a town hall is one address.
    rateLimit: { enabled: false },
    // What it did not foresee comes to `signInDoor`; by itself it would write a stack to the console.
    onAPIError: { throw: true },
    advanced: {
      // Said, so that it does not depend on NODE_ENV.
      disableOriginCheck: false,
      useSecureCookies: false,
      cookiePrefix: 'umlauf',
      cookies: {
        session_token: {
          name: secure ? '__Host-umlauf-session' : 'umlauf-session',
          attributes: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
        },
      },
      database: { generateId: ({ model }) => newId(PREFIXES[model] ?? 'ver') },
      ipAddress: { ipAddressHeaders: ['x-umlauf-address'] },
    },
    hooks: countAttempts(new SignInLimit()),
    databaseHooks: { session: sessionHooks({ db, demo, announcements }) },
  });
}

/** Attempts to sign in are counted before and after better-auth looks at them. */
function countAttempts(limit: SignInLimit) {
  return {
    before: createAuthMiddleware(async (request) => {
      const attempt = attemptOf(request);
      const retryAfter = attempt ? await limit.begin(...attempt) : 0;
      if (retryAfter > 0) throw tooManyTries(retryAfter);
    }),
    after: createAuthMiddleware(async (request) => {
      const attempt = attemptOf(request);
      if (attempt) await limit.end(...attempt, isAPIError(request.context.returned));
    }),
  };
}

function sessionHooks({ db, demo, announcements }: Pick<AuthOptions, 'db' | 'demo' | 'announcements'>) {
  return {
    create: {
      before: async (session: { userId: string }) => {
        if (!demo && (await isDemoAccount(db, session.userId))) throw new APIError('FORBIDDEN');
      },
    },
    delete: {
      after: async (session: { id: string }) => {
        announcements.emit('credentialEnded', { kind: 'session', id: session.id });
      },
    },
  };
}

/** better-auth's doors, as far as they are open; what it did not foresee is almost always the database. */
export function signInDoor(auth: Auth, log: Logger): RequestHandler {
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
    if (!OPEN_PATHS.has(request.url.split('?')[0]!)) return next();
    // Its path is read from `http://host/path` put together: what these two claim would lead behind any of its doors.
    request.headers.host = host;
    delete request.headers['x-forwarded-proto'];
    // Express passes on what this promise is rejected with.
    return handler(request, response);
  };
}

/** Names, addresses and passwords change through our own doors, where our own rules hold. */
const OPEN_PATHS = new Set(['/sign-in/email', '/sign-out', '/get-session'].map((path) => `/api/auth${path}`));

function failure(code: 'UNAVAILABLE' | 'INTERNAL'): Response {
  const { message } = new AppError(code);
  return Response.json({ code, message }, { status: code === 'UNAVAILABLE' ? 503 : 500 });
}

function tooManyTries(retryAfter: number): APIError {
  const facts = {
    code: 'RATE_LIMITED',
    retryAfter,
    message: new AppError('RATE_LIMITED', { retryAfter }).message,
  };
  return new APIError('TOO_MANY_REQUESTS', facts, { 'retry-after': String(retryAfter) });
}

/** better-auth's words for our tables and columns: its `account` (a way to sign in) is our `credential`. */
const TABLES = {
  user: {
    modelName: 'account',
    fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
  },
  session: {
    modelName: 'session',
    expiresIn: 14 * DAY_SECONDS,
    updateAge: DAY_SECONDS,
    fields: {
      userId: 'account_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
  },
  account: {
    modelName: 'credential',
    fields: {
      userId: 'account_id',
      accountId: 'provider_account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
  },
  verification: {
    modelName: 'verification',
    fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
  },
} as const;

/** Address of the account and of the one who tries, when this request tries to sign in. */
function attemptOf(request: { path: string; body?: unknown; headers?: Headers }): [string, string] | null {
  if (request.path !== '/sign-in/email') return null;
  const email = (request.body as { email?: unknown } | undefined)?.email;
  // No longer than an address can be: it is remembered for as long as attempts are counted.
  return [
    String(email).slice(0, LIMITS.emailCharacters).toLowerCase(),
    request.headers?.get('x-umlauf-address') ?? '',
  ];
}

async function isDemoAccount(db: Kysely<unknown>, accountId: string): Promise<boolean> {
  const row = await (db as Kysely<{ account: { id: string; is_demo: boolean } }>)
    .selectFrom('account')
    .select('is_demo')
    .where('id', '=', accountId)
    .executeTakeFirst();
  return row?.is_demo ?? false;
}
