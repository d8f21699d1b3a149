import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import { FileStore, hashOf, type StoredBytes, TooManyBytes } from './file-store.ts';
import type { S3Bucket } from './s3-bucket.ts';

/**
 * An upload lies in the bucket in pieces of so many bytes, but for the last, which is written anew when more comes: what a
 * crash loses, what is read again and what is in memory are less than one.
 */
const PIECE_BYTES = 1_048_576;
/** So many are removed side by side. */
const AT_ONCE = 8;
/** For so long what was staged is known to be there: half of the time that leftovers stay. */
const STAGED_MILLISECONDS = 300_000;
/** How long an answer about the store is good for whoever asks whether it is there. */
const HEALTH_MILLISECONDS = 5_000;

/**
 * A bucket of an S3-compatible store. What has come of an upload is there as well, so that it goes on at any instance;
 * this machine's folder has only what is being worked at.
 */
export class S3Store extends FileStore {
  /** When contents were staged that wait for `keep`. */
  readonly #staged = new Map<string, number>();
  #health: { at: number; answer: Promise<boolean> } | null = null;

  constructor(
    folder: string,
    private readonly bucket: S3Bucket,
  ) {
    super(folder);
  }

  async received(id: string): Promise<number> {
    return sumOf(await this.#piecesOf(id));
  }

  async append(id: string, offset: number, end: number, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    const piece = new Piece();
    let number = Math.floor(offset / PIECE_BYTES);
    const send = async () => {
      if (piece.isNew) await this.bucket.putBytes(pieceKey(id, number), piece.content);
    };
    if (offset % PIECE_BYTES > 0) await this.#fetch(pieceKey(id, number), piece);
    try {
      for await (const bytes of pieces) {
        if (number * PIECE_BYTES + piece.content.byteLength + bytes.byteLength > end)
          throw new TooManyBytes();
        for (let done = 0; done < bytes.byteLength;) {
          done += piece.add(bytes.subarray(done));
          if (!piece.isFull) continue;
          await send();
          piece.clear();
          number++;
        }
      }
    } catch (error) {
      // What came before the line broke is kept; what broke it is what is told.
      if (!(error instanceof TooManyBytes)) await send().catch(() => undefined);
      throw error;
    }
    await send();
  }

  async withUpload<T>(id: string, work: (path: string) => Promise<T>): Promise<T> {
    const pieces = await this.#piecesOf(id);
    const path = await this.draftPath();
    try {
      await this.checkDisk(sumOf(pieces) + LIMITS.freeDiskBytes);
      let at = 0;
      for (const [number, bytes] of pieces.entries()) {
        await this.#download(pieceKey(id, number), path, at);
        at += bytes;
      }
      return await work(path);
    } finally {
      await rm(path, { force: true });
    }
  }

  async stage(path: string, hash: string): Promise<void> {
    const { size } = await stat(path);
    if ((await this.bucket.sizeOf(contentKey(hash))) !== size)
      await this.bucket.put(contentKey(hash), path, size, hash);
    const now = performance.now();
    for (const [other, at] of this.#staged) if (now - at > STAGED_MILLISECONDS) this.#staged.delete(other);
    this.#staged.set(hash, now);
  }

  /** Without a question while that is enough: a transaction waits for it. */
  async keep(path: string, hash: string): Promise<void> {
    const at = this.#staged.get(hash);
    if (at === undefined || performance.now() - at > STAGED_MILLISECONDS) await this.stage(path, hash);
  }

  content(hash: string): Promise<StoredBytes | null> {
    return this.#stored(contentKey(hash));
  }

  async withContent<T>(hash: string, work: (path: string) => Promise<T>): Promise<T | null> {
    const bytes = await this.bucket.sizeOf(contentKey(hash));
    if (bytes === null) return null;
    await this.checkDisk(bytes + LIMITS.freeDiskBytes);
    const path = await this.draftPath();
    try {
      await this.#download(contentKey(hash), path, 0);
      return await work(path);
    } finally {
      await rm(path, { force: true });
    }
  }

  preview(hash: string): Promise<StoredBytes | null> {
    return this.#stored(previewKey(hash));
  }

  async keepPreview(path: string, hash: string): Promise<void> {
    const { size } = await stat(path);
    await this.bucket.put(previewKey(hash), path, size, await hashOf(path));
    await rm(path, { force: true });
  }

  async remove(hash: string): Promise<void> {
    this.#staged.delete(hash);
    await this.bucket.remove(previewKey(hash));
    await this.bucket.remove(contentKey(hash));
  }

  uploads(): AsyncIterable<string[]> {
    return this.bucket.folders('uploads/');
  }

  async drop(id: string): Promise<void> {
    const keys = (await this.bucket.list(uploadPrefix(id))).map(({ key }) => key);
    while (keys.length > 0) await Promise.all(keys.splice(0, AT_ONCE).map((key) => this.bucket.remove(key)));
  }

  isReachable(): Promise<boolean> {
    const now = performance.now();
    if (!this.#health || now - this.#health.at > HEALTH_MILLISECONDS)
      this.#health = { at: now, answer: this.bucket.isReachable() };
    return this.#health.answer;
  }

  /** Here only what is being worked at needs room: what others have announced lies in the bucket. */
  checkRoom(bytes: number): Promise<void> {
    return this.checkDisk(bytes);
  }

  /** The lengths of an upload's pieces, as far as they follow one another. */
  async #piecesOf(id: string): Promise<number[]> {
    const found: number[] = [];
    for (const { key, bytes } of await this.bucket.list(uploadPrefix(id))) {
      if (key !== pieceKey(id, found.length)) break;
      found.push(bytes);
      if (bytes < PIECE_BYTES) break;
    }
    return found;
  }

  async #stored(key: string): Promise<StoredBytes | null> {
    const bytes = await this.bucket.sizeOf(key);
    return bytes === null ? null : { bytes, read: (part) => this.#read(key, part) };
  }

  /** Throws UNAVAILABLE for what was there a moment ago. */
  async #read(key: string, part?: { start: number; end: number }) {
    const stream = await this.bucket.get(key, part);
    if (!stream) throw new AppError('UNAVAILABLE', { reason: 'STORE_DOWN' });
    return stream;
  }

  async #download(key: string, path: string, at: number): Promise<void> {
    const file = createWriteStream(path, { flags: at === 0 ? 'w' : 'r+', start: at, mode: 0o600 });
    await pipeline(await this.#read(key), file).catch(inOurWords);
  }

  async #fetch(key: string, piece: Piece): Promise<void> {
    const stream = await this.#read(key);
    for await (const bytes of stream) piece.add(bytes as Uint8Array);
    piece.isNew = false;
  }
}

