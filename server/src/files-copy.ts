import { join } from 'node:path';
import { copyFiles, type CopyReport } from './files/copy-files.ts';
import { FolderStore } from './files/folder-store.ts';
import { openFileStore } from './files/open-file-store.ts';
import { type Config, ConfigError } from './platform/config.ts';
import type { Database } from './platform/database/database.ts';
import { createLog } from './platform/log.ts';

const TELL_MILLISECONDS = 2_000;

/** Copies files from the folder into the store of `S3_URL`, and tells on stderr how far it is. Throws ConfigError. */
export async function filesCopy(
  database: Database,
  config: Config,
  verifies: boolean,
): Promise<{ text: string; isSound: boolean }> {
  if (!config.s3) throw new ConfigError('S3_URL is missing: it names where files are copied to.');
  const { store, close } = await openFileStore(config, createLog('error'));
  let told = performance.now();
  const tell = (done: number, all: number) => {
    if (performance.now() - told < TELL_MILLISECONDS) return;
    told = performance.now();
    console.error(`${done} of ${all}`);
  };
  try {
    const from = new FolderStore(join(config.dataDir, 'files'));
    const report = await copyFiles(database, from, store, { verifies, tell });
    return { text: wordsOf(report), isSound: report.missing.length + report.broken.length === 0 };
  } finally {
    close();
  }
}

function wordsOf({ copied, present, missing, broken }: CopyReport): string {
  return [
    `copied: ${copied}, there already: ${present}, missing: ${missing.length}, broken: ${broken.length}`,
    ...missing.map((hash) => `MISSING: ${hash}`),
    ...broken.map((hash) => `BROKEN: ${hash}: what lies there is something else`),
  ].join('\n');
}
