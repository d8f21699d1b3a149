/**
 * A program of its own: it reads what files say that somebody has attached, for whoever started it. It knows no secret and
 * opens nothing but what it is sent.
 */
import { answerInThread } from '../platform/supervise.ts';
import { markupText } from './markup-text.ts';
import { officeText, type OfficeKind } from './office-text.ts';
import { pdfText } from './pdf-text.ts';
import { decodeText } from './plain-text.ts';
import { tidied } from './text-pieces.ts';

export interface TextRequest {
  kind: OfficeKind | 'pdf' | 'markup' | 'plain';
  bytes: Uint8Array;
  /** Whether these are all. */
  isWhole: boolean;
  /** What is not read by then is left. */
  milliseconds: number;
}

/** Null: nothing, or nothing that can be read. */
export interface TextAnswer {
  text: string | null;
}

answerInThread(import.meta.url, async (request: TextRequest): Promise<TextAnswer> => {
  try {
    return { text: await read(request) };
  } catch {
    // No such file, encrypted, cut off, or grown too large: the same at each try.
    return { text: null };
  }
});

function read({ kind, bytes, isWhole, milliseconds }: TextRequest): Promise<string | null> | string | null {
  if (kind === 'pdf') return pdfText(bytes, performance.now() + milliseconds);
  if (kind === 'markup') return markupText(bytes);
  if (kind === 'plain') return tidied(decodeText(bytes, isWhole) ?? '');
  return officeText(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), kind);
}
