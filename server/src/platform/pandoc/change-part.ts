import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';

/** Bears no moment of its own, so that the same content gives the same archive. */
const NO_MOMENT = new Date(1980, 0, 1);

/** An archive whose part of this name is `change` of what it was; all others stay, in their order. */
export async function changePart(
  bytes: Uint8Array,
  name: string,
  change: (text: string) => string,
): Promise<Uint8Array> {
  const archive = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  const changed = new ZipFile();
  for await (const entry of archive.eachEntry()) {
    const content = await buffer(await archive.openReadStreamPromise(entry, {}));
    const isIt = entry.fileName === name;
    changed.addBuffer(isIt ? Buffer.from(change(content.toString('utf8'))) : content, entry.fileName, {
      mtime: NO_MOMENT,
      compress: entry.compressionMethod !== 0,
    });
  }
  changed.end();
  return buffer(changed.outputStream);
}
