import { APIError, getSessionFromCtx, isAPIError } from 'better-auth/api';
import type { Kysely } from 'kysely';
import { LIMITS } from '@umlauf/shared/limits';
import type { Database } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { sentText } from './sent-text.ts';
import type { SignInLimit } from './sign-in-limit.ts';

/** As much of better-auth's context as is looked at here. */
export interface AuthRequest {
  path: string;
  body?: unknown;
  headers?: Headers | undefined;
  request?: Request | undefined;
  context: { returned?: unknown };
}

/** Where a password proves that it is the account's owner who sits at an open session. */
const PROVES_PASSWORD = new Set([
  '/two-factor/enable',
  '/two-factor/disable',
  '/two-factor/generate-backup-codes',
  '/passkey/offer',
]);
/** In the browser's form without padding (WebAuthn, 4: at most 1023 bytes). */
const CREDENTIAL_ID_CHARACTERS = 1_364;
const PROVES_SECOND_FACTOR = new Set(['/two-factor/verify-totp', '/two-factor/verify-backup-code']);

interface PasskeyTables {
  passkey: { account_id: string; credential_id: string };
  account: { id: string; email: string };
}

interface AttemptParts {
  db: Kysely<unknown>;
  limit: SignInLimit;
  record: Database['record'];
}

/** Counts whatever is tried with a password or a passkey, before and after better-auth looks at it, and records what failed. */
export class AttemptCounter {
  private readonly begun = new WeakMap<object, [string, string]>();

  constructor(private readonly parts: AttemptParts) {}

  /** Throws RATE_LIMITED when there were too many. */
  async begin(request: AuthRequest): Promise<void> {
    const attempt = await this.attemptOf(request);
    if (!attempt) return;
    const retryAfter = this.parts.limit.begin(...attempt);
    if (retryAfter > 0) throw tooManyTries(retryAfter);
    if (request.request) this.begun.set(request.request, attempt);
  }

  async end(request: AuthRequest): Promise<void> {
    const hasFailed = isFailure(request.context.returned);
    if (hasFailed && PROVES_SECOND_FACTOR.has(request.path))
      await this.parts.record({
        kind: 'SIGN_IN_FAILED',
        subjectId: null,
        actorId: null,
        facts: { factor: 'SECOND' },
      });
    const attempt = (request.request && this.begun.get(request.request)) ?? passwordAttempt(request);
    if (!attempt) return;
    this.parts.limit.end(...attempt, hasFailed);
    if (hasFailed) await this.recordFailure(attempt[0]);
  }

  private async attemptOf(request: AuthRequest): Promise<[string, string] | null> {
    if (request.path === '/passkey/verify-authentication')
      return [await this.ownerOf(request.body), addressOf(request)];
    if (!PROVES_PASSWORD.has(request.path)) return passwordAttempt(request);
    const session = await getSessionFromCtx(request as Parameters<typeof getSessionFromCtx>[0]);
    return session && [session.user.email, addressOf(request)];
  }

  /** Whose passkey answers: the address of the account; of one that nobody has, its own id. */
  private async ownerOf(body: unknown): Promise<string> {
    const { response } = (body ?? {}) as { response?: { id?: unknown } | null };
    // A NUL is no text to PostgreSQL.
    const id = sentText(response?.id).slice(0, CREDENTIAL_ID_CHARACTERS).replaceAll('\0', '');
    const row = await (this.parts.db as Kysely<PasskeyTables>)
      .selectFrom('passkey')
      .innerJoin('account', 'account.id', 'passkey.account_id')
      .select('account.email')
      .where('passkey.credential_id', '=', id)
      .executeTakeFirst();
    return row?.email ?? `passkey ${id}`;
  }

  /** What was typed is not kept: it may be a password in the wrong field. */
  private async recordFailure(email: string): Promise<void> {
    const row = await (this.parts.db as Kysely<{ account: { id: string; email: string } }>)
      .selectFrom('account')
      .select('id')
      // A NUL is no text to PostgreSQL.
      .where('email', '=', email.replaceAll('\0', ''))
      .executeTakeFirst();
    await this.parts.record({ kind: 'SIGN_IN_FAILED', subjectId: row?.id ?? null, actorId: null });
  }
}

/** Too many passkeys, or signed in too long ago, is no wrong try. */
function isFailure(returned: unknown): boolean {
  return isAPIError(returned) && !['CONFLICT', 'LIMIT'].includes(String(returned.body?.code));
}

/** Address of the account and of the one who tries, when this request tries to sign in. */
function passwordAttempt(request: AuthRequest): [string, string] | null {
  if (request.path !== '/sign-in/email') return null;
  const email = (request.body as { email?: unknown } | undefined)?.email;
  // No longer than an address can be: it is remembered for as long as attempts are counted.
  return [sentText(email).slice(0, LIMITS.emailCharacters).toLowerCase(), addressOf(request)];
}

function addressOf(request: AuthRequest): string {
  return request.headers?.get('x-umlauf-address') ?? '';
}

function tooManyTries(retryAfter: number): APIError {
  const facts = {
    code: 'RATE_LIMITED',
    retryAfter,
    message: new AppError('RATE_LIMITED', { retryAfter }).message,
  };
  return new APIError('TOO_MANY_REQUESTS', facts, { 'retry-after': String(retryAfter) });
}
