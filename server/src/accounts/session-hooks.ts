import { APIError } from 'better-auth/api';
import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/database.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { ACCOUNT_LOCKED, type OidcAccounts } from './oidc-accounts.ts';
import { sentText } from './sent-text.ts';
import { SignInMethod } from './sign-in-methods.ts';

const OIDC_PATH = '/callback/:id';

const METHODS: Record<string, SignInMethod> = {
  '/sign-in/email': SignInMethod.PASSWORD,
  '/two-factor/verify-totp': SignInMethod.TOTP,
  '/two-factor/verify-backup-code': SignInMethod.RECOVERY_CODE,
  '/two-factor/disable': SignInMethod.PASSWORD,
  '/passkey/verify-authentication': SignInMethod.PASSKEY,
  [OIDC_PATH]: SignInMethod.OIDC,
};

/** What changes of how one signs in, by the door through which it is done. */
const CHANGES = {
  '/two-factor/verify-totp': 'SECOND_FACTOR_ENABLED',
  '/two-factor/disable': 'SECOND_FACTOR_DISABLED',
} as const;

interface Door {
  path?: string;
  body?: unknown;
  request?: Request | undefined;
  /** The session that was there before. */
  context?: { session?: { session: { id: string; method?: unknown } } | null };
}

interface SessionParts {
  database: Database;
  db: Kysely<unknown>;
  demo: boolean;
  announcements: Announcements;
  /** Null: no identity provider. */
  oidc: OidcAccounts | null;
}

interface NewSession {
  id: string;
  userId: string;
}

/** What happens when sessions begin and end, whatever better-auth begins and ends them for. */
export function sessionHooks(parts: SessionParts) {
  const { database, announcements } = parts;
  return {
    session: {
      create: {
        before: async (session: { userId: string }, door: Door | null) => {
          const account = await accountOf(parts.db, session.userId);
          if (isLockedAt(door, account) || (account?.is_demo && !parts.demo)) throw refusalAt(door);
          if (door?.path === '/two-factor/verify-totp') await useCode(database, session.userId, door.body);
          const former = isReplaced(door) ? door?.context?.session?.session : null;
          // What a second factor beside a password changes nothing of stays under its new key: a provider ends its sessions.
          if (former?.method === 'OIDC' || former?.method === 'PASSKEY') {
            const providerSessionId = await providerSessionOf(parts.db, former.id);
            return { data: { ...session, method: former.method, providerSessionId } };
          }
          const method = METHODS[door?.path ?? ''] ?? SignInMethod.PASSWORD;
          const ofProvider =
            method === SignInMethod.OIDC && parts.oidc ? await parts.oidc.begin(session.userId, door!) : null;
          return { data: { ...session, method, ...(ofProvider ? { providerSessionId: ofProvider } : {}) } };
        },
        after: async ({ userId }: NewSession, door: Door | null) => {
          if (isReplaced(door)) return;
          // Taken back by the plugin at once, which asks for the second factor first.
          if (door?.path === '/sign-in/email' && (await accountOf(parts.db, userId))?.two_factor_enabled)
            return;
          if (door?.path === '/two-factor/verify-backup-code')
            await database.record({ kind: 'RECOVERY_CODE_USED', subjectId: userId, actorId: userId });
          if (door?.path === '/passkey/verify-authentication') await notePasskey(database, door.body);
          await database.record({ kind: 'SIGNED_IN', subjectId: userId, actorId: userId });
          // The list of one's sessions is another, and the day of the last sign-in.
          announcements.emit('accountChanged', { accountId: userId });
        },
      },
      delete: {
        after: async ({ id, userId }: NewSession, door: Door | null) => {
          announcements.emit('credentialEnded', { kind: 'session', id });
          if (door?.path !== '/sign-out') return;
          await database.record({ kind: 'SIGNED_OUT', subjectId: userId, actorId: userId });
        },
      },
    },
    user: {
      create: {
        before: async <A extends object>(account: A, door: Door | null) =>
          parts.oidc && door ? { data: { ...account, ...parts.oidc.newAccount(door) } } : undefined,
        after: ({ id, email }: { id: string; email: string }) =>
          database.record({ kind: 'ACCOUNT_CREATED', subjectId: id, actorId: null, facts: { email } }),
      },
      update: {
        after: async ({ id }: { id: string }, door: Door | null) => {
          const kind = CHANGES[door?.path as keyof typeof CHANGES];
          if (kind) await changeSecondFactor(parts, id, kind);
        },
      },
    },
    account: credentialHooks(database),
  };
}

