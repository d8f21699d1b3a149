import { isSafeLink } from '@umlauf/shared/safe-link';
import { declarationsOf, moveChildren, unwrap, visibleText, withoutInline } from './declarations.ts';
import { nameStyledMarks } from './styled-marks.ts';
import { buildWordLists } from './word-lists.ts';

const DROPPED =
  'script, style, meta, link, title, noscript, iframe, object, embed, svg, math, template, canvas, video, audio, img, ' +
  'button, select, textarea, colgroup, col, xml';

/** What each element keeps of its attributes; everything else, classes and styles above all, goes. */
const KEPT: Record<string, string[]> = {
  A: ['href'],
  TD: ['colspan', 'rowspan'],
  TH: ['colspan', 'rowspan'],
  OL: ['start', 'type'],
  UL: ['data-type'],
  LI: ['data-type', 'data-checked'],
};

/** The deepest heading that documents have. */
const DEEPEST_HEADING = 4;

/** HTML from Word, another office program or a web page, reduced to what a document can hold. */
export function cleanPastedHtml(html: string): string {
  const inert = withoutInline(html);
  // Our own clipboard says exactly what it means.
  if (/\sdata-pm-slice=/.test(inert)) return inert;
  const { body } = new DOMParser().parseFromString(inert, 'text/html');
  removeComments(body);
  for (const element of body.querySelectorAll(DROPPED)) element.remove();
  removeHidden(body);
  buildWordLists(body);
  nameHeadings(body);
  nameStyledMarks(body);
  nameTasks(body);
  unwrapPrefixed(body);
  cleanLinks(body);
  removeEmpty(body);
  for (const element of body.querySelectorAll('*')) stripAttributes(element);
  calmSpaces(body);
  return body.innerHTML.trim();
}

/** Conditional comments among them. */
function removeComments(root: Node): void {
  const walker = root.ownerDocument!.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

function removeHidden(root: Element): void {
  for (const element of root.querySelectorAll('[data-style], [hidden]')) {
    const style = declarationsOf(element);
    const hidden =
      element.hasAttribute('hidden') || style.get('display') === 'none' || style.get('mso-hide') === 'all';
    const comment = style.has('mso-comment-reference') || style.get('mso-element') === 'comment-list';
    if (hidden || comment) element.remove();
  }
}

function nameHeadings(root: Element): void {
  for (const paragraph of root.querySelectorAll('p')) {
    const outline = Number(declarationsOf(paragraph).get('mso-outline-level'));
    const level = paragraph.classList.contains('MsoTitle') ? 1 : outline;
    if (level >= 1) rename(paragraph, `h${Math.min(level, DEEPEST_HEADING)}`);
  }
  for (const heading of root.querySelectorAll('h5, h6')) rename(heading, `h${DEEPEST_HEADING}`);
}

function rename(element: Element, tag: string): void {
  const renamed = element.ownerDocument.createElement(tag);
  moveChildren(element, renamed);
  element.replaceWith(renamed);
}

/** Lists whose entries begin with a check box are task lists. */
function nameTasks(root: Element): void {
  for (const box of root.querySelectorAll('li input[type="checkbox"]')) {
    const item = box.closest('li');
    const list = item?.parentElement;
    if (!item || list?.tagName !== 'UL') continue;
    list.setAttribute('data-type', 'taskList');
    item.setAttribute('data-type', 'taskItem');
    item.setAttribute('data-checked', String(box.hasAttribute('checked')));
  }
  for (const input of root.querySelectorAll('input')) input.remove();
}

/** Office writes elements of its own, such as `o:p` and `w:sdt`; drawings (`v:`) hold no text. */
function unwrapPrefixed(root: Element): void {
  for (const element of root.querySelectorAll('*')) {
    if (!element.localName.includes(':')) continue;
    if (element.localName.startsWith('v:')) element.remove();
    else unwrap(element);
  }
}

function cleanLinks(root: Element): void {
  for (const link of root.querySelectorAll('a')) {
    const href = link.getAttribute('href');
    // `#_Toc123` and `#_ftn1` lead into the document that it was copied from.
    if (!isSafeLink(href) || href.startsWith('#')) unwrap(link);
  }
}

const BLOCKS = ':scope > :is(p, h1, h2, h3, h4, ul, ol, table, blockquote, pre)';

/** Word spaces paragraphs by empty ones, and Google Docs by breaks between them; cells need theirs. */
function removeEmpty(root: Element): void {
  for (const line of root.querySelectorAll('br'))
    if (line.parentElement?.querySelector(BLOCKS)) line.remove();
  for (const block of root.querySelectorAll('p, h1, h2, h3, h4')) {
    const alone = block.parentElement?.matches('td, th, li') && block.parentElement.children.length === 1;
    if (!alone && visibleText(block) === '') block.remove();
  }
}

function stripAttributes(element: Element): void {
  const kept = KEPT[element.tagName] ?? [];
  // The language of a code block is named by a class.
  const language =
    element.tagName === 'CODE' ? /\blanguage-[\w+#.-]{1,50}/.exec(element.className)?.[0] : undefined;
  for (const { name } of [...element.attributes]) if (!kept.includes(name)) element.removeAttribute(name);
  if (language) element.className = language;
}

/** Word pads with runs of no-break spaces; a single one, as in "§ 5", is meant. */
function calmSpaces(root: Element): void {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.parentElement?.closest('pre')) continue;
    text.nodeValue = (text.nodeValue ?? '')
      .replaceAll(/[ \t\r\n\u00a0]{2,}/g, ' ')
      .replaceAll(/[\u200b\ufeff]/g, '');
  }
}
