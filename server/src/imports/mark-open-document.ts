import { LIMITS } from '@umlauf/shared/limits';
import { READ_SIGNS, type SideNotes } from '../documents/side-notes.ts';
import { markOpenForms } from './mark-open-forms.ts';

/** What stands beside the text of an OpenDocument file, and the text with signs where it belongs. */
export interface MarkedText {
  xml: string;
  notes: SideNotes;
  /** Tracked formats, which have no place in the text. */
  formats: number;
  /** Deletions over the end of a paragraph: what was deleted stands in one paragraph then. */
  paragraphs: number;
}

const { begin, end } = READ_SIGNS;
const REGION = /<text:changed-region\b([^>]*)>([\s\S]*?)<\/text:changed-region>/g;
const ANNOTATION = /<office:annotation\b([^>]*)>([\s\S]*?)<\/office:annotation>/g;
const FIRST_PARAGRAPH = /<text:(?:p|h)\b([^>]*?)(?:\/>|>([\s\S]*?)<\/text:(?:p|h)>)/;
const PARAGRAPH = /<text:(?:p|h)\b[^>]*?(?:\/>|>([\s\S]*?)<\/text:(?:p|h)>)/g;

/**
 * Pandoc's reader passes over tracked changes and comments of OpenDocument files (ODF 1.3, 5.5 and 14.1): signs in the
 * text tell where they are, and what was deleted comes back between them.
 */
export function markOpenDocument(xml: string): MarkedText {
  const notes: SideNotes = { changes: [], comments: [], pictures: [], title: null };
  const regions = new Map<string, { at: number; deleted: string | null }>();
  let formats = 0;
  let paragraphs = 0;
  for (const [, attributes, inner] of xml.matchAll(REGION)) {
    const id = attributeOf(attributes!, 'xml:id') ?? attributeOf(attributes!, 'text:id');
    const kind = /<text:(insertion|deletion|format-change)\b/.exec(inner!)?.[1];
    if (kind === 'format-change') formats++;
    if (!id || (kind !== 'insertion' && kind !== 'deletion')) continue;
    const deleted = kind === 'deletion' ? paragraphsOf(inner!) : null;
    if (deleted && deleted.length > 1) paragraphs++;
    const at = notes.changes.push({ kind, ...writerOf(inner!) }) - 1;
    regions.set(id, { at, deleted: deleted && deleted.join(' ') });
  }
  const names = new Map<string, number>();
  const marked = takeTitle(xml.replace(/<text:tracked-changes\b[\s\S]*?<\/text:tracked-changes>/, ''), notes)
    .replaceAll(ANNOTATION, (_all, attributes: string, inner: string) => {
      const at =
        // One character more than is taken tells that it is too long.
        notes.comments.push({
          ...writerOf(inner),
          source: paragraphsOf(inner)
            .map(plain)
            .join('\n')
            .slice(0, LIMITS.commentCharacters + 1),
        }) - 1;
      const name = attributeOf(attributes, 'office:name');
      if (name) names.set(name, at);
      return begin('c', at);
    })
    .replaceAll(/<office:annotation-end\b([^>]*)\/>/g, (_all, attributes: string) => {
      const at = names.get(attributeOf(attributes, 'office:name') ?? '');
      return at === undefined ? '' : end('c', at);
    })
    .replaceAll(CHANGE, changesOf(regions));
  return { xml: markOpenForms(marked), notes, formats, paragraphs };
}

const CHANGE = /<text:change(-start|-end|)\b([^>]*)\/>/g;

/** What was deleted comes back at the first place that asks for it, with what was proposed about it before. */
function changesOf(regions: ReadonlyMap<string, { at: number; deleted: string | null }>) {
  const isBack = new Set<number>();
  return function change(_all: string, side: string, attributes: string): string {
    const region = regions.get(attributeOf(attributes, 'text:change-id') ?? '');
    if (!region) return '';
    const { at, deleted } = region;
    if (side === '-start') return begin('s', at);
    if (side === '-end') return end('s', at);
    if (isBack.has(at)) return '';
    isBack.add(at);
    return begin('s', at) + (deleted ?? '').replaceAll(CHANGE, change) + end('s', at);
  };
}

/** What stands in the form "Title" above all else is the document's title, as with Word; pandoc leaves it in the text. */
function takeTitle(xml: string, notes: SideNotes): string {
  const [head, body] = [xml.slice(0, xml.indexOf('<office:text')), xml.slice(xml.indexOf('<office:text'))];
  const [all, attributes = '', inner = ''] = FIRST_PARAGRAPH.exec(body) ?? [];
  const style = attributeOf(attributes, 'text:style-name');
  if (all === undefined || !style || /<(office:annotation|text:change)\b/.test(inner)) return xml;
  const styles = [...head.matchAll(/<style:style\b[^>]*>/g)].map(([tag]) => tag);
  const own = styles.find((tag) => attributeOf(tag, 'style:name') === style);
  if (style !== 'Title' && (!own || attributeOf(own, 'style:parent-style-name') !== 'Title')) return xml;
  const title = plain(inner).trim();
  if (title === '') return xml;
  notes.title = title;
  return head + body.replace(all, () => '');
}

function attributeOf(attributes: string, name: string): string | null {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1] ?? null;
}

function writerOf(xml: string): { author: string | null; at: string | null } {
  return {
    author: textIn(xml, 'dc:creator'),
    at: textIn(xml, 'dc:date'),
  };
}

/** The words of the first such element; null when there is none. */
export function textIn(xml: string, element: string): string | null {
  const found = new RegExp(`<${element}[^>]*>([^<]*)</${element}>`).exec(xml)?.[1];
  return found === undefined ? null : plain(found);
}

/** What stands in each paragraph, as XML. */
function paragraphsOf(xml: string): string[] {
  return [...xml.matchAll(PARAGRAPH)].map(([, inner]) => inner ?? '');
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const MOST_SPACES = 1_000;

function plain(xml: string): string {
  return xml
    .replaceAll(/<text:s\b([^>]*)\/>/g, (_all, attributes: string) =>
      ' '.repeat(Math.min(Number(attributeOf(attributes, 'text:c') ?? 1) || 1, MOST_SPACES)),
    )
    .replaceAll(/<text:(?:(line-break)|tab)\s*\/>/g, (_all, isBreak?: string) => (isBreak ? '\n' : '\t'))
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g, (_all, name, decimal, hex) =>
      name ? ENTITIES[name as string]! : characterOf(decimal ? Number(decimal) : parseInt(hex as string, 16)),
    );
}

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
