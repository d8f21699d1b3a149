import { madeZip, type ZipOptions } from './made-files.ts';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const NAMESPACES = `xmlns:w="${WORD}" xmlns:r="${OFFICE}" xmlns:wp="${DRAWING}/wordprocessingDrawing" xmlns:a="${DRAWING}/main" xmlns:pic="${DRAWING}/picture"`;

/** Parts of a Word file beside its text; each is what stands in its root. */
export interface WordParts {
  comments?: string;
  footnotes?: string;
  header?: string;
  styles?: string;
  /** More relations of the text, as XML. */
  relations?: string;
  /** Whatever else, by its path. */
  others?: Record<string, string | Uint8Array>;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A Word file with this text, which is what stands in `w:body`. */
export function wordFile(body: string, parts: WordParts = {}, options?: ZipOptions): Uint8Array<ArrayBuffer> {
  const { comments, footnotes, header, styles, relations = '', others = {} } = parts;
  const named = { comments, footnotes, header, styles };
  const present = Object.entries(named).filter(([, xml]) => xml !== undefined) as [string, string][];
  const roots: Record<string, string> = {
    comments: 'comments',
    footnotes: 'footnotes',
    header: 'hdr',
    styles: 'styles',
  };
  const types = present.map(
    ([name]) => `<Override PartName="/word/${name}.xml" ContentType="${MAIN}.${name}+xml"/>`,
  );
  const relating = present.map(
    ([name], at) => `<Relationship Id="own${at}" Type="${OFFICE}/${name}" Target="${name}.xml"/>`,
  );
  const files = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${MAIN}.document.main+xml"/>${types.join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${HEAD}<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relating.join('')}${relations}</Relationships>`,
    ...Object.fromEntries(
      present.map(([name, xml]) => [
        `word/${name}.xml`,
        `${HEAD}<w:${roots[name]} ${NAMESPACES}>${xml}</w:${roots[name]}>`,
      ]),
    ),
    ...others,
  };
  return madeZip(files, options);
}

/** A paragraph of runs. */
export const paragraphOf = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`;
export const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const inserted = (author: string, text: string) =>
  `<w:ins w:id="7" w:author="${author}" w:date="2026-01-12T09:30:00Z">${run(text)}</w:ins>`;
export const deleted = (author: string, text: string) =>
  `<w:del w:id="8" w:author="${author}" w:date="2026-01-12T09:31:00Z"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
