import type { getDocumentProxy } from 'unpdf';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
/** A part of the structure tree (ISO 32000-1, 14.7): an element, or the marked content in it. */
interface Part {
  role?: string;
  type?: string;
  id?: string;
  lang?: string;
  /** What stands for it where it cannot be seen. */
  alt?: string;
  children?: Part[];
}

interface Element {
  role: string;
  text: string;
  alt: string | null;
  inside: string[];
  page: number;
}

/** The elements of all pages, each with the text that stands in it. */
export async function elementsOf(pdf: Pdf): Promise<Element[]> {
  const found: Element[] = [];
  for (let page = 1; page <= pdf.numPages; page++) {
    const proxy = await pdf.getPage(page);
    const texts = new Map<string, string>();
    let marked: string[] = [];
    for (const item of (await proxy.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item) {
        for (const id of marked.slice(-1))
          texts.set(id, (texts.get(id) ?? '') + item.str + (item.hasEOL ? ' ' : ''));
      } else if (item.type === 'endMarkedContent') marked = marked.slice(0, -1);
      else marked = [...marked, item.id ?? ''];
    }
    const textIn = (part: Part): string =>
      part.type === 'content' ? (texts.get(part.id ?? '') ?? '') : (part.children ?? []).map(textIn).join('');
    const walk = (part: Part, inside: string[]) => {
      if (part.role)
        found.push({ role: part.role, text: textIn(part).trim(), alt: part.alt ?? null, inside, page });
      for (const child of part.children ?? []) walk(child, part.role ? [...inside, part.role] : inside);
    };
    walk((await proxy.getStructTree()) as Part, []);
  }
  return found;
}
