import type { Node } from '@tiptap/pm/model';
import { printable } from './printable.ts';

/** What people read, without any form: a line for each block, list item and table row, tabs between cells. */
export function blocksToText(blocks: readonly Node[]): string {
  return blocks.flatMap(linesOf).join('\n');
}

function linesOf(block: Node): string[] {
  if (block.isTextblock) return [textOf(block)];
  if (block.type.name === 'tableRow') return [block.children.map(cellText).join('\t')];
  // A rule is all form and no text.
  if (block.isLeaf) return [];
  return block.children.flatMap(linesOf);
}

function textOf(block: Node): string {
  return printable(block.textBetween(0, block.content.size, '', '\n'));
}

function cellText(cell: Node): string {
  return cell.children
    .flatMap(linesOf)
    .join(' ')
    .replaceAll(/[\t\n]+/g, ' ')
    .trim();
}
