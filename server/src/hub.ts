import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { SCHEMA_VERSION } from '@umlauf/shared/document-schema';
import { AccessTokenSchema } from './accounts/access-token.entity.ts';
import { AccessTokenResolver } from './accounts/access-token.resolver.ts';
import { AccountAdministrationResolver } from './accounts/account-administration.resolver.ts';
import { AccountSchema } from './accounts/account.entity.ts';
import { elsewhere } from './accounts/own-data-elsewhere.ts';
import { EmailChangeResolver } from './accounts/email-change.resolver.ts';
import { OwnDataResolver } from './accounts/own-data.resolver.ts';
import { PasskeyResolver } from './accounts/passkey.resolver.ts';
import type { OtherWays } from './accounts/sign-in-methods.ts';
import { SessionResolver } from './accounts/session.resolver.ts';
import { SignInLimit } from './accounts/sign-in-limit.ts';
import { authorizeInHub } from './accounts/hub.policy.ts';
import { ServiceAccountResolver } from './accounts/service-account.resolver.ts';
import { ViewerResolver } from './accounts/viewer.resolver.ts';
import { connectInstances, openCarrier, tellCursors } from './connect-instances.ts';
import { createCoediting, type Coediting } from './coediting/coediting.ts';
import { FoldingThread } from './coediting/folding-thread.ts';
import type { Storage } from './coediting/storage.ts';
import { CoeditingResolver } from './documents/coediting.resolver.ts';
import { createDocumentLog } from './documents/document-log.ts';
import { AccessRequestSchema } from './documents/access-request.entity.ts';
import { AccessRequestResolver } from './documents/access-request.resolver.ts';
import { AccessRequesting } from './documents/request-access.ts';
import { DocumentGuestSchema } from './documents/document-guest.entity.ts';
import { DocumentGuestResolver } from './documents/document-guest.resolver.ts';
import { DocumentAccess } from './documents/document-access.ts';
import { DocumentPlaces } from './documents/document-places.ts';
import { DocumentSchema } from './documents/document.entity.ts';
import { watchDocumentAccess, watchOpenDocuments } from './documents/document.live.ts';
import { DocumentMoveResolver } from './documents/document-move.resolver.ts';
import { DocumentResolver } from './documents/document.resolver.ts';
import { watchMovedDocuments } from './documents/watch-moved-documents.ts';
import { watchReferences } from './documents/watch-references.ts';
import { TextDerivation } from './documents/text-derivation.ts';
import { TextThread, type TextWork } from './documents/text-thread.ts';
import { CommentAnchorResolver } from './comments/comment-fields.resolver.ts';
import { CommentResolver } from './comments/comment.resolver.ts';
import { MentionResolver } from './comments/mention.resolver.ts';
import { SuggestionFieldsResolver } from './suggestions/suggestion-fields.resolver.ts';
import { standingSuggestions, SuggestionNotes } from './suggestions/suggestion-notes.ts';
import { SuggestionResolver } from './suggestions/suggestion.resolver.ts';
import { WithdrawnSuggestions } from './suggestions/withdrawn-suggestions.ts';
import { DocumentVersionFieldsResolver } from './versions/version-fields.resolver.ts';
import { VersionKeeper } from './versions/version-keeper.ts';
import { DocumentVersionResolver } from './versions/version.resolver.ts';
import { FavouriteResolver } from './favourites/favourite.resolver.ts';
import { CirculationClock } from './circulations/circulation-clock.ts';
import { roundResolvers } from './circulations/round-resolvers.ts';
import { EntryResolver } from './entries/entry.resolver.ts';
import { TaskResolver } from './tasks/task.resolver.ts';
import { DecisionResolver } from './decisions/decision.resolver.ts';
import { CalendarLinkResolver } from './meetings/calendar-link.resolver.ts';
import { MinutesApprovalResolver } from './meetings/minutes-approval.resolver.ts';
import { MinutesResolver } from './meetings/minutes.resolver.ts';
import { AdoptedDocumentResolver } from './releases/adopted-document.resolver.ts';
import { MinutesExtractResolver } from './minutes/minutes-extract.resolver.ts';
import { ReleaseResolver } from './releases/release.resolver.ts';
import { BodyResolver } from './bodies/body.resolver.ts';
import { BodySeatResolver } from './bodies/body-seat.resolver.ts';
import { TemplateResolver } from './templates/template.resolver.ts';
import { OrganisationSchema } from './organisations/organisation.entity.ts';
import { OrganisationResolver } from './organisations/organisation.resolver.ts';
import { InvitationResolver } from './invitations/invitation.resolver.ts';
import { openDatabase, type Database } from './platform/database/database.ts';
import type { DatabaseAddress } from './platform/database/database-address.ts';
import { EventCursors } from './platform/events/event-cursor.ts';
import { EventSchema } from './platform/events/event.entity.ts';
import { EventWatch } from './platform/events/event-watch.ts';
import type { Instances, RolesOf } from './platform/graphql/context.ts';
import { createAnnouncements, type Announcements } from './platform/live/announcements.ts';
import { Bus } from './platform/live/bus.ts';
import { LiveQueries } from './platform/live/live-queries.ts';
import { Look } from './platform/live/look.ts';
import { SharedSubscriptions } from './platform/live/shared-subscriptions.ts';
import { Checkpoints } from './platform/trail/checkpoints.ts';
import { mailsOf, type MailRules } from './mails-of.ts';
import { Outbox } from './platform/mail/outbox.ts';
import { recordKey } from './records/record-key.ts';
import { RecordResolver } from './records/record.resolver.ts';
import { makeSchema } from './schema.ts';
import type { ReadWords } from './decisions/list-decisions.ts';
import { patternsOf, readQuery } from './search/read-query.ts';
import { AccountRoles } from './spaces/account-roles.ts';
import { LogReadings } from './spaces/change-feed.ts';
import { ChangeResolver } from './spaces/change.resolver.ts';
import { SpaceMemberResolver } from './spaces/member.resolver.ts';
import { leaveAllSpaces } from './spaces/leave-all-spaces.ts';
import { SpaceAccess } from './spaces/space-access.ts';
import { SpaceFeeds } from './spaces/space-feeds.ts';
import { SpaceLiveResolver } from './spaces/space.live.ts';
import { MembershipSchema, SpaceSchema } from './spaces/space.entity.ts';
import { spacesOfAccounts } from './spaces/spaces-of-accounts.ts';
import { SpaceResolver } from './spaces/space.resolver.ts';
import { OWN_DATA_CHAPTERS } from './own-data-chapters.ts';

