import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { embeddedAddress, pgOptions } from '@umlauf/server/platform/database/database-address';
import { ChildHub } from './testkit/child-hub.ts';

const UMLAUF = fileURLToPath(new URL('../server/dist/umlauf.js', import.meta.url));

let hub: ChildHub;
beforeAll(async () => {
  hub = await ChildHub.start({ DEMO: 'true' });
});
afterAll(() => hub.close());

/** The operator's command line beside the running hub. */
async function umlauf(...words: string[]): Promise<{ code: number; text: string }> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: hub.dataDir };
  return promisify(execFile)(process.execPath, [UMLAUF, ...words], { env }).then(
    ({ stdout }) => ({ code: 0, text: stdout }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      text: stdout + stderr,
    }),
  );
}

async function sql(statement: string): Promise<void> {
  const client = new pg.Client(pgOptions(embeddedAddress(hub.socketFolder, 'umlauf')));
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

it('the command line verifies the trail, keeps a checkpoint, and names what was changed', async () => {
  await hub.demoSession('koordination@umlauf.example');
  const noted = await umlauf('audit', 'checkpoint');
  expect(noted).toMatchObject({
    code: 0,
    text: expect.stringMatching(/^\d+ \S+Z [0-9a-f]{64} [0-9a-f]{128}\n$/),
  });
  const sound = await umlauf('audit', 'verify', '--checkpoint', noted.text.trim());
  expect(sound.text).toMatch(/^sound: \d\d+ entries in \d+ streams, \d+ checkpoints[^]*\d\.\d s\n$/);
  expect(sound.code).toBe(0);

  await sql(`update trail_entry set kind = 'SIGNED_OUT' where kind = 'SIGNED_IN'`);
  const broken = await umlauf('audit', 'verify');
  expect(broken.text).toMatch(/^BROKEN: hub, entry \d+: the hash differs/);
  expect(broken.code).toBe(1);
  await sql(`update trail_entry set kind = 'SIGNED_IN' where kind = 'SIGNED_OUT'`);
  expect((await umlauf('audit', 'verify')).code).toBe(0);

  // Everything is signed anew by the same key, without the checkpoint that was noted.
  await sql('truncate trail_checkpoint cascade');
  await umlauf('audit', 'checkpoint');
  expect((await umlauf('audit', 'verify')).code).toBe(0);
  const other = await umlauf('audit', 'verify', '--checkpoint', noted.text.trim());
  expect(other).toMatchObject({
    code: 1,
    text: expect.stringMatching(/BROKEN: checkpoints, \d+: it is not the one/),
  });
});

it('a record is checked without a hub, a folder or settings', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [UMLAUF, 'record', 'verify', UMLAUF], {
    env: { DATABASE_URL: 'postgres://nobody@localhost:1/nowhere' },
  }).catch((error: { stdout: string; code: number }) => error);
  expect(stdout).toBe('BROKEN: archive: it cannot be unpacked\n');
});

it('what cannot be read is one clear line', async () => {
  expect(await umlauf('audit', 'verify', '--space', 'x')).toEqual({
    code: 1,
    text: 'Umlauf: --space must be a space’s id.\n',
  });
  expect((await umlauf('audit', 'verify', '--trust', 'x')).text).toMatch(/^Umlauf: --trust must be/);
  expect((await umlauf('audit', 'verify', '--checkpoint', 'x')).text).toMatch(
    /^Umlauf: --checkpoint must be/,
  );
  expect((await umlauf('audit', 'verify', '--space', `spc_${'0'.repeat(26)}`)).code).toBe(1);
});
