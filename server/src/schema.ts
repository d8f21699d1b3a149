import 'reflect-metadata';
import {
  DirectiveLocation,
  GraphQLDirective,
  type GraphQLSchema,
  lexicographicSortSchema,
  printSchema,
  specifiedDirectives,
} from 'graphql';
import { buildSchema, type ContainerType, type NonEmptyArray, type PubSub } from 'type-graphql';
import { AccessTokenResolver } from './accounts/access-token.resolver.ts';
import { EmailChangeResolver } from './accounts/email-change.resolver.ts';
import { OwnDataResolver } from './accounts/own-data.resolver.ts';
import { PasskeyResolver } from './accounts/passkey.resolver.ts';
import { SessionResolver } from './accounts/session.resolver.ts';
import { AccountAdministrationResolver } from './accounts/account-administration.resolver.ts';
import { AccountOrganisationResolver } from './accounts/account-organisation.resolver.ts';
import { TrailEntryResolver } from './accounts/trail-entry.ts';
import { TrailResolver } from './accounts/trail.resolver.ts';
import { ServiceAccountResolver } from './accounts/service-account.resolver.ts';
import { ViewerResolver } from './accounts/viewer.resolver.ts';
import { DOCUMENT_CHANGE_FIELDS, DOCUMENT_CHANGES } from './documents/document-change.ts';
import { CoeditingResolver, DocumentCursorsResolver } from './documents/coediting.resolver.ts';
import { DocumentAbilitiesResolver } from './documents/document-abilities.ts';
import {
  ChangeDocumentResolver,
  DocumentResolver,
  EventDocumentResolver,
  SpaceDocumentsResolver,
} from './documents/document.resolver.ts';
import { BodyResolver } from './bodies/body.resolver.ts';
import { BodySeatFieldsResolver, BodySeatResolver } from './bodies/body-seat.resolver.ts';
import { OrganisationResolver } from './organisations/organisation.resolver.ts';
import { ACCESS_REQUEST_FIELDS, AccessRequestResolver } from './documents/access-request.resolver.ts';
import { DOCUMENT_GUEST_FIELDS, DocumentGuestResolver } from './documents/document-guest.resolver.ts';
import { NodeResolver } from './documents/node.resolver.ts';
import { COMMENT_CHANGES, CommentChangeResolver } from './comments/comment-change.ts';
import {
  CommentAnchorResolver,
  CommentFieldsResolver,
  CommentThreadResolver,
} from './comments/comment-fields.resolver.ts';
import { CommentResolver } from './comments/comment.resolver.ts';
import { EXPORT_CHANGE_FIELDS, EXPORT_CHANGES } from './exports/export-change.ts';
import { DocumentExportResolver, SpaceExportResolver } from './exports/export.resolver.ts';
import { FILE_CHANGE_FIELDS, FILE_CHANGES } from './files/file-change.ts';
import { AttachedFileResolver, FileResolver } from './files/file.resolver.ts';
import { DECISION_CHANGES, DecisionChangedResolver } from './decisions/decision-change.ts';
import { EntryResolver, TextEntryResolver } from './entries/entry.resolver.ts';
import { TASK_CHANGES, TaskChangedResolver } from './tasks/task-change.ts';
import { TaskFieldsResolver, TaskStepResolver } from './tasks/task-fields.resolver.ts';
import { TaskResolver } from './tasks/task.resolver.ts';
import { EntryDecisionResolver } from './decisions/decision-of-entry.resolver.ts';
import { DecisionResolver } from './decisions/decision.resolver.ts';
import {
  RuleSetFieldsResolver,
  RuleSetResolver,
  RuleSetVersionResolver,
} from './circulations/rule-set.resolver.ts';
import { CIRCULATION_CHANGES, CirculationChangeResolver } from './circulations/circulation-change.ts';
import {
  CirculationAnswerResolver,
  CirculationFieldsResolver,
  CirculationSeatResolver,
} from './circulations/circulation-fields.resolver.ts';
import { CirculationForwardResolver } from './circulations/circulation-forward.resolver.ts';
import { CirculationGuestResolver } from './circulations/circulation-guest.resolver.ts';
import {
  CirculationRemarkResolver,
  GuestNextRoundResolver,
  NextRoundResolver,
} from './circulations/next-round.resolver.ts';
import { GuestCirculationFieldsResolver } from './circulations/guest-circulation-fields.resolver.ts';
import { GuestCirculationResolver } from './circulations/guest-circulation.resolver.ts';
import { CirculationResolver } from './circulations/circulation.resolver.ts';
import {
  CirculationDecisionResolver,
  DecisionCirculationResolver,
} from './circulations/decision-circulation.resolver.ts';
import {
  CirculationDocumentResolver,
  GuestCirculationDocumentResolver,
  GuestRoundDocumentsResolver,
  RoundDocumentsResolver,
} from './circulations/round-documents.resolver.ts';
import { AdoptedDocumentResolver, AdoptedRoundResolver } from './releases/adopted-document.resolver.ts';
import { RELEASE_CHANGES, ReleaseChangeResolver } from './releases/release-change.ts';
import { ReleaseResolver } from './releases/release.resolver.ts';
import { DocumentBinResolver } from './documents/bin.resolver.ts';
import { DocumentMoveResolver, MovedSightResolver } from './documents/document-move.resolver.ts';
import { ReferenceResolver } from './documents/reference.resolver.ts';
import { CalendarLinkFieldsResolver, CalendarLinkResolver } from './meetings/calendar-link.resolver.ts';
import { FavouriteFieldsResolver, FavouriteResolver } from './favourites/favourite.resolver.ts';
import { BuiltinTemplateResolver } from './templates/builtin-template.resolver.ts';
import { TEMPLATE_CHANGES, TemplateChangeResolver } from './templates/template-change.ts';
import { SpaceTemplatesResolver, TemplateResolver } from './templates/template.resolver.ts';
import {
  AGENDA_CHANGES,
  AgendaChangedResolver,
  StandingAgendaChangedResolver,
} from './meetings/agenda-change.ts';
import {
  AgendaFieldsResolver,
  AgendaItemFieldsResolver,
  MeetingAgendaResolver,
} from './meetings/agenda-fields.resolver.ts';
import { AgendaResolver } from './meetings/agenda.resolver.ts';
import { StandingAgendaResolver } from './meetings/standing-agenda.resolver.ts';
import {
  MEETING_CHANGES,
  MeetingChangeResolver,
  MeetingSeriesChangeResolver,
} from './meetings/meeting-change.ts';
import {
  MeetingFieldsResolver,
  MeetingParticipantResolver,
  UsualParticipantResolver,
} from './meetings/meeting-fields.resolver.ts';
import { MeetingSeriesResolver, SpaceMeetingsResolver } from './meetings/meeting-series.resolver.ts';
import { MINUTES_CHANGES, MinutesChangedResolver } from './meetings/minutes-change.ts';
import {
  ApprovalItemResolver,
  MinutesApprovalFieldsResolver,
  MinutesRemarkResolver,
  MinutesRuleResolver,
  MinutesStepResolver,
  UnsettledMinutesFieldsResolver,
  UnsettledMinutesResolver,
} from './meetings/minutes-approval-fields.resolver.ts';
import { MinutesApprovalResolver } from './meetings/minutes-approval.resolver.ts';
import { ATTENDANCE_CHANGES, AttendanceChangedResolver } from './meetings/attendance-change.ts';
import {
  AttendanceFieldsResolver,
  AttendanceResolver,
  EntryQuorumResolver,
  MeetingAttendeeResolver,
} from './meetings/attendance.resolver.ts';
import { MeetingResolver } from './meetings/meeting.resolver.ts';
import { AgendaMinutesResolver, MinutesOfResolver, MinutesResolver } from './meetings/minutes.resolver.ts';
import { RuleResolver } from './circulations/rule.resolver.ts';
import { MENTION_FIELDS, MentionResolver } from './comments/mention.resolver.ts';
import { SUGGESTION_CHANGES, SuggestionChangeResolver } from './suggestions/suggestion-change.ts';
import {
  SuggestedWordsResolver,
  SuggestionFieldsResolver,
} from './suggestions/suggestion-fields.resolver.ts';
import { SuggestionResolver } from './suggestions/suggestion.resolver.ts';
import { DocumentVersionChangeResolver, VERSION_CHANGES } from './versions/version-change.ts';
import { DocumentVersionFieldsResolver } from './versions/version-fields.resolver.ts';
import { DocumentVersionResolver } from './versions/version.resolver.ts';
import { REGISTER_CHANGES, RegisterExportedResolver } from './minutes/register-change.ts';
import { MinutesExtractResolver } from './minutes/minutes-extract.resolver.ts';
import { MinutesExportResolver } from './minutes/minutes-export.resolver.ts';
import { RecordResolver } from './records/record.resolver.ts';
import { COST, describeCosts, printCosts } from './platform/graphql/field-cost.ts';
import { InvitationResolver, SpaceInvitationsResolver } from './invitations/invitation.resolver.ts';
import { ScopeChecker } from './platform/graphql/authorized.ts';
import { recordReads } from './platform/graphql/record-reads.ts';
import { tellScopes } from './platform/graphql/tell-scopes.ts';
import { Base64, DateTime } from './platform/graphql/scalars.ts';
import { SearchAuthorsResolver } from './search/search-authors.resolver.ts';
import { SearchHitResolver, SearchResolver } from './search/search.resolver.ts';
import { AccessTokenSpacesResolver } from './spaces/access-token-spaces.ts';
import { SPACE_CHANGES } from './spaces/change.ts';
import { ChangeResolver } from './spaces/change.resolver.ts';
import { CHANGE_FIELDS } from './spaces/change-fields.resolver.ts';
import { MembershipResolver, SpaceMemberResolver } from './spaces/member.resolver.ts';
import { LatestEventsResolver, SpaceEventResolver } from './spaces/space-event.resolver.ts';
import { ErasureSpacesResolver } from './spaces/erasure.resolver.ts';
import { SpaceLiveResolver } from './spaces/space.live.ts';
import { SpaceTrailResolver } from './spaces/space-trail.resolver.ts';
import { SpaceResolver, ViewerSpacesResolver } from './spaces/space.resolver.ts';

