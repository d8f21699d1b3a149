import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { madeFont } from '../../../../test/testkit/made-font.ts';
import { coverageOf } from './font-coverage.ts';

const covers = (font: Uint8Array, character: string) => {
  const code = character.codePointAt(0)!;
  return coverageOf(font).some(([first, last]) => first <= code && code <= last);
};

it('reads which characters a font has', async () => {
  const font = madeFont('Quadrate', 'a東\u{20000}');
  expect(['a', '東', '\u{20000}', 'b', '京'].map((each) => covers(font, each))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  const naskh = new URL(
    '../fonts/NotoNaskhArabic-Regular.ttf',
    import.meta.resolve('@embedpdf/fonts-arabic'),
  );
  const bytes = await readFile(naskh);
  expect(['م', '\u064e', '東', 'ש'].map((each) => covers(bytes, each))).toEqual([true, true, false, false]);
});

it('reads all fonts of a collection', () => {
  const font = madeFont('Quadrate', '東');
  const head = Buffer.alloc(16);
  head.write('ttcf');
  head.writeUInt32BE(0x00010000, 4);
  head.writeUInt32BE(1, 8);
  head.writeUInt32BE(16, 12);
  // Places of tables are from the file's beginning.
  const moved = Buffer.from(font);
  for (let i = 0; i < moved.readUInt16BE(4); i++)
    moved.writeUInt32BE(moved.readUInt32BE(20 + 16 * i) + 16, 20 + 16 * i);
  expect(covers(Buffer.concat([head, moved]), '東')).toBe(true);
});

it.each([[''], ['kurz'], ['ttcf\0\u0001\0\0\uffff\uffff'], ['\0\u0001\0\0\0\u0001aaaacmap']])(
  'says that %j is none',
  (text) => {
    expect(() => coverageOf(Buffer.from(text, 'latin1'))).toThrow(RangeError);
  },
);
