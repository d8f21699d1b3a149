import { betterAuth, type BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware, isAPIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { LIMITS } from '@umlauf/shared/limits';
import { newId, type IdPrefix } from '../platform/ids.ts';
import type { Config } from '../platform/config.ts';
import type { Database } from '../platform/database/database.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import type { Outbox } from '../platform/mail/outbox.ts';
import { SECOND_FACTOR_TABLES, TABLES } from './auth-tables.ts';
import { demandOneClock, inServerTime } from './auth-time.ts';
import { AttemptCounter, type AuthRequest } from './count-attempts.ts';
import { OidcAccounts, type Asked, type Invited } from './oidc-accounts.ts';
import { OIDC, type OidcProvider } from './oidc-provider.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { passkeys } from './passkeys.ts';
import { hashRecoveryCode, newRecoveryCodes, storeRecoveryCodes } from './recovery-codes.ts';
import { sentText, withoutSent } from './sent-text.ts';
import { sessionHooks } from './session-hooks.ts';
import type { SignInLimit } from './sign-in-limit.ts';

const PREFIXES: Record<string, IdPrefix> = {
  user: 'acc',
  session: 'ses',
  account: 'crd',
  verification: 'ver',
  twoFactor: 'fac',
  passkey: 'pky',
};

export interface AuthOptions {
  database: Database;
  secret: string;
  /** The first one is the hub's own. */
  origins: string[];
  config: Pick<Config, 'demo' | 'passwordSignIn'>;
  /** Null: no identity provider. */
  provider: OidcProvider | null;
  /** Whom invitations let in through it. */
  invited: Invited;
  announcements: Announcements;
  limit: SignInLimit;
  outbox: Outbox;
  log: Logger;
}

export type Auth = ReturnType<typeof createAuth>;

/** Sign-in by better-auth over our own pool: opaque sessions in the database that end at once when deleted. */
export function createAuth(options: AuthOptions) {
  const { database, secret, origins, config, provider, invited, announcements, limit, log } = options;
  const db = database.libraryAccess();
  const oidc = provider && new OidcAccounts(provider.config, database, announcements, invited);
  const secure = origins[0]!.startsWith('https:');
  return betterAuth({
    appName: 'Umlauf',
    baseURL: origins[0],
    basePath: '/api/auth',
    secret,
    trustedOrigins: origins,
    database: { db: inServerTime(db) as never, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { level: 'warn', log: (level, message) => log[level]({ part: 'sign-in' }, withoutSent(message)) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: LIMITS.passwordMinCharacters,
      maxPasswordLength: LIMITS.passwordMaxCharacters,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    ...TABLES,
    user: {
      ...TABLES.user,
      validateUserInfo: (asked, door) => oidc?.judge(asked as Asked, door),
    },
    account: {
      ...TABLES.account,
      // Addresses here were given by administrators and invitations: whoever has the same one, confirmed, is the person.
      accountLinking: { enabled: true, requireLocalEmailVerified: false },
    },
    // Attempts are counted per account and address in `sign-in-limit.ts`: better-auth's own bucket is the address
    // alone, and a town hall is one address.
    rateLimit: { enabled: false },
    // What it did not foresee comes to `signInDoor`; by itself it would write a stack to the console.
    onAPIError: { throw: true, errorURL: '/sign-in' },
    advanced: {
      // Said, so that it does not depend on NODE_ENV.
      disableOriginCheck: false,
      useSecureCookies: false,
      cookiePrefix: 'umlauf',
      cookies: cookiesOf(secure),
      database: { generateId: ({ model }) => newId(PREFIXES[model] ?? 'ver') },
      ipAddress: { ipAddressHeaders: ['x-umlauf-address'] },
    },
    plugins: [
      identityProvider(provider),
      passkeys({ ...options, passwords: config.passwordSignIn, origin: origins[0]! }),
      twoFactor({
        schema: SECOND_FACTOR_TABLES,
        backupCodeOptions: {
          customBackupCodesGenerate: newRecoveryCodes,
          storeBackupCodes: storeRecoveryCodes(secret),
        },
      }),
    ],
    hooks: requestHooks(new AttemptCounter({ db, limit, record: database.record }), options),
    databaseHooks: sessionHooks({ database, db, demo: config.demo, announcements, oidc }),
  });
}

/** Over https `__Host-` and Secure; plain http exists on loopback only, where both would keep them from being stored. */
function cookiesOf(secure: boolean) {
  const attributes = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
  const named = (name: string) => ({ name: `${secure ? '__Host-' : ''}umlauf-${name}`, attributes });
  return {
    session_token: named('session'),
    two_factor: named('second-factor'),
    trust_device: named('trusted-device'),
    passkey: named('passkey'),
    state: named('sign-in-state'),
    dont_remember: named('short-session'),
  };
}

/** Our own provider in the place of better-auth's generic one, which takes any issuer for the right one and waits for it. */
function identityProvider(provider: OidcProvider | null) {
  return {
    id: 'identity-provider',
    init: (context) => ({
      context: provider ? { socialProviders: [...context.socialProviders, provider as never] } : {},
    }),
  } satisfies BetterAuthPlugin;
}

function requestHooks(counter: AttemptCounter, { database, secret, config, provider }: AuthOptions) {
  const { record } = database;
  const db = database.libraryAccess();
  return {
    before: createAuthMiddleware(async (request) => {
      if (request.path === '/sign-in/email' && !config.passwordSignIn) throw new APIError('FORBIDDEN');
      if (request.path === '/sign-in/social') return toProvider(request.body, provider);
      if (request.path === '/two-factor/verify-totp') demandOneClock();
      await counter.begin(request as AuthRequest);
      if (request.path !== '/two-factor/verify-backup-code') return;
      const { code, trustDevice } = (request.body ?? {}) as { code?: unknown; trustDevice?: unknown };
      return { context: { body: { code: hashRecoveryCode(secret, sentText(code)), trustDevice } } };
    }),
    after: createAuthMiddleware(async (request) => {
      await counter.end(request as AuthRequest);
      if (request.path === '/sign-out') {
        const { authCookies } = request.context;
        const token = await request.getSignedCookie(authCookies.sessionToken.name, secret);
        if (token) await demandEnded(db, token);
      }
      const accountId = request.context.session?.user.id;
      if (request.path !== '/two-factor/generate-backup-codes' || isAPIError(request.context.returned))
        return;
      if (accountId) await record({ kind: 'RECOVERY_CODES_MADE', subjectId: accountId, actorId: accountId });
    }),
  };
}

/** better-auth says that a session has ended when it could not end it: whoever leaves would leave it open. */
async function demandEnded(db: Kysely<unknown>, token: string): Promise<void> {
  const left = await (db as Kysely<{ session: { id: string; token: string } }>)
    .selectFrom('session')
    .select('id')
    .where('token', '=', token)
    .executeTakeFirst();
  if (left) throw new APIError('SERVICE_UNAVAILABLE', { code: 'UNAVAILABLE' });
}

/** Only what our own page sends goes on; the provider is asked here, so that the page hears why it cannot be. */
async function toProvider(body: unknown, provider: OidcProvider | null) {
  if (!provider) throw new APIError('NOT_FOUND');
  await provider.discover().catch(() => {
    throw new APIError('SERVICE_UNAVAILABLE', { code: 'UNAVAILABLE' });
  });
  const { callbackURL } = (body ?? {}) as { callbackURL?: unknown };
  const next = typeof callbackURL === 'string' ? callbackURL : '/';
  const allowed = { provider: OIDC, callbackURL: next, errorCallbackURL: '/sign-in', disableRedirect: true };
  return { context: { body: allowed } };
}
