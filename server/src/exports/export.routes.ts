import { Router, type Request, type Response } from 'express';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import type { DoorParts } from '../platform/graphql/door.ts';
import { isId } from '../platform/ids.ts';
import { spacesById } from '../spaces/space.loaders.ts';
import type { AtOnce } from './at-once.ts';
import { askedLanguage, fileOf, guard, textIn, untilLeft, whoAsks, type Asking } from './export-door.ts';
import { askedFormat, FORMATS } from './export-format.ts';
import { exportName, exportStem } from './export-name.ts';
import { readableDocument } from './exported-text.ts';
import { recordExport, recordSpaceExport } from './record-export.ts';
import { plannedArchive, sendArchive } from './space-archive.ts';
import type { WritingParts } from './write-export.ts';
import { writtenDocument } from './written-document.ts';

/**
 * `GET /api/exports/documents/<id>.<format>`: a document as a file; `/api/exports/spaces/<id>.zip?format=`: all of a space
 * as an archive. Who may is asked at each request, as at the other doors; each copy that leaves is recorded.
 */
export function exportRoutes(parts: DoorParts, writing: Omit<WritingParts, 'base'>, atOnce: AtOnce): Router {
  const router = Router();
  const written = { ...writing, base: parts.origins[0]! };
  // Telling how large a file would be takes as long as making it.
  router.head('/{*any}', (_request, response) => void response.setHeader('allow', 'GET').status(405).end());
  router.get('/spaces/:file', async (request, response) => {
    const asking = await whoAsks(parts, request, response);
    await atOnce.run(asking.whose, async () => {
      await sendSpace(written, asking, request, response);
      await untilLeft(response);
    });
  });
  router.get('/documents/:file', async (request, response) => {
    const asking = await whoAsks(parts, request, response);
    await atOnce.run(asking.whose, async () => {
      await sendDocument(written, asking, request, response);
      await untilLeft(response);
    });
  });
  return router;
}

async function sendDocument(
  writing: WritingParts,
  { context, again, charge }: Asking,
  request: Request,
  response: Response,
): Promise<void> {
  const { id, extension } = fileOf(request);
  const format = askedFormat(extension);
  const versionId = textIn(request, 'versionId');
  const margin = { suggestions: truthIn(request, 'suggestions'), comments: truthIn(request, 'comments') };
  const document = await readableDocument(id, context);
  await charge(LIMITS.documentExportCost);
  const { text, bytes } = await writtenDocument(writing, { document, versionId, format, margin }, context);
  await recordExport(text, format, await again());
  response.attachment(exportName(text.title, extension)).type(FORMATS[format].mediaType);
  guard(response);
  response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

async function sendSpace(
  writing: WritingParts,
  { context, again, charge }: Asking,
  request: Request,
  response: Response,
): Promise<void> {
  const { id, extension } = fileOf(request);
  if (extension !== 'zip') throw new AppError('NOT_FOUND');
  const format = askedFormat(textIn(request, 'format') ?? '');
  const language = askedLanguage(textIn(request, 'language') ?? 'de');
  const margin = { suggestions: truthIn(request, 'suggestions'), comments: truthIn(request, 'comments') };
  context.requireScope('spaces:read');
  const space = isId('spc', id) ? await context.fetch(spacesById, id) : null;
  if (!space) throw new AppError('NOT_FOUND');
  const wish = { space, format, language, margin };
  const { plan, count } = await plannedArchive(wish, context);
  await charge(Math.max(LIMITS.documentExportCost, count * LIMITS.archivedDocumentCost));
  await recordSpaceExport(id, format, context);
  response.attachment(`${exportStem(space.name, 'Umlauf')}.zip`).type('application/zip');
  guard(response);
  await sendArchive(writing, plan, wish, again, response);
}

/** True unless it says otherwise. */
function truthIn(request: Request, name: string): boolean {
  const text = textIn(request, name) ?? 'true';
  if (text !== 'true' && text !== 'false')
    throw new AppError('INVALID_INPUT', { fields: { [name]: 'UNKNOWN_VALUE' } });
  return text === 'true';
}
