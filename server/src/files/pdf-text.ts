import { getDocumentProxy } from 'unpdf';
import { PAGE_BREAK, TextPieces } from './text-pieces.ts';

/** Errors only, which nobody sees: PDFs are full of what it would warn of. */
const QUIET = 0;

/**
 * What the pages of a PDF say, as far as they are read by `until` (as `performance.now` counts); null: nothing, as in
 * most scans. Throws for what is no PDF, or needs a password.
 */
export async function pdfText(bytes: Uint8Array, until: number): Promise<string | null> {
  const pdf = await getDocumentProxy(bytes, {
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: QUIET,
  });
  try {
    return await textOfPages(pdf, until);
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function textOfPages(pdf: Awaited<ReturnType<typeof getDocumentProxy>>, until: number) {
  const pieces = new TextPieces();
  for (let number = 1; number <= pdf.numPages; number++) {
    if (pieces.isFull || performance.now() > until) break;
    if (number > 1) pieces.add(PAGE_BREAK);
    // One page that is broken says nothing about the others.
    const page = await pdf.getPage(number).catch(() => null);
    const content = await page?.getTextContent({ includeMarkedContent: false }).catch(() => null);
    for (const piece of content?.items ?? [])
      if ('str' in piece) pieces.add(piece.hasEOL ? `${piece.str}\n` : piece.str);
    page?.cleanup();
  }
  return pieces.tidied();
}
