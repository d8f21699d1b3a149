import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { S3Server } from './s3-server.ts';

/** What keeps a hub's files, to be looked at past the hub. */
export interface Keeper {
  /** For the hub, as in CONTRACT's table. */
  env: Record<string, string>;
  hasUpload(dataDir: string, id: string): boolean;
  hasContent(dataDir: string, hash: string): boolean;
  hasPreview(dataDir: string, hash: string): boolean;
  /** Under how many names contents lie whose hashes begin as this one does. */
  countLike(dataDir: string, hash: string): number;
  /** Puts something where this hash belongs. */
  plant(dataDir: string, hash: string, content: string): Promise<void>;
  close(): Promise<void>;
}

const contentAt = (hash: string) => `content/${hash.slice(0, 2)}/${hash}`;
const previewAt = (hash: string) => `previews/${hash.slice(0, 2)}/${hash}.webp`;

async function openFolder(): Promise<Keeper> {
  const at = (dataDir: string, key: string) => join(dataDir, 'files', key);
  return {
    env: {},
    hasUpload: (dataDir, id) => existsSync(at(dataDir, `uploads/${id}`)),
    hasContent: (dataDir, hash) => existsSync(at(dataDir, contentAt(hash))),
    hasPreview: (dataDir, hash) => existsSync(at(dataDir, previewAt(hash))),
    countLike: (dataDir, hash) => readdirSync(dirname(at(dataDir, contentAt(hash)))).length,
    plant: async (dataDir, hash, content) => {
      await mkdir(dirname(at(dataDir, contentAt(hash))), { recursive: true });
      await writeFile(at(dataDir, contentAt(hash)), content);
    },
    close: async () => undefined,
  };
}

async function openS3(): Promise<Keeper> {
  const server = await S3Server.start();
  return {
    env: { S3_URL: server.url('hub') },
    hasUpload: (_, id) => server.keys(`hub/uploads/${id}/`).length > 0,
    hasContent: (_, hash) => server.objects.has(`hub/${contentAt(hash)}`),
    hasPreview: (_, hash) => server.objects.has(`hub/${previewAt(hash)}`),
    countLike: (_, hash) => server.keys(dirname(`hub/${contentAt(hash)}`)).length,
    plant: async (_, hash, content) => {
      server.objects.set(`hub/${contentAt(hash)}`, Buffer.from(content));
    },
    close: () => server.close(),
  };
}

/** For `describe.each`: whatever keeps files, they are files. */
export const KEEPERS: [name: string, open: () => Promise<Keeper>][] = [
  ['a folder', openFolder],
  ['an S3 store', openS3],
];
