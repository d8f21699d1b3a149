import { Readable } from 'node:stream';
import { LIMITS } from '@umlauf/shared/limits';
import type { Transaction } from '../platform/database/database.ts';
import { AppError } from '../platform/errors.ts';
import { checkFields } from '../platform/graphql/check-fields.ts';
import type { Context, Viewer } from '../platform/graphql/context.ts';
import { isId, newId } from '../platform/ids.ts';
import { attachFile, type Upload } from './attach-file.ts';
import { bytesToCome, checkBegun, checkSpace, expectFile } from './file-space.ts';
import { cleanFileName } from './file-name.ts';
import { TooManyBytes, type FileStore } from './file-store.ts';
import { authorizeAttaching } from './file.policy.ts';
import type { Previews } from './previews.ts';

/** How far an upload has come. */
export interface Progress extends Pick<Upload, 'id' | 'bytes' | 'expiresAt'> {
  received: number;
}

/** What sends the bytes. */
export interface Source {
  pieces: AsyncIterable<Uint8Array>;
  /** How many it says there are; null when it does not say. */
  length: number | null;
  /** Breaks it off. */
  end(): void;
}

/** For an upload of which all has come. */
const nothing = (): Source => ({ pieces: Readable.from([]), length: 0, end: () => undefined });

/**
 * Nobody else may write meanwhile: longer than a request may take to arrive (`requestTimeout` of the server and what it
 * looks at connections in), so that one that is stuck is over by then.
 */
const HOLD_SECONDS = 20;

const COLUMNS = `id, document_id as "documentId", name, bytes::int as bytes, expires_at as "expiresAt"`;
const LATER = `now() + make_interval(hours => ${LIMITS.uploadHours})`;

/**
 * Uploads that survive a lost connection: what has come stays, and the sender goes on behind it. Each step asks anew
 * whether the sender may still write in the document.
 */
export class Uploads {
  /** Those that write at this moment, by upload: who goes on with it ends the one before, whose line is dead. */
  readonly #writing = new Map<string, { end(): void; ended: Promise<void> }>();

  constructor(
    private readonly store: FileStore,
    private readonly previews: Previews,
  ) {}

  /** Announces a file; throws LIMIT, UNAVAILABLE { DISK_FULL }, INVALID_INPUT. */
  async begin(
    context: Context,
    { documentId, name, bytes }: { documentId: string; name: string; bytes: number },
  ): Promise<Upload> {
    const viewer = context.signedIn;
    const cleaned = cleanFileName(name);
    return context.transaction(async (transaction) => {
      const document = await authorizeAttaching(transaction, viewer, documentId);
      checkFields({ filename: cleaned ? null : 'EMPTY', length: bytes > 0 ? null : 'EMPTY' });
      expectFile(bytes);
      await checkSpace(transaction, viewer, document, bytes);
      await this.store.checkRoom(bytes + LIMITS.freeDiskBytes, await bytesToCome(transaction, null));
      const [upload] = await transaction.sql<Upload>(
        `insert into file_upload (id, document_id, space_id, account_id, name, bytes, expires_at)
         values ($1, $2, $3, $4, $5, $6, ${LATER}) returning ${COLUMNS}`,
        [newId('fil'), documentId, document.spaceId, viewer.accountId, cleaned, bytes],
      );
      return upload!;
    });
  }

  /**
   * How far it has come. What is complete is the file of the same id: when something stood in the way of that, it is tried
   * once more. Throws NOT_FOUND for another's, and as `receive`.
   */
  async look(context: Context, id: string): Promise<Progress> {
    const viewer = context.signedIn;
    await this.#endFormer(context, id);
    const found = await context.transaction(async (transaction) => {
      const upload = await uploadOf(transaction, viewer, id);
      if (!upload) return completed(transaction, viewer, id);
      await authorizeAttaching(transaction, viewer, upload.documentId);
      return upload;
    });
    if ('received' in found) return found;
    const received = await this.store.received(id);
    return received < found.bytes ? { ...found, received } : this.receive(context, id, received, nothing());
  }