export const ENTITIES = [
  OrganisationSchema,
  AccountSchema,
  AccessTokenSchema,
  SpaceSchema,
  MembershipSchema,
  DocumentSchema,
  DocumentGuestSchema,
  AccessRequestSchema,
  EventSchema,
];

/** The features, put together over one database; no door to the outside yet. */
export interface Hub extends MailRules {
  database: Database;
  announcements: Announcements;
  bus: Bus;
  look: Look;
  /** Signs where the trail and the logs end. */
  checkpoints: Checkpoints;
  coediting: Coediting;
  /** What the rooms load from and commit to. */
  documentLog: Storage;
  texts: TextDerivation;
  /** Work that takes as long as a text is large. */
  work: TextThread;
  versions: VersionKeeper;
  schema: GraphQLSchema;
  instances: Instances;
  /** Counts what is tried with passwords, at whichever door. */
  signInLimit: SignInLimit;
  liveQueries: LiveQueries;
  access: SpaceAccess;
  /** Where an account belongs at this moment, and as what. */
  rolesOf: RolesOf;
  /** What somebody does that is told of by mail. */
  outbox: Outbox;
  /** Commits what is on its way and ends all streams. */
  close(): Promise<void>;
}

export interface HubOptions {
  address: DatabaseAddress;
  /** The same for all instances. */
  secret: string;
  /** Null: instances meet through PostgreSQL itself. */
  redisUrl: string | null;
  /** The hub's own address, for links in mails. */
  origin: string;
  /** By what one signs in, beside passkeys. */
  signInBy: OtherWays;
  log: Logger;
}

