const HEADING = /^#{1,3} +(.+?) *#*$/gm;
const SHOWN = 12;

/** The headings of a Markdown text, the first ones of many, without fields that are yet to be filled in. */
export function outlineOf(markdown: string): string {
  const headings = [...markdown.matchAll(HEADING)].map(([, heading]) => heading!);
  const plain = headings
    .map((heading) => heading.replaceAll(/\{\{.*?\}\}|[\\*`]/g, '').trim())
    .filter(Boolean);
  return plain.length > SHOWN ? `${plain.slice(0, SHOWN).join(' · ')} …` : plain.join(' · ');
}
