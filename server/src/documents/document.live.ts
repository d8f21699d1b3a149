import type { SpaceVerb } from '@umlauf/shared/roles';
import type { Coediting } from '../coediting/coediting.ts';
import type { Session } from '../coediting/session.ts';
import { AppError } from '../platform/errors.ts';
import type { Announcements } from '../platform/live/announcements.ts';
import type { Look } from '../platform/live/look.ts';
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
    const documents = [...coediting.openDocuments().keys()];
    for (const documentId of documents.filter((id) => places.knownSpaceOf(id) === spaceId)) {
      const may = (verb: SpaceVerb) => access.may(accountId, verb, spaceId, documentId).catch(() => false);
      const [mayRead, seesOthers] = [await may('readSpace'), await may('seePresence')];
      const isTheirs = (id: string, { account }: Session) =>
        id === documentId && account.accountId === accountId;
      if (!mayRead) coediting.endSessions(isTheirs, new AppError('FORBIDDEN'));
      // Who may see something else now arrives anew, as whoever they have become.
      const isAnother = (id: string, session: Session) =>
        isTheirs(id, session) && Boolean(session.readsAlone) === seesOthers;
      if (mayRead) coediting.endSessions(isAnother, new AppError('UNAVAILABLE'));
    }
  });
}

/** Lets open documents read on where others have written, and ends those that went to the bin elsewhere. */
export function watchOpenDocuments(look: Look, coediting: Coediting): void {
  look.watch({
    statement: (list) =>
      `select id, case when trashed_at is null then revision else ${IN_BIN} end as value from document
       where id = any(${list})`,
    ids: () => [...coediting.openDocuments().keys()],
    seen: (revisions, ids) => {
      for (const id of ids) {
        const revision = revisions.get(id);
        if (revision === undefined) coediting.drop(id);
        else if (revision === IN_BIN) coediting.drop(id, new AppError('GONE', { reason: 'IN_BIN' }));
        else coediting.heardOf(id, revision);
      }
    },
  });
}

const IN_BIN = -1;
