import { cleanFileName } from '../files/file-name.ts';

/** Windows takes none of them, whatever follows behind a point. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(\.|$)/i;

/** What is left of a title in a file's name, without its extension; the word otherwise when that is nothing. */
export function exportStem(title: string, otherwise: string, most = Infinity): string {
  const name = cleanFileName(title.replaceAll(/[/\\]/g, '-')) ?? otherwise;
  // Half of a character may be left at the cut, and a point at the end is none of Windows'.
  const stem = name
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/[. ]+$/, '');
  return RESERVED.test(stem) ? `_${stem}` : stem || otherwise;
}

/** The name of a document's file, of a length that every system takes. */
export function exportName(title: string, extension: string): string {
  return cleanFileName(`${exportStem(title, 'Dokument')}.${extension}`)!;
}
