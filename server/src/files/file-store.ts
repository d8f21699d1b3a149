import { createHash } from 'node:crypto';
import { createReadStream, constants } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../platform/errors.ts';

/** More came than was said. */
export class TooManyBytes extends Error {
  override readonly name = 'TooManyBytes';
}

/**
 * The folder of files: what is on its way, by its id; what was kept, by the SHA-256 of its content, so that the same
 * bytes lie there once; and previews, by the hash of what they show.
 */
export class FileStore {
  constructor(readonly folder: string) {}

  uploadPath(id: string): string {
    return join(this.folder, 'uploads', id);
  }

  contentPath(hash: string): string {
    return join(this.folder, 'content', hash.slice(0, 2), hash);
  }

  previewPath(hash: string): string {
    return join(this.folder, 'previews', hash.slice(0, 2), `${hash}.webp`);
  }

  /** How much of an upload has come. */
  async received(id: string): Promise<number> {
    return (await stat(this.uploadPath(id)).catch(() => null))?.size ?? 0;
  }

  /**
   * Writes what comes behind what has come, up to `end`. What arrived before the pieces broke off stays. Throws
   * TooManyBytes for a piece beyond the end, UNAVAILABLE { DISK_FULL }.
   */
  async write(id: string, offset: number, end: number, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    const path = this.uploadPath(id);
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

  /** Makes sure that the disk has it, and answers its hash. */
  async seal(id: string): Promise<string> {
    const path = this.uploadPath(id);
    const file = await open(path, 'r+');
    await file.sync().finally(() => file.close());
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    return hash.digest('hex');
  }

  /** Puts a sealed upload where its content belongs. The same bytes may lie there: then they are replaced by themselves. */
  async keep(id: string, hash: string): Promise<void> {
    const path = this.contentPath(hash);
    await mkdir(dirname(path), { recursive: true });
    await rename(this.uploadPath(id), path);
    await syncFolder(dirname(path));
    await syncFolder(dirname(dirname(path)));
  }

  async drop(id: string): Promise<void> {
    await rm(this.uploadPath(id), { force: true });
  }

  async hasContent(hash: string): Promise<boolean> {
    return (await stat(this.contentPath(hash)).catch(() => null)) !== null;
  }

  async remove(hash: string): Promise<void> {
    await rm(this.previewPath(hash), { force: true });
    await rm(this.contentPath(hash), { force: true });
  }

  /** Ids of uploads of which something lies here. */
  async uploads(): Promise<string[]> {
    return readdir(join(this.folder, 'uploads')).catch(() => []);
  }

  /** Throws UNAVAILABLE { DISK_FULL } when the disk has no room for so much. */
  async checkRoom(bytes: number): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const { bavail, bsize } = await statfs(this.folder);
    if (bavail * bsize < bytes) throw new AppError('UNAVAILABLE', { reason: 'DISK_FULL' });
  }
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

/** A new name is on the disk only with its folder. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY);
  await folder.sync().finally(() => folder.close());
}
