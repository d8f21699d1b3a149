import { Router, type Request, type RequestHandler, type Response } from 'express';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError, toGraphQLError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import type { DoorParts } from '../platform/graphql/door.ts';
import { contextOfRequests } from '../platform/graphql/route-context.ts';
import { isId } from '../platform/ids.ts';
import type { AttachedFile } from './attached-file.types.ts';
import type { FileStore } from './file-store.ts';
import { filesById } from './list-files.ts';
import { servedType } from './media-type.ts';
import type { Previews } from './previews.ts';
import { sendStored } from './send-stored.ts';
import { type Progress, type Source, Uploads } from './uploads.ts';

/** The protocol of resumable uploads (https://tus.io/protocols/resumable-upload). */
const TUS = '1.0.0';
const EXTENSIONS = 'creation,expiration,termination';

/**
 * `/api/files`: files come in by the tus protocol at `uploads`, and go out at `<file>/content` and `<file>/preview`. Who
 * may is asked at each request, as at the other doors.
 */
export function fileRoutes(parts: DoorParts, store: FileStore, previews: Previews): Router {
  const router = Router();
  const door = contextOfRequests(parts);
  const contextOf = (request: Request) => door(request, LIMITS.fileRequestCost);
  router.use('/uploads', uploadRoutes(new Uploads(store, previews), contextOf));
  router.get('/:id/content', async (request, response) => {
    const { name, mediaType, hash } = await fileFor(await contextOf(request), request);
    const content = await store.content(hash);
    if (!content) throw new AppError('NOT_FOUND');
    response.attachment(name).type(servedType(mediaType));
    await sendStored(request, response, content, hash);
  });
  router.get('/:id/preview', async (request, response) => {
    const { hash, hasPreview } = await fileFor(await contextOf(request), request);
    const preview = hasPreview ? await store.preview(hash) : null;
    if (!preview) throw new AppError('NOT_FOUND');
    response.type('image/webp');
    await sendStored(request, response, preview, `${hash}-preview`);
  });
  return router;
}

async function fileFor(context: Context, request: Request): Promise<AttachedFile> {
  context.requireScope('documents:read');
  const id = String(request.params['id']);
  const file = isId('fil', id) ? await context.fetch(filesById, id) : null;
  if (!file) throw new AppError('NOT_FOUND');
  // A text shows what is attached to its own document alone: whoever reads two sees no picture of one in the other.
  const wanted = request.query['documentId'];
  if (wanted !== undefined && wanted !== file.documentId) throw new AppError('NOT_FOUND');
  return file;
}

function uploadRoutes(uploads: Uploads, contextOf: (request: Request) => Promise<Context>): Router {
  const router = Router();
  const writer = async (request: Request) => {
    const context = await contextOf(request);
    context.requireScope('documents:write');
    return context;
  };
  router.use(speakTus);
  router.post('/', async (request, response) => {
    const context = await writer(request);
    const { filename, documentId } = readMetadata(request.get('upload-metadata') ?? '');
    const bytes = readNumber(request, 'upload-length');
    const { id, expiresAt } = await uploads.begin(context, { documentId, name: filename, bytes });
    response.setHeader('upload-expires', expiresAt.toUTCString());
    response.status(201).location(`/api/files/uploads/${id}`).end();
  });
  router.head('/:id', async (request, response) => {
    const progress = await uploads.look(await writer(request), request.params.id);
    tell(response, progress);
    response.setHeader('upload-length', String(progress.bytes));
    response.status(200).end();
  });
  router.patch('/:id', async (request, response) => {
    const context = await writer(request);
    if (request.get('content-type') !== 'application/offset+octet-stream') throw refused('content-type');
    const offset = readNumber(request, 'upload-offset');
    try {
      tell(response, await uploads.receive(context, request.params.id, offset, sourceOf(request)));
      response.status(204).end();
    } catch (error) {
      // A line that was cut is nobody's fault, and there is nobody left to answer.
      if (request.socket.destroyed) return;
      // Whoever still sends hears the refusal only when the rest is read.
      request.resume();
      throw error;
    }
  });
  router.delete('/:id', async (request, response) => {
    await uploads.cancel(await writer(request), request.params.id);
    response.status(204).end();
  });
  return router;
}

/** What of the protocol concerns every request. */
const speakTus: RequestHandler = (request, response, next) => {
  response.setHeader('tus-resumable', TUS);
  if (request.method === 'OPTIONS') {
    response.setHeader('tus-version', TUS);
    response.setHeader('tus-extension', EXTENSIONS);
    response.setHeader('tus-max-size', String(LIMITS.fileBytes));
    return void response.status(204).end();
  }
  if (request.get('tus-resumable') === TUS) return next();
  response.setHeader('tus-version', TUS);
  const { message, extensions } = toGraphQLError(refused('tus-resumable'));
  response.status(412).json({ errors: [{ message, extensions }] });
};

function tell(response: Response, { received, expiresAt }: Progress): void {
  response.setHeader('upload-offset', String(received));
  response.setHeader('upload-expires', expiresAt.toUTCString());
}

function sourceOf(request: Request): Source {
  const length = request.get('content-length');
  return {
    // Else whoever reads only a part of it would cut the line.
    pieces: request.iterator({ destroyOnReturn: false }),
    length: length === undefined ? null : Number(length),
    end: () => void request.destroy(),
  };
}

function refused(field: string): AppError {
  return new AppError('INVALID_INPUT', { fields: { [field]: 'MALFORMED' } });
}

function readNumber(request: Request, header: string): number {
  const text = request.get(header) ?? '';
  if (!/^\d{1,15}$/.test(text)) throw refused(header);
  return Number(text);
}

/** `key base64,key base64`; both that are wanted are there. */
function readMetadata(header: string): { filename: string; documentId: string } {
  const pairs = header.split(',').map((pair) => pair.trim().split(' '));
  const found = new Map(
    pairs.map(([key, value]) => [key, Buffer.from(value ?? '', 'base64').toString('utf8')]),
  );
  const [filename, documentId] = [found.get('filename'), found.get('documentId')];
  if (filename === undefined || documentId === undefined) throw refused('upload-metadata');
  return { filename, documentId };
}
