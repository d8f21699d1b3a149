import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { type Fonts, readFonts } from '../platform/pdf/fonts.ts';
import { refusedIn } from '../platform/pdf/shown-characters.ts';
import { typeset } from '../platform/pdf/typeset.ts';
import { answerInThread } from '../platform/supervise.ts';
import { pdfPaper, type PdfWish } from './pdf-paper.ts';
import { PDF_TEMPLATE } from './pdf-template.ts';

export interface PdfRequest {
  wish: PdfWish;
  /** Where more fonts are; null: nowhere. */
  fontFolder: string | null;
  /** With simple letters alone. */
  simple: boolean;
}

export type PdfAnswer = { pdf: Uint8Array } | { fault: string };

/** Each takes as long as the whole. */
const TRIES = 4;

/**
 * What fonts the machine has shall make no difference, and there may be some that lack a sign which the compiler's own
 * font of the same name has. Threads only have a copy of the environment that native code reads.
 */
if (isMainThread) process.env['FONTCONFIG_FILE'] = fileURLToPath(new URL('no-fonts.conf', import.meta.url));
answerInThread(import.meta.url, make);

let fonts: Promise<Fonts> | null = null;

async function make(request: PdfRequest): Promise<PdfAnswer> {
  const hasPictures = Object.keys(request.wish.pictures).length > 0;
  const answer = await makeWith(request, hasPictures);
  // A file that only says that it is a picture fails the whole: then what pictures say must do.
  return hasPictures && 'fault' in answer ? makeWith(request, false) : answer;
}

/** Where signs stand together that no font has together, without these; where that does not help, with simple letters. */
async function makeWith({ wish, fontFolder, simple }: PdfRequest, pictured: boolean): Promise<PdfAnswer> {
  const { files, has } = await (fonts ??= readFonts(fontFolder));
  const pictures = pictured ? picturesOf(wish) : {};
  const refused = new Set<string>();
  let fault = '';
  for (let left = simple ? 1 : TRIES; left > 0; left--) {
    const showing = { simple: left === 1, has, refused };
    try {
      return { pdf: await typeset(PDF_TEMPLATE, pdfPaper(wish, { showing, pictured }), pictures, files) };
    } catch (error) {
      fault = wordsOf(error);
    }
    if (!fault.includes('could not be displayed')) break;
    const known = refused.size;
    for (const character of refusedIn(fault)) refused.add(character);
    if (refused.size === known) left = Math.min(left, 2);
  }
  return { fault };
}

/** By where the template finds them. */
function picturesOf({ pictures }: PdfWish): Record<string, Uint8Array> {
  return Object.fromEntries(Object.values(pictures).map(({ name, bytes }) => [`/${name}`, bytes]));
}

/** What the compiler throws cannot be sent. */
function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
