const u16 = (...values: number[]) => {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, i) => bytes.writeUInt16BE(value & 0xffff, 2 * i));
  return bytes;
};
const u32 = (...values: number[]) => {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => bytes.writeUInt32BE(value, 4 * i));
  return bytes;
};

/** A font (ISO/IEC 14496-22) in which each of these characters is a filled square. */
export function madeFont(family: string, characters: string): Buffer {
  const codes = [...characters].map((character) => character.codePointAt(0)!).toSorted((a, b) => a - b);
  const square = Buffer.concat([
    u16(1, 100, 0, 900, 800, 3, 0),
    // On the curve, each by two long steps.
    Buffer.from([1, 1, 1, 1]),
    u16(100, 800, 0, -800, 0, 0, 800, 0),
    Buffer.alloc(2),
  ]);
  const glyphs = codes.length + 1;
  const tables: Record<string, Buffer> = {
    'OS/2': Buffer.concat([
      u16(4, 1000, 400, 5, 0, 650, 700, 0, 140, 650, 700, 0, 480, 50, 250, 0),
      Buffer.alloc(10),
      u32(0, 0, 0, 0),
      Buffer.from('NONE'),
      u16(64, codes[0]!, Math.min(codes.at(-1)!, 0xffff), 800, -200, 90, 1000, 200),
      u32(0, 0),
      u16(500, 700, 0, 32, 1),
    ]),
    cmap: Buffer.concat([
      u16(0, 1, 3, 10),
      u32(12),
      u16(12, 0),
      u32(16 + 12 * codes.length, 0, codes.length),
      ...codes.map((code, i) => u32(code, code, i + 1)),
    ]),
    glyf: Buffer.concat(Array.from({ length: glyphs }, () => square)),
    head: Buffer.concat([
      u32(0x00010000, 0x00010000, 0, 0x5f0f3cf5),
      u16(0, 1000),
      Buffer.alloc(16),
      u16(100, 0, 900, 800, 0, 8, 2, 1, 0),
    ]),
    hhea: Buffer.concat([
      u32(0x00010000),
      u16(800, -200, 90, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, glyphs),
    ]),
    hmtx: Buffer.concat(Array.from({ length: glyphs }, () => u16(1000, 100))),
    loca: u32(...Array.from({ length: glyphs + 1 }, (_, i) => i * square.length)),
    maxp: Buffer.concat([u32(0x00010000), u16(glyphs, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)]),
    name: nameTable({ 1: family, 2: 'Regular', 4: family, 6: family.replaceAll(' ', '') }),
    post: u32(0x00030000, 0, 0, 0, 0, 0, 0, 0),
  };
  return joined(tables);
}

function nameTable(names: Record<number, string>): Buffer {
  const texts = Object.entries(names).map(([id, text]) => ({
    id: Number(id),
    bytes: Buffer.from(text, 'utf16le').swap16(),
  }));
  let offset = 0;
  const records = texts.map(({ id, bytes }) => {
    const record = u16(3, 1, 0x409, id, bytes.length, offset);
    offset += bytes.length;
    return record;
  });
  return Buffer.concat([
    u16(0, texts.length, 6 + 12 * texts.length),
    ...records,
    ...texts.map(({ bytes }) => bytes),
  ]);
}

function joined(tables: Record<string, Buffer>): Buffer {
  const entries = Object.entries(tables);
  let offset = 12 + 16 * entries.length;
  const [records, contents]: [Buffer[], Buffer[]] = [[], []];
  for (const [tag, content] of entries) {
    const padded = Buffer.concat([content, Buffer.alloc(-content.length & 3)]);
    records.push(Buffer.concat([Buffer.from(tag), u32(0, offset, content.length)]));
    contents.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([u32(0x00010000), u16(entries.length, 128, 3, 32), ...records, ...contents]);
}
