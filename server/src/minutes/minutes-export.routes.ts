import { Router, type Request, type Response } from 'express';
import { LIMITS } from '@umlauf/shared/limits';
import type { AtOnce } from '../exports/at-once.ts';
import {
  askedLanguage,
  fileOf,
  guard,
  textIn,
  untilLeft,
  whoAsks,
  type Asking,
} from '../exports/export-door.ts';
import { askedFormat, FORMATS } from '../exports/export-format.ts';
import { exportName } from '../exports/export-name.ts';
import { recordExport } from '../exports/record-export.ts';
import type { WritingParts } from '../exports/write-export.ts';
import type { DoorParts } from '../platform/graphql/door.ts';
import { readableMeeting, textOfMinutes, writtenMinutes } from './written-minutes.ts';

/**
 * `GET /api/exports/meetings/<id>.<format>`: the minutes of a meeting in the form of DIN 5008. Who reads the meeting and its
 * minutes may; that is asked at each request, and each copy that leaves is recorded.
 */
export function minutesExportRoutes(
  parts: DoorParts,
  writing: Omit<WritingParts, 'base'>,
  atOnce: AtOnce,
): Router {
  const router = Router();
  const written = { ...writing, base: parts.origins[0]! };
  router.get('/:file', async (request, response) => {
    const asking = await whoAsks(parts, request, response);
    await atOnce.run(asking.whose, async () => {
      await sendMinutes(written, asking, request, response);
      await untilLeft(response);
    });
  });
  return router;
}

async function sendMinutes(
  writing: WritingParts,
  { context, again, charge }: Asking,
  request: Request,
  response: Response,
): Promise<void> {
  const { id, extension } = fileOf(request);
  const format = askedFormat(extension);
  const language = askedLanguage(textIn(request, 'language') ?? 'de');
  const versionId = textIn(request, 'versionId');
  context.requireScope('spaces:read');
  const meeting = await readableMeeting(id, context);
  const text = await textOfMinutes(writing, meeting, versionId, context);
  await charge(LIMITS.documentExportCost);
  const bytes = await writtenMinutes(writing, meeting, text, { format, language }, context);
  const later = await again();
  // Writing took its time: who left meanwhile gets nothing, neither of the minutes nor of who was there.
  await readableMeeting(id, later);
  await recordExport(text, format, later);
  response.attachment(exportName(text.title, extension)).type(FORMATS[format].mediaType);
  guard(response);
  response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
