import { createHash } from 'node:crypto';
import { copyFile, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Database } from '../platform/database/database.ts';
import { type FileStore, hashOf, type StoredBytes } from './file-store.ts';
import type { FolderStore } from './folder-store.ts';

/** What became of the contents that files have. */
export interface CopyReport {
  copied: number;
  /** Which were there already. */
  present: number;
  /** Hashes of what lies in neither place, or only as something else. */
  missing: string[];
  broken: string[];
}

interface Content {
  hash: string;
  bytes: number;
}

export interface CopyWish {
  /** Whether what is there already is read and compared with its hash. */
  verifies: boolean;
  /** Told after each content. */
  tell(done: number, all: number): void;
}

const PAGE = 500;
/** Of files, and of what went round with a round, which is kept when the file is removed. */
const KEPT = `(select hash, bytes from file union all select hash, bytes from circulation_attachment) as kept`;
const COUNT = `select count(distinct hash)::int as all from ${KEPT}`;
const NEXT = `select hash, max(bytes)::float8 as bytes from ${KEPT} where hash > $1 group by hash order by hash limit ${PAGE}`;

/**
 * Copies the contents of all files, with their previews, from a folder into another store: what is there already is left
 * alone, so that it can be broken off and begun again, and done once more when the hub has moved. What is copied is what its
 * hash says.
 */
export async function copyFiles(
  database: Database,
  from: FolderStore,
  to: FileStore,
  { verifies, tell }: CopyWish,
): Promise<CopyReport> {
  const report: CopyReport = { copied: 0, present: 0, missing: [], broken: [] };
  const ask = <Row>(statement: string, parameters: unknown[] = []) =>
    database.withActor({ system: 'operator' }, ({ sql }) => sql<Row>(statement, parameters));
  const [{ all }] = (await ask<{ all: number }>(COUNT)) as [{ all: number }];
  let done = 0;
  for (let behind = ''; ;) {
    const page = await ask<Content>(NEXT, [behind]);
    for (const content of page) {
      await copyContent(from, to, content, verifies, report);
      await copyPreview(from, to, content.hash);
      tell(++done, all);
    }
    if (page.length < PAGE) return report;
    behind = page.at(-1)!.hash;
  }
}

async function copyContent(
  from: FolderStore,
  to: FileStore,
  { hash, bytes }: Content,
  verifies: boolean,
  report: CopyReport,
): Promise<void> {
  const kept = await to.content(hash);
  if (kept && (await isSound(kept, hash, bytes, verifies))) return void report.present++;
  const source = await from.withContent(hash, async (path) => (await hashOf(path)) === hash);
  if (source === null) return void (kept ? report.broken : report.missing).push(hash);
  if (!source) return void report.broken.push(hash);
  // Else it would be taken for what it is not.
  if (kept) await to.remove(hash);
  await to.stage(from.contentPath(hash), hash);
  report.copied++;
}

async function isSound(kept: StoredBytes, hash: string, bytes: number, verifies: boolean): Promise<boolean> {
  if (kept.bytes !== bytes) return false;
  if (!verifies) return true;
  const read = createHash('sha256');
  await pipeline(await kept.read(), read);
  return read.digest('hex') === hash;
}

async function copyPreview(from: FolderStore, to: FileStore, hash: string): Promise<void> {
  if (!(await from.preview(hash)) || (await to.preview(hash))) return;
  const path = await to.draftPath();
  try {
    await copyFile(from.previewPath(hash), path);
    await to.keepPreview(path, hash);
  } finally {
    await rm(path, { force: true });
  }
}
