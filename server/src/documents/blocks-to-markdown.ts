import { Fragment, type Node } from '@tiptap/pm/model';
import { documentSchema } from '@umlauf/shared/document-schema';
import { inlinePieces, piecesToFragment } from './inline-pieces.ts';
import { inlineToMarkdown } from './inline-to-markdown.ts';
import { fenceFor } from './markdown-escapes.ts';
import { isPicture, withoutEdges } from './divide-at-pictures.ts';
import { pictureToMarkdown } from './picture-to-markdown.ts';
import { isEntry } from './document-entries.ts';
import type { KnownEntries } from './entry-label.ts';
import { entryToMarkdown } from './entry-to-markdown.ts';
import { printable } from './printable.ts';

const LARGEST_NUMBER = 999_999_999;
/** Empty cells that one table is filled up with: a small update can make it lack a hundred million. */
const FILLED_CELLS_MAX = 50_000;

/** What a block's surroundings say about how it is written. */
interface Surroundings {
  /** The block before it is a list of the same look: only another marker keeps them apart. */
  otherMarker: boolean;
  /** It begins on the line of a list's marker. */
  firstInItem: boolean;
  known?: KnownEntries | undefined;
}

/** Blocks as Markdown. Reading it gives the same blocks, one for one, as far as Markdown can say them. */
export function blocksToMarkdown(blocks: readonly Node[], firstInItem = false, known?: KnownEntries): string {
  let markdown = '';
  let otherMarker = false;
  blocks.forEach((block, i) => {
    const before = blocks[i - 1];
    otherMarker = before !== undefined && isSameLook(before, block) && !otherMarker;
    const separator = before === undefined ? '' : isTight(before, block, firstInItem) ? '\n' : '\n\n';
    markdown +=
      separator + blockToMarkdown(block, { otherMarker, firstInItem: firstInItem && i === 0, known });
  });
  return markdown;
}

function isSameLook(left: Node, right: Node): boolean {
  return looksOf(left) !== null && looksOf(left) === looksOf(right);
}

function looksOf({ type }: Node): 'bullets' | 'numbers' | null {
  if (type.name === 'orderedList') return 'numbers';
  return type.name === 'bulletList' || type.name === 'taskList' ? 'bullets' : null;
}

/** Within an item, a list may follow its paragraph without an empty line; a numbered one only when it begins with 1. */
function isTight(before: Node, block: Node, isInItem: boolean): boolean {
  if (!isInItem || before.type.name !== 'paragraph') return false;
  return looksOf(block) === 'bullets' || (looksOf(block) === 'numbers' && block.attrs['start'] === 1);
}

function blockToMarkdown(block: Node, surroundings: Surroundings): string {
  switch (block.type.name) {
    case 'heading':
      return headingToMarkdown(block);
    case 'codeBlock':
      return codeToMarkdown(block);
    case 'horizontalRule':
      // `- ---` would be a rule itself.
      return surroundings.firstInItem ? '___' : '---';
    case 'blockquote':
      return prefixLines(blocksToMarkdown(block.children), '> ', '> ');
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return listToMarkdown(block, surroundings);
    case 'table':
      return tableToMarkdown(block);
    case 'picture':
      return pictureToMarkdown(block);
    default:
      return isEntry(block) ? entryToMarkdown(block, surroundings.known) : paragraphToMarkdown(block);
  }
}

/** A hard space on its own is read as an empty paragraph, which has no other form. */
function paragraphToMarkdown(block: Node): string {
  const text = inlineToMarkdown(block.children, 'paragraph');
  return text === '' || text === '\u00a0' ? '&nbsp;' : text;
}

function headingToMarkdown(block: Node): string {
  const text = inlineToMarkdown(block.children, 'heading');
  return '#'.repeat(block.attrs['level'] as number) + (text && ` ${text}`);
}

function codeToMarkdown(block: Node): string {
  const code = printable(block.textContent);
  const fence = fenceFor(code, 3);
  return `${fence}${String(block.attrs['language'] ?? '')}\n${code && `${code}\n`}${fence}`;
}

function listToMarkdown(list: Node, { otherMarker }: Surroundings): string {
  const isTight = list.children.every(({ children: [first, ...rest] }) =>
    [first!, ...rest].every((child, i) =>
      i === 0 ? child.type.name === 'paragraph' : looksOf(child) !== null,
    ),
  );
  const items = list.children.map((item, i) => {
    const marker = markerOf(list, i, otherMarker);
    return prefixLines(itemToMarkdown(item), marker, ' '.repeat(marker.length));
  });
  return items.join(isTight ? '\n' : '\n\n');
}

