const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;

/**
 * The same HTML without style elements, and with style and event attributes under names that mean nothing: the content
 * security policy judges them even in a document that is only parsed, and reports each.
 */
export function withoutInline(html: string): string {
  return html
    .replaceAll(/<style\b[\s\S]*?<\/style\s*>/gi, '')
    .replaceAll(TAG, (tag) =>
      tag.replaceAll(/(\s)style(\s*=)/gi, '$1data-style$2').replaceAll(/(\s)on(\w+\s*=)/gi, '$1data-on$2'),
    );
}

/**
 * The declarations of a style attribute as written, by lower-case name, after `withoutInline`. It is read as text because the browser's
 * own style object drops Word's `mso-` properties, which say what is a list.
 */
export function declarationsOf(element: Element): Map<string, string> {
  const pairs = (element.getAttribute('data-style') ?? '')
    .split(';')
    .map((declaration) => declaration.split(':'));
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
