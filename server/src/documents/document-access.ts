import type { SpaceVerb } from '@umlauf/shared/roles';
import { reaches, type Viewer } from '../platform/graphql/context.ts';
import type { SpaceAccess } from '../spaces/space-access.ts';
import type { DocumentPlaces } from './document-places.ts';

/** Answers "may this viewer do this with this document?" from memory, wherever the document is at that moment. */
export class DocumentAccess {
  constructor(
    private readonly access: SpaceAccess,
    private readonly places: DocumentPlaces,
  ) {}

  /** At once when it is known. Throws UNAVAILABLE when the memberships cannot be read. */
  mayNow(viewer: Viewer, verb: SpaceVerb, documentId: string): boolean | Promise<boolean> {
    const known = this.places.knownSpaceOf(documentId);
    if (known) return this.mayIn(known, viewer, verb, documentId);
    return this.places
      .spaceOf(documentId)
      .then((spaceId) => spaceId !== null && this.mayIn(spaceId, viewer, verb, documentId));
  }

  private mayIn(
    spaceId: string,
    viewer: Viewer,
    verb: SpaceVerb,
    documentId: string,
  ): boolean | Promise<boolean> {
    return reaches(viewer, spaceId) && this.access.mayNow(viewer.accountId, verb, spaceId, documentId);
  }
}
