import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announceFile, askFiles, attach, filesRead, sendBytes } from '../../../test/testkit/files.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { madePng } from '../../../test/testkit/made-files.ts';
import { S3Server } from '../../../test/testkit/s3-server.ts';
import { readConfig } from '../platform/config.ts';
import { createLog } from '../platform/log.ts';
import { openFileStore } from './open-file-store.ts';
import { sweepFiles } from './sweep-files.ts';

let s3: S3Server;
let hub: TestHub;
beforeAll(async () => {
  s3 = await S3Server.start();
  hub = await startTestHub({ S3_URL: s3.url('hub') });
});
afterAll(async () => {
  await hub.close();
  await s3.close();
});

async function scene() {
  const space = await hub.seed.space({ writers: 1 });
  const { id } = await hub.seed.document({ space });
  return { id, api: space.writers[0]!.api, outsider: space.outsider.api };
}
const DOWN = [503, { code: 'UNAVAILABLE', reason: 'STORE_DOWN' }];
const refusalOf = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { errors: [{ extensions: object }] }).errors[0].extensions,
];
const readiness = async () => {
  const answer = await fetch(`${hub.url}/readyz`);
  return [answer.status, ((await answer.json()) as { files: string }).files];
};
/** While the store is away. */
async function whileDown<T>(work: () => Promise<T>): Promise<T> {
  s3.isDown = true;
  try {
    return await work();
  } finally {
    s3.isDown = false;
  }
}
const filesOf = (id: string) => hub.sql('select 1 from file where document_id = $1', [id]);

describe('at the start', () => {
  const secret = 'ein-anderes/geheimes+Wort';
  it.each([
    ['another key’s secret', () => s3.url('', { id: 'UMLAUFTESTKEY', secret })],
    ['an unknown key', () => s3.url('', { id: 'NOBODY', secret })],
    ['another bucket', () => s3.url().replace('/akten/', '/anderer/')],
    ['another region', () => s3.url().replace('eu-central-1', 'us-west-2')],
  ])('%s is an error that names the variable, and no secret', async (_, url) => {
    const refused = await startTestHub({ S3_URL: url() }).then(
      (started) => started.close(),
      (error: Error) => error.message,
    );
    expect(refused).toMatch(/^S3_URL: /);
    expect(refused).not.toMatch(/geheim|NOBODY/);
  });

  it('a store that does not answer keeps nobody from documents, and is told of', async () => {
    const other = await whileDown(() => startTestHub({ S3_URL: s3.url('other') }));
    try {
      const space = await other.seed.space({});
      const { id } = await other.seed.document({ space });
      await attach(space.lead.api, id, 'Plan.txt');
      expect(s3.keys('other/content/')).toHaveLength(1);
    } finally {
      await other.close();
    }
  });

  it('nothing of the bucket is for strangers', async () => {
    const { id, api } = await scene();
    await attach(api, id, 'Plan.txt');
    const [key] = s3.keys('hub/content/');
    expect((await fetch(`${s3.address}/${key}`)).status).toBe(403);
    expect((await fetch(`${s3.address}/?list-type=2`)).status).toBe(403);
  });
});