/** Opens the database and builds each feature's services and resolvers by hand: no magic container. */
export async function openHub(options: HubOptions): Promise<Hub> {
  const { address, secret, redisUrl, origin, signInBy, log } = options;
  const announcements = createAnnouncements();
  const database = await openDatabase(address, ENTITIES, announcements, log);
  const outbox = new Outbox(origin, announcements);
  const look = new Look(database, log);
  const access = new SpaceAccess(database, announcements, look);
  const roles = new AccountRoles(database, announcements, access, log);
  const liveQueries = new LiveQueries(announcements, roles);
  const watch = new EventWatch(announcements, look);
  const places = new DocumentPlaces(database);
  const work = new TextThread();
  const texts = new TextDerivation(() => coediting, work, database, log);
  const folder = new FoldingThread();
  const documentLog = createDocumentLog(database, folder);
  const bus = new Bus(await openCarrier(address, database, secret, redisUrl), { log });
  const { coediting, notes } = openRooms({ database, documentLog, bus, announcements, texts, work, log });
  connectInstances({ bus, database, announcements, look, coediting, texts, log });
  watchRooms({ announcements, access, places, coediting }, look);
  watchMovedDocuments(announcements, access, places, coediting);
  watchReferences(announcements, database, log);
  const services = {
    database,
    announcements,
    access,
    roles,
    watch,
    places,
    work,
    coediting,
    signInLimit: new SignInLimit(),
    signInBy,
    outbox,
  };
  const shared = new SharedSubscriptions(announcements, roles);
  const instances = instancesOf([...resolversOf(services, secret), liveQueries, shared]);
  const rounds = new CirculationClock(database, { outbox, announcements }, log);
  const served = [bus, watch, access, roles, look, work, folder, database];
  return {
    database,
    announcements,
    bus,
    look,
    checkpoints: new Checkpoints(database, secret),
    coediting,
    documentLog,
    texts,
    work,
    versions: new VersionKeeper(database, announcements, { storage: documentLog, work }, log),
    instances,
    signInLimit: services.signInLimit,
    outbox,
    ...mailsOf(announcements),
    liveQueries,
    access,
    rolesOf: (...asked) => roles.readRoles(...asked),
    schema: await makeSchema(instances),
    close: () => closeInOrder([rounds, coediting, ...notes, texts, ...served]),
  };
}

/** Who may no longer be in a room leaves it, whichever instance took that away. */
function watchRooms(
  {
    announcements,
    access,
    places,
    coediting,
  }: Pick<Services, 'announcements' | 'access' | 'places' | 'coediting'>,
  look: Look,
): void {
  watchDocumentAccess(announcements, access, places, coediting);
  access.keep(() => [...coediting.openDocuments().keys()].map((id) => places.knownSpaceOf(id)));
  watchOpenDocuments(look, coediting);
}

/** One after the other, what works last. */
async function closeInOrder(parts: readonly { close(): unknown }[]): Promise<void> {
  for (const part of parts) await part.close();
}

/** What resolvers are built from. */
interface Services extends Pick<Hub, 'database' | 'announcements' | 'coediting' | 'signInLimit' | 'outbox'> {
  access: SpaceAccess;
  roles: AccountRoles;
  watch: EventWatch;
  places: DocumentPlaces;
  work: TextThread;
  signInBy: OtherWays;
}

