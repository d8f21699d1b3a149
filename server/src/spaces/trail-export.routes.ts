import { once } from 'node:events';
import express, { Router, type Request, type Response } from 'express';
import { LIMITS } from '@umlauf/shared/limits';
import { TRAIL_KINDS } from '@umlauf/shared/trail-kinds';
import { authorizeInHub } from '../accounts/hub.policy.ts';
import { checkFilter } from '../accounts/trail-entry.ts';
import { databaseMoment } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import { isForeignOrigin, newContext, viewerOf, type DoorParts } from '../platform/graphql/door.ts';
import { headersOf } from '../platform/http/headers.ts';
import { currentRequestId } from '../platform/http/request-scope.ts';
import type { Transaction } from '../platform/database/database.ts';
import type { TrailFilter } from '../platform/trail/read-trail.ts';
import { HUB_STREAM } from '../platform/trail/write-trail.ts';
import { authorizeInSpace } from './space.policy.ts';
import { SPACE_TRAIL_KINDS } from './space-trail.resolver.ts';
import { exportTrail, type ExportFormat } from './trail-export.ts';

const BODY_LIMIT = 16_384;
const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' };

interface Wanted {
  format: ExportFormat;
  /** Null: the hub's trail. */
  spaceId: string | null;
  filter: TrailFilter;
}

/**
 * `POST /api/trail` with `{ format, spaceId, kinds, actorId, from, until }`: a trail as a file, streamed. Who may read it
 * is asked at this door as at the other, and the export is itself recorded before its first line leaves.
 */
export function trailExportRoutes(parts: DoorParts): Router {
  const router = Router();
  router.post('/', express.json({ limit: BODY_LIMIT, inflate: false }), async (request, response) => {
    if (isForeignOrigin(request.headers.origin, request.headers.cookie, parts.origins))
      throw new AppError('FORBIDDEN');
    const address = request.ip ?? '';
    const viewer = await viewerOf(parts, headersOf(request), address);
    if (!viewer) throw new AppError('UNAUTHENTICATED');
    const charge = (price: number) => parts.operations.chargeRequest(price, viewer, address);
    await charge(LIMITS.graphqlCostOfRefusal);
    const context = newContext(parts, viewer, currentRequestId());
    const wanted = readWanted(request);
    await context.transaction(async (transaction) => {
      await authorize(transaction, context, wanted);
      await charge(LIMITS.trailExportCost);
      // Which space is nobody's business who reads the hub's trail.
      const facts = { trail: wanted.spaceId === null ? 'hub' : 'space', format: wanted.format };
      transaction.record({ kind: 'EXPORTED', subjectId: viewer.accountId, facts });
    });
    await send(response, context, wanted);
  });
  return router;
}

async function authorize(transaction: Transaction, context: Context, { spaceId }: Wanted): Promise<void> {
  const viewer = context.signedIn;
  if (spaceId === null) {
    context.requireScope('hub:admin');
    return authorizeInHub(transaction, viewer, 'readTrail');
  }
  context.requireScope('spaces:read');
  context.requireScope('documents:read');
  await authorizeInSpace(transaction, viewer, 'readTrail', spaceId);
}

async function send(response: Response, context: Context, wanted: Wanted): Promise<void> {
  const { format, spaceId, filter } = wanted;
  const day = databaseMoment().toISOString().slice(0, 10);
  response.setHeader('content-type', TYPES[format]);
  response.setHeader('content-disposition', `attachment; filename="umlauf-trail-${day}.${format}"`);
  const mayGoOn = () => context.transaction((transaction) => authorize(transaction, context, wanted));
  try {
    for await (const piece of exportTrail(context, spaceId ?? HUB_STREAM, filter, format, mayGoOn)) {
      if (response.destroyed) return;
      if (!response.write(piece)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    }
    response.end();
  } catch (error) {
    if (!response.headersSent) throw error;
    // Half a file must not pass for a whole one.
    response.destroy();
  }
}

/** Throws INVALID_INPUT naming what cannot be read. */
function readWanted(request: Request): Wanted {
  const body = (request.body ?? {}) as Record<string, unknown>;
  const { format, spaceId = null, kinds = null, actorId = null } = body;
  if (format !== 'csv' && format !== 'json') throw refused('format', 'UNKNOWN_VALUE');
  if (spaceId !== null && typeof spaceId !== 'string') throw refused('spaceId', 'MALFORMED');
  if (actorId !== null && typeof actorId !== 'string') throw refused('actorId', 'MALFORMED');
  if (kinds !== null && !(Array.isArray(kinds) && kinds.every((kind) => typeof kind === 'string')))
    throw refused('kinds', 'MALFORMED');
  const filter = { kinds, actorId, from: momentIn(body, 'from'), until: momentIn(body, 'until') };
  checkFilter(filter, spaceId === null ? TRAIL_KINDS : SPACE_TRAIL_KINDS);
  return { format, spaceId, filter };
}

function momentIn(body: Record<string, unknown>, field: string): Date | null {
  const text = body[field] ?? null;
  if (text === null) return null;
  const moment = new Date(String(text));
  if (typeof text !== 'string' || Number.isNaN(moment.getTime())) throw refused(field, 'MALFORMED');
  return moment;
}

function refused(field: string, fault: 'UNKNOWN_VALUE' | 'MALFORMED'): AppError {
  return new AppError('INVALID_INPUT', { fields: { [field]: fault } });
}
