import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Database } from '../database/database.ts';
import type { Connections } from '../live/connections.ts';
import { Context, type Instances, type RolesOf, type Viewer } from './context.ts';
import { AppError } from '../errors.ts';
import type { Operations } from './operations.ts';
import { nextRequestId } from './request-id.ts';
import type { UnsentBytes } from './unsent-bytes.ts';

/** What every door into the API needs, the same for all of them. */
export interface DoorParts {
  schema: GraphQLSchema;
  operations: Operations;
  database: Database;
  connections: Connections;
  unsent: UnsentBytes;
  instances: Instances;
  /** Where an account belongs at this moment, and as what. */
  rolesOf: RolesOf;
  /** Who asks; null for nobody; throws UNAUTHENTICATED for an invalid credential. */
  resolveViewer(headers: Headers): Promise<Viewer | null>;
  /** Origins from which a browser may come with a cookie. */
  origins: readonly string[];
  log: Logger;
}

/** Who asks. An invalid credential is paid for by its address, so that nobody can guess for long. */
export async function viewerOf(
  { operations, resolveViewer }: DoorParts,
  headers: Headers,
  address: string,
): Promise<Viewer | null> {
  try {
    return await resolveViewer(headers);
  } catch (error) {
    if (error instanceof AppError && error.code === 'UNAUTHENTICATED')
      await operations.chargeRefusal(null, address);
    throw error;
  }
}

/** The context of one operation. */
export function newContext(
  parts: DoorParts,
  viewer: Viewer | null,
  requestId: string = nextRequestId(),
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
