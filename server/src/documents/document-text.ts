import type { Node } from '@tiptap/pm/model';
import type { PictureAttributes } from '@umlauf/shared/pictures';
import { isPicture } from './divide-at-pictures.ts';
import { isEntry } from './document-entries.ts';
import type { KnownEntries } from './entry-label.ts';
import { entryToText } from './entry-to-markdown.ts';
import { printable } from './printable.ts';

/** What people read, without any form: a line for each block, list item and table row, tabs between cells. */
export function blocksToText(blocks: readonly Node[], known?: KnownEntries): string {
  return blocks
    .flatMap((block) => (isEntry(block) ? [entryToText(block, textOf(block), known)] : linesOf(block)))
    .join('\n');
}

function linesOf(block: Node): string[] {
  if (block.isTextblock) return [textOf(block)];
  if (block.type.name === 'tableRow') return [block.children.map(cellText).join('\t')];
  if (isPicture(block)) return saidBy(block);
  // A rule is all form and no text.
  if (block.isLeaf) return [];
  return block.children.flatMap(linesOf);
}

/** What a picture says is found and read like any other word; one that only decorates says nothing. */
function saidBy({ attrs }: Node): string[] {
  const { alt } = attrs as PictureAttributes;
  return alt ? [alt] : [];
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
