/**
 * The declarations of a style attribute as written, by lower-case name. The attribute is read as text because the browser's
 * own style object drops Word's `mso-` properties, which say what is a list.
 */
export function declarationsOf(element: Element): Map<string, string> {
  const pairs = (element.getAttribute('style') ?? '').split(';').map((declaration) => declaration.split(':'));
  return new Map(
    pairs.map(([name = '', ...value]) => [name.trim().toLowerCase(), value.join(':').trim().toLowerCase()]),
  );
}

/** Replaces the element by what is in it. */
export function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

/** The element's text without the spaces that only look like text. */
export function visibleText(element: Element): string {
  return (element.textContent ?? '').replaceAll(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();
}

/** Moves all children of one element into another. */
export function moveChildren(from: Element, to: Element): void {
  to.append(...from.childNodes);
}
