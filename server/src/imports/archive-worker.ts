import { parentPort } from 'node:worker_threads';
import { AppError } from '../platform/errors.ts';
import { type ReadArchive, readArchive } from './read-archive.ts';

export interface ArchiveRequest {
  bytes: Uint8Array;
  kind: 'docx' | 'odt';
}

export type ArchiveAnswer = { read: ReadArchive } | { refused: Pick<AppError, 'code' | 'facts'> };

parentPort!.on('message', (request: ArchiveRequest) => {
  void answer(request).then((answered) => parentPort!.postMessage(answered, handedOver(answered)));
});

async function answer({ bytes, kind }: ArchiveRequest): Promise<ArchiveAnswer> {
  try {
    return { read: await readArchive(Buffer.from(bytes), kind) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, facts } = error;
    return { refused: { code, facts } };
  }
}

/** So that the bytes need not be copied. */
function handedOver(answered: ArchiveAnswer): ArrayBuffer[] {
  if (!('read' in answered)) return [];
  const { buffer, byteLength } = answered.read.bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}
