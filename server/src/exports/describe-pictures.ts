import { buffer } from 'node:stream/consumers';
import type { Alternative } from '@umlauf/shared/pictures';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { DECORATIVE_TITLE } from '../documents/picture-to-pandoc.ts';

/** ECMA-376 has no word for it; Microsoft's extension to it does ([MS-ODRAWXML], decorative). */
const WORD_DECORATIVE =
  '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">' +
  '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';

/** The name of a style of ours, and how LibreOffice says it. */
const STYLE = 'umlaufDecorative';
const OPEN_STYLE =
  `<style:style style:name="${STYLE}" style:family="graphic"><style:graphic-properties ` +
  'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" loext:decorative="true"/></style:style>';

/** A Word file of pandoc's in which pictures that only decorate say so. */
export function describeInWord(file: Uint8Array): Promise<Uint8Array> {
  return withPart(file, 'word/document.xml', (xml) =>
    xml.replaceAll(/<wp:docPr\b([^>]*)\/>/g, (tag, given: string) => {
      const title = ` title="${DECORATIVE_TITLE}"`;
      return given.includes(title)
        ? `<wp:docPr${given.replace(title, '')}>${WORD_DECORATIVE}</wp:docPr>`
        : tag;
    }),
  );
}

/**
 * An OpenDocument file of pandoc's, which leaves out what pictures say.
 * @param says what each says, in the order of the text
 */
export function describeInOpenDocument(file: Uint8Array, says: readonly Alternative[]): Promise<Uint8Array> {
  return withPart(file, 'content.xml', (xml) => {
    let at = 0;
    const described = xml.replaceAll(
      /<draw:frame\b([^>]*)>([\s\S]*?)<\/draw:frame>/g,
      (_frame, given: string, inner: string) => {
        const alt = says[at++] ?? null;
        const style = alt === '' ? ` draw:style-name="${STYLE}"` : '';
        return `<draw:frame${style}${given}>${inner}${alt ? `<svg:desc>${escaped(alt)}</svg:desc>` : ''}</draw:frame>`;
      },
    );
    return described.replace('</office:automatic-styles>', `${OPEN_STYLE}</office:automatic-styles>`);
  });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The same archive, with one of its parts changed. */
async function withPart(
  file: Uint8Array,
  path: string,
  change: (text: string) => string,
): Promise<Uint8Array> {
  const given = await fromBufferPromise(Buffer.from(file.buffer, file.byteOffset, file.byteLength), {
    lazyEntries: true,
  });
  const made = new ZipFile();
  for await (const entry of given.eachEntry()) {
    const { fileName } = entry;
    if (fileName.endsWith('/')) continue;
    const bytes = await buffer(await given.openReadStreamPromise(entry, {}));
    const content = fileName === path ? Buffer.from(change(bytes.toString('utf8'))) : bytes;
    // OpenDocument's kind is read without unpacking, and pictures are packed already.
    const compress = /\.(xml|rels|rdf)$/.test(fileName);
    made.addBuffer(content, fileName, { compress });
  }
  made.end();
  return buffer(made.outputStream);
}
