import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../platform/config.ts';
import type { FileStore } from './file-store.ts';
import { FolderStore } from './folder-store.ts';
import { S3Bucket } from './s3-bucket.ts';
import { S3Store } from './s3-store.ts';

/** Where files lie, whatever keeps the database. Throws `ConfigError` for a bucket that cannot be used. */
export async function openFileStore(
  { dataDir, s3 }: Config,
  log: Logger,
): Promise<{ store: FileStore; close(): void }> {
  const folder = join(dataDir, 'files');
  if (!s3) return { store: new FolderStore(folder), close: () => undefined };
  const bucket = await S3Bucket.open(s3, log);
  return { store: new S3Store(folder, bucket), close: () => bucket.close() };
}
