import type { Node } from '@tiptap/pm/model';
import { withoutEmptyEnd } from '../documents/blocks-to-markdown.ts';
import { linkOf } from '../documents/inline-to-pandoc.ts';
import { isEntry } from '../documents/document-entries.ts';
import { type KnownEntries, labelOf } from '../documents/entry-label.ts';
import { printable } from '../documents/printable.ts';
import { gridOf, type PlacedCell } from '../documents/table-grid.ts';
import type { PictureAttributes } from '@umlauf/shared/pictures';
import type { ExportedPictures } from './document-pictures.ts';
import { type Showing, shownText } from '../platform/pdf/shown-characters.ts';
import { type Tongue, tongueOf } from './tongue-of.ts';

/** A piece of text, or a line's end within a paragraph (null). */
interface PdfRun {
  text: string | null;
  marks: string[];
  href: string | null;
}

interface PdfCell {
  x: number;
  y: number;
  columns: number;
  rows: number;
  align: string | null;
  isHead: boolean;
  blocks: PdfBlock[];
}

/** A block as `PDF_TEMPLATE` takes it; `tongue` is the one of its first words. */
export type PdfBlock = { tongue: Tongue } & PdfForm;

type PdfForm =
  | { kind: 'paragraph'; runs: PdfRun[] }
  | { kind: 'heading'; level: number; runs: PdfRun[] }
  | { kind: 'code'; text: string }
  | { kind: 'rule' }
  /** `alt`: empty for what only decorates; the size in CSS pixels. */
  | { kind: 'picture'; path: string; alt: string; width: number | null; height: number | null }
  | { kind: 'quote'; blocks: PdfBlock[] }
  | { kind: 'bullets'; items: PdfBlock[][] }
  | { kind: 'numbers'; start: number; numbering: string; items: PdfBlock[][] }
  | { kind: 'table'; width: number; headRows: number; head: PdfCell[]; body: PdfCell[] };

/** The compiler calls no function deeper than 80: what stands deeper in one another stands side by side there. */
const DEEPEST = 12;
/** Roman and Latin numbers of more would fill pages. */
const LARGEST_WORDED_NUMBER = 3_999;

/** The compiler takes no longer address, in bytes, and fails for the whole document. */
const LONGEST_ADDRESS = 8_000;

interface PdfContentWay {
  /** The hub's own address, to which links without a host belong. */
  base: string;
  showing: Showing;
  pictures: ExportedPictures;
  entries: KnownEntries;
  /** For pictures of which nobody has said what they say. */
  nothing: string;
}

/** Turns a document's blocks into what the template takes. */
export class PdfContent {
  /** How many characters have a square in their place. */
  unshown = 0;
  headings = 0;
  private level = 0;

  constructor(private readonly way: PdfContentWay) {}

  blocks(blocks: readonly Node[]): PdfBlock[] {
    return withoutEmptyEnd(blocks).flatMap((block) => this.block(block, 0));
  }

  text(text: string): string {
    const shown = shownText(printable(text.toWellFormed()), this.way.showing);
    this.unshown += shown.unshown;
    return shown.text;
  }

  private block(block: Node, depth: number): PdfBlock[] {
    const within = (parent: Node) => parent.children.flatMap((child) => this.block(child, depth + 1));
    const tongue = tongueOf(block.textContent);
    switch (block.type.name) {
      case 'heading':
        return this.heading(block);
      case 'codeBlock':
        return [{ kind: 'code', tongue: 'other', text: this.text(block.textContent) }];
      case 'horizontalRule':
        return [{ kind: 'rule', tongue: null }];
      case 'blockquote':
        return depth >= DEEPEST ? within(block) : [{ kind: 'quote', tongue, blocks: within(block) }];
      case 'bulletList':
      case 'taskList':
      case 'orderedList': {
        const items = block.children.map((item) => this.item(item, within(item)));
        return depth >= DEEPEST ? items.flat() : [{ tongue, ...listOf(block, items) }];
      }
      case 'table':
        return this.table(block, depth);
      case 'picture':
        return this.picture(block.attrs as PictureAttributes);
      default:
        return [{ kind: 'paragraph', tongue, runs: [...this.label(block), ...this.runs(block)] }];
    }
  }

