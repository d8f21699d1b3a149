import { DECORATIVE_SIGN, PICTURE_TITLE } from '../documents/side-notes.ts';
import { textIn } from './mark-open-document.ts';

/** Pandoc makes the same of `alt=""` and of no `alt`: the one says that a picture only decorates, the other nothing. */
export function markDecorativeHtml(html: string): string {
  return html.replaceAll(/<img\b[^<>]*>/gi, (tag) =>
    tag.replace(/(\salt\s*=\s*)(?:""|'')/i, `$1"${DECORATIVE_SIGN}"`),
  );
}

/** What Microsoft added to ECMA-376 for pictures that only decorate. */
const WORD = /<wp:docPr\b([^>]*[^/>])>((?:(?!<\/wp:docPr>)[\s\S])*?:decorative\b[^>]*\bval="(?:1|true)")/g;

/** The same in the text of a Word file. */
export function markDecorativeInWord(xml: string): string {
  return xml.replaceAll(WORD, (_all, given: string, inner: string) => {
    const others = given.replaceAll(/\s(?:descr|title)="[^"]*"/g, '');
    return `<wp:docPr${others} descr="${DECORATIVE_SIGN}">${inner}`;
  });
}

const OPEN_STYLE =
  /<style:style\b[^>]*\bstyle:name="([^"]*)"[^>]*>(?:(?!<\/?style:style\b)[\s\S])*?\bloext:decorative="true"/g;

/** A frame with its picture, and what else is said of it. */
const FRAME = /(<draw:frame\b[^<>]*>)(\s*<draw:image\b[\s\S]*?)<\/draw:frame>/g;

/**
 * The same in the text of an OpenDocument file, where the frame's style says it. What pictures say pandoc does not read:
 * it is taken out, and told beside the text.
 */
export function takePictureWords(xml: string): { xml: string; pictures: string[] } {
  const styles = new Set([...xml.matchAll(OPEN_STYLE)].map(([, name]) => name!));
  const pictures: string[] = [];
  const marked = xml.replaceAll(FRAME, (_all, frame: string, inner: string) => {
    const says = textIn(inner, 'svg:title') || textIn(inner, 'svg:desc') || '';
    const style = /\bdraw:style-name="([^"]*)"/.exec(frame)?.[1] ?? '';
    const bare = inner.replaceAll(/<svg:(title|desc)\b[^>]*>[\s\S]*?<\/svg:\1>/g, '');
    const number = pictures.push(styles.has(style) ? DECORATIVE_SIGN : says) - 1;
    return `${frame}${bare}<svg:title>${PICTURE_TITLE}${number}</svg:title></draw:frame>`;
  });
  return { xml: marked, pictures };
}