/** Words with a comment of this number. */
export const commented = (id: number, text: string) =>
  `<w:commentRangeStart w:id="${id}"/>${run(text)}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
export const commentOf = (id: number, author: string, text: string) =>
  `<w:comment w:id="${id}" w:author="${author}" w:date="2026-01-13T10:00:00Z" w:initials="X">${paragraphOf(run(text))}</w:comment>`;

const DECORATIVE =
  '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';

/** A picture by the id of its relation, with an alternative text; null: it only decorates. */
export const picture = (id: string, says: string | null) =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="381000" cy="190500"/><wp:docPr id="1" name="Bild" descr="${says ?? ''}">${says === null ? DECORATIVE : ''}</wp:docPr><a:graphic><a:graphicData uri="${DRAWING}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill><pic:spPr><a:xfrm><a:ext cx="381000" cy="190500"/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
export const pictureRelation = (id: string, name: string) =>
  `<Relationship Id="${id}" Type="${OFFICE}/image" Target="media/${name}"/>`;

const ODF = 'urn:oasis:names:tc:opendocument:xmlns';

/** Styles that the text has for itself, as XML, what it is when it is no text, and pictures by their names. */
interface OpenDocumentParts {
  styles?: string;
  kind?: 'text' | 'spreadsheet' | 'presentation';
  pictures?: Record<string, Uint8Array>;
}

/** A style of such a file for pictures that only decorate. */
export const DECORATIVE_STYLE =
  '<style:style style:name="zier" style:family="graphic"><style:graphic-properties loext:decorative="true"/></style:style>';
/** A picture of such a file, with an alternative text; null: it only decorates. */
export const frame = (name: string, says: string | null) =>
  `<draw:frame${says === null ? ' draw:style-name="zier"' : ''} draw:name="${name}" svg:width="1in" svg:height="0.5in"><draw:image xlink:href="Pictures/${name}"/>${says ? `<svg:desc>${says}</svg:desc>` : ''}</draw:frame>`;

/** An OpenDocument file of this body, which is what stands in `office:text` or what it is else. */
export function openDocumentFile(
  body: string,
  { styles = '', kind = 'text', pictures = {} }: OpenDocumentParts = {},
): Uint8Array<ArrayBuffer> {
  const mimetype = `application/vnd.oasis.opendocument.${kind}`;
  const namespaces = `xmlns:office="${ODF}:office:1.0" xmlns:text="${ODF}:text:1.0" xmlns:style="${ODF}:style:1.0" xmlns:table="${ODF}:table:1.0" xmlns:draw="${ODF}:drawing:1.0" xmlns:fo="${ODF}:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:svg="${ODF}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"`;
  return madeZip({
    mimetype,
    'META-INF/manifest.xml': `${HEAD}<manifest:manifest xmlns:manifest="${ODF}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${mimetype}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    'content.xml': `${HEAD}<office:document-content ${namespaces} office:version="1.3"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
    ...Object.fromEntries(Object.entries(pictures).map(([name, content]) => [`Pictures/${name}`, content])),
    'styles.xml': `${HEAD}<office:document-styles ${namespaces} office:version="1.3"><office:styles/><office:automatic-styles/></office:document-styles>`,
  });
}

/** Cells of such a table. */
export const openCells = (...texts: string[]) =>
  `<table:table-row>${texts.map((text) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`).join('')}</table:table-row>`;

const OFFICE_MAIN = 'application/vnd.openxmlformats-officedocument';

/** An Excel file of one table: words in its list of texts, numbers in the cells, and one word in a cell itself. */
export function excelFile(
  words: readonly string[],
  numbers: readonly number[],
  inline = '',
): Uint8Array<ArrayBuffer> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const cells = [
    ...words.map((_, at) => `<c t="s"><v>${at}</v></c>`),
    ...numbers.map((each) => `<c><v>${each}</v></c>`),
    `<c t="inlineStr"><is><t>${inline}</t></is></c>`,
  ];
  return madeZip({
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" ContentType="${OFFICE_MAIN}.spreadsheetml.sheet.main+xml"/></Types>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${main}"><sheets><sheet name="Haushaltsplan" sheetId="1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `${HEAD}<worksheet xmlns="${main}"><sheetData><row>${cells.join('')}</row></sheetData></worksheet>`,
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${main}">${words.map((word) => `<si><t>${word}</t></si>`).join('')}</sst>`,
  });
}

/** A PowerPoint file of these slides. */
export function powerPointFile(...slides: string[]): Uint8Array<ArrayBuffer> {
  const namespaces = `xmlns:a="${DRAWING}/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`;
  return madeZip({
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Override PartName="/ppt/presentation.xml" ContentType="${OFFICE_MAIN}.presentationml.presentation.main+xml"/></Types>`,
    'ppt/presentation.xml': `${HEAD}<p:presentation ${namespaces}/>`,
    ...Object.fromEntries(
      slides.map((text, at) => [
        `ppt/slides/slide${at + 1}.xml`,
        `${HEAD}<p:sld ${namespaces}><p:sp><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp></p:sld>`,
      ]),
    ),
  });
}

/** A tracked change of such a file: `inner` is what was deleted, or an empty insertion. */
export const changedRegion = (id: string, kind: 'insertion' | 'deletion', author: string, inner = '') =>
  `<text:changed-region xml:id="${id}" text:id="${id}"><text:${kind}><office:change-info><dc:creator>${author}</dc:creator><dc:date>2026-01-12T09:30:00Z</dc:date></office:change-info>${inner}</text:${kind}></text:changed-region>`;
