import { Router, type Request, type Response } from 'express';
import { LIMITS } from '@umlauf/shared/limits';
import { authorizeCirculation } from '../circulations/circulation.policy.ts';
import { raiseOfRound } from '../circulations/advance-circulation.ts';
import { AtOnce } from '../exports/at-once.ts';
import {
  askedLanguage,
  fileOf,
  guard,
  textIn,
  untilLeft,
  whoAsks,
  type Asking,
} from '../exports/export-door.ts';
import { loadPictures } from '../exports/document-pictures.ts';
import { exportStem } from '../exports/export-name.ts';
import type { WritingParts } from '../exports/write-export.ts';
import { AppError } from '../platform/errors.ts';
import type { Context } from '../platform/graphql/context.ts';
import type { DoorParts } from '../platform/graphql/door.ts';
import { pemOf, type HubKey } from '../platform/trail/checkpoint-key.ts';
import { packRecord, recordFiles } from './record-archive.ts';
import { recordPdf } from './record-pdf.ts';
import { readRecord } from './read-record.ts';

/** A name takes no more; Windows counts the folders before it too. */
const STEM_CHARACTERS = 120;

/**
 * `GET /api/records/circulations/<id>.pdf` and `.zip`: what is kept of a round that has ended; `/api/records/key`: by which
 * key archives are signed, for everybody. Who reads the round may; each copy that leaves is recorded.
 */
export function recordRoutes(parts: DoorParts, writing: Omit<WritingParts, 'base'>, key: HubKey): Router {
  const router = Router();
  const atOnce = new AtOnce();
  // Whoever asks: what is put together bears its files in memory, several times over.
  const archives = new AtOnce();
  const written = { ...writing, base: parts.origins[0]! };
  const publicKey = key.publicKey.toString('hex');
  router.head('/{*any}', (_request, response) => void response.setHeader('allow', 'GET').status(405).end());
  router.get(
    '/key',
    (_request, response) =>
      void response.json({ algorithm: 'Ed25519', publicKey, pem: pemOf(key.publicKey) }),
  );
  router.get('/circulations/:file', async (request, response) => {
    const asking = await whoAsks(parts, request, response);
    await atOnce.run(asking.whose, async () => {
      await send({ ...written, archives }, key, asking, request, response);
      await untilLeft(response);
    });
  });
  return router;
}

async function send(
  { archives, ...writing }: WritingParts & { archives: AtOnce },
  key: HubKey,
  { context, again, charge }: Asking,
  request: Request,
  response: Response,
): Promise<void> {
  const { id, extension } = fileOf(request);
  if (extension !== 'pdf' && extension !== 'zip') throw new AppError('NOT_FOUND');
  const language = askedLanguage(textIn(request, 'language') ?? 'de');
  const read = await readRecord(id, context);
  await charge(LIMITS.documentExportCost);
  const { documentId, furtherDocuments = [] } = read.record.round;
  const documentIds = [documentId, ...furtherDocuments.map((further) => further.documentId)];
  const pictures = await loadPictures(writing.files, documentIds, read.files);
  const bytes =
    extension === 'pdf'
      ? await recordPdf(writing, read, language, pictures)
      : await archives.run('all', async () =>
          packRecord(await recordFiles(writing, key, read, language, pictures), read.endedAt),
        );
  await note(id, extension, await again());
  const word = language === 'de' ? 'Akte' : 'Record';
  const stem = exportStem(`${word} ${read.record.round.title}`, word, STEM_CHARACTERS);
  response
    .attachment(`${stem}.${extension}`)
    .type(extension === 'pdf' ? 'application/pdf' : 'application/zip');
  guard(response);
  response.send(Buffer.from(bytes));
}

/** Records in the space's log that somebody took it, before its first byte leaves; they are asked once more whether they may. */
function note(id: string, extension: 'pdf' | 'zip', context: Context): Promise<void> {
  const viewer = context.signedIn;
  return context.transaction(async (transaction) => {
    const { row } = await authorizeCirculation(transaction, viewer, id);
    raiseOfRound(transaction, 'CIRCULATION_EXPORTED', row, { format: extension.toUpperCase() });
  });
}