/** What is on its way into the bucket, in memory. */
class Piece {
  /** Whether something of it is not in the bucket. */
  isNew = false;
  #bytes = 0;
  readonly #buffer = Buffer.allocUnsafe(PIECE_BYTES);

  get content(): Uint8Array {
    return this.#buffer.subarray(0, this.#bytes);
  }

  get isFull(): boolean {
    return this.#bytes === PIECE_BYTES;
  }

  /** Takes as much as there is room for; answers how much that was. */
  add(bytes: Uint8Array): number {
    const taken = bytes.subarray(0, PIECE_BYTES - this.#bytes);
    this.#buffer.set(taken, this.#bytes);
    this.#bytes += taken.byteLength;
    this.isNew = true;
    return taken.byteLength;
  }

  clear(): void {
    this.#bytes = 0;
    this.isNew = false;
  }
}

const sumOf = (bytes: number[]) => bytes.reduce((sum, each) => sum + each, 0);
const uploadPrefix = (id: string) => `uploads/${id}/`;
/** In the order of their numbers: so few that one listing holds them. */
const pieceKey = (id: string, number: number) => `${uploadPrefix(id)}${String(number).padStart(4, '0')}`;
const contentKey = (hash: string) => `content/${hash.slice(0, 2)}/${hash}`;
const previewKey = (hash: string) => `previews/${hash.slice(0, 2)}/${hash}.webp`;

/** A store that breaks off in the middle of an answer. */
function inOurWords(error: unknown): never {
  const isDisk = /^(ENOSPC|EDQUOT|EFBIG)$/.test((error as NodeJS.ErrnoException).code ?? '');
  throw new AppError('UNAVAILABLE', { reason: isDisk ? 'DISK_FULL' : 'STORE_DOWN' });
}
