import { declarationsOf, moveChildren, unwrap } from './declarations.ts';

const BOLD_WEIGHT = 600;

/** Turns what looks bold, italic, underlined or struck by its style into the element that means it, and the other way round. */
export function nameStyledMarks(root: ParentNode): void {
  for (const element of root.querySelectorAll('b, strong, i, em')) if (isDenied(element)) unwrap(element);
  for (const element of root.querySelectorAll('span, font, a')) {
    for (const tag of marksOf(element)) wrapContent(element, tag);
  }
}

/** Google Docs wraps everything in `<b style="font-weight:normal">`. */
function isDenied(element: Element): boolean {
  const style = declarationsOf(element);
  const weight = style.get('font-weight');
  const bold = element.tagName === 'B' || element.tagName === 'STRONG';
  return bold ? weight === 'normal' || weight === '400' : style.get('font-style') === 'normal';
}

function marksOf(element: Element): string[] {
  const style = declarationsOf(element);
  const weight = style.get('font-weight') ?? '';
  const decoration = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`;
  const marks: string[] = [];
  // A heading is bold by itself.
  const inHeading = element.closest('h1, h2, h3, h4, h5, h6') !== null;
  if (!inHeading && (weight.startsWith('bold') || Number(weight) >= BOLD_WEIGHT)) marks.push('strong');
  if (style.get('font-style') === 'italic') marks.push('em');
  if (decoration.includes('underline') && !element.closest('a') && !element.querySelector('a'))
    marks.push('u');
  if (decoration.includes('line-through')) marks.push('s');
  return marks;
}

function wrapContent(element: Element, tag: string): void {
  const mark = element.ownerDocument.createElement(tag);
  moveChildren(element, mark);
  element.append(mark);
}
