import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Api } from './testkit/api.ts';
import { ChildHub } from './testkit/child-hub.ts';
import { announceFile, askFiles, sendBytes } from './testkit/files.ts';
import { S3Server } from './testkit/s3-server.ts';

vi.setConfig({ testTimeout: 600_000 });
const UMLAUF = fileURLToPath(new URL('../server/dist/umlauf.js', import.meta.url));
const MIB = 1_048_576;

let hub: ChildHub;
let s3: S3Server;
let api: Api;
let documentId: string;
beforeAll(async () => {
  s3 = await S3Server.start();
  hub = await ChildHub.start({ DEMO: 'true' });
  const cookie = await hub.demoSession('koordination@umlauf.example');
  api = new Api(hub.url, null, { cookie, origin: hub.url });
  const { spaces } = await api.query(
    '{ spaces(first: 1) { nodes { documents(first: 1) { nodes { id } } } } }',
  );
  documentId = spaces.nodes[0].documents.nodes[0].id;
});
afterAll(async () => {
  await hub.close();
  await s3.close();
});

/** The operator's command line beside the running hub. */
async function umlauf(
  env: Record<string, string>,
  ...words: string[]
): Promise<{ code: number; text: string }> {
  const own = { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: hub.dataDir, ...env };
  return promisify(execFile)(process.execPath, [UMLAUF, ...words], { env: own }).then(
    ({ stdout }) => ({ code: 0, text: stdout }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      text: stdout + stderr,
    }),
  );
}

/** Sends an upload until so much was read of it, in the midst of which the server is killed, and ends it at the next one. */
async function surviveKill(): Promise<{ path: string; bytes: Uint8Array<ArrayBuffer> }> {
  const bytes = new Uint8Array(randomBytes(5 * MIB));
  const path = (await announceFile(api, documentId, 'Band.bin', bytes.byteLength)).headers.get('location')!;
  expect((await sendBytes(api, path, 0, bytes.subarray(0, MIB / 2))).status).toBe(204);
  const sending = request(`${hub.url}${path}`, {
    method: 'PATCH',
    headers: {
      ...api.allHeaders,
      'tus-resumable': '1.0.0',
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(MIB / 2),
      'content-length': String(4 * MIB),
    },
  });
  sending.on('error', () => undefined);
  await new Promise((resolve) => sending.write(bytes.subarray(MIB / 2, 3 * MIB), resolve));
  await hub.kill({ database: false });
  await hub.start();
  const offset = async () => Number((await askFiles(api, 'HEAD', path)).headers.get('upload-offset'));
  const kept = await offset();
  expect(kept).toBeGreaterThanOrEqual(MIB / 2);
  expect(kept).toBeLessThanOrEqual(3 * MIB);
  // Whoever was killed has it for a while.
  const goOn = async () => (await sendBytes(api, path, kept, bytes.subarray(kept))).status;
  await expect.poll(goOn, { timeout: 60_000, interval: 1_000 }).toBe(204);
  expect(await offset()).toBe(bytes.byteLength);
  return { path, bytes };
}

const contentOf = async (path: string) => {
  const id = path.split('/').at(-1)!;
  return new Uint8Array(await (await askFiles(api, 'GET', `/api/files/${id}/content`)).arrayBuffer());
};

it('uploads survive a server that is killed, and move with all files into an S3 store', async () => {
  const first = await surviveKill();
  expect(await contentOf(first.path)).toEqual(first.bytes);

  expect(await umlauf({}, 'files', 'copy')).toEqual({
    code: 1,
    text: 'Umlauf: S3_URL is missing: it names where files are copied to.\n',
  });
  const S3_URL = s3.url('umlauf');
  const copied = await umlauf({ S3_URL }, 'files', 'copy');
  expect(copied).toMatchObject({
    code: 0,
    text: expect.stringMatching(/^copied: [1-9]\d*, there already: 0, missing: 0, broken: 0\n$/),
  });
  const again = await umlauf({ S3_URL }, 'files', 'copy', '--verify');
  expect(again.text).toMatch(/^copied: 0, there already: [1-9]\d*, missing: 0, broken: 0\n$/);

  await hub.stop('SIGTERM');
  await hub.start({ S3_URL });
  s3.asked.length = 0;
  expect(await contentOf(first.path)).toEqual(first.bytes);
  expect(s3.asked.some((line) => line.startsWith('GET /akten/umlauf/content'))).toBe(true);
  const second = await surviveKill();
  expect(await contentOf(second.path)).toEqual(second.bytes);
  expect(s3.keys('umlauf/uploads/')).toEqual([]);
});
