/** The first and the last of characters that follow one another. */
export type CharacterRange = readonly [first: number, last: number];

/**
 * Which characters a font has pictures for: its `cmap` table (ISO/IEC 14496-22, 5.2.1), of all fonts in a collection. Throws
 * RangeError for what is no font.
 */
export function coverageOf(font: Uint8Array): CharacterRange[] {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  if (view.getUint32(0) !== COLLECTION) return coverageAt(view, 0);
  const fonts = Math.min(view.getUint32(8), MOST_FONTS);
  return Array.from({ length: fonts }, (_, i) => coverageAt(view, view.getUint32(12 + 4 * i))).flat();
}

/** `ttcf`. */
const COLLECTION = 0x74746366;
/** `cmap`. */
const CHARACTER_MAP = 0x636d6170;
const MOST_FONTS = 100;

function coverageAt(view: DataView, font: number): CharacterRange[] {
  const tables = view.getUint16(font + 4);
  for (let i = 0; i < tables; i++) {
    const record = font + 12 + 16 * i;
    if (view.getUint32(record) === CHARACTER_MAP) return readMap(view, view.getUint32(record + 8));
  }
  return [];
}

/** Of Unicode, by format 4 for the first plane and 12 for all; fonts have no other today. */
function readMap(view: DataView, map: number): CharacterRange[] {
  const tables = view.getUint16(map + 2);
  const found: CharacterRange[] = [];
  for (let i = 0; i < tables; i++) {
    const record = map + 4 + 8 * i;
    const platform = view.getUint16(record);
    const isUnicode = platform === 0 || (platform === 3 && [1, 10].includes(view.getUint16(record + 2)));
    const table = map + view.getUint32(record + 4);
    const format = view.getUint16(table);
    if (isUnicode && format === 12) found.push(...readGroups(view, table));
    if (isUnicode && format === 4) found.push(...readSegments(view, table));
  }
  return found;
}

function* readGroups(view: DataView, table: number): Generator<CharacterRange> {
  const groups = view.getUint32(table + 12);
  for (let i = 0; i < groups; i++) {
    const group = table + 16 + 12 * i;
    // Its first picture may be the one for what has none.
    const isNone = view.getUint32(group + 8) === 0;
    yield [view.getUint32(group) + (isNone ? 1 : 0), view.getUint32(group + 4)];
  }
}

function* readSegments(view: DataView, table: number): Generator<CharacterRange> {
  const twice = view.getUint16(table + 6);
  for (let i = 0; i < twice; i += 2) {
    const last = view.getUint16(table + 14 + i);
    const first = view.getUint16(table + 16 + twice + i);
    const delta = view.getUint16(table + 16 + 2 * twice + i);
    const place = table + 16 + 3 * twice + i;
    const offset = view.getUint16(place);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const glyph = offset === 0 ? code : view.getUint16(place + offset + 2 * (code - first));
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) yield [code, code];
    }
  }
}
