import type { Logger } from 'pino';
import type { Database } from '../platform/database/database.ts';
import type { SpaceEventType } from '../platform/events/event.entity.ts';
import type { Announcements } from '../platform/live/announcements.ts';

/** With these events a text is saved, and its links with it; what is in a bin is not told of. */
const SAVES: ReadonlySet<SpaceEventType> = new Set([
  'DOCUMENT_CREATED',
  'DOCUMENT_TEXT_CHANGED',
  'DOCUMENT_TRASHED',
]);

/** Links that changed of late, and all of documents that went to a bin together. */
const CHANGED = `
  with binned as (
    select along.id from document d join document along on along.space_id = d.space_id and along.trashed_at = d.trashed_at
    where d.id = any($1))
  select distinct target_id as id from document_link
  where document_id in (select id from binned)
    or document_id = any($1) and changed_at > now() - interval '30 seconds'`;

/**
 * Tells in this instance which documents are linked to by others than before, whichever instance saved the text: where
 * the links stand is not in the event, since who reads the one end may not know the other.
 */
export function watchReferences(
  announcements: Announcements,
  database: Pick<Database, 'houseStatement'>,
  log: Logger,
): void {
  announcements.on('spaceEvents', (events) => {
    const saved = new Set(events.filter(({ type }) => SAVES.has(type)).map(({ subjectId }) => subjectId));
    if (saved.size === 0) return;
    database
      .houseStatement<{ id: string }>('announcement', {
        name: 'changed-references',
        text: CHANGED,
        values: [[...saved]],
      })
      .then((rows) => {
        for (const { id } of rows) announcements.emit('referencesChanged', { documentId: id });
      })
      .catch((error: unknown) =>
        log.debug({ part: 'references', err: error }, 'changed links were not read'),
      );
  });
}
