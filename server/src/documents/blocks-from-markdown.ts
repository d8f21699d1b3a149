import { Fragment, type Node } from '@tiptap/pm/model';
import type { Token } from 'markdown-it';
import { documentSchema } from '@umlauf/shared/document-schema';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import { divideAtPictures, picturesBehind } from './divide-at-pictures.ts';
import { entryFromInline } from './entry-to-markdown.ts';
import { inlineFromTokens } from './inline-from-markdown.ts';
import { parseMarkdown, type TaskMeta } from './markdown-parser.ts';
import { printable } from './printable.ts';

const { nodes } = documentSchema;

/** `&nbsp;` stands for an empty paragraph, which Markdown has not got. */
const EMPTY = Fragment.from(documentSchema.text('\u00a0'));
const DEEPEST_HEADING = 4;
/** CommonMark's list numbers have nine digits at most. */
const LARGEST_NUMBER = 999_999_999;
/** A line break in a paragraph is one step deeper than the paragraph. */
const DEEPEST_BLOCK = LIMITS.documentDepth - 1;

/**
 * The document's blocks that the text describes; none for a text without content. Throws LIMIT when they nest too
 * deep, and for texts that would take seconds to read.
 */
export function blocksFromMarkdown(markdown: string): Node[] {
  checkSize(markdown);
  return new BlockReader(parseMarkdown(printable(markdown))).readUntil(null, 1);
}

class BlockReader {
  #at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  /** The blocks up to this ending, which is read too. */
  readUntil(end: string | null, depth: number): Node[] {
    if (depth > DEEPEST_BLOCK)
      throw new AppError('LIMIT', { limit: 'documentDepth', max: LIMITS.documentDepth });
    const blocks: Node[] = [];
    for (let token = this.#next(); token && token.type !== end; token = this.#next()) {
      blocks.push(...this.#read(token, depth));
    }
    return blocks;
  }

  #read(token: Token, depth: number): Node[] {
    switch (token.type) {
      case 'paragraph_open':
        return this.#paragraph(depth);
      case 'heading_open': {
        const level = Math.min(Number(token.tag.slice(1)), DEEPEST_HEADING);
        return picturesBehind(this.#inline(), (words) => nodes['heading']!.create({ level }, words));
      }
      case 'fence':
      case 'code_block':
        return [codeBlock(token)];
      case 'hr':
        return [nodes['horizontalRule']!.create()];
      case 'blockquote_open':
        return [nodes['blockquote']!.create(null, orEmpty(this.readUntil('blockquote_close', depth + 1)))];
      case 'bullet_list_open':
        return this.#list('bullet_list_close', 'bulletList', null, depth);
      case 'ordered_list_open':
        return this.#list('ordered_list_close', 'orderedList', Number(token.attrGet('start') ?? 1), depth);
      case 'table_open':
        return [nodes['table']!.create(null, this.#rows(depth))];
      default:
        return [];
    }
  }

  /** Entries stand at the top of a document alone. */
  #paragraph(depth: number): Node[] {
    const inline = this.#inline();
    const entry = depth === 1 ? entryFromInline(inline) : null;
    return entry ? [entry] : divideAtPictures(inline, paragraph);
  }

  /** One list, or several where tasks and other items alternate: documents keep them apart. */
  #list(end: string, name: string, start: number | null, depth: number): Node[] {
    const lists: { name: string; start: number | null; items: Node[] }[] = [];
    let number = start;
    for (let token = this.#next(); token && token.type !== end; token = this.#next()) {
      const item = this.#item(token, depth);
      const listName = item.type.name === 'taskItem' ? 'taskList' : name;
      if (lists.at(-1)?.name === listName) lists.at(-1)!.items.push(item);
      else lists.push({ name: listName, start: number, items: [item] });
      if (number !== null && number < LARGEST_NUMBER) number++;
    }
    return lists.map((list) => nodes[list.name]!.create({ start: list.start }, list.items));
  }

  #item({ meta }: Token, depth: number): Node {
    const task = meta as TaskMeta | null;
    const blocks = this.readUntil('list_item_close', depth + 2);
    if (!task) return nodes['listItem']!.create(null, orEmpty(blocks));
    if (task.bare && blocks.length > 1) blocks.shift();
    return nodes['taskItem']!.create({ checked: task.checked }, orEmpty(blocks));
  }

  #rows(depth: number): Node[] {
    checkDepth(depth + 3);
    const rows: Node[] = [];
    let cells: Node[] = [];
    for (let token = this.#next(); token && token.type !== 'table_close'; token = this.#next()) {
      if (token.type === 'tr_open') cells = [];
      else if (token.type === 'th_open' || token.type === 'td_open') cells.push(this.#cell(token));
      else if (token.type === 'tr_close') rows.push(nodes['tableRow']!.create(null, cells));
    }
    return rows;
  }

  #cell(token: Token): Node {
    const [, align = null] = /^text-align:(left|right|center)$/.exec(String(token.attrGet('style'))) ?? [];
    const type = nodes[token.type === 'th_open' ? 'tableHeader' : 'tableCell']!;
    return type.create({ align }, divideAtPictures(this.#inline(), paragraph));
  }

  /** The content of the text block that has just begun, up to its ending. */
  #inline(): Node[] {
    const inline = this.#next();
    this.#next();
    return inlineFromTokens(inline?.children ?? []);
  }

  #next(): Token | undefined {
    return this.tokens[this.#at++];
  }
}

function checkSize(markdown: string): void {
  const counts = {
    markdownCharacters: markdown.length,
    markdownLines: markdown.match(/\r\n?|\n/g)?.length ?? 0,
    markdownSigns: markdown.match(/[*_~`<]/g)?.length ?? 0,
    markdownMarkers: markersInMarkers(markdown),
    markdownCells: markdown.match(/\|/g)?.length ?? 0,
  };
  for (const [limit, count] of Object.entries(counts) as [keyof typeof counts, number][]) {
    if (count > LIMITS[limit]) throw new AppError('LIMIT', { limit, max: LIMITS[limit] });
  }
}

/** Signs of quotes and list items that stand behind another one at the beginning of their line. */
function markersInMarkers(markdown: string): number {
  let count = 0;
  for (const [start] of markdown.matchAll(/^[ \t>*+\-\d.)]+/gm)) {
    const markers = start.match(/>|(?:[-+*]|\d[.)])(?=[ \t])/g)?.length ?? 0;
    count += Math.max(0, markers - 1);
  }
  return count;
}

function checkDepth(depth: number): void {
  if (depth > DEEPEST_BLOCK)
    throw new AppError('LIMIT', { limit: 'documentDepth', max: LIMITS.documentDepth });
}

function paragraph(inline: readonly Node[]): Node {
  const content = Fragment.fromArray(inline);
  const isEmpty = content.eq(EMPTY);
  return nodes['paragraph']!.create(null, isEmpty ? null : content);
}

function codeBlock({ content, info }: Token): Node {
  const code = content.replace(/\n$/, '');
  const language = /^[\w+#.-]{1,50}/.exec(info.trim())?.[0] ?? null;
  return nodes['codeBlock']!.create({ language }, code ? documentSchema.text(code) : null);
}

/** Nothing in a document is without a block where blocks belong. */
function orEmpty(blocks: Node[]): Node[] {
  return blocks.length > 0 ? blocks : [nodes['paragraph']!.create()];
}
