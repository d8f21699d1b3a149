import 'reflect-metadata';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema, type ContainerType, type NonEmptyArray, type PubSub } from 'type-graphql';
import { AccessTokenResolver } from './accounts/access-token.resolver.ts';
import { ViewerResolver } from './accounts/viewer.resolver.ts';
import { DOCUMENT_CHANGE_FIELDS, DOCUMENT_CHANGES } from './documents/document-change.ts';
import { CoeditingResolver } from './documents/coediting.resolver.ts';
import {
  ChangeDocumentResolver,
  DocumentResolver,
  EventDocumentResolver,
  SpaceDocumentsResolver,
} from './documents/document.resolver.ts';
import { NodeResolver } from './documents/node.resolver.ts';
import { ScopeChecker } from './platform/graphql/authorized.ts';
import { Base64, DateTime } from './platform/graphql/scalars.ts';
import { SPACE_CHANGES } from './spaces/change.ts';
import { ChangeResolver } from './spaces/change.resolver.ts';
import { CHANGE_FIELDS } from './spaces/change-fields.resolver.ts';
import { MembershipResolver, SpaceMemberResolver } from './spaces/member.resolver.ts';
import { LatestEventsResolver, SpaceEventResolver } from './spaces/space-event.resolver.ts';
import { SpaceLiveResolver } from './spaces/space.live.ts';
import { SpaceResolver, ViewerSpacesResolver } from './spaces/space.resolver.ts';

/** All doors of the API, in the order of the ladder of features. */
const RESOLVERS = [
  ViewerResolver,
  AccessTokenResolver,
  SpaceResolver,
  ViewerSpacesResolver,
  SpaceMemberResolver,
  MembershipResolver,
  SpaceEventResolver,
  LatestEventsResolver,
  SpaceLiveResolver,
  ChangeResolver,
  ...CHANGE_FIELDS,
  DocumentResolver,
  SpaceDocumentsResolver,
  EventDocumentResolver,
  ChangeDocumentResolver,
  ...DOCUMENT_CHANGE_FIELDS,
  CoeditingResolver,
  NodeResolver,
] as const;

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
    orphanedTypes: [...SPACE_CHANGES, ...DOCUMENT_CHANGES],
    validate: false,
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
  return schema;
}

/** The schema in SDL, types and fields by name: the committed `schema.graphql`. */
export function printSdl(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
