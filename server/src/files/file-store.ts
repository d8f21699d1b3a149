import { createHash } from 'node:crypto';
import { createReadStream, constants } from 'node:fs';
import { mkdir, open, readdir, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';

/** More came than was said. */
export class TooManyBytes extends Error {
  override readonly name = 'TooManyBytes';
}

/** Something that is kept, to be handed out. */
export interface StoredBytes {
  bytes: number;
  /** All of it, or from the first to the last byte of a part. */
  read(part?: { start: number; end: number }): Promise<Readable>;
}

/** No import or upload takes or waits so long. */
const OLD_MILLISECONDS = 86_400_000;
/** What is being worked at: imports, and what is for a moment. */
const WORK = ['imports', 'drafts'];

/**
 * Where files lie: what is on its way, by its id; what was kept, by the SHA-256 of its content, so that the same bytes lie
 * there once; and previews, by the hash of what they show. Whatever keeps them, programs that read files need a path: what
 * is being worked at lies in a folder of this machine. All of it throws UNAVAILABLE { STORE_DOWN } while what keeps them
 * does not answer.
 */
export abstract class FileStore {
  /** `folder`: on this machine. */
  constructor(readonly folder: string) {}

  /** How much of an upload has come, in one piece from its beginning. */
  abstract received(id: string): Promise<number>;

  /**
   * Adds to an upload what comes behind `offset`, which is what has come, up to `end`. What arrived before the pieces broke
   * off stays. Throws TooManyBytes for a piece beyond the end, UNAVAILABLE { DISK_FULL }.
   */
  abstract append(id: string, offset: number, end: number, pieces: AsyncIterable<Uint8Array>): Promise<void>;

  /** Works with what has come of an upload, as a file of this machine. */
  abstract withUpload<T>(id: string, work: (path: string) => Promise<T>): Promise<T>;

  /** Brings what was sealed to where `keep` takes little time. Its hash must be among the leftovers: it stays there for minutes. */
  abstract stage(path: string, hash: string): Promise<void>;

  /** Keeps what was staged, under `lockContent`. The same bytes may be there already. */
  abstract keep(path: string, hash: string): Promise<void>;

  /** What is kept under this hash; null: nothing. */
  abstract content(hash: string): Promise<StoredBytes | null>;

  /** Works with a content as a file of this machine, which is to be read only; null when there is none. */
  abstract withContent<T>(hash: string, work: (path: string) => Promise<T>): Promise<T | null>;

  abstract preview(hash: string): Promise<StoredBytes | null>;

  /** Takes the file at this path away from there. */
  abstract keepPreview(path: string, hash: string): Promise<void>;

  /** Removes a content and its preview. */
  abstract remove(hash: string): Promise<void>;

  /** Ids of uploads of which something lies here, page by page. */
  abstract uploads(): AsyncIterable<string[]>;

  /** Removes what has come of an upload. */
  abstract drop(id: string): Promise<void>;

  /** Whether what keeps the files answers; null where that is this machine. */
  abstract isReachable(): Promise<boolean> | null;

  /** Throws UNAVAILABLE { DISK_FULL } without room for so many bytes, and for what other uploads have announced. */
  abstract checkRoom(bytes: number, announced?: number): Promise<void>;

  /** A folder for what one import unpacks. */
  importPath(id: string): string {
    return join(this.folder, 'imports', id);
  }

  /** Where a file can be made that nobody else makes; whoever makes it removes it. */
  async draftPath(): Promise<string> {
    await mkdir(join(this.folder, 'drafts'), { recursive: true });
    return join(this.folder, 'drafts', newId('fil'));
  }

  /** Writes a file of this machine, from `offset` on; as `append`. */
  async write(path: string, offset: number, end: number, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
    try {
      let at = offset;
      for await (const piece of pieces) {
        if (at + piece.byteLength > end) throw new TooManyBytes();
        await writeWhole(file, piece, at);
        at += piece.byteLength;
      }
    } finally {
      await file.close();
    }
  }

  /** Makes sure that the disk has what lies at this path, and answers its hash. */
  async seal(path: string): Promise<string> {
    const file = await open(path, 'r+');
    await file.sync().finally(() => file.close());
    return hashOf(path);
  }

  /** Removes what was being worked at when something fell down in the midst. */
  async dropOldWork(): Promise<void> {
    for (const folder of WORK.map((name) => join(this.folder, name))) {
      for (const name of await readdir(folder).catch(() => [])) {
        const path = join(folder, name);
        const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
        if (Date.now() - mtimeMs > OLD_MILLISECONDS) await rm(path, { recursive: true, force: true });
      }
    }
  }

  /** Throws UNAVAILABLE { DISK_FULL } when this machine's disk has no room for so many bytes. */
  protected async checkDisk(bytes: number): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const { bavail, bsize } = await statfs(this.folder);
    if (bavail * bsize < bytes) throw new AppError('UNAVAILABLE', { reason: 'DISK_FULL' });
  }
}

/** The SHA-256 of what lies at a path of this machine. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function writeWhole(
  file: Awaited<ReturnType<typeof open>>,
  piece: Uint8Array,
  at: number,
): Promise<void> {
  try {
    for (let done = 0; done < piece.byteLength;) {
      const { bytesWritten } = await file.write(piece, done, piece.byteLength - done, at + done);
      done += bytesWritten;
    }
  } catch (error) {
    if (!/^(ENOSPC|EDQUOT|EFBIG)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new AppError('UNAVAILABLE', { reason: 'DISK_FULL' });
  }
}