  /**
   * Takes what comes from `offset` on; with the last byte the file is attached. Throws CONFLICT when the upload has come
   * to another place, or somebody else is writing; LIMIT for more than was announced, INVALID_INPUT { filename: MISMATCH }
   * for a name that lies: of both nothing is kept. Whether there is room is asked anew, too: LIMIT, UNAVAILABLE
   * { DISK_FULL }; then what has come waits.
   */
  async receive(context: Context, id: string, offset: number, source: Source): Promise<Progress> {
    await this.#endFormer(context, id);
    const { upload, announced } = await this.#hold(context, id);
    let received: number | null = null;
    const ended = Promise.withResolvers<void>();
    this.#writing.set(id, { end: source.end, ended: ended.promise });
    try {
      await this.#write(upload, offset, source, announced);
      received = await this.store.received(id);
      if (received === upload.bytes) await attachFile(context, this.store, this.previews, upload);
      return { ...upload, received };
    } catch (error) {
      if (!isHopeless(error)) throw error;
      await this.#discard(context, id);
      throw error instanceof TooManyBytes ? tooLong(upload.bytes) : error;
    } finally {
      await this.#release(context, id, received).finally(() => {
        this.#writing.delete(id);
        ended.resolve();
      });
    }
  }

  /** Throws NOT_FOUND for another's. */
  async cancel(context: Context, id: string): Promise<void> {
    await this.#endFormer(context, id);
    await this.#expectOwn(context, id);
    await this.#discard(context, id);
  }

  async #write(
    { id, bytes }: Upload,
    offset: number,
    { pieces, length }: Source,
    announced: number,
  ): Promise<void> {
    if ((await this.store.received(id)) !== offset) throw new AppError('CONFLICT');
    if (length !== null && offset + length > bytes) throw new TooManyBytes();
    await this.store.checkRoom(bytes - offset + LIMITS.freeDiskBytes, announced);
    await this.store.append(id, offset, bytes, pieces);
  }

  /** Makes it the caller's for a while, and tells what others have announced; throws CONFLICT when it is somebody else's. */
  #hold(context: Context, id: string): Promise<{ upload: Upload; announced: number }> {
    const viewer = context.signedIn;
    return context.transaction(async (transaction) => {
      const upload = await uploadOf(transaction, viewer, id);
      if (!upload) throw new AppError('NOT_FOUND');
      const document = await authorizeAttaching(transaction, viewer, upload.documentId);
      await checkBegun(transaction, viewer, document, upload.bytes);
      const [held] = await transaction.sql<Upload>(
        `update file_upload set held_until = now() + make_interval(secs => $2), expires_at = ${LATER}
         where id = $1 and (held_until is null or held_until < now()) returning ${COLUMNS}`,
        [id, HOLD_SECONDS],
      );
      if (!held) throw new AppError('CONFLICT');
      return { upload: held, announced: await bytesToCome(transaction, id) };
    });
  }

  /** `received`: how much has come; null: as far as is known. */
  async #release(context: Context, id: string, received: number | null): Promise<void> {
    await context.transaction(({ sql }) =>
      sql('update file_upload set held_until = null, received = coalesce($2, received) where id = $1', [
        id,
        received,
      ]),
    );
  }

  async #discard(context: Context, id: string): Promise<void> {
    await context.transaction(({ sql }) => sql('delete from file_upload where id = $1', [id]));
    await this.store.drop(id);
  }

  async #endFormer(context: Context, id: string): Promise<void> {
    const former = this.#writing.get(id);
    if (!former) return;
    await this.#expectOwn(context, id);
    former.end();
    await former.ended;
  }

  async #expectOwn(context: Context, id: string): Promise<void> {
    const viewer = context.signedIn;
    const upload = await context.transaction((transaction) => uploadOf(transaction, viewer, id));
    if (!upload) throw new AppError('NOT_FOUND');
  }
}

/** What is sent is not what was announced: however often it is tried. */
function isHopeless(error: unknown): boolean {
  return error instanceof TooManyBytes || (error instanceof AppError && error.code === 'INVALID_INPUT');
}

function tooLong(bytes: number): AppError {
  return new AppError('LIMIT', { limit: 'length', max: bytes });
}

async function uploadOf({ sql }: Transaction, viewer: Viewer, id: string): Promise<Upload | null> {
  if (!isId('fil', id)) return null;
  const [upload] = await sql<Upload>(
    `select ${COLUMNS} from file_upload where id = $1 and account_id = $2 and expires_at > now()`,
    [id, viewer.accountId],
  );
  return upload ?? null;
}

/** The last answer may have been lost on its way: then there is nothing more to send. */
async function completed({ sql }: Transaction, viewer: Viewer, id: string): Promise<Progress> {
  const [file] = await sql<{ bytes: number; at: Date }>(
    'select bytes::int as bytes, created_at as at from file where id = $1 and created_by_id = $2',
    [id, viewer.accountId],
  );
  if (!file) throw new AppError('NOT_FOUND');
  return { id, bytes: file.bytes, received: file.bytes, expiresAt: file.at };
}
