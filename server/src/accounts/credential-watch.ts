import type { Announcements } from '../platform/live/announcements.ts';
import type { Connections } from '../platform/live/connections.ts';
import type { Look } from '../platform/live/look.ts';

/**
 * Looks whether the credentials with which something is open are still there and not over, so that whatever ended them
 * (another instance, the operator's command line, the clock) ends the connection. The answer ends the watch.
 */
export function watchCredentials(
  look: Look,
  connections: Connections,
  announcements: Announcements,
): () => void {
  const unwatch = (['session', 'token'] as const).map((kind) =>
    look.watch(
      {
        statement: (list) =>
          `select c.id, 1 as value from ${TABLES[kind]} c join account a on a.id = c.account_id
         where c.id = any(${list}) and c.expires_at > now() and a.locked_at is null`,
        ids: () => connections.credentials()[kind],
        seen: (alive, ids) => {
          for (const id of ids) if (!alive.has(id)) announcements.emit('credentialEnded', { kind, id });
        },
      },
      { first: true },
    ),
  );
  return () => {
    for (const end of unwatch) end();
  };
}

const TABLES = { session: 'session', token: 'access_token' };
