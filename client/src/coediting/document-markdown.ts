import { type EntryFields, type EntryKind, isEntryKind, NO_FIELDS } from '@umlauf/shared/entries';
import { entryLink } from '@umlauf/shared/entry-links';
import { ENTRY_WORDS, entryLabel } from '@umlauf/shared/entry-words';
import { type PictureAttributes, pictureLink } from '@umlauf/shared/pictures';
import * as Y from 'yjs';

type Marks = Record<string, { href?: string } | null>;
interface Run {
  insert: unknown;
  attributes?: Marks;
}
type Child = Y.XmlElement | Y.XmlText | Y.XmlHook;

/**
 * The document as Markdown for a rescue: read straight from Yjs, so that it works without an editor, offline, and for
 * a document that is not on the screen. The API's `markdown` is the server's; this one need not equal it.
 */
export function documentMarkdown(fragment: Y.XmlFragment): string {
  return `${blocks(fragment.toArray() as Child[]).trim()}\n`;
}

function blocks(children: Child[]): string {
  return children
    .map((child) => (child instanceof Y.XmlElement ? block(child) : ''))
    .filter((text) => text !== '')
    .join('\n\n');
}

function block(element: Y.XmlElement): string {
  const children = element.toArray() as Child[];
  switch (element.nodeName) {
    case 'heading':
      return `${'#'.repeat(Number(element.getAttribute('level')) || 1)} ${inline(children)}`;
    case 'blockquote':
      return indented(blocks(children), '> ', '> ');
    case 'codeBlock':
      return `\`\`\`\n${plain(children)}\n\`\`\``;
    case 'picture':
      return `![${escaped(String(element.getAttribute('alt') ?? ''))}](${pictureLink(attributesOf(element))})`;
    case 'horizontalRule':
      return '---';
    case 'bulletList':
      return list(children, () => '- ');
    case 'orderedList': {
      const start = Number(element.getAttribute('start') ?? 1);
      return list(children, (index) => `${start + index}. `);
    }
    case 'taskList':
      return list(children, (_, entry) =>
        String(entry.getAttribute('checked')) === 'true' ? '- [x] ' : '- [ ] ',
      );
    case 'table':
      return table(children);
    case 'paragraph':
      return inline(children);
    default:
      return isEntryKind(element.nodeName) ? entry(element, element.nodeName) : blocks(children);
  }
}

/** As the server writes it, so that it can be read again. */
function entry(element: Y.XmlElement, kind: EntryKind): string {
  const { id = null, ...given } = element.getAttributes() as { id?: string | null } & Partial<EntryFields>;
  const fields = { ...NO_FIELDS, ...given };
  const label = `[${entryLabel(ENTRY_WORDS.de, kind, fields)}](${entryLink({ kind, id, fields })})`;
  return `${label} ${inline(element.toArray() as Child[])}`.trimEnd();
}

function attributesOf(element: Y.XmlElement): PictureAttributes {
  const given = element.getAttributes() as Partial<PictureAttributes>;
  return { fileId: null, alt: null, width: null, height: null, ...given };
}

function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>]/g, '\\$&');
}

function list(children: Child[], bullet: (index: number, entry: Y.XmlElement) => string): string {
  return children
    .filter((child) => child instanceof Y.XmlElement)
    .map((entry, index) => {
      const mark = bullet(index, entry);
      return indented(blocks(entry.toArray() as Child[]), mark, ' '.repeat(mark.length));
    })
    .join('\n');
}

function table(rows: Child[]): string {
  const lines = rows
    .filter((row) => row instanceof Y.XmlElement)
    .map((row) => (row.toArray() as Child[]).map((cell) => cellText(cell)));
  const width = Math.max(0, ...lines.map((line) => line.length));
  const written = lines.map((line) => `| ${line.join(' | ')} |`);
  return [written[0], `|${' --- |'.repeat(width)}`, ...written.slice(1)].filter(Boolean).join('\n');
}

function cellText(cell: Child): string {
  if (!(cell instanceof Y.XmlElement)) return '';
  return blocks(cell.toArray() as Child[])
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, '<br>');
}

function inline(children: Child[]): string {
  return children
    .map((child) => {
      if (child instanceof Y.XmlText) return (child.toDelta() as Run[]).map(run).join('');
      return child instanceof Y.XmlElement && child.nodeName === 'hardBreak' ? '\\\n' : '';
    })
    .join('');
}

const AROUND: Record<string, string> = { bold: '**', italic: '*', strike: '~~' };

function run({ insert, attributes = {} }: Run): string {
  if (typeof insert !== 'string') return '';
  if ('code' in attributes) return `\`${insert}\``;
  // Signs have to touch the words that they mark: spaces stay outside.
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(insert) ?? [];
  if (words === '') return insert;
  const marked = Object.keys(attributes).reduce(
    (text, mark) => {
      const sign = AROUND[mark] ?? '';
      return `${sign}${text}${sign}`;
    },
    words.replaceAll(/[\\`*_[\]<>]/g, '\\$&'),
  );
  const href = attributes['link']?.href;
  return `${before}${href ? `[${marked}](<${href}>)` : marked}${after}`;
}

function plain(children: Child[]): string {
  return children.map((child) => (child instanceof Y.XmlText ? textOf(child) : '')).join('');
}

function textOf(text: Y.XmlText): string {
  return (text.toDelta() as Run[]).map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}

function indented(text: string, first: string, rest: string): string {
  return text
    .split('\n')
    .map((line, index) => `${index === 0 ? first : rest}${line}`.trimEnd())
    .join('\n');
}

/** The words that an update inserts, in the order of its structs: all that may be shown of one's own text when the document itself may not. */
export function insertedWords(update: Uint8Array): string {
  return Y.decodeUpdate(update)
    .structs.map((struct) => {
      if (!(struct instanceof Y.Item)) return '';
      if (struct.content instanceof Y.ContentString) return struct.content.str;
      return struct.content instanceof Y.ContentType ? '\n' : '';
    })
    .join('')
    .replaceAll(/\n{2,}/g, '\n\n')
    .trim();
}
