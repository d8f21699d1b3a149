import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;

/** What is in an archive, by its names (PKWARE APPNOTE 4.3.12, 4.3.16): small ones, without ZIP64. */
export function readZip(bytes: Uint8Array): Map<string, Uint8Array> {
  const all = Buffer.from(bytes);
  let end = all.length - 22;
  while (end >= 0 && all.readUInt32LE(end) !== END) end--;
  if (end < 0) throw new Error('no archive, or half of one');
  const found = new Map<string, Uint8Array>();
  let at = all.readUInt32LE(end + 16);
  for (let left = all.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed, place] = [
      all.readUInt16LE(at + 10),
      all.readUInt32LE(at + 20),
      all.readUInt32LE(at + 42),
    ];
    const [name, extra, comment] = [28, 30, 32].map((offset) => all.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const start = place + 30 + all.readUInt16LE(place + 26) + all.readUInt16LE(place + 28);
    const content = all.subarray(start, start + packed);
    found.set(
      all.toString('utf8', at + 46, at + 46 + name),
      method === 0 ? content : inflateRawSync(content),
    );
    at += 46 + name + extra + comment;
  }
  return found;
}
