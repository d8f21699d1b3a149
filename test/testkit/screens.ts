import type { DocumentNode } from 'graphql';
import { CHANGES_BIN, CHANGES_DOCUMENT, CHANGES_TREE } from '@umlauf/client/documents/structural-events';
import {
  BinPageChangesDocument,
  BodiesPageDocument,
  BinPageDocument,
  CirculationsPageDocument,
  DecisionsPageDocument,
  OpenTasksDocument,
  TasksPageDocument,
  AdoptedDocumentDocument,
  DocumentCirculationsDocument,
  DocumentPageChangesDocument,
  DocumentPageDocument,
  ManagedAccountsTabDocument,
  MeetingAgendaDocument,
  StandingAgendaDocument,
  FavouritesDocument,
  MeetingAttendanceDocument,
  MeetingExtractsDocument,
  MeetingPageDocument,
  MeetingScreenDocument,
  MeetingsPageDocument,
  MinutesApprovalDocument,
  MinutesOfDocument,
  MembersPageDocument,
  OrganisationsTabDocument,
  RulesPageDocument,
  SpaceTemplatesPageDocument,
  SignedInDocument,
  ServiceAccountsTabDocument,
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
  /** Null: the page holds its query open itself. */
  changes: DocumentNode | null;
  variables: Record<string, string | number>;
  followed: Record<string, string>;
  reloadsOn: ReadonlySet<SpaceEventType>;
  /** A field that arrives by another way. */
  without?: string;
}

const NEVER: ReadonlySet<SpaceEventType> = new Set();

/** A list of the administration's. */
function heldOpen(query: DocumentNode): Screen {
  return { query, changes: null, variables: { first: 100 }, followed: {}, reloadsOn: NEVER };
}

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
  favourites: (): Screen => heldOpen(FavouritesDocument),
  organisations: (): Screen => heldOpen(OrganisationsTabDocument),
  bodies: (): Screen => heldOpen(BodiesPageDocument),
  rules: (): Screen => heldOpen(RulesPageDocument),
  templates: (spaceId: string): Screen => ({
    ...heldOpen(SpaceTemplatesPageDocument),
    variables: { spaceId },
  }),
  circulations: (): Screen => ({
    ...heldOpen(CirculationsPageDocument),
    variables: { waiting: 100, first: 25 },
  }),
  agenda: (meetingId: string): Screen => ({ ...heldOpen(MeetingAgendaDocument), variables: { meetingId } }),
  attendance: (meetingId: string): Screen => ({
    ...heldOpen(MeetingAttendanceDocument),
    variables: { meetingId },
  }),
  meeting: (id: string): Screen => ({ ...heldOpen(MeetingPageDocument), variables: { id } }),
  wall: (id: string): Screen => ({ ...heldOpen(MeetingScreenDocument), variables: { id } }),
  approval: (id: string): Screen => ({ ...heldOpen(MinutesApprovalDocument), variables: { id } }),
  extracts: (meetingId: string): Screen => ({
    ...heldOpen(MeetingExtractsDocument),
    variables: { meetingId },
  }),
  minutesOf: (documentId: string): Screen => ({ ...heldOpen(MinutesOfDocument), variables: { documentId } }),
  standingAgenda: (seriesId: string): Screen => ({
    ...heldOpen(StandingAgendaDocument),
    variables: { seriesId },
  }),
  decisions: (): Screen => ({ ...heldOpen(DecisionsPageDocument), variables: { first: 25 } }),
  tasks: (of: 'VIEWER' | 'LEFT' = 'VIEWER'): Screen => ({
    ...heldOpen(TasksPageDocument),
    variables: { first: 25, of },
  }),
  openTasks: (): Screen => ({ ...heldOpen(OpenTasksDocument), variables: {} }),
  meetings: (spaceId: string): Screen => ({
    ...heldOpen(MeetingsPageDocument),
    variables: { spaceId, first: 10 },
  }),
  documentCirculations: (documentId: string): Screen => ({
    ...heldOpen(DocumentCirculationsDocument),
    variables: { documentId },
  }),
  adoptedDocument: (documentId: string): Screen => ({
    ...heldOpen(AdoptedDocumentDocument),
    variables: { documentId },
  }),
  accounts: (): Screen => heldOpen(ManagedAccountsTabDocument),
  serviceAccounts: (): Screen => heldOpen(ServiceAccountsTabDocument),
  members: (spaceId: string): Screen => ({
    ...heldOpen(MembersPageDocument),
    variables: { spaceId },
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
