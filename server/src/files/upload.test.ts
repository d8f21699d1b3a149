import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { Api } from '../../../test/testkit/api.ts';
import { announceFile, askFiles, attach, sendBytes } from '../../../test/testkit/files.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { type Keeper, KEEPERS } from '../../../test/testkit/keepers.ts';
import type { Person } from '../../../test/testkit/seed.ts';
import { sessionApi } from '../../../test/testkit/sign-in.ts';
import { readConfig } from '../platform/config.ts';
import { createLog } from '../platform/log.ts';
import type { FileStore } from './file-store.ts';
import { openFileStore } from './open-file-store.ts';
import { sweepFiles } from './sweep-files.ts';

describe.each(KEEPERS)('in %s', (where, open) => {
  let hub: TestHub;
  let keeper: Keeper;
  let store: FileStore;
  let closeStore: () => void;
  beforeAll(async () => {
    keeper = await open();
    hub = await startTestHub(keeper.env);
    const config = readConfig({ DATA_DIR: hub.dataDir, ...keeper.env });
    ({ store, close: closeStore } = await openFileStore(config, createLog('silent')));
  });
  afterAll(async () => {
    closeStore();
    await hub.close();
    await keeper.close();
  });

  const bytesOf = (count: number) => new Uint8Array(randomBytes(count));
  const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const sweep = () => sweepFiles(hub.server.hub.database, store);

  async function scene() {
    const space = await hub.seed.space({ writers: 2, password: true });
    const { id } = await hub.seed.document({ space });
    return { space, id, writer: space.writers[0]!, other: space.writers[1]! };
  }

  async function begin({ api }: Person, documentId: string, name: string, bytes: number): Promise<string> {
    return (await announceFile(api, documentId, name, bytes)).headers.get('location')!;
  }
  const offsetOf = async ({ api }: Person, path: string) =>
    (await askFiles(api, 'HEAD', path)).headers.get('upload-offset');
  const errorOf = async (answer: Response) =>
    ((await answer.json()) as { errors: [{ extensions: object }] }).errors[0].extensions;
  const filesOf = async ({ api }: Person, id: string) => {
    const query = `query($id: ID!) { document(id: $id) { files(first: 50) { nodes {
    id name mediaType bytes downloadPath previewPath createdBy { name } } } } }`;
    return (await api.query(query, { id }))['document'].files.nodes;
  };
  const contentOf = async ({ api }: Person, path: string, headers: Record<string, string> = {}) => {
    const answer = await askFiles(api, 'GET', path, headers);
    return { answer, bytes: new Uint8Array(await answer.arrayBuffer()) };
  };
  /** What is kept of this upload or content. */
  const lies = (id: string, hash: string) => ({
    upload: keeper.hasUpload(hub.dataDir, id),
    content: keeper.hasContent(hub.dataDir, hash),
  });

  /** Sends the first bytes of a body, and cuts the line when some of them have come. */
  async function breakOff({ api }: Person, path: string, length: number, first: Uint8Array): Promise<void> {
    const headers = {
      ...api.allHeaders,
      'tus-resumable': '1.0.0',
      'content-type': 'application/offset+octet-stream',
      'upload-offset': '0',
      'content-length': String(length),
    };
    const sending = request(`${api.url}${path}`, { method: 'PATCH', headers });
    sending.on('error', () => undefined);
    sending.write(first);
    await expect.poll(() => store.received(path.split('/').at(-1)!)).toBeGreaterThan(0);
    sending.destroy();
  }

  describe('an upload', () => {
    it('goes on where it was cut off, piece by piece, and is the same bytes in the end', async () => {
      const { id, writer } = await scene();
      const bytes = bytesOf(3_000_000);
      const path = await begin(writer, id, 'Plan.bin', bytes.byteLength);
      await breakOff(writer, path, bytes.byteLength, bytes.subarray(0, 1_500_000));
      const kept = Number(await offsetOf(writer, path));
      expect(kept).toBeGreaterThan(0);
      expect(kept).toBeLessThanOrEqual(1_500_000);
      expect(await filesOf(writer, id)).toEqual([]);
      const next = await sendBytes(writer.api, path, kept, bytes.subarray(kept, 2_000_000));
      expect([next.status, next.headers.get('upload-offset')]).toEqual([204, '2000000']);
      expect((await sendBytes(writer.api, path, 2_000_000, bytes.subarray(2_000_000))).status).toBe(204);
      const [file] = await filesOf(writer, id);
      expect(file).toMatchObject({ name: 'Plan.bin', bytes: 3_000_000, createdBy: { name: writer.name } });
      expect((await contentOf(writer, file.downloadPath)).bytes).toEqual(bytes);
      // The last answer may have been lost.
      expect(await offsetOf(writer, path)).toBe('3000000');
      expect(lies(file.id, hashOf(bytes))).toEqual({ upload: false, content: true });
    });

    it('is ended by whoever goes on with it while its line is dead', async () => {
      const { id, writer } = await scene();
      const bytes = bytesOf(1_200_000);
      const path = await begin(writer, id, 'Plan.bin', bytes.byteLength);
      const stuck = new ReadableStream<Uint8Array>({
        start: (line) => line.enqueue(bytes.subarray(0, 1_100_000)),
      });
      const first = sendBytes(writer.api, path, 0, stuck).catch(() => null);
      await expect.poll(() => store.received(path.split('/').at(-1)!)).toBeGreaterThan(1_000_000);
      const kept = Number(await offsetOf(writer, path));
      expect(kept).toBeGreaterThan(1_000_000);
      expect((await sendBytes(writer.api, path, kept, bytes.subarray(kept))).status).toBe(204);
      expect((await first)?.status ?? 0).not.toBe(204);
      const [file] = await filesOf(writer, id);
      expect((await contentOf(writer, file.downloadPath)).bytes).toEqual(bytes);
    });

    it('is nobody else’s, and takes no bytes for another place', async () => {
      const { id, writer, other, space } = await scene();
      const path = await begin(writer, id, 'Plan.txt', 6);
      for (const person of [other, space.lead, space.outsider]) {
        expect((await askFiles(person.api, 'HEAD', path)).status).toBe(404);
        expect((await sendBytes(person.api, path, 0, 'fremd!')).status).toBe(404);
        expect((await askFiles(person.api, 'DELETE', path)).status).toBe(404);
      }
      const misplaced = await sendBytes(writer.api, path, 3, 'xxx');
      expect([misplaced.status, await errorOf(misplaced)]).toEqual([409, { code: 'CONFLICT' }]);
      expect(await offsetOf(writer, path)).toBe('0');
      // Whoever may not write any more does not go on.
      await hub.sql(`update membership set role = 'READER' where account_id = $1`, [writer.id]);
      expect((await sendBytes(writer.api, path, 0, 'eigene')).status).toBe(404);
      expect(await filesOf(space.lead, id)).toEqual([]);
    });

    it('leaves nothing when it is cancelled, or when nobody goes on with it', async () => {
      const { id, writer } = await scene();
      const paths = [await begin(writer, id, 'a.txt', 9), await begin(writer, id, 'b.txt', 9)] as const;
      for (const path of paths) await sendBytes(writer.api, path, 0, 'halb');
      const [cancelled, left] = paths.map((path) => path.split('/').at(-1)!) as [string, string];
      expect((await askFiles(writer.api, 'DELETE', paths[0])).status).toBe(204);
      expect(keeper.hasUpload(hub.dataDir, cancelled)).toBe(false);
      await sweep();
      expect(keeper.hasUpload(hub.dataDir, left)).toBe(true);
      await hub.sql('update file_upload set expires_at = now() where id = $1', [left]);
      expect((await askFiles(writer.api, 'HEAD', paths[1])).status).toBe(404);
      await sweep();
      expect(keeper.hasUpload(hub.dataDir, left)).toBe(false);
      expect(await hub.sql('select 1 from file_upload where document_id = $1', [id])).toEqual([]);
    });

    it('takes a browser’s session only from its own pages, and a token only with its scope', async () => {
      const { id, space } = await scene();
      const session = await sessionApi(hub.url, space.lead);
      expect((await announceFile(session, id, 'a.txt', 9)).status).toBe(201);
      const foreign = await askFiles(session, 'POST', '/api/files/uploads', {
        origin: 'https://evil.example',
      });
      expect(foreign.status).toBe(403);
      const bare = await askFiles(space.lead.api, 'POST', '/api/files/uploads', { 'tus-resumable': '0.2.0' });
      expect([bare.status, bare.headers.get('tus-version')]).toEqual([412, '1.0.0']);
      const options = await askFiles(hub.anonymous, 'OPTIONS', '/api/files/uploads');
      expect(options.headers.get('tus-max-size')).toBe(String(LIMITS.fileBytes));
      const { secret } = await hub.seed.token(space.lead.id, ['documents:write']);
      const deaf = new Api(hub.url, secret);
      const fileId = await attach(deaf, id, 'b.txt');
      const unread = await askFiles(deaf, 'GET', `/api/files/${fileId}/content`);
      expect(await errorOf(unread)).toEqual({ code: 'FORBIDDEN', missingScope: 'documents:read' });
    });
  });

  describe('what is too much', () => {
    it('is refused before a byte comes, and also when the length lies', async () => {
      const { id, writer } = await scene();
      const huge = await announceFile(writer.api, id, 'Band.pdf', 1_073_741_824);
      expect([huge.status, await errorOf(huge)]).toEqual([
        413,
        { code: 'LIMIT', limit: 'fileBytes', max: LIMITS.fileBytes },
      ]);
      const path = await begin(writer, id, 'klein.txt', 10);
      const said = await sendBytes(writer.api, path, 0, 'mehr als zehn Bytes');
      expect(await errorOf(said)).toEqual({ code: 'LIMIT', limit: 'length', max: 10 });
      const silent = await begin(writer, id, 'klein.txt', 10);
      let left = 20;
      const pieces = new ReadableStream<Uint8Array>({
        pull: (line) => (left-- > 0 ? line.enqueue(new Uint8Array(65_536)) : line.close()),
      });
      const unsaid = await sendBytes(writer.api, silent, 0, pieces);
      expect(await errorOf(unsaid)).toEqual({ code: 'LIMIT', limit: 'length', max: 10 });
      for (const each of [path, silent]) {
        expect((await askFiles(writer.api, 'HEAD', each)).status).toBe(404);
        expect(keeper.hasUpload(hub.dataDir, each.split('/').at(-1)!)).toBe(false);
      }
      expect(await errorOf(await announceFile(writer.api, id, 'leer.txt', 0))).toMatchObject({
        fields: { length: 'EMPTY' },
      });
    });

    it('counts what is on its way too: for a person, a document, a space and the hub', async () => {
      const { id, writer, other, space } = await scene();
      const fill = (person: Person, count: number, bytes: number) =>
        hub.sql(
          `insert into file_upload (id, document_id, space_id, account_id, name, bytes, expires_at)
         select 'fil_' || n || $1, $1, $2, $3, 'x', $4, now() + interval '1 hour' from generate_series(1, $5) n`,
          [id, space.id, person.id, bytes, count],
        );
      const refusal = async () => errorOf(await announceFile(writer.api, id, 'x.txt', 9));
      const clear = () => hub.sql('delete from file_upload where document_id = $1', [id]);
      await fill(writer, LIMITS.uploadsPerAccount, 1);
      expect(await refusal()).toMatchObject({ limit: 'uploadsPerAccount', max: LIMITS.uploadsPerAccount });
      await clear();
      await fill(other, LIMITS.filesPerDocument, 1);
      expect(await refusal()).toMatchObject({ limit: 'filesPerDocument' });
      await clear();
      await fill(other, 1, LIMITS.fileBytesPerSpace - 8);
      expect(await refusal()).toMatchObject({ limit: 'fileBytesPerSpace', max: LIMITS.fileBytesPerSpace });
      await clear();
      const elsewhere = await hub.seed.document();
      await hub.sql(
        `insert into file_upload (id, document_id, space_id, account_id, name, bytes, expires_at)
       values ('fil_hub', $1, $2, $3, 'x', $4, now() + interval '1 hour')`,
        [elsewhere.id, elsewhere.space.id, writer.id, LIMITS.fileBytesPerHub],
      );
      expect(await refusal()).toMatchObject({ limit: 'fileBytesPerHub' });
      await hub.sql(`delete from file_upload where id = 'fil_hub'`);
      expect((await announceFile(writer.api, id, 'x.txt', 9)).status).toBe(201);
    });

    it.runIf(where === 'a folder' && existsSync('/dev/full'))(
      'for the disk is said clearly, and nothing is taken for saved',
      async () => {
        const { id, writer } = await scene();
        const path = await begin(writer, id, 'Plan.txt', 9);
        const place = join(store.folder, 'uploads', path.split('/').at(-1)!);
        await mkdir(join(store.folder, 'uploads'), { recursive: true });
        await symlink('/dev/full', place);
        const full = await sendBytes(writer.api, path, 0, 'neun Byte');
        expect([full.status, await errorOf(full)]).toEqual([
          503,
          { code: 'UNAVAILABLE', reason: 'DISK_FULL' },
        ]);
        expect(await filesOf(writer, id)).toEqual([]);
        await store.drop(path.split('/').at(-1)!);
        expect((await sendBytes(writer.api, path, 0, 'neun Byte')).status).toBe(204);
      },
    );
  });

  describe('the same bytes', () => {
    it('lie there once, for as long as a file has them', async () => {
      const { id, writer, other } = await scene();
      const bytes = bytesOf(5_000);
      const [first, second] = await Promise.all([
        attach(writer.api, id, 'Eins.bin', bytes),
        attach(other.api, id, 'Zwei.bin', bytes),
      ]);
      const hash = hashOf(bytes);
      const remove = (fileId: string) =>
        writer.api.query('mutation($id: ID!) { removeFile(fileId: $id) { id } }', { id: fileId });
      const later = () => hub.sql(`update file_leftover set since = now() - interval '1 hour'`);
      expect(keeper.countLike(hub.dataDir, hash)).toBe(1);
      await remove(first);
      await later();
      await sweep();
      expect((await contentOf(writer, `/api/files/${second}/content`)).bytes).toEqual(bytes);
      await remove(second);
      expect((await askFiles(writer.api, 'GET', `/api/files/${second}/content`)).status).toBe(404);
      await sweep();
      // Not at once: the same bytes may just be coming in.
      expect(lies(second, hash).content).toBe(true);
      await later();
      await sweep();
      expect(lies(second, hash).content).toBe(false);
      expect(await hub.sql('select 1 from file_leftover where hash = $1', [hash])).toEqual([]);
    });

    it('of which no table knows are left alone: they may belong to another database', async () => {
      const hash = hashOf(bytesOf(9));
      await keeper.plant(hub.dataDir, hash, 'fremd');
      await sweep();
      expect(lies('fil_x', hash).content).toBe(true);
    });
  });
});