describe('a store that is away', () => {
  it('makes an upload wait, of which nothing half-written is left', async () => {
    const { id, api } = await scene();
    const path = (await announceFile(api, id, 'Plan.txt', 9)).headers.get('location')!;
    const upload = path.split('/').at(-1)!;
    expect(await whileDown(async () => refusalOf(await sendBytes(api, path, 0, 'neun Byte')))).toEqual(DOWN);
    expect(s3.keys(`hub/uploads/${upload}`)).toEqual([]);
    expect((await askFiles(api, 'HEAD', path)).headers.get('upload-offset')).toBe('0');
    expect((await sendBytes(api, path, 0, 'neun Byte')).status).toBe(204);
    expect(await filesOf(id)).toHaveLength(1);
    expect(s3.keys(`hub/uploads/${upload}`)).toEqual([]);
  });

  it('in the last moment of an upload lets it be completed later', async () => {
    const { id, api } = await scene();
    const content = 'Nur hier, und nur einmal.';
    const path = (await announceFile(api, id, 'Plan.txt', content.length)).headers.get('location')!;
    for (let attempt = 0; attempt < 3; attempt++) s3.failOnce('PUT /akten/hub/content', 'closed');
    const before = s3.keys('hub/content/').length;
    expect(await refusalOf(await sendBytes(api, path, 0, content))).toEqual(DOWN);
    expect(await filesOf(id)).toEqual([]);
    expect(s3.keys('hub/content/').length).toBe(before);
    // All of it has come: whoever asks how far it is has it completed.
    const look = await askFiles(api, 'HEAD', path);
    expect([look.status, look.headers.get('upload-offset')]).toEqual([200, String(content.length)]);
    expect(await filesOf(id)).toHaveLength(1);
    const fileId = path.split('/').at(-1)!;
    expect(await (await askFiles(api, 'GET', `/api/files/${fileId}/content`)).text()).toBe(content);
  });

  it('is asked again when it is only busy', async () => {
    const { id, api } = await scene();
    for (const begin of ['PUT /akten/hub/uploads', 'PUT /akten/hub/content', 'HEAD /akten/hub/content'])
      s3.failOnce(begin, 'busy');
    await attach(api, id, 'Voll.txt');
    expect(await filesOf(id)).toHaveLength(1);
  });

  it('is a clear answer to whoever may download, and to nobody else', async () => {
    const { id, api, outsider } = await scene();
    const fileId = await attach(api, id, 'Foto.png', madePng(600, 600));
    for (const place of ['content', 'preview']) {
      const path = `/api/files/${fileId}/${place}`;
      const [own, foreign] = await whileDown(async () => [
        await askFiles(api, 'GET', path),
        await askFiles(outsider, 'GET', path),
      ]);
      expect(own!.headers.get('content-disposition')).toBeNull();
      expect(await refusalOf(own!)).toEqual(DOWN);
      expect(foreign!.status).toBe(404);
      expect((await askFiles(api, 'GET', path)).status).toBe(200);
    }
  });

  it('in the middle of a download cuts it: half a file does not pass for a whole one', async () => {
    const { id, api } = await scene();
    const fileId = await attach(api, id, 'Band.txt', 'x'.repeat(500_000));
    // The search reads it, too.
    await filesRead(hub);
    s3.failOnce('GET /akten/hub/content', 'cut');
    const answer = await askFiles(api, 'GET', `/api/files/${fileId}/content`);
    await expect(answer.text()).rejects.toThrow();
  });

  it('is told by /readyz, which turns nobody away for it', async () => {
    await expect.poll(readiness, { timeout: 20_000 }).toEqual([200, 'ok']);
    await whileDown(() => expect.poll(readiness, { timeout: 20_000 }).toEqual([200, 'does not answer']));
    await expect.poll(readiness, { timeout: 20_000 }).toEqual([200, 'ok']);
  });
});

describe('what nobody needs any more', () => {
  const sweep = async () => {
    const config = readConfig({ DATA_DIR: hub.dataDir, S3_URL: s3.url('hub') });
    const { store, close } = await openFileStore(config, createLog('silent'));
    await sweepFiles(hub.server.hub.database, store).finally(close);
  };

  it('is removed when the store is back', async () => {
    const { id, api } = await scene();
    const fileId = await attach(api, id, 'Kurz.txt', 'nur ein Weilchen');
    const [{ hash }] = (await hub.sql<{ hash: string }>('select hash from file where id = $1', [fileId])) as [
      { hash: string },
    ];
    const key = `hub/content/${hash.slice(0, 2)}/${hash}`;
    await hub.sql('delete from file where id = $1', [fileId]);
    await hub.sql(`update file_leftover set since = now() - interval '1 hour' where hash = $1`, [hash]);
    // As often as it is tried, and as often again for the hub's own sweep.
    for (let attempt = 0; attempt < 6; attempt++) s3.failOnce('DELETE /akten/hub/content', 'closed');
    await expect(sweep()).rejects.toThrow();
    expect(s3.objects.has(key)).toBe(true);
    const left = async () => {
      await sweep().catch(() => undefined);
      return hub.sql('select 1 from file_leftover where hash = $1', [hash]);
    };
    await expect.poll(left).toEqual([]);
    expect(s3.objects.has(key)).toBe(false);
  });

  it('is listed page by page, and others’ folders not at all', async () => {
    for (let count = 0; count < 7; count++) s3.objects.set(`hub/uploads/fil_${count}/0000`, Buffer.from('x'));
    s3.objects.set('nebenan/uploads/fil_1/0000', Buffer.from('x'));
    s3.asked.length = 0;
    s3.pageSize = 3;
    await sweep();
    s3.pageSize = 1_000;
    expect(s3.keys('hub/uploads/')).toEqual([]);
    expect(s3.keys('nebenan/')).toHaveLength(1);
    expect(s3.asked.filter((line) => line.includes('delimiter'))).toHaveLength(3);
  });
});