/** Resolvers that need services. */
function resolversOf(services: Services, secret: string): object[] {
  const { database, announcements, access, roles, watch, places, work, coediting, signInLimit, outbox } =
    services;
  const ofAccounts = spacesOfAccounts(announcements);
  const ofDocuments = new DocumentAccess(access, places);
  return [
    new OrganisationResolver(announcements, authorizeInHub),
    new ViewerResolver(announcements),
    new AccountAdministrationResolver(announcements),
    new AccessTokenResolver(announcements, ofAccounts),
    new ServiceAccountResolver(announcements, ofAccounts),
    new SessionResolver(announcements, signInLimit, outbox, services.signInBy),
    new PasskeyResolver(announcements, signInLimit, services.signInBy),
    new EmailChangeResolver(announcements, signInLimit, outbox, services.signInBy),
    new OwnDataResolver(announcements, signInLimit, services.signInBy, {
      chapters: [...OWN_DATA_CHAPTERS, elsewhere(OWN_DATA_CHAPTERS)],
      onErasure: [leaveAllSpaces(announcements)],
    }),
    new BodyResolver(announcements),
    new BodySeatResolver(announcements),
    new SpaceResolver(announcements),
    new SpaceMemberResolver(announcements),
    new InvitationResolver(announcements, outbox, services.signInBy),
    new SpaceLiveResolver(new SpaceFeeds(announcements, access, roles)),
    new ChangeResolver(announcements, access, watch, new EventCursors(secret), new LogReadings(database)),
    new DocumentResolver(coediting, places, work),
    new DocumentGuestResolver(announcements),
    new DocumentMoveResolver(announcements),
    new AccessRequestResolver(new AccessRequesting(database), announcements, outbox),
    new CoeditingResolver(coediting, ofDocuments, work),
    new CommentResolver(coediting, work, announcements, outbox),
    new CommentAnchorResolver(coediting, work),
    new MentionResolver(announcements),
    new SuggestionResolver(coediting, ofDocuments),
    new SuggestionFieldsResolver(coediting, work),
    new EntryResolver(),
    new TaskResolver(coediting, ofDocuments, work, readWords),
    new MinutesResolver(coediting, ofDocuments, work),
    new MinutesApprovalResolver({ coediting, work }, outbox),
    new DocumentVersionResolver(coediting, ofDocuments, work),
    new DocumentVersionFieldsResolver(coediting, work),
    new FavouriteResolver(announcements),
    new TemplateResolver(announcements, work, coediting),
    new DecisionResolver(announcements, readWords),
    ...roundResolvers(coediting, work, { outbox, announcements }),
    new ReleaseResolver(work),
    new MinutesExtractResolver({ coediting, work, base: outbox.origin }),
    new AdoptedDocumentResolver(coediting, work),
    new RecordResolver(recordKey(secret).publicKey.toString('hex')),
    new CalendarLinkResolver(announcements, outbox.origin),
  ];
}

/** What somebody looks for in a register, as the house's search reads it. */
export const readWords: ReadWords = async (query, read) => patternsOf(await readQuery(query, read));

type RoomParts = Pick<Hub, 'database' | 'documentLog' | 'bus' | 'announcements' | 'texts'> & {
  work: TextWork;
  log: Logger;
};

function openRooms({ database, documentLog, bus, announcements, texts, work, log }: RoomParts) {
  const standing = (id: string) => standingSuggestions(coediting, work, id);
  const notes = new SuggestionNotes(database, log, standing);
  const withdrawn = new WithdrawnSuggestions(database, log, standing);
  const coediting: Coediting = createCoediting({
    storage: documentLog,
    schemaVersion: SCHEMA_VERSION,
    onCommitted: (documentId, revision, accountIds, brought) => {
      announcements.emit('documentCommitted', { documentId });
      notes.note(documentId, brought);
      withdrawn.want(documentId);
      texts.want(documentId, accountIds);
      bus.say(({ documents }) => documents.set(documentId, revision));
    },
    hasPeers: () => bus.hasPeers,
    onCursors: (documentId, awareness) => tellCursors(bus, documentId, awareness),
    onOvertaken: (documentId) => bus.say(({ overtaken }) => overtaken.push(documentId)),
    onOpened: (documentId) => bus.say(({ wanted }) => wanted.push(documentId)),
    log,
  });
  return { coediting, notes: [notes, withdrawn] };
}

/** These resolvers, and on demand those that need no services. */
function instancesOf(resolvers: object[]): Instances {
  const known = new Map<unknown, object>(resolvers.map((resolver) => [resolver.constructor, resolver]));
  return {
    get<T>(resolver: new (...args: never[]) => T): T {
      let instance = known.get(resolver);
      if (!instance) known.set(resolver, (instance = new (resolver as unknown as new () => object)()));
      return instance as T;
    },
  };
}