  /** What an entry is stands before its wording. */
  private label(block: Node): PdfRun[] {
    if (!isEntry(block)) return [];
    const label = `${labelOf(block, this.way.entries)}:`;
    return [
      { text: this.text(label), marks: ['bold'], href: null },
      { text: ' ', marks: [], href: null },
    ];
  }

  /** One that says nothing yet must say so: PDF/UA takes none without words. */
  private picture({ fileId, alt, width, height }: PictureAttributes): PdfBlock[] {
    const file = fileId === null ? undefined : this.way.pictures[fileId];
    const says = printable((alt ?? '').toWellFormed());
    if (file) {
      const size = width !== null && height !== null ? { width, height } : { width: null, height: null };
      return [
        {
          kind: 'picture',
          tongue: null,
          path: `/${file.name}`,
          alt: alt === null ? this.way.nothing : says,
          ...size,
        },
      ];
    }
    if (says === '') return [];
    const runs = [{ text: this.text(`[${says}]`), marks: [], href: null }];
    return [{ kind: 'paragraph', tongue: tongueOf(says), runs }];
  }

  /** PDF/UA takes headings only in order: the first of the first level, none that leaves out a level. */
  private heading(block: Node): PdfBlock[] {
    const runs = this.runs(block);
    if (block.textContent.trim() === '') return [];
    this.headings++;
    this.level = Math.min(block.attrs['level'] as number, this.level + 1);
    return [{ kind: 'heading', tongue: tongueOf(block.textContent), level: this.level, runs }];
  }

  private item(item: Node, blocks: PdfBlock[]): PdfBlock[] {
    if (item.type.name !== 'taskItem') return blocks;
    const box: PdfRun = { text: item.attrs['checked'] ? '☒ ' : '☐ ', marks: [], href: null };
    const [first, ...others] = blocks;
    if (first?.kind !== 'paragraph') return [{ kind: 'paragraph', tongue: null, runs: [box] }, ...blocks];
    return [{ ...first, runs: [box, ...first.runs] }, ...others];
  }

  private table(table: Node, depth: number): PdfBlock[] {
    const { rows, width, headRows } = gridOf(table);
    const cells = rows.flat();
    if (depth >= DEEPEST)
      return cells.flatMap(({ cell }) => cell.children.flatMap((child) => this.block(child, depth + 1)));
    const written = cells.map((placed) => this.cell(placed, depth));
    const [head, body] = [written.filter(({ y }) => y < headRows), written.filter(({ y }) => y >= headRows)];
    const tongue = tongueOf(table.textContent);
    return [{ kind: 'table', tongue, width, headRows, head, body }];
  }

  private cell({ cell, x, y, columns, rows }: PlacedCell, depth: number): PdfCell {
    const blocks = cell.children.flatMap((child) => this.block(child, depth + 1));
    const align = cell.attrs['align'] as string | null;
    return { x, y, columns, rows, align, isHead: cell.type.name === 'tableHeader', blocks };
  }

  private runs(block: Node): PdfRun[] {
    return block.children.map((node) => ({
      text: node.isText ? this.text(node.text!) : null,
      marks: node.marks.map(({ type }) => type.name),
      href: addressIn(node, this.way.base),
    }));
  }
}

/** Of what is too long only the words are left. */
function addressIn(node: Node, base: string): string | null {
  const href = linkOf(node, base);
  return href && Buffer.byteLength(href) <= LONGEST_ADDRESS ? href : null;
}

function listOf({ type, attrs }: Node, items: PdfBlock[][]): PdfForm {
  if (type.name !== 'orderedList') return { kind: 'bullets', items };
  const start = attrs['start'] as number;
  const word = String(attrs['type'] ?? '1');
  const isWorded = start >= 1 && start + items.length <= LARGEST_WORDED_NUMBER;
  return { kind: 'numbers', start, numbering: isWorded ? `${word}.` : '1.', items };
}
