import { randomUUID } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Database } from '../database/database.ts';
import type { Connections } from '../live/connections.ts';
import { Context, type Instances, type Viewer } from './context.ts';
import type { Operations } from './operations.ts';

/** What every door into the API needs, the same for all of them. */
export interface DoorParts {
  schema: GraphQLSchema;
  operations: Operations;
  database: Database;
  connections: Connections;
  instances: Instances;
  /** Who asks; null for nobody; throws UNAUTHENTICATED for an invalid credential. */
  resolveViewer(headers: Headers): Promise<Viewer | null>;
  /** Origins from which a browser may come with a cookie. */
  origins: readonly string[];
  log: Logger;
}

/** The context of one operation. */
export function newContext(
  parts: DoorParts,
  viewer: Viewer | null,
  requestId: string = randomUUID(),
): Context {
  return new Context(requestId, viewer, parts.database, parts.log, parts.instances);
}

/**
 * Whether a browser comes from a page that is not ours. A cookie is sent along by any page, so with one the origin must
 * be ours; a bearer token is sent by whoever has it.
 */
export function isForeignOrigin(
  origin: string | undefined,
  cookie: string | undefined,
  origins: readonly string[],
): boolean {
  return Boolean(cookie) && origin !== undefined && !origins.includes(origin);
}