/** All doors of the API, in the order of the ladder of features. */
const RESOLVERS = [
  OrganisationResolver,
  ViewerResolver,
  AccountOrganisationResolver,
  AccountAdministrationResolver,
  AccessTokenResolver,
  SessionResolver,
  PasskeyResolver,
  EmailChangeResolver,
  ServiceAccountResolver,
  OwnDataResolver,
  ErasureSpacesResolver,
  TrailResolver,
  TrailEntryResolver,
  BodyResolver,
  BodySeatResolver,
  BodySeatFieldsResolver,
  SpaceResolver,
  SpaceTrailResolver,
  ViewerSpacesResolver,
  AccessTokenSpacesResolver,
  SpaceMemberResolver,
  MembershipResolver,
  SpaceEventResolver,
  LatestEventsResolver,
  SpaceLiveResolver,
  ChangeResolver,
  ...CHANGE_FIELDS,
  DocumentResolver,
  DocumentAbilitiesResolver,
  SpaceDocumentsResolver,
  ReferenceResolver,
  DocumentBinResolver,
  EventDocumentResolver,
  ChangeDocumentResolver,
  ...DOCUMENT_CHANGE_FIELDS,
  FavouriteResolver,
  FavouriteFieldsResolver,
  CalendarLinkResolver,
  CalendarLinkFieldsResolver,
  DocumentGuestResolver,
  DocumentMoveResolver,
  MovedSightResolver,
  AccessRequestResolver,
  SearchAuthorsResolver,
  SearchResolver,
  SearchHitResolver,
  ...ACCESS_REQUEST_FIELDS,
  ...DOCUMENT_GUEST_FIELDS,
  CoeditingResolver,
  DocumentCursorsResolver,
  CommentResolver,
  CommentAnchorResolver,
  CommentThreadResolver,
  CommentFieldsResolver,
  CommentChangeResolver,
  MentionResolver,
  ...MENTION_FIELDS,
  SuggestionResolver,
  SuggestionFieldsResolver,
  SuggestedWordsResolver,
  SuggestionChangeResolver,
  DocumentVersionResolver,
  DocumentVersionFieldsResolver,
  DocumentVersionChangeResolver,
  EntryResolver,
  TextEntryResolver,
  TaskResolver,
  TaskFieldsResolver,
  TaskStepResolver,
  TaskChangedResolver,
  FileResolver,
  AttachedFileResolver,
  ...FILE_CHANGE_FIELDS,
  DocumentExportResolver,
  SpaceExportResolver,
  ...EXPORT_CHANGE_FIELDS,
  TemplateResolver,
  SpaceTemplatesResolver,
  BuiltinTemplateResolver,
  TemplateChangeResolver,
  DecisionResolver,
  EntryDecisionResolver,
  DecisionChangedResolver,
  MeetingResolver,
  MeetingFieldsResolver,
  MeetingParticipantResolver,
  UsualParticipantResolver,
  MeetingSeriesResolver,
  SpaceMeetingsResolver,
  MeetingChangeResolver,
  MeetingSeriesChangeResolver,
  AttendanceResolver,
  AttendanceFieldsResolver,
  MeetingAttendeeResolver,
  EntryQuorumResolver,
  AttendanceChangedResolver,
  MinutesChangedResolver,
  MinutesApprovalResolver,
  MinutesApprovalFieldsResolver,
  MinutesRemarkResolver,
  MinutesRuleResolver,
  MinutesStepResolver,
  UnsettledMinutesResolver,
  UnsettledMinutesFieldsResolver,
  ApprovalItemResolver,
  MinutesResolver,
  AgendaMinutesResolver,
  MinutesOfResolver,
  AgendaResolver,
  MeetingAgendaResolver,
  AgendaFieldsResolver,
  AgendaItemFieldsResolver,
  AgendaChangedResolver,
  StandingAgendaResolver,
  StandingAgendaChangedResolver,
  RuleResolver,
  RuleSetResolver,
  RuleSetVersionResolver,
  CirculationResolver,
  CirculationFieldsResolver,
  CirculationSeatResolver,
  RoundDocumentsResolver,
  GuestRoundDocumentsResolver,
  CirculationDocumentResolver,
  GuestCirculationDocumentResolver,
  CirculationAnswerResolver,
  CirculationChangeResolver,
  CirculationDecisionResolver,
  DecisionCirculationResolver,
  ReleaseResolver,
  AdoptedDocumentResolver,
  AdoptedRoundResolver,
  ReleaseChangeResolver,
  CirculationGuestResolver,
  CirculationForwardResolver,
  NextRoundResolver,
  GuestNextRoundResolver,
  CirculationRemarkResolver,
  RuleSetFieldsResolver,
  GuestCirculationResolver,
  GuestCirculationFieldsResolver,
  RecordResolver,
  MinutesExportResolver,
  MinutesExtractResolver,
  RegisterExportedResolver,
  InvitationResolver,
  SpaceInvitationsResolver,
  NodeResolver,
] as const;

