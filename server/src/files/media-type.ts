import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { extensionOf } from './file-name.ts';

const OOXML = 'application/vnd.openxmlformats-officedocument';
const ODF = 'application/vnd.oasis.opendocument';

/** Of telephones; both names are used for all of them. */
const HEIF = ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'];

/** Extensions of which the content must be one of these, as `file-type` calls them. */
const BINARY: Record<string, readonly string[]> = {
  pdf: ['application/pdf'],
  png: ['image/png', 'image/apng'],
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  gif: ['image/gif'],
  webp: ['image/webp'],
  avif: ['image/avif'],
  heic: HEIF,
  heif: HEIF,
  tif: ['image/tiff'],
  tiff: ['image/tiff'],
  bmp: ['image/bmp'],
  docx: [`${OOXML}.wordprocessingml.document`],
  xlsx: [`${OOXML}.spreadsheetml.sheet`],
  pptx: [`${OOXML}.presentationml.presentation`],
  odt: [`${ODF}.text`],
  ods: [`${ODF}.spreadsheet`],
  odp: [`${ODF}.presentation`],
  odg: [`${ODF}.graphics`],
  doc: ['application/x-cfb'],
  xls: ['application/x-cfb'],
  ppt: ['application/x-cfb'],
  msg: ['application/x-cfb'],
  rtf: ['application/rtf'],
  zip: ['application/zip'],
  '7z': ['application/x-7z-compressed'],
  gz: ['application/gzip'],
  mp3: ['audio/mpeg'],
  mp4: ['video/mp4'],
  epub: ['application/epub+zip'],
};

/** Extensions of text, which has no signature; what each is called. */
const TEXT: Record<string, string> = {
  txt: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  json: 'application/json',
  xml: 'application/xml',
  html: 'text/html',
  htm: 'text/html',
  svg: 'image/svg+xml',
  css: 'text/css',
  ics: 'text/calendar',
  vcf: 'text/vcard',
  eml: 'message/rfc822',
};

/** What `TEXT` names, and what `file-type` makes of text. */
const IS_TEXT = /^(text\/|application\/(xml|json|rss\+xml)$|image\/svg\+xml$|message\/rfc822$)/;
const PLAIN_TEXT = 'text/plain';
const NO_SIGNATURE = 'application/octet-stream';

/**
 * What the file is, by its content: a name alone is never believed. Null when the name's extension says something else
 * than the content is.
 */
export async function mediaTypeOf(path: string, name: string): Promise<string | null> {
  const reads = await isText(path);
  // Some signatures are two letters long, with which a text can begin too.
  if (Object.hasOwn(TEXT, extensionOf(name))) return fittingType(reads ? PLAIN_TEXT : NO_SIGNATURE, name);
  return fittingType((await fileTypeFromFile(path))?.mime ?? (reads ? PLAIN_TEXT : NO_SIGNATURE), name);
}

/** What something of this type is under this name; null when its extension says something else. */
export function fittingType(found: string, name: string): string | null {
  const extension = extensionOf(name);
  if (Object.hasOwn(TEXT, extension)) return IS_TEXT.test(found) ? TEXT[extension]! : null;
  if (Object.hasOwn(BINARY, extension)) return BINARY[extension]!.includes(found) ? found : null;
  return found;
}

/** What a browser would run is handed out as bytes; everything else as what it is. */
export function servedType(mediaType: string): string {
  return /^text\/html$|[+/]xml$|javascript|^text\/css$/.test(mediaType) ? NO_SIGNATURE : mediaType;
}

const HEAD_BYTES = 65_536;

/** Whether it can be read as text: its first bytes are UTF-16 with its mark, or have no control character. */
async function isText(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    const mark = head.toString('hex', 0, 2);
    return mark === 'fffe' || mark === 'feff' || !head.some(isControl);
  } finally {
    await file.close();
  }
}

/** But for tab, line feed, form feed and carriage return. */
function isControl(byte: number): boolean {
  return byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13;
}
