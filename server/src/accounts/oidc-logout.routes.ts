import express, { Router } from 'express';
import type { Logger } from 'pino';
import { databaseNow } from '../platform/clock.ts';
import type { Database, Transaction } from '../platform/database/database.ts';
import { newId } from '../platform/ids.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import { endProviderSessions } from './end-provider-sessions.ts';
import type { Claims, OidcProvider } from './oidc-provider.ts';

const BODY_LIMIT = 16_384;
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** Longer than a token can wait to be sent again. */
const REMEMBERED = '1 day';
const OLDEST_SECONDS = 600;

/**
 * `POST /api/auth/back-channel-logout`: the provider says that a person has signed out there, or was signed out (OpenID
 * Connect Back-Channel Logout 1.0). Ends the sessions that it opened, and what is open with them.
 */
export function backChannelLogout(
  provider: OidcProvider,
  database: Database,
  announcements: Announcements,
  log: Logger,
): Router {
  const router = Router();
  const body = express.urlencoded({ extended: false, limit: BODY_LIMIT, inflate: false });
  router.post('/', body, async (request, response) => {
    const token = (request.body as Record<string, unknown> | undefined)?.['logout_token'];
    const claims = typeof token === 'string' ? await readLogoutToken(provider, token) : null;
    // Taken and done together: what fails may be sent again.
    const isDone =
      claims &&
      (await database.withActor({ system: 'sign-in' }, async (transaction) => {
        if (!(await takeOnce(transaction, claims))) return false;
        await endProviderSessions(transaction, announcements, {
          providerSessionId: typeof claims['sid'] === 'string' ? claims['sid'] : null,
          subject: claims.sub ? provider.accountSubject({ profile: claims }) : null,
        });
        return true;
      }));
    if (!isDone) {
      log.warn({ part: 'sign-in' }, 'a logout token was refused');
      return void response.status(400).json({ error: 'invalid_request' });
    }
    response.status(200).end();
  });
  return router;
}

/** Null unless every rule of section 2.6 holds. */
async function readLogoutToken(provider: OidcProvider, token: string): Promise<Claims | null> {
  const claims = await provider.verify(token).catch(() => null);
  if (!claims) return null;
  const events = claims['events'];
  const isLogout = typeof events === 'object' && events !== null && LOGOUT_EVENT in events;
  const isFresh = claims.iat! > databaseNow() / 1_000 - OLDEST_SECONDS;
  // An ID token has a nonce: that is how the two are told apart.
  const names = [claims.sub, claims['sid']].some((name) => typeof name === 'string' && name !== '');
  const isWhole = typeof claims.jti === 'string' && !('nonce' in claims) && names;
  return isLogout && isFresh && isWhole ? claims : null;
}

/** False when the token was taken before. */
async function takeOnce({ sql }: Transaction, { jti }: Claims): Promise<boolean> {
  const identifier = `logout-token:${jti}`;
  await sql('select pg_advisory_xact_lock(hashtext($1))', [identifier]);
  await sql(`delete from verification where identifier like 'logout-token:%' and expires_at < now()`);
  const taken = await sql(
    `insert into verification (id, identifier, value, expires_at)
      select $1, $2, '', now() + $3::interval
      where not exists (select 1 from verification where identifier = $2) returning id`,
    [newId('ver'), identifier, REMEMBERED],
  );
  return taken.length > 0;
}
