import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { attach } from '../../../test/testkit/files.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { madePng } from '../../../test/testkit/made-files.ts';
import { S3Server } from '../../../test/testkit/s3-server.ts';
import { readConfig } from '../platform/config.ts';
import { createLog } from '../platform/log.ts';
import { copyFiles } from './copy-files.ts';
import type { FileStore } from './file-store.ts';
import { FolderStore } from './folder-store.ts';
import { openFileStore } from './open-file-store.ts';

let hub: TestHub;
let s3: S3Server;
let from: FolderStore;
let to: FileStore;
let close: () => void;
let hashes: string[];
beforeAll(async () => {
  s3 = await S3Server.start();
  hub = await startTestHub();
  from = new FolderStore(join(hub.dataDir, 'files'));
  const config = readConfig({ DATA_DIR: hub.dataDir, S3_URL: s3.url('hub') });
  ({ store: to, close } = await openFileStore(config, createLog('silent')));
});
afterAll(async () => {
  close();
  await hub.close();
  await s3.close();
});
beforeEach(async () => {
  s3.objects.clear();
  await hub.sql('delete from file');
  const { lead, ...space } = await hub.seed.space({});
  const { id } = await hub.seed.document({ space: { ...space, lead } });
  for (const name of ['Eins.txt', 'Zwei.txt', 'Drei.txt']) await attach(lead.api, id, name);
  await attach(lead.api, id, 'Noch einmal Eins.txt', 'Inhalt von Eins.txt');
  await attach(lead.api, id, 'Foto.png', madePng(600, 100));
  hashes = (await hub.sql<{ hash: string }>('select distinct hash from file order by hash')).map(
    ({ hash }) => hash,
  );
});

const told: string[] = [];
function copy(verifies = false) {
  told.length = 0;
  const tell = (done: number, all: number) => void told.push(`${done}/${all}`);
  return copyFiles(hub.server.hub.database, from, to, { verifies, tell });
}
const keyOf = (hash: string) => `hub/content/${hash.slice(0, 2)}/${hash}`;

it('copies each content once, with its preview, and tells how far it is', async () => {
  expect(await copy()).toEqual({ copied: 4, present: 0, missing: [], broken: [] });
  expect(told).toEqual(['1/4', '2/4', '3/4', '4/4']);
  for (const hash of hashes) {
    const [here, there] = [await from.content(hash), await to.content(hash)];
    expect(await buffer(await there!.read())).toEqual(await buffer(await here!.read()));
  }
  expect(s3.keys('hub/previews/')).toHaveLength(1);
  expect(s3.keys('hub/content/')).toHaveLength(4);
});

it('goes on where it was broken off', async () => {
  for (let attempt = 0; attempt < 3; attempt++) s3.failOnce(`PUT /akten/${keyOf(hashes[2]!)}`, 'closed');
  await expect(copy()).rejects.toThrow();
  expect(s3.keys('hub/content/')).toHaveLength(2);
  s3.asked.length = 0;
  expect(await copy()).toMatchObject({ copied: 2, present: 2 });
  expect(s3.asked.filter((line) => line.startsWith('PUT /akten/hub/content'))).toHaveLength(2);
});

it('names what is missing or something else, and copies nothing of it', async () => {
  const [first, second] = hashes as [string, string];
  await rm(from.contentPath(first));
  await writeFile(from.contentPath(second), 'verdorben');
  expect(await copy()).toEqual({ copied: 2, present: 0, missing: [first], broken: [second] });
  expect(s3.objects.has(keyOf(second))).toBe(false);
});

it('finds on demand what is no longer what it was, and mends it', async () => {
  await copy();
  const [first, second] = hashes as [string, string];
  const spoilt = (hash: string) =>
    s3.objects.set(keyOf(hash), Buffer.alloc(s3.objects.get(keyOf(hash))!.length));
  spoilt(first);
  spoilt(second);
  await rm(from.contentPath(second));
  expect(await copy()).toMatchObject({ copied: 0, present: 4 });
  expect(await copy(true)).toEqual({ copied: 1, present: 2, missing: [], broken: [second] });
  expect(await copy(true)).toMatchObject({ copied: 0, present: 3 });
});
