import type { Coediting } from '../coediting/coediting.ts';
import { AppError } from '../platform/errors.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import type { SpaceAccess } from '../spaces/space-access.ts';
import type { DocumentPlaces } from './document-places.ts';

/** Ends a person's open documents in a space as soon as they may no longer read there. */
export function watchDocumentAccess(
  announcements: Announcements,
  access: SpaceAccess,
  places: DocumentPlaces,
  coediting: Coediting,
): void {
  announcements.on('membershipChanged', async ({ spaceId, accountId }) => {
    const mayRead = await access.may(accountId, 'readSpace', spaceId).catch(() => false);
    if (mayRead) return;
    coediting.endSessions(
      (documentId, session) =>
        session.account.accountId === accountId && places.knownSpaceOf(documentId) === spaceId,
      new AppError('FORBIDDEN'),
    );
  });
}
