import type { Kysely } from 'kysely';
import type { Scope } from '@umlauf/shared/scopes';
import type { Database } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import type { Viewer } from '../platform/graphql/context.ts';
import { hashSecret, looksLikeSecret } from './access-token-secret.ts';
import type { Auth } from './auth.ts';

/** How often `lastUsedAt` is written at most. */
const LAST_USE_MILLISECONDS = 60_000;

interface Tables {
  access_token: {
    id: string;
    account_id: string;
    secret_hash: string;
    scopes: Scope[];
    expires_at: Date;
    last_used_at: Date | null;
  };
  account: { id: string; name: string; is_demo: boolean };
}

export type ResolveViewer = (headers: Headers) => Promise<Viewer | null>;

/**
 * Who asks, by bearer token or session cookie; null when neither is there. An invalid, expired or withdrawn one throws
 * UNAUTHENTICATED: it never counts as anonymous.
 */
export function createResolveViewer(auth: Auth, database: Database, demo: boolean): ResolveViewer {
  return async (headers) => {
    const authorization = headers.get('authorization');
    if (authorization !== null) return byToken(database, authorization, demo);
    if (!/(?:^|;\s*)(?:__Host-)?umlauf-session=/.test(headers.get('cookie') ?? '')) return null;
    const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
    if (!found) throw new AppError('UNAUTHENTICATED');
    return {
      accountId: found.user.id,
      name: found.user.name,
      credential: { kind: 'session', id: found.session.id, scopes: null },
    };
  };
}

async function byToken(database: Database, authorization: string, demo: boolean): Promise<Viewer> {
  const secret = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  if (!secret || !looksLikeSecret(secret)) throw new AppError('UNAUTHENTICATED');
  return database.withActor({ system: 'sign-in' }, async ({ em }) => {
    const db = em.getKysely() as unknown as Kysely<Tables>;
    const row = await db
      .selectFrom('access_token')
      .innerJoin('account', 'account.id', 'access_token.account_id')
      .select([
        'access_token.id',
        'account_id',
        'scopes',
        'expires_at',
        'last_used_at',
        'account.name',
        'is_demo',
      ])
      .where('secret_hash', '=', hashSecret(secret))
      .executeTakeFirst();
    if (!row || row.expires_at <= new Date() || (row.is_demo && !demo)) throw new AppError('UNAUTHENTICATED');
    if (!row.last_used_at || Date.now() - row.last_used_at.getTime() > LAST_USE_MILLISECONDS) {
      await db
        .updateTable('access_token')
        .set({ last_used_at: new Date() })
        .where('id', '=', row.id)
        .execute();
    }
    return {
      accountId: row.account_id,
      name: row.name,
      credential: { kind: 'token', id: row.id, scopes: new Set(row.scopes) },
    };
  });
}
