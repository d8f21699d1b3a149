import type { SpaceEventType } from '../gql/graphql.ts';

/** Events after which a list holds other documents than before; all others only change what a document says of itself. */
export const CHANGES_TREE: ReadonlySet<SpaceEventType> = new Set([
  'DOCUMENT_CREATED',
  'DOCUMENT_TRASHED',
  'DOCUMENT_RESTORED',
]);

/** The same for the list of what is in the bin. */
export const CHANGES_BIN: ReadonlySet<SpaceEventType> = new Set(['DOCUMENT_TRASHED', 'DOCUMENT_RESTORED']);