function markerOf(list: Node, index: number, otherMarker: boolean): string {
  if (list.type.name !== 'orderedList') return otherMarker ? '* ' : '- ';
  const number = Math.min((list.attrs['start'] as number) + index, LARGEST_NUMBER);
  return `${number}${otherMarker ? ')' : '.'} `;
}

function itemToMarkdown(item: Node): string {
  if (item.type.name !== 'taskItem') return blocksToMarkdown(item.children, true);
  const box = item.attrs['checked'] ? '[x]' : '[ ]';
  if (item.firstChild!.type.name === 'paragraph') return `${box} ${blocksToMarkdown(item.children, true)}`;
  return `${box}\n\n${blocksToMarkdown(item.children)}`;
}

/** Every line with the prefix, the first with its own; empty lines without spaces at the end. */
function prefixLines(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, i) => (line ? (i === 0 ? first : others) + line : others.trimEnd()))
    .join('\n');
}

function tableToMarkdown(table: Node): string {
  const rows = table.children.map((row) => row.children.flatMap(cellTexts));
  const width = rows.reduce((most, row) => Math.max(most, row.length), 1);
  const aligns = table.firstChild!.children.flatMap((cell) => spread(cell, delimiterOf(cell)));
  const lacking = rows.reduce((sum, row) => sum + width - row.length, 0);
  // One wide row among many short ones: readers fill those up by themselves.
  const filledWidth = lacking <= FILLED_CELLS_MAX ? width : 1;
  const lines = rows.map((row, i) => rowToMarkdown(row, i === 0 ? width : filledWidth, ''));
  lines.splice(1, 0, rowToMarkdown(aligns, width, '---'));
  return lines.join('\n');
}

function rowToMarkdown(cells: readonly string[], width: number, filler: string): string {
  const filled = Array.from({ length: Math.max(width, cells.length) }, (_, i) => cells[i] ?? filler);
  return `| ${filled.join(' | ')} |`;
}

function delimiterOf(cell: Node): string {
  const delimiters: Record<string, string> = { left: ':--', right: '--:', center: ':-:' };
  return delimiters[String(cell.attrs['align'])] ?? '---';
}

/** Markdown has no wide cells: what a cell spans stays empty. */
function spread(cell: Node, text: string, filler = text): string[] {
  return [text, ...Array.from({ length: (cell.attrs['colspan'] as number) - 1 }, () => filler)];
}

function cellTexts(cell: Node): string[] {
  const lines = linesOf(cell);
  const hasPicture = lines.some((line) => !isWords(line));
  const parts = lines.map((line, i) => {
    if (!isWords(line)) return line.map(pictureToMarkdown).join('').replaceAll('|', '\\|');
    // Lines of words are one text: where they may not end depends on what stands around them.
    if (i > 0 && isWords(lines[i - 1]!)) return null;
    const words = joined(lines.slice(i));
    return inlineToMarkdown(hasPicture ? tidyEdges(words) : words, 'cell');
  });
  return spread(cell, parts.filter((part) => part !== null && part !== '').join('<br>'), '');
}

/** As they are read again, where a picture stands beside them. */
function tidyEdges(words: readonly Node[]): Node[] {
  return withoutEdges(piecesToFragment(inlinePieces(words, 'cell')).content);
}

function isWords(line: readonly Node[]): boolean {
  return !line.every(isPicture);
}

/** The lines up to the next picture. */
function joined(lines: readonly (readonly Node[])[]): Node[] {
  const end = lines.findIndex((line) => !isWords(line));
  const hardBreak = documentSchema.node('hardBreak');
  const words = end < 0 ? lines : lines.slice(0, end);
  return words.flatMap((line, i) => (i === 0 ? line : [hardBreak, ...line]));
}

/** All text of a cell, its blocks one below the other: in Markdown a cell holds one line. */
function linesOf(cell: Node): (readonly Node[])[] {
  const lines: (readonly Node[])[] = [];
  cell.descendants((node) => {
    if (isPicture(node)) lines.push([node]);
    if (!node.isTextblock) return true;
    for (const line of node.type.name === 'codeBlock' ? codeLines(node) : [node.children]) {
      if (line.length > 0) lines.push(line);
    }
    return false;
  });
  return lines;
}

function codeLines(block: Node): Node[][] {
  const code = documentSchema.mark('code');
  return block.textContent.split('\n').map((line) => (line ? [documentSchema.text(line, [code])] : []));
}

/** The blocks without the empty paragraphs at the end, which say nothing. */
export function withoutEmptyEnd(blocks: readonly Node[]): Node[] {
  const last = blocks.findLastIndex((block) => !isEmptyParagraph(block));
  return blocks.slice(0, last + 1);
}

export function isEmptyParagraph(block: Node): boolean {
  return block.type.name === 'paragraph' && block.content.eq(Fragment.empty);
}
