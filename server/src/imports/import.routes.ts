import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Router, type Request } from 'express';
import { LIMITS } from '@umlauf/shared/limits';
import type { TextWork } from '../documents/text-thread.ts';
import { cleanFileName } from '../files/file-name.ts';
import { TooManyBytes, type FileStore } from '../files/file-store.ts';
import type { Previews } from '../files/previews.ts';
import { Turns } from '../platform/database/turns.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Context } from '../platform/graphql/context.ts';
import type { DoorParts } from '../platform/graphql/door.ts';
import { contextOfRequests } from '../platform/graphql/route-context.ts';
import { newId } from '../platform/ids.ts';
import type { Pandoc } from '../platform/pandoc/pandoc.ts';
import { authorizeInSpace } from '../spaces/space.policy.ts';
import { importFile, type ImportParts, type ImportReport, type ImportRequest } from './import-file.ts';
import { FileReader } from './read-file.ts';

interface ImportServices {
  store: FileStore;
  previews: Previews;
  pandoc: Pandoc;
  work: TextWork;
}

const RETRY_SECONDS = 5;

/** One file at a time, so that many at once take neither all memory nor all time. */
export class Imports {
  readonly #parts: ImportParts;
  /** Nobody waits behind all files of somebody else. */
  readonly #turns = new Turns({ all: 1, each: 1, waiting: LIMITS.importsPerAccount });
  /** By account: what is on its way or waits. */
  readonly #waiting = new Map<string, number>();

  constructor({ store, previews, pandoc, work }: ImportServices) {
    this.#parts = { reader: new FileReader(pandoc, work), store, previews };
  }

  /**
   * Takes a file in and makes a document of it; `again` asks anew who it is. Whoever goes away before it is their turn is passed over; what was begun
   * is ended, as with any change. Throws LIMIT { importBytes }, UNAVAILABLE { DISK_FULL, CONVERTER_BUSY }, RATE_LIMITED for
   * more than may wait of one account, and as `importFile`.
   */
  async take(
    context: Context,
    request: ImportRequest,
    source: Request,
    again: () => Promise<Context>,
  ): Promise<ImportReport> {
    const { store } = this.#parts;
    const { accountId } = context.signedIn;
    this.#begin(accountId);
    const folder = store.importPath(newId('fil'));
    try {
      await mkdir(folder, { recursive: true });
      await store.checkRoom(LIMITS.importBytes + LIMITS.freeDiskBytes);
      const pieces = source.iterator({ destroyOnReturn: false });
      await store.write(join(folder, 'file'), 0, LIMITS.importBytes, pieces).catch(inOurWords);
      return await this.#turns.take(accountId, async () => {
        if (source.socket.destroyed) throw new AppError('GONE');
        // What let them in may have been withdrawn while they waited.
        return importFile(await again(), this.#parts, request, folder);
      });
    } finally {
      this.#end(accountId);
      await rm(folder, { recursive: true, force: true });
    }
  }

  #begin(accountId: string): void {
    const own = this.#waiting.get(accountId) ?? 0;
    if (own > LIMITS.importsPerAccount) throw new AppError('RATE_LIMITED', { retryAfter: RETRY_SECONDS });
    const all = [...this.#waiting.values()].reduce((sum, count) => sum + count, 0);
    if (all >= LIMITS.importsWaiting) throw new AppError('UNAVAILABLE', { reason: 'CONVERTER_BUSY' });
    this.#waiting.set(accountId, own + 1);
  }

  #end(accountId: string): void {
    const left = this.#waiting.get(accountId)! - 1;
    if (left > 0) this.#waiting.set(accountId, left);
    else this.#waiting.delete(accountId);
  }

  close(): Promise<void> {
    return this.#parts.reader.close();
  }
}

/**
 * `POST /api/imports?spaceId=…&filename=…` with the file as the body: makes a document of it. `parentId` puts it below
 * another document, `keepOriginal=true` attaches the file itself. Answers with what became of it.
 */
export function importRoutes(parts: DoorParts, imports: Imports): Router {
  const router = Router();
  const contextOf = contextOfRequests(parts);
  router.post('/', async (request, response) => {
    try {
      const context = await contextOf(request, LIMITS.importCost);
      context.requireScope('documents:write');
      const wanted = readRequest(request);
      await context.transaction((transaction) =>
        authorizeInSpace(transaction, context.signedIn, 'createDocument', wanted.spaceId),
      );
      const again = () => contextOf(request, 0);
      const report = await imports.take(context, wanted, request, again);
      response.status(201).location(`/documents/${report.documentId}`).json(report);
    } catch (error) {
      // Whoever still sends hears the refusal only when the rest is read.
      request.resume();
      throw error;
    }
  });
  return router;
}

function readRequest({ query }: Request): ImportRequest {
  const { spaceId, parentId, filename, keepOriginal } = query;
  const name = typeof filename === 'string' ? cleanFileName(filename) : null;
  checkFields({
    spaceId: typeof spaceId === 'string' ? null : 'EMPTY',
    parentId: parentId === undefined || typeof parentId === 'string' ? null : 'MALFORMED',
    filename: name ? null : 'EMPTY',
    keepOriginal:
      keepOriginal === undefined || /^(true|false)$/.test(String(keepOriginal)) ? null : 'MALFORMED',
  });
  return {
    spaceId: spaceId as string,
    parentId: (parentId as string | undefined) ?? null,
    name: name!,
    keepsOriginal: keepOriginal === 'true',
  };
}

function inOurWords(error: unknown): never {
  if (!(error instanceof TooManyBytes)) throw error;
  throw new AppError('LIMIT', { limit: 'importBytes', max: LIMITS.importBytes });
}
