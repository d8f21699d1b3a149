import { crc32, deflateRawSync, deflateSync } from 'node:zlib';

type Bytes = Uint8Array<ArrayBuffer>;

const bytesOf = (...parts: (Uint8Array | string | number[])[]): Bytes =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as never))));

function u32(value: number, isBig: boolean): Buffer {
  const four = Buffer.alloc(4);
  if (isBig) four.writeUInt32BE(value);
  else four.writeUInt32LE(value);
  return four;
}

function pngChunk(name: string, content: Uint8Array): Bytes {
  const named = bytesOf(name, content);
  return bytesOf(u32(content.byteLength, true), named, u32(crc32(named), true));
}

/** A grey PNG; `rows` fewer than its height: the rest of it is missing. */
export function madePng(width: number, height: number, rows = height): Bytes {
  const header = bytesOf(u32(width, true), u32(height, true), [8, 0, 0, 0, 0]);
  const pixels = deflateSync(Buffer.alloc((width + 1) * rows, 0));
  return bytesOf(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', new Uint8Array()),
  );
}

export interface ZipOptions {
  /** Packed by deflate; else stored as they are. */
  packed?: boolean;
  /** What the archive says each part is unpacked, where that is a lie. */
  says?: number;
}

/** A ZIP of these files. */
export function madeZip(
  files: Record<string, string | Uint8Array>,
  { packed = false, says }: ZipOptions = {},
): Bytes {
  const u16 = (value: number) => [value & 255, value >> 8];
  const locals: Bytes[] = [];
  const central: Bytes[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const body = Buffer.from(content as Uint8Array);
    const stored = packed ? deflateRawSync(body) : body;
    const sizes = bytesOf(
      u32(crc32(body), false),
      u32(stored.length, false),
      u32(says ?? body.length, false),
    );
    const rest = bytesOf(
      [20, 0, 0, 8, packed ? 8 : 0, 0, 0, 0, 0, 0],
      sizes,
      u16(Buffer.byteLength(name)),
      [0, 0],
    );
    const local = bytesOf('PK\u0003\u0004', rest, name, stored);
    central.push(bytesOf('PK\u0001\u0002', [20, 0], rest, Buffer.alloc(10), u32(offset, false), name));
    locals.push(local);
    offset += local.byteLength;
  }
  const directory = bytesOf(...central);
  const count = u16(central.length);
  return bytesOf(
    ...locals,
    directory,
    'PK\u0005\u0006',
    [0, 0, 0, 0, ...count, ...count],
    u32(directory.byteLength, false),
    u32(offset, false),
    [0, 0],
  );
}

/** As little as makes a Word file. */
export function madeDocx(): Bytes {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return madeZip({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    'word/document.xml': '<?xml version="1.0"?><document/>',
  });
}

export const madePdf = (): Bytes => bytesOf('%PDF-1.7\n%', [0xe2, 0xe3, 0xcf, 0xd3, 0x0a, 0x00], '\n%%EOF\n');
