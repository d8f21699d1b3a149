import type { Scope } from '@umlauf/shared/scopes';
import type { Config } from '../platform/config.ts';
import type { Statement } from '../platform/database/actor-read.ts';
import type { Database } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { hashSecret, looksLikeSecret } from './access-token-secret.ts';
import type { Auth } from './auth.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { KnownCredentials } from './known-credentials.ts';

interface TokenRow {
  id: string;
  accountId: string;
  scopes: Scope[];
  spaceIds: string[] | null;
  expiresAt: Date;
  /** `lastUsedAt` is to be written. */
  isLongUnused: boolean;
  name: string;
  isDemo: boolean;
  /** The owner signs in by more than a password, or not at all. */
  isStrong: boolean;
  isProgram: boolean;
}

const TOKEN: Statement = {
  name: 'access-token',
  plannedOnce: true,
  text: `select t.id, t.account_id as "accountId", t.scopes, t.space_ids as "spaceIds", t.expires_at as "expiresAt",
      t.last_used_at is null or t.last_used_at < now() - interval '1 minute' as "isLongUnused", a.name, a.is_demo as "isDemo", a.kind = 'SERVICE' as "isProgram",
      a.kind = 'SERVICE' or a.two_factor_enabled or exists (
        select 1 from credential c where c.account_id = a.id and c.provider_id <> 'credential') or exists (
        select 1 from passkey p where p.account_id = a.id) as "isStrong"
    from access_token t join account a on a.id = t.account_id where t.secret_hash = $1 and t.expires_at > now() and a.locked_at is null`,
};

export type ResolveViewer = (headers: Headers) => Promise<Viewer | null>;

/**
 * Who asks, by bearer token or session cookie; null when neither is there. An invalid, expired or withdrawn one throws
 * UNAUTHENTICATED: it never counts as anonymous. FORBIDDEN while the hub demands a second factor that is not there.
 */
export function createResolveViewer(
  auth: Auth,
  database: Database,
  announcements: Announcements,
  demands: Pick<Config, 'demo' | 'requireSecondFactor'>,
): ResolveViewer {
  const parts = { database, announcements, known: new KnownCredentials(announcements), demands };
  return async (headers) => {
    const authorization = headers.get('authorization');
    if (authorization !== null) return byToken(parts, authorization);
    const cookies = headers.get('cookie') ?? '';
    if (!/(?:^|;\s*)(?:__Host-)?umlauf-session=/.test(cookies)) return null;
    // By all of them: which one bears the session is better-auth's to say.
    const hash = hashSecret(cookies);
    return parts.known.recall(hash) ?? parts.known.learn(hash, () => findSession(auth, demands, headers));
  };
}

async function findSession(auth: Auth, demands: TokenParts['demands'], headers: Headers) {
  const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
  if (!found) throw new AppError('UNAUTHENTICATED');
  const isByPassword = (found.session.method ?? 'PASSWORD') === 'PASSWORD';
  if (demands.requireSecondFactor && isByPassword && !found.user.twoFactorEnabled)
    throw new AppError('FORBIDDEN', { reason: 'SECOND_FACTOR_REQUIRED' });
  const viewer: Viewer = {
    accountId: found.user.id,
    name: found.user.name,
    credential: { kind: 'session', id: found.session.id, scopes: null },
  };
  return { viewer, expiresAt: found.session.expiresAt };
}

interface TokenParts {
  database: Database;
  announcements: Announcements;
  known: KnownCredentials;
  demands: Pick<Config, 'demo' | 'requireSecondFactor'>;
}

async function byToken(parts: TokenParts, authorization: string): Promise<Viewer> {
  const secret = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  if (!secret || !looksLikeSecret(secret)) throw new AppError('UNAUTHENTICATED');
  const hash = hashSecret(secret);
  const { known } = parts;
  return known.recall(hash) ?? known.learn(hash, () => findToken(parts, hash));
}

async function findToken({ database, announcements, demands }: TokenParts, hash: string) {
  const [row] = await database.read<TokenRow>({ system: 'sign-in' }, TOKEN, [hash]);
  if (!row || (row.isDemo && !demands.demo)) throw new AppError('UNAUTHENTICATED');
  // A program may never more than its owner may at this moment.
  if (demands.requireSecondFactor && !row.isStrong)
    throw new AppError('FORBIDDEN', { reason: 'SECOND_FACTOR_REQUIRED' });
  if (row.isLongUnused) {
    await database.withActor({ system: 'sign-in' }, ({ sql }) =>
      sql('update access_token set last_used_at = now() where id = $1', [row.id]),
    );
    announcements.emit('accountChanged', { accountId: row.accountId });
  }
  const viewer: Viewer = {
    accountId: row.accountId,
    name: row.name,
    isProgram: row.isProgram,
    credential: {
      kind: 'token',
      id: row.id,
      scopes: new Set(row.scopes),
      spaces: row.spaceIds && new Set(row.spaceIds),
    },
  };
  return { viewer, expiresAt: row.expiresAt };
}
