import { createHmac } from 'node:crypto';
import type { Logger } from 'pino';
import type { Coediting } from './coediting/coediting.ts';
import type { TextDerivation } from './documents/text-derivation.ts';
import type { Database } from './platform/database/database.ts';
import type { DatabaseAddress } from './platform/database/database-address.ts';
import { EventRelay } from './platform/events/event-relay.ts';
import type { Announcements } from './platform/live/announcements.ts';
import type { Bus } from './platform/live/bus.ts';
import type { BusCarrier } from './platform/live/bus-carrier.ts';
import type { Look } from './platform/live/look.ts';
import { NotifyCarrier } from './platform/live/notify-carrier.ts';
import { RedisCarrier } from './platform/live/redis-carrier.ts';
import { watchTrail } from './platform/trail/watch-trail.ts';
import { relayAnnouncements } from './platform/live/relay-announcements.ts';

/** PostgreSQL's announcements, or those of the Redis that is named. */
export async function openCarrier(
  address: DatabaseAddress,
  database: Database,
  secret: string,
  redisUrl: string | null,
): Promise<BusCarrier> {
  if (!redisUrl) return new NotifyCarrier(address);
  const { rows } = await database.executeSql(
    'select oid::text as oid, datname as name from pg_database where datname = current_database()',
  );
  // Instances of one hub know the same secret and database, whatever address they have for it.
  const { oid, name } = rows[0] as { oid: string; name: string };
  const hub = createHmac('sha256', secret).update(`${name} ${oid}`).digest('base64url').slice(0, 22);
  return new RedisCarrier(redisUrl, `umlauf:${hub}`);
}

interface Connected {
  bus: Bus;
  database: Database;
  announcements: Announcements;
  look: Look;
  coediting: Coediting;
  texts: TextDerivation;
  log: Logger;
}

/** What instances tell one another, and what each does about it. */
export function connectInstances(parts: Connected): void {
  const { bus, database, announcements, look, coediting, texts, log } = parts;
  relayAnnouncements(announcements, bus);
  watchTrail(look, bus, announcements);
  const events = new EventRelay(database, announcements, bus, look);
  announcements.on('spaceEvents', (raised) => {
    // It took others along: the open ones among them are looked up.
    if (raised.some(({ type }) => type === 'DOCUMENT_TRASHED')) look.now();
  });
  bus.on('lookAgain', () => {
    look.now();
    announcements.emit('lookAgain');
  });
  bus.on('gone', (instance) => {
    coediting.instanceGone(instance);
    // What it committed last may have no text yet.
    texts.sweep().catch((err: unknown) => log.warn({ part: 'text', err }, 'texts could not be looked at'));
  });
  bus.on(
    'news',
    ({ from, documents = [], events: raised = [], cursors = [], wanted = [], overtaken = [] }) => {
      for (const [documentId, revision] of documents) {
        coediting.heardOf(documentId, revision);
        announcements.emit('documentCommitted', { documentId });
      }
      for (const [documentId, awareness] of cursors)
        coediting.cursorsElsewhere(from, documentId, Buffer.from(awareness, 'base64'));
      for (const documentId of overtaken) coediting.giveWay(documentId);
      for (const documentId of wanted) tellCursors(bus, documentId, coediting.cursorsHere(documentId));
      for (const [spaceId, first, last] of raised) {
        events
          .relay(spaceId, first, last)
          .catch((err: unknown) => log.warn({ part: 'bus', err }, 'events could not be read'));
      }
    },
  );
}

export function tellCursors(bus: Bus, documentId: string, awareness: Uint8Array | undefined): void {
  if (!awareness) return;
  bus.say(({ cursors }) => cursors.push([documentId, Buffer.from(awareness).toString('base64')]));
}
