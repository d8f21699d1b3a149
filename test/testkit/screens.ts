import type { DocumentNode } from 'graphql';
import { CHANGES_BIN, CHANGES_DOCUMENT, CHANGES_TREE } from '@umlauf/client/documents/structural-events';
import {
  BinPageChangesDocument,
  BinPageDocument,
  DocumentPageChangesDocument,
  DocumentPageDocument,
  MembersPageChangesDocument,
  MembersPageDocument,
  SignedInDocument,
  SpaceOverviewChangesDocument,
  SpacePageDocument,
  SpacesPageChangesDocument,
  SpacesPageDocument,
  type SpaceEventType,
  ViewerChangedDocument,
} from '@umlauf/client/gql/graphql';

/** What a page of the client asks for, what it follows, and after which events it asks anew. */
export interface Screen {
  query: DocumentNode;
  changes: DocumentNode;
  variables: Record<string, string>;
  followed: Record<string, string>;
  reloadsOn: ReadonlySet<SpaceEventType>;
  /** A field that arrives by another way. */
  without?: string;
}

const NEVER: ReadonlySet<SpaceEventType> = new Set();

/** The pages as they are routed; each uses the very operations of its component. */
export const screens = {
  frame: (): Screen => ({
    query: SignedInDocument,
    changes: ViewerChangedDocument,
    variables: {},
    followed: {},
    reloadsOn: NEVER,
  }),
  spaces: (): Screen => ({
    query: SpacesPageDocument,
    changes: SpacesPageChangesDocument,
    variables: {},
    followed: {},
    reloadsOn: NEVER,
  }),
  space: (spaceId: string): Screen => ({
    query: SpacePageDocument,
    changes: SpaceOverviewChangesDocument,
    variables: { spaceId },
    followed: { spaceId },
    reloadsOn: CHANGES_TREE,
  }),
  members: (spaceId: string): Screen => ({
    query: MembersPageDocument,
    changes: MembersPageChangesDocument,
    variables: { spaceId },
    followed: { spaceId },
    reloadsOn: NEVER,
  }),
  bin: (spaceId: string): Screen => ({
    query: BinPageDocument,
    changes: BinPageChangesDocument,
    variables: { spaceId },
    followed: { spaceId },
    reloadsOn: CHANGES_BIN,
  }),
  document: (documentId: string, spaceId: string): Screen => ({
    query: DocumentPageDocument,
    changes: DocumentPageChangesDocument,
    variables: { documentId },
    followed: { spaceId },
    reloadsOn: CHANGES_DOCUMENT,
    // Shown until the editor has the live text, which comes by `documentUpdates`.
    without: 'text',
  }),
};
