import { createReadStream, constants } from 'node:fs';
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FileStore, type StoredBytes } from './file-store.ts';

/** What is looked at in one go. */
const PAGE = 1_000;

/** A folder that all instances have in common. */
export class FolderStore extends FileStore {
  uploadPath(id: string): string {
    return join(this.folder, 'uploads', id);
  }

  contentPath(hash: string): string {
    return join(this.folder, 'content', hash.slice(0, 2), hash);
  }

  previewPath(hash: string): string {
    return join(this.folder, 'previews', hash.slice(0, 2), `${hash}.webp`);
  }

  async received(id: string): Promise<number> {
    return (await stored(this.uploadPath(id)))?.bytes ?? 0;
  }

  append(id: string, offset: number, end: number, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    return this.write(this.uploadPath(id), offset, end, pieces);
  }

  withUpload<T>(id: string, work: (path: string) => Promise<T>): Promise<T> {
    return work(this.uploadPath(id));
  }

  /** It lies on the same disk: to be renamed. */
  async stage(): Promise<void> {}

  /** The same bytes may lie there: then they are replaced by themselves. */
  async keep(from: string, hash: string): Promise<void> {
    const path = this.contentPath(hash);
    await mkdir(dirname(path), { recursive: true });
    await rename(from, path);
    await syncFolder(dirname(path));
    await syncFolder(dirname(dirname(path)));
  }

  content(hash: string): Promise<StoredBytes | null> {
    return stored(this.contentPath(hash));
  }

  async withContent<T>(hash: string, work: (path: string) => Promise<T>): Promise<T | null> {
    return (await this.content(hash)) && work(this.contentPath(hash));
  }

  preview(hash: string): Promise<StoredBytes | null> {
    return stored(this.previewPath(hash));
  }

  async keepPreview(from: string, hash: string): Promise<void> {
    const path = this.previewPath(hash);
    await mkdir(dirname(path), { recursive: true });
    await rename(from, path);
  }

  async remove(hash: string): Promise<void> {
    await rm(this.previewPath(hash), { force: true });
    await rm(this.contentPath(hash), { force: true });
  }

  async *uploads(): AsyncIterable<string[]> {
    const folder = await opendir(join(this.folder, 'uploads')).catch(() => null);
    if (!folder) return;
    let page: string[] = [];
    for await (const { name } of folder) {
      page.push(name);
      if (page.length < PAGE) continue;
      yield page;
      page = [];
    }
    if (page.length > 0) yield page;
  }

  async drop(id: string): Promise<void> {
    await rm(this.uploadPath(id), { force: true });
  }

  isReachable(): null {
    return null;
  }

  checkRoom(bytes: number, announced = 0): Promise<void> {
    return this.checkDisk(bytes + announced);
  }
}

async function stored(path: string): Promise<StoredBytes | null> {
  const found = await stat(path).catch(() => null);
  return found && { bytes: found.size, read: async (part) => createReadStream(path, part) };
}

/** A new name is on the disk only with its folder. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, constants.O_RDONLY);
  await folder.sync().finally(() => folder.close());
}
