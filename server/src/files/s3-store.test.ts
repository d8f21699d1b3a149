import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { S3Server } from '../../../test/testkit/s3-server.ts';
import { createLog } from '../platform/log.ts';
import { readConfig } from '../platform/config.ts';
import type { FileStore } from './file-store.ts';
import { openFileStore } from './open-file-store.ts';

let s3: S3Server;
let dataDir: string;
const opened: (() => void)[] = [];
beforeAll(async () => {
  s3 = await S3Server.start();
  dataDir = await mkdtemp(join(tmpdir(), 'umlauf-store-'));
});
afterAll(async () => {
  for (const close of opened) close();
  await s3.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function open(S3_URL: string, env: Record<string, string> = {}): Promise<FileStore> {
  const config = readConfig({ DATA_DIR: dataDir, S3_URL, ...env });
  const { store, close } = await openFileStore(config, createLog('silent'));
  opened.push(close);
  return store;
}
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
async function* inPieces(bytes: Uint8Array, size: number, breaksAt = Infinity) {
  for (let at = 0; at < bytes.byteLength; at += size) {
    if (at >= breaksAt) throw new Error('the line broke');
    yield bytes.subarray(at, at + size);
  }
}
/** What lies in the folder of this machine. */
const left = async () => readdir(join(dataDir, 'files', 'drafts')).catch(() => []);

describe.each(['', 'behoerde/umlauf'])('an upload below "%s"', (prefix) => {
  it('is the same bytes, however it comes, at whichever instance', async () => {
    const [here, there] = [await open(s3.url(prefix)), await open(s3.url(prefix))];
    const bytes = randomBytes(2_500_000);
    const id = `fil_${randomBytes(4).toString('hex')}`;
    expect(await here.received(id)).toBe(0);
    await expect(here.append(id, 0, bytes.byteLength, inPieces(bytes, 65_536, 1_200_000))).rejects.toThrow(
      'line',
    );
    const first = await there.received(id);
    expect(first).toBeGreaterThanOrEqual(1_200_000);
    await there.append(id, first, bytes.byteLength, inPieces(bytes.subarray(first, first + 10), 3));
    expect(await here.received(id)).toBe(first + 10);
    await here.append(id, first + 10, bytes.byteLength, inPieces(bytes.subarray(first + 10), 900_000));
    expect(await there.received(id)).toBe(bytes.byteLength);
    const whole = await there.withUpload(id, (path) => readFile(path));
    expect(whole.equals(bytes)).toBe(true);
    await there.drop(id);
    expect(await here.received(id)).toBe(0);
    expect(await left()).toEqual([]);
  });

  it('is listed while something of it lies there, and removed alone', async () => {
    const store = await open(s3.url(prefix));
    const ids = ['fil_a', 'fil_ab', 'fil_b'];
    for (const id of ids) await store.append(id, 0, 9, inPieces(Buffer.from('neun Byte'), 4));
    await store.drop('fil_a');
    const found: string[] = [];
    for await (const page of store.uploads()) found.push(...page);
    expect(found).toEqual(['fil_ab', 'fil_b']);
    for (const id of ids) await store.drop(id);
  });
});

describe('a content', () => {
  it('is kept once, read as a whole and in parts, as a file, and removed', async () => {
    const store = await open(s3.url());
    const bytes = randomBytes(300_000);
    const hash = hashOf(bytes);
    const path = await store.draftPath();
    await writeFile(path, bytes);
    expect(await store.content(hash)).toBeNull();
    expect(await store.withContent(hash, async () => true)).toBeNull();
    await store.stage(path, hash);
    const before = s3.asked.length;
    await store.keep(path, hash);
    // A transaction waits for it.
    expect(s3.asked.length).toBe(before);
    const content = (await store.content(hash))!;
    expect(content.bytes).toBe(300_000);
    expect((await buffer(await content.read())).equals(bytes)).toBe(true);
    expect(await buffer(await content.read({ start: 5, end: 8 }))).toEqual(bytes.subarray(5, 9));
    expect((await store.withContent(hash, (file) => readFile(file)))!.equals(bytes)).toBe(true);
    s3.asked.length = 0;
    await store.stage(path, hash);
    expect(s3.asked.filter((line) => line.startsWith('PUT'))).toEqual([]);
    await store.remove(hash);
    expect(await store.content(hash)).toBeNull();
    // What was removed since it was staged is put once more.
    await store.keep(path, hash);
    expect((await store.content(hash))?.bytes).toBe(300_000);
    await rm(path);
    expect(await left()).toEqual([]);
  });
});
