import type { Logger } from 'pino';
import type { Database } from '../platform/database/database.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import type { Connections } from '../platform/live/connections.ts';

const SWEEP_MILLISECONDS = 1_000;

/**
 * Asks once a second whether the credentials with which something is open are still there and not over, so that
 * whatever ended them (another instance, the operator's command line, the clock) ends the connection.
 */
export function watchCredentials(
  database: Database,
  connections: Connections,
  announcements: Announcements,
  log: Logger,
): () => void {
  const sweep = async () => {
    const { sessions, tokens } = connections.credentials();
    if (sessions.length + tokens.length === 0) return;
    const rows = await database.withActor({ system: 'access-check' }, ({ sql }) =>
      sql<{ id: string }>(
        `select id from session where id = any($1) and expires_at > now()
         union all select id from access_token where id = any($2) and expires_at > now()`,
        [sessions, tokens],
      ),
    );
    const alive = new Set(rows.map((row) => row.id));
    for (const id of sessions)
      if (!alive.has(id)) announcements.emit('credentialEnded', { kind: 'session', id });
    for (const id of tokens) if (!alive.has(id)) announcements.emit('credentialEnded', { kind: 'token', id });
  };
  let isSweeping = false;
  const timer = setInterval(async () => {
    // A database that is slow to answer is not asked again and again meanwhile.
    if (isSweeping) return;
    isSweeping = true;
    await sweep().catch((error) =>
      log.warn({ part: 'sign-in', err: error }, 'credentials could not be read'),
    );
    isSweeping = false;
  }, SWEEP_MILLISECONDS).unref();
  return () => clearInterval(timer);
}