const LIVE = new GraphQLDirective({
  name: 'live',
  locations: [DirectiveLocation.QUERY],
  description:
    'Keeps the query open, over a WebSocket or as an event stream: the answer comes at once, and again whenever it has changed, under the viewer’s rights of that moment. A plain request is answered once.',
});

/** type-graphql insists on one; every subscription here brings a `subscribe` of its own. */
const NO_TOPICS: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('a subscription lacks its subscribe function');
  },
};

/** The executable schema, with resolvers taken from the container. */
export async function makeSchema(container: ContainerType): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: RESOLVERS as unknown as NonEmptyArray<(typeof RESOLVERS)[number]>,
    authChecker: ScopeChecker,
    container,
    // Nothing but their interface names them.
    orphanedTypes: [
      ...SPACE_CHANGES,
      ...DOCUMENT_CHANGES,
      ...COMMENT_CHANGES,
      ...SUGGESTION_CHANGES,
      ...VERSION_CHANGES,
      ...FILE_CHANGES,
      ...EXPORT_CHANGES,
      ...REGISTER_CHANGES,
      ...TEMPLATE_CHANGES,
      ...DECISION_CHANGES,
      ...TASK_CHANGES,
      ...MEETING_CHANGES,
      ...AGENDA_CHANGES,
      ...ATTENDANCE_CHANGES,
      ...MINUTES_CHANGES,
      ...CIRCULATION_CHANGES,
      ...RELEASE_CHANGES,
    ],
    validate: false,
    directives: [...specifiedDirectives, LIVE, COST],
    pubSub: NO_TOPICS,
    scalarsMap: [
      { type: Date, scalar: DateTime },
      { type: Uint8Array, scalar: Base64 },
    ],
  });
  // type-graphql makes these three by itself.
  schema.getQueryType()!.description = 'Everything that can be asked, as the viewer may read it.';
  schema.getMutationType()!.description =
    'Everything that can be changed: each field is a change of its own, made one after the other.';
  schema.getSubscriptionType()!.description =
    'Everything that can be followed, over a WebSocket or as an event stream.';
  describeCosts(schema);
  tellScopes(schema);
  recordReads(schema);
  return schema;
}

/** The schema in SDL, types and fields by name: the committed `schema.graphql`. */
export function printSdl(schema: GraphQLSchema): string {
  return `${printCosts(printSchema(lexicographicSortSchema(schema)), schema)}\n`;
}
