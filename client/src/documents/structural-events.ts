import type { SpaceEventType } from '../gql/graphql.ts';

/** What the viewer may do can have changed, and no object in the event says so. */
const RIGHTS: readonly SpaceEventType[] = ['MEMBER_ROLE_CHANGED'];

/** Events after which a document's page asks anew. */
export const CHANGES_DOCUMENT: ReadonlySet<SpaceEventType> = new Set([
  'DOCUMENT_DELETED',
  'DOCUMENT_MOVED_AWAY',
  // Who may write in minutes, and whether anybody.
  'MINUTES_CHANGED',
  ...RIGHTS,
]);

/** Events after which a list holds other documents than before; all others only change what a document says of itself. */
export const CHANGES_TREE: ReadonlySet<SpaceEventType> = new Set([
  'DOCUMENT_CREATED',
  'DOCUMENT_MOVED_AWAY',
  'DOCUMENT_MOVED_HERE',
  'DOCUMENT_TRASHED',
  'DOCUMENT_RESTORED',
  ...RIGHTS,
]);

/** The same for the list of what is in the bin. */
export const CHANGES_BIN: ReadonlySet<SpaceEventType> = new Set([
  'DOCUMENT_TRASHED',
  'DOCUMENT_RESTORED',
  'DOCUMENT_DELETED',
  ...RIGHTS,
]);
