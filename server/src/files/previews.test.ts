import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { askFiles, attach } from '../../../test/testkit/files.ts';
import { startTestHub, type TestHub } from '../../../test/testkit/hub.ts';
import { madePng } from '../../../test/testkit/made-files.ts';
import {
  madeAnimation,
  madeAvif,
  madeCmyk,
  madeHeic,
  madeJpeg,
  madePhoto,
  madeTiff,
} from '../../../test/testkit/made-pictures.ts';
import type { Person } from '../../../test/testkit/seed.ts';

vi.setConfig({ testTimeout: 180_000 });

let hub: TestHub;
let writer: Person;
let documentId: string;
beforeAll(async () => {
  hub = await startTestHub();
  const space = await hub.seed.space({});
  writer = space.lead;
  documentId = (await hub.seed.document({ space })).id;
});
afterAll(() => hub.close());

interface Seen {
  width: number;
  height: number;
  /** Of the pixel in the middle: red, green and blue. */
  colour: number[];
  pages: number;
  /** EXIF, XMP, IPTC or a profile. */
  extra: string[];
  text: string;
}

/** Attaches it; its preview, or null. */
async function previewOf(name: string, content: Uint8Array<ArrayBuffer>): Promise<Seen | null> {
  const id = await attach(writer.api, documentId, name, content);
  const whole = await askFiles(writer.api, 'GET', `/api/files/${id}/content`);
  expect(new Uint8Array(await whole.arrayBuffer())).toEqual(content);
  const answer = await askFiles(writer.api, 'GET', `/api/files/${id}/preview`);
  if (answer.status === 404) return null;
  expect(answer.headers.get('content-type')).toBe('image/webp');
  const bytes = Buffer.from(await answer.arrayBuffer());
  const { default: sharp } = await import('sharp');
  const { width, height, pages = 1, exif, xmp, iptc, icc } = await sharp(bytes).metadata();
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const middle = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels;
  return {
    width,
    height,
    pages,
    colour: [...data.subarray(middle, middle + 3)],
    extra: Object.entries({ exif, xmp, iptc, icc }).flatMap(([kind, found]) => (found ? [kind] : [])),
    text: bytes.toString('latin1'),
  };
}
const isRed = ([red, green, blue]: number[]) => red! > 140 && green! < 110 && blue! < 110;
const typeOf = async (name: string, content: Uint8Array<ArrayBuffer>) => {
  const id = await attach(writer.api, documentId, name, content);
  return (await writer.api.query('query($id: ID!) { file(id: $id) { mediaType previewPath } }', { id }))[
    'file'
  ];
};

describe('a preview', () => {
  it.each([
    ['Foto.jpg', () => madeJpeg(960, 240)],
    ['Foto.avif', () => madeAvif(960, 240)],
    ['Scan.tif', () => madeTiff(960, 240)],
    ['Druck.jpg', () => madeCmyk(960, 240)],
    ['Film.gif', () => madeAnimation('gif', 960, 240)],
    ['Film.webp', () => madeAnimation('webp', 960, 240)],
  ])('of %s is small, in its colours, and stands still', async (name, make) => {
    const seen = (await previewOf(name, await make()))!;
    expect(seen).toMatchObject({ width: 480, height: 120, pages: 1, extra: [] });
    expect(isRed(seen.colour), String(seen.colour)).toBe(true);
  });

  it('is not larger than the picture', async () => {
    expect(await previewOf('klein.jpg', await madeJpeg(30, 20))).toMatchObject({ width: 30, height: 20 });
  });

  it('of a photo stands upright and tells neither where it was taken nor by whom', async () => {
    const photo = await madePhoto(960, 240);
    expect(Buffer.from(photo).includes('Erika Mustermann')).toBe(true);
    const seen = (await previewOf('IMG_0001.jpg', photo))!;
    expect(seen).toMatchObject({ width: 120, height: 480, extra: [] });
    expect(seen.text).not.toMatch(/Exif|Mustermann|Telefon/);
  });

  it('is not made of what is declared to be huge, is cut off, or is something else', async () => {
    const jpeg = await madeJpeg(2_000, 2_000);
    const avif = await madeAvif(600, 600);
    for (const [name, content] of [
      ['Bombe.png', madePng(60_000, 60_000, 1)],
      ['halb.jpg', jpeg.slice(0, jpeg.byteLength / 2)],
      ['halb.avif', avif.slice(0, avif.byteLength - 40)],
    ] as const)
      expect([name, await previewOf(name, content)]).toEqual([name, null]);
    // Whatever they did to the program: the next one is served.
    expect(await previewOf('danach.jpg', await madeJpeg(500, 500))).not.toBeNull();
  });

  it('of HEIC is not made: it is known for what it is and handed out', async () => {
    expect(await typeOf('IMG_0002.HEIC', madeHeic())).toEqual({ mediaType: 'image/heic', previewPath: null });
    expect(await typeOf('IMG_0003.heif', madeHeic('mif1'))).toEqual({
      mediaType: 'image/heif',
      previewPath: null,
    });
  });
});

/** Ids of our processes that make previews. */
function programs(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const parent = /\) \S (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return Number(parent) === process.pid && command.includes('preview-program');
      } catch {
        // It has ended meanwhile.
        return false;
      }
    });
}

describe.runIf(process.platform === 'linux')('the program that makes them', () => {
  it('knows nothing of what the hub knows', async () => {
    await previewOf('ein.jpg', await madeJpeg(501, 500));
    const [pid] = programs();
    const names = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
    expect(names.filter((name) => !name.startsWith('NODE_CHANNEL'))).toEqual([]);
  });

  it('is killed when it hangs, which takes nothing but the preview', async () => {
    await previewOf('zwei.jpg', await madeJpeg(502, 500));
    const [hanging] = programs();
    process.kill(hanging!, 'SIGSTOP');
    const began = performance.now();
    expect(await previewOf('drei.jpg', await madeJpeg(503, 500))).toBeNull();
    expect(performance.now() - began).toBeGreaterThan(LIMITS.previewMilliseconds - 1_000);
    await expect.poll(() => programs().includes(hanging!)).toBe(false);
    expect(await previewOf('vier.jpg', await madeJpeg(504, 500))).not.toBeNull();
  });

  it('may fall', async () => {
    await previewOf('acht.jpg', await madeJpeg(508, 500));
    const [running] = programs();
    process.kill(running!, 'SIGSTOP');
    const attached = previewOf('neun.jpg', await madeJpeg(509, 500));
    process.kill(running!, 'SIGKILL');
    // It was given to the one that fell, or to the next.
    await attached;
    expect(await previewOf('zehn.jpg', await madeJpeg(510, 500))).not.toBeNull();
  });
});
