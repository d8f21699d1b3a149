import { declarationsOf, moveChildren, visibleText } from './declarations.ts';

/** Word writes a list as paragraphs with `mso-list:l0 level2 lfo1` and the bullet as text in front. */
const LIST_PLACE = /^l\d+ level(\d+)/;
const ORDERED = /^\(?(?:(\d+)|([a-z])|([ivxlcdm]+))[.)]/i;
const ALPHABET_START = 'a'.charCodeAt(0);

interface Entry {
  paragraph: Element;
  level: number;
  ordered: boolean;
  start: number;
}

interface OpenList {
  level: number;
  ordered: boolean;
  list: Element;
}

/** Turns runs of Word's list paragraphs into real lists, nested by their levels. */
export function buildWordLists(root: ParentNode): void {
  const entries = [...root.querySelectorAll('p, h1, h2, h3, h4, h5, h6')]
    .map(entryOf)
    .filter((entry) => entry !== null);
  let run: Entry[] = [];
  for (const entry of entries) {
    const before = run.at(-1);
    if (before && previousElement(entry.paragraph) !== before.paragraph) {
      buildRun(run);
      run = [];
    }
    run.push(entry);
  }
  if (run.length > 0) buildRun(run);
}

function entryOf(paragraph: Element): Entry | null {
  const place = LIST_PLACE.exec(declarationsOf(paragraph).get('mso-list') ?? '');
  const marker = [...paragraph.querySelectorAll('span')].find(
    (span) => declarationsOf(span).get('mso-list') === 'ignore',
  );
  // Numbered headings bear a place too; without a bullet the paragraph only continues the one before.
  if (!place || !marker || /^H\d$/.test(paragraph.tagName)) {
    marker?.remove();
    return null;
  }
  const sign = visibleText(marker);
  marker.remove();
  const [, number, letter] = ORDERED.exec(sign) ?? [];
  const start = number
    ? Number(number)
    : letter
      ? letter.toLowerCase().charCodeAt(0) - ALPHABET_START + 1
      : 1;
  // "o" is Word's second bullet, in Courier; as a number it would have a dot or a bracket behind it.
  return { paragraph, level: Number(place[1]), ordered: ORDERED.test(sign), start };
}

function previousElement(element: Element): Element | null {
  let previous = element.previousElementSibling;
  while (previous && previous.tagName === 'BR') previous = previous.previousElementSibling;
  return previous;
}

function buildRun(entries: Entry[]): void {
  const open: OpenList[] = [];
  const first = entries[0]?.paragraph;
  const anchor = first?.ownerDocument.createComment('list');
  if (!first || !anchor) return;
  first.before(anchor);
  for (const entry of entries) {
    while (open.length > 0 && closes(open.at(-1)!, entry)) open.pop();
    const current = open.at(-1);
    const list = current?.level === entry.level ? current.list : startList(entry, current, anchor, open);
    const item = anchor.ownerDocument!.createElement('li');
    const paragraph = anchor.ownerDocument!.createElement('p');
    moveChildren(entry.paragraph, paragraph);
    item.append(paragraph);
    list.append(item);
    entry.paragraph.remove();
  }
  anchor.remove();
}

function closes(open: OpenList, entry: Entry): boolean {
  return open.level > entry.level || (open.level === entry.level && open.ordered !== entry.ordered);
}

function startList(entry: Entry, parent: OpenList | undefined, anchor: Comment, open: OpenList[]): Element {
  const list = anchor.ownerDocument!.createElement(entry.ordered ? 'ol' : 'ul');
  if (entry.ordered && entry.start > 1) list.setAttribute('start', String(entry.start));
  const parentItem = parent?.list.lastElementChild;
  if (parentItem) parentItem.append(list);
  else anchor.before(list);
  open.push({ level: entry.level, ordered: entry.ordered, list });
  return list;
}
