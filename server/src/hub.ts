import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { SCHEMA_VERSION } from '@umlauf/shared/document-schema';
import { AccessTokenSchema } from './accounts/access-token.entity.ts';
import { AccessTokenResolver } from './accounts/access-token.resolver.ts';
import { AccountSchema } from './accounts/account.entity.ts';
import { ViewerResolver } from './accounts/viewer.resolver.ts';
import { createCoediting, type Coediting } from './coediting/coediting.ts';
import { FoldingThread } from './coediting/folding-thread.ts';
import type { Storage } from './coediting/storage.ts';
import { CoeditingResolver } from './documents/coediting.resolver.ts';
import { createDocumentLog } from './documents/document-log.ts';
import { DocumentPlaces } from './documents/document-places.ts';
import { DocumentSchema } from './documents/document.entity.ts';
import { watchDocumentAccess } from './documents/document.live.ts';
import { DocumentResolver } from './documents/document.resolver.ts';
import { TextDerivation } from './documents/text-derivation.ts';
import { openDatabase, type Database } from './platform/database/database.ts';
import type { DatabaseAddress } from './platform/database/database-address.ts';
import { EventCursors } from './platform/events/event-cursor.ts';
import { EventSchema } from './platform/events/event.entity.ts';
import { EventWatch } from './platform/events/event-watch.ts';
import type { Instances } from './platform/graphql/context.ts';
import { createAnnouncements, type Announcements } from './platform/live/announcements.ts';
import { makeSchema } from './schema.ts';
import { ChangeResolver } from './spaces/change.resolver.ts';
import { SpaceMemberResolver } from './spaces/member.resolver.ts';
import { SpaceAccess } from './spaces/space-access.ts';
import { SpaceLiveResolver } from './spaces/space.live.ts';
import { MembershipSchema, SpaceSchema } from './spaces/space.entity.ts';
import { SpaceResolver } from './spaces/space.resolver.ts';

export const ENTITIES = [
  AccountSchema,
  AccessTokenSchema,
  SpaceSchema,
  MembershipSchema,
  DocumentSchema,
  EventSchema,
];

/** The features, put together over one database; no door to the outside yet. */
export interface Hub {
  database: Database;
  announcements: Announcements;
  coediting: Coediting;
  /** What the rooms load from and commit to. */
  documentLog: Storage;
  texts: TextDerivation;
  schema: GraphQLSchema;
  instances: Instances;
  /** Commits what is on its way and ends all streams. */
  close(): Promise<void>;
}

/** Opens the database and builds each feature's services and resolvers by hand: no magic container. */
export async function openHub(address: DatabaseAddress, secret: string, log: Logger): Promise<Hub> {
  const announcements = createAnnouncements();
  const database = await openDatabase(address, ENTITIES, announcements, log);
  const access = new SpaceAccess(database, announcements, log);
  const watch = new EventWatch(database, announcements, log);
  const places = new DocumentPlaces(database);
  const texts = new TextDerivation(() => coediting, database, log);
  const folder = new FoldingThread();
  const documentLog = createDocumentLog(database, folder);
  const coediting = createCoediting({
    storage: documentLog,
    schemaVersion: SCHEMA_VERSION,
    onCommitted: (documentId, _revision, accountIds) => texts.want(documentId, accountIds),
    log,
  });
  watchDocumentAccess(announcements, access, places, coediting);
  const instances = instancesOf([
    new ViewerResolver(announcements),
    new AccessTokenResolver(announcements),
    new SpaceResolver(announcements),
    new SpaceMemberResolver(announcements),
    new SpaceLiveResolver(announcements, access),
    new ChangeResolver(announcements, access, watch, new EventCursors(secret)),
    new DocumentResolver(coediting),
    new CoeditingResolver(coediting, access, places),
  ]);
  return {
    database,
    announcements,
    coediting,
    documentLog,
    texts,
    instances,
    schema: await makeSchema(instances),
    close: async () => {
      await coediting.close();
      await texts.close();
      watch.close();
      access.close();
      await folder.close();
      await database.close();
    },
  };
}

/** Resolvers that need services, and on demand those that need none. */
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