/** What a provider gave beside the ID token, which signs out there, is not needed and not kept. */
function credentialHooks(database: Database) {
  const withoutTokens = async <C extends object>(credential: C) => ({
    data: { ...credential, accessToken: null, refreshToken: null },
  });
  return {
    create: {
      before: withoutTokens,
      after: ({ userId }: { userId: string }) =>
        database.record({ kind: 'IDENTITY_LINKED', subjectId: userId, actorId: userId }),
    },
    update: { before: withoutTokens },
  };
}

/** Who comes from the provider has been judged already: `begin` takes away what leaving had locked. */
function isLockedAt(door: Door | null, account: Omit<AccountRow, 'id'> | undefined): boolean {
  const isBack = account?.left_groups_at && door?.path === OIDC_PATH;
  return Boolean(account?.locked_at) && !isBack;
}

/** Whoever comes from the provider is led to the sign-in page by the word; every other door says nothing of a lock. */
function refusalAt(door: Door | null): APIError {
  if (door?.path !== OIDC_PATH) return new APIError('FORBIDDEN');
  return new APIError('FORBIDDEN', { code: ACCOUNT_LOCKED, message: 'Locked' });
}

/** The session goes on under another key. */
function isReplaced(door: Door | null): boolean {
  return Boolean(door?.context?.session) && door?.path?.startsWith('/two-factor/') === true;
}

/** A change of the second factor: devices are not trusted any more, and open pages hear of it. */
async function changeSecondFactor(
  { database, announcements }: SessionParts,
  accountId: string,
  kind: (typeof CHANGES)[keyof typeof CHANGES],
): Promise<void> {
  await database.withActor({ system: 'sign-in' }, async (transaction) => {
    await transaction.sql(FORGET_DEVICES, [accountId]);
    transaction.record({ kind, subjectId: accountId, actorId: accountId });
  });
  announcements.emit('accountChanged', { accountId });
}

/** Devices that need no second factor for a while. */
export const FORGET_DEVICES = `delete from verification where value = $1 and identifier like 'trust-device-%'`;

/** A code opens one session and no second one (RFC 6238, 5.2), though the clock still accepts it. */
async function useCode(database: Database, accountId: string, body: unknown): Promise<void> {
  const code = sentText((body as { code?: unknown } | undefined)?.code);
  const [used] = await database.withActor({ system: 'sign-in' }, ({ sql }) =>
    sql(
      `update second_factor set used_codes = (array[$2] || used_codes)[1:3]
        where account_id = $1 and not $2 = any(used_codes) returning id`,
      [accountId, code],
    ),
  );
  if (!used) throw new APIError('UNAUTHORIZED', { code: 'INVALID_CODE', message: 'Invalid code' });
}

/** When a passkey was used last: its owner finds by it which one they do not need any more. */
async function notePasskey(database: Database, body: unknown): Promise<void> {
  const { id } = (body as { response: { id: string } }).response;
  await database.withActor({ system: 'sign-in' }, ({ sql }) =>
    sql('update passkey set last_used_at = now() where credential_id = $1', [id]),
  );
}

/** The provider's name for the session, which no answer shows, and what is known of the session before is an answer. */
async function providerSessionOf(db: Kysely<unknown>, sessionId: string): Promise<string | null> {
  const row = await (db as Kysely<{ session: { id: string; provider_session_id: string | null } }>)
    .selectFrom('session')
    .select('provider_session_id')
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return row?.provider_session_id ?? null;
}

interface AccountRow {
  id: string;
  is_demo: boolean;
  locked_at: Date | null;
  left_groups_at: Date | null;
  two_factor_enabled: boolean;
}

function accountOf(db: Kysely<unknown>, accountId: string) {
  return (db as Kysely<{ account: AccountRow }>)
    .selectFrom('account')
    .select(['is_demo', 'locked_at', 'left_groups_at', 'two_factor_enabled'])
    .where('id', '=', accountId)
    .executeTakeFirst();
}
