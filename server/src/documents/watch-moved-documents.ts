import type { Coediting } from '../coediting/coediting.ts';
import { AppError } from '../platform/errors.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import type { SpaceAccess } from '../spaces/space-access.ts';
import type { DocumentPlaces } from './document-places.ts';

/**
 * What every instance does once documents have gone to another space: it forgets where they were before anybody else hears
 * of it, ends what is open of them for whoever may not read there, and has all kept queries find their audiences anew.
 */
export function watchMovedDocuments(
  announcements: Announcements,
  access: SpaceAccess,
  places: DocumentPlaces,
  coediting: Coediting,
): void {
  announcements.prependListener('spaceEvents', (events) => {
    const left = new Set(
      events.filter(({ type }) => type === 'DOCUMENT_MOVED_AWAY').map(({ spaceId }) => spaceId),
    );
    if (left.size === 0) return;
    for (const spaceId of left) places.forget(spaceId);
    for (const documentId of coediting.openDocuments().keys())
      if (!places.knownSpaceOf(documentId)) void settleSessions(documentId, access, places, coediting);
    // Also for those who ask for a document of which they read nothing until now.
    announcements.emit('lookAgain');
  });
}

/** Ends the streams of those who may not read the document where it is now; who sees others less or more arrives anew. */
async function settleSessions(
  documentId: string,
  access: SpaceAccess,
  places: DocumentPlaces,
  coediting: Coediting,
): Promise<void> {
  // What cannot be asked now is asked before the next event.
  const spaceId = await places.spaceOf(documentId).catch(() => null);
  if (!spaceId) return;
  for (const session of coediting.sessionsOf(documentId)) {
    const end = (error: AppError) => coediting.endSessions((_id, open) => open === session, error);
    const [mayRead, seesOthers] = await Promise.all([
      session.canRead(),
      access.may(session.account.accountId, 'seePresence', spaceId, documentId),
    ]).catch(() => [null, null]);
    if (mayRead === false) end(new AppError('FORBIDDEN'));
    else if (mayRead && Boolean(session.readsAlone) === seesOthers) end(new AppError('UNAVAILABLE'));
  }
}
