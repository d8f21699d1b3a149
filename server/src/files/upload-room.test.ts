import { statfsSync } from 'node:fs';
import { mkdir, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { Api } from '../../../test/testkit/api.ts';
import { announceFile, askFiles, sendBytes } from '../../../test/testkit/files.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { type Keeper, KEEPERS } from '../../../test/testkit/keepers.ts';

const MIB = 1_048_576;
const GIB = 1_024 * MIB;
const { bavail, bsize } = statfsSync(tmpdir());
const FREE = bavail * bsize;
/** A file system on which there is never room. */
const NO_ROOM = '/proc';

const errorOf = async (answer: Response) =>
  ((await answer.json()) as { errors: [{ extensions: object }] }).errors[0].extensions;

describe.each(KEEPERS)('room in %s', (where, open) => {
  let hub: TestHub;
  let keeper: Keeper;
  beforeAll(async () => {
    keeper = await open();
    hub = await startTestHub(keeper.env);
  });
  afterAll(async () => {
    await hub.close();
    await keeper.close();
  });
  beforeEach(async () => {
    await hub.sql('delete from file_upload');
    await hub.sql('delete from file');
  });

  async function scene() {
    const space = await hub.seed.space({ writers: 2 });
    const { id } = await hub.seed.document({ space });
    const [{ api }, other] = space.writers as [(typeof space.writers)[0], (typeof space.writers)[0]];
    return { space, id, api, other };
  }
  /** An upload of somebody else’s, of which nothing has come. */
  const announced = async (bytes: number, place?: { id: string; space: { id: string } }) => {
    const { id, space } = place ?? (await hub.seed.document());
    const { id: accountId } = await hub.seed.person();
    await hub.sql(
      `insert into file_upload (id, document_id, space_id, account_id, name, bytes, expires_at)
       values ('fil_other', $1, $2, $3, 'x', $4, now() + interval '1 hour')`,
      [id, space.id, accountId, bytes],
    );
  };
  const begin = async (api: Api, id: string, bytes = 9) => {
    const answer = await announceFile(api, id, 'Plan.txt', bytes);
    expect(answer.status).toBe(201);
    return answer.headers.get('location')!;
  };

  it('is asked for anew with each piece: of the file, its space and the hub', async () => {
    const { id, space, api } = await scene();
    const path = await begin(api, id);
    expect((await sendBytes(api, path, 0, 'neun')).status).toBe(204);
    const refusal = async () => {
      const answer = await sendBytes(api, path, 4, ' Byte');
      return [answer.status, await errorOf(answer)];
    };
    await announced(LIMITS.fileBytesPerSpace, { id, space });
    expect(await refusal()).toEqual([
      413,
      { code: 'LIMIT', limit: 'fileBytesPerSpace', max: LIMITS.fileBytesPerSpace },
    ]);
    await hub.sql(`delete from file_upload where id = 'fil_other'`);
    await announced(LIMITS.fileBytesPerHub);
    expect(await refusal()).toEqual([
      413,
      { code: 'LIMIT', limit: 'fileBytesPerHub', max: LIMITS.fileBytesPerHub },
    ]);
    await hub.sql(`delete from file_upload where id = 'fil_other'`);
    // An older release may have allowed more.
    await hub.sql('update file_upload set bytes = $1', [LIMITS.fileBytes + 1]);
    expect(await refusal()).toEqual([413, { code: 'LIMIT', limit: 'fileBytes', max: LIMITS.fileBytes }]);
    await hub.sql('update file_upload set bytes = 9');
    // What had come has waited.
    expect((await sendBytes(api, path, 4, ' Byte')).status).toBe(204);
  });

  it('is counted for all instances together', async () => {
    const { id, api, other } = await scene();
    const second = await hub.startAnother();
    try {
      const there = new Api(second.url, other.api.secret);
      for (let count = 0; count < 3; count++) await begin(there, id, MIB);
      await announced(LIMITS.fileBytesPerHub - 3 * MIB - 20);
      // Else this machine’s disk would say no.
      await hub.sql(`update file_upload set received = bytes where id = 'fil_other'`);
      await begin(api, id, 20);
      expect(await errorOf(await announceFile(api, id, 'x.txt', 1))).toMatchObject({
        limit: 'fileBytesPerHub',
      });
    } finally {
      await second.close();
    }
  });

  it.runIf(process.platform === 'linux')('on this machine is asked for with each piece, too', async () => {
    const { id, api } = await scene();
    const path = await begin(api, id);
    const folder = join(hub.dataDir, 'files');
    await mkdir(folder, { recursive: true });
    await rename(folder, `${folder}-aside`);
    await symlink(NO_ROOM, folder);
    const full = [503, { code: 'UNAVAILABLE', reason: 'DISK_FULL' }];
    try {
      const sent = await sendBytes(api, path, 0, 'neun Byte');
      expect([sent.status, await errorOf(sent)]).toEqual(full);
      const begun = await announceFile(api, id, 'x.txt', 9);
      expect([begun.status, await errorOf(begun)]).toEqual(full);
    } finally {
      await rm(folder);
      await rename(`${folder}-aside`, folder);
    }
    expect((await askFiles(api, 'HEAD', path)).headers.get('upload-offset')).toBe('0');
    expect((await sendBytes(api, path, 0, 'neun Byte')).status).toBe(204);
  });

  // A larger disk has more room than a hub may use.
  it.runIf(where === 'a folder' && FREE > 3 * GIB && FREE < LIMITS.fileBytesPerHub - GIB)(
    'on the disk that all share is taken by what others have announced, until it has come',
    async () => {
      const { id, api } = await scene();
      const own = LIMITS.fileBytes;
      const { bavail: blocks } = statfsSync(tmpdir());
      // Others come and go on this disk meanwhile.
      await announced(blocks * bsize);
      expect(await errorOf(await announceFile(api, id, 'Band.bin', own))).toEqual({
        code: 'UNAVAILABLE',
        reason: 'DISK_FULL',
      });
      await hub.sql(`update file_upload set received = bytes where id = 'fil_other'`);
      const path = await begin(api, id, own);
      expect((await sendBytes(api, path, 0, 'neun Byte')).status).toBe(204);
      await expect
        .poll(() => hub.sql(`select received::int from file_upload where id <> 'fil_other'`))
        .toEqual([{ received: 9 }]);
      await hub.sql(`update file_upload set received = 0 where id = 'fil_other'`);
      expect(await errorOf(await sendBytes(api, path, 9, 'mehr'))).toMatchObject({ reason: 'DISK_FULL' });
    },
  );
});
