import express, { Router, type Request, type Response } from 'express';
import { LIMITS } from '@umlauf/shared/limits';
import type { FileStore } from '../files/file-store.ts';
import { servedType } from '../files/media-type.ts';
import { sendStored } from '../files/send-stored.ts';
import { AppError } from '../platform/errors.ts';
import type { DoorParts } from '../platform/graphql/door.ts';
import { contextOfRequests } from '../platform/graphql/route-context.ts';
import { isId } from '../platform/ids.ts';
import { RateLimit } from '../platform/rate-limit.ts';
import type { CirculationAttachment } from './circulation-document.types.ts';
import { bearerOf } from './circulation.policy.ts';
import { attachmentById } from './round-documents.ts';

const BODY_LIMIT = 1_024;

/**
 * `/api/circulations/attachments/<id>/content`: files that go round, for whoever reads the round. By GET with a session or a
 * token; by POST for whoever bears a personal link, whose secret stands in no address.
 */
export function roundAttachmentRoutes(parts: DoorParts, store: FileStore): Router {
  const router = Router();
  const door = contextOfRequests(parts);
  const strangers = new RateLimit({ points: LIMITS.badGuestLinksPerMinute, seconds: 60 });
  router.get('/attachments/:id/content', async (request, response) => {
    const context = await door(request, LIMITS.fileRequestCost);
    context.requireScope('documents:read');
    await send(store, request, response, await foundBy(request, (id) => attachmentById(context.read, id)));
  });
  const body = express.json({ limit: BODY_LIMIT, inflate: false });
  router.post('/attachments/:id/content', body, async (request, response) => {
    const { database } = await door(request, LIMITS.fileRequestCost);
    const { secret } = (request.body ?? {}) as { secret?: unknown };
    const bearer = typeof secret === 'string' ? await bearerOf(database, secret) : null;
    if (!bearer) {
      strangers.charge(request.ip ?? '');
      throw new AppError('NOT_FOUND');
    }
    const found = await foundBy(request, (id) =>
      attachmentById((statement, values) => database.read(bearer.actor, statement, values), id),
    );
    // Of the round before they know the text alone.
    if (found.circulationId !== bearer.circulationId) throw new AppError('NOT_FOUND');
    await send(store, request, response, found);
  });
  return router;
}

async function foundBy(
  request: Request,
  read: (id: string) => Promise<CirculationAttachment | null>,
): Promise<CirculationAttachment> {
  const id = String(request.params['id']);
  const found = isId('cat', id) ? await read(id) : null;
  if (!found) throw new AppError('NOT_FOUND');
  return found;
}

async function send(
  store: FileStore,
  request: Request,
  response: Response,
  { name, mediaType, hash }: CirculationAttachment,
): Promise<void> {
  const content = await store.content(hash);
  if (!content) throw new AppError('NOT_FOUND');
  response.attachment(name).type(servedType(mediaType));
  await sendStored(request, response, content, hash);
}
