import { Refusal, toFailure } from '../errors/failure.ts';

/** The answer began and did not end. */
export class BrokenOff extends TypeError {
  override readonly name = 'BrokenOff';
}

interface Download {
  name: string;
  blob: Blob;
}

/** Asks for a file, telling how much of it has come, and of how much where that is known. Throws Refusal in the server's words, BrokenOff for half a file. */
export async function download(
  path: string,
  request: RequestInit,
  onBytes: (bytes: number, all: number | null) => void,
): Promise<Download> {
  const answer = await fetch(path, request);
  if (!answer.ok) {
    const body = (await answer.json().catch(() => null)) as { errors?: object[] } | null;
    throw new Refusal(toFailure(body?.errors?.[0] ?? { statusCode: answer.status }));
  }
  const pieces: Blob[] = [];
  let bytes = 0;
  const all = Number(answer.headers.get('content-length')) || null;
  const reader = answer.body!.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw request.signal?.aborted ? error : new BrokenOff();
    });
    if (done) break;
    // A browser may keep blobs on the disk: an archive can be large.
    pieces.push(new Blob([value]));
    bytes += value.byteLength;
    onBytes(bytes, all);
  }
  const type = answer.headers.get('content-type') ?? '';
  return { name: nameIn(answer.headers.get('content-disposition') ?? ''), blob: new Blob(pieces, { type }) };
}

/** The name in a header as RFC 6266 has it. */
export function nameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded) return decodeURIComponent(encoded);
  const [, quoted, plain] = /filename=(?:"((?:[^"\\]|\\.)*)"|([^;]+))/i.exec(disposition) ?? [];
  return quoted?.replaceAll(/\\(.)/g, '$1') ?? plain?.trim() ?? 'Umlauf';
}

/** Hands a file to the browser's downloads. */
export function save({ name, blob }: Download): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
