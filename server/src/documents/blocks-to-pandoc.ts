import type { Node } from '@tiptap/pm/model';
import type {
  Alignment,
  Block,
  Cell,
  Column,
  Inline,
  ListNumbers,
  PandocDocument,
  Row,
} from '../platform/pandoc/pandoc-ast.ts';
import { PANDOC_API } from '../platform/pandoc/pandoc-ast.ts';
import { withoutEmptyEnd } from './blocks-to-markdown.ts';
import { isEntry } from './document-entries.ts';
import { type KnownEntries, labelOf } from './entry-label.ts';
import { inlineToPandoc, type InlineWish } from './inline-to-pandoc.ts';
import { type PictureWish, pictureToPandoc } from './picture-to-pandoc.ts';
import { printable } from './printable.ts';
import { gridOf, type PlacedCell } from './table-grid.ts';

/** What stands in a file about the text itself. */
export interface DocumentHead {
  title: string;
  /** As in HTML: `de-DE`. */
  language: string;
  /** The hub's own address, to which links without a host belong. */
  base: string;
  /** Whether the format can have tables in lists: OpenDocument cannot. */
  tablesInLists: boolean;
  pictures?: PictureWish;
  entries?: KnownEntries;
}

type Wish = InlineWish & Pick<DocumentHead, 'tablesInLists' | 'pictures' | 'entries'>;

const NO_ATTRIBUTES: [string, string[], [string, string][]] = ['', [], []];

/** Blocks as pandoc's model of a document. */
export function blocksToPandoc(
  blocks: readonly Node[],
  head: DocumentHead,
  marks: Omit<InlineWish, 'base'>,
): PandocDocument {
  const wish = { ...marks, ...head };
  const written = withoutEmptyEnd(blocks).map((block) => toPandoc(block, wish));
  const rest = marks.comments.rest();
  if (rest.length > 0) written.push({ t: 'Para', c: rest });
  return {
    'pandoc-api-version': PANDOC_API,
    meta: {
      title: { t: 'MetaInlines', c: [{ t: 'Str', c: printable(head.title.toWellFormed()) }] },
      lang: { t: 'MetaString', c: head.language },
    },
    blocks: written,
  };
}

function toPandoc(block: Node, wish: Wish): Block {
  switch (block.type.name) {
    case 'heading':
      return { t: 'Header', c: [block.attrs['level'] as number, NO_ATTRIBUTES, linesOf(block, wish)] };
    case 'codeBlock':
      return codeToPandoc(block, wish);
    case 'horizontalRule':
      return { t: 'HorizontalRule' };
    case 'blockquote':
      return { t: 'BlockQuote', c: block.children.map((child) => toPandoc(child, wish)) };
    case 'bulletList':
    case 'taskList':
    case 'orderedList':
      return listToPandoc(block, wish);
    case 'table':
      return tableToPandoc(block, wish);
    case 'picture':
      return pictureToPandoc(block, wish.pictures);
    default:
      return { t: 'Para', c: [...labelIn(block, wish), ...linesOf(block, wish)] };
  }
}

function linesOf(block: Node, wish: Wish): Inline[] {
  return inlineToPandoc(block.children, wish);
}

/** What an entry is stands before its wording. */
function labelIn(block: Node, { entries }: Wish): Inline[] {
  if (!isEntry(block)) return [];
  const words = `${printable(labelOf(block, entries).toWellFormed())}:`.split(' ');
  const label = words.flatMap((c, i): Inline[] => [
    ...(i > 0 ? [{ t: 'Space' } as const] : []),
    { t: 'Str', c },
  ]);
  return [{ t: 'Strong', c: label }, ...(block.childCount > 0 ? [{ t: 'Space' } as const] : [])];
}

/** Nothing in it can be marked: what is proposed there is left as it is now. */
function codeToPandoc(block: Node, { comments }: InlineWish): Block {
  const language = block.attrs['language'] as string | null;
  const code = block.children
    .filter(({ marks }) => !marks.some(({ type }) => type.name === 'insertion'))
    .map((node) => node.text ?? '')
    .join('');
  comments.skip(block.textContent);
  const attributes: typeof NO_ATTRIBUTES = ['', language ? [language] : [], []];
  return { t: 'CodeBlock', c: [attributes, printable(code.toWellFormed())] };
}

const STYLES: Record<string, ListNumbers[1]['t']> = {
  a: 'LowerAlpha',
  A: 'UpperAlpha',
  i: 'LowerRoman',
  I: 'UpperRoman',
};

function numbersOf({ attrs }: Node): ListNumbers {
  const t = STYLES[String(attrs['type'])] ?? 'Decimal';
  return [attrs['start'] as number, { t }, { t: 'Period' }];
}

/** Where a list may hold no table, one that does is written without its signs: no word shall be lost. */
function listToPandoc(list: Node, wish: Wish): Block {
  const items = itemsOf(list, wish);
  if (!wish.tablesInLists && holdsTable(list)) return { t: 'Div', c: [NO_ATTRIBUTES, items.flat()] };
  if (list.type.name !== 'orderedList') return { t: 'BulletList', c: items };
  return { t: 'OrderedList', c: [numbersOf(list), items] };
}

/** Also in a list or a quote within it; what stands in the table's own cells does not count. */
function holdsTable({ children }: Node): boolean {
  return children.some((child) => child.type.name === 'table' || holdsTable(child));
}

function itemsOf(list: Node, wish: Wish): Block[][] {
  return list.children.map((item) => {
    const isTight = item.children.every(({ type }, i) =>
      i === 0 ? type.name === 'paragraph' : type.name.endsWith('List'),
    );
    const blocks = item.children.map((child, i) => {
      const block = toPandoc(child, wish);
      return i === 0 && isTight && block.t === 'Para' ? ({ t: 'Plain', c: block.c } as const) : block;
    });
    return item.type.name === 'taskItem' ? withBox(blocks, item.attrs['checked'] as boolean) : blocks;
  });
}

/** A task's box, as pandoc's writers know it. */
function withBox(blocks: Block[], isChecked: boolean): Block[] {
  const box: Inline[] = [{ t: 'Str', c: isChecked ? '☒' : '☐' }, { t: 'Space' }];
  const [first, ...others] = blocks;
  if (first?.t !== 'Plain' && first?.t !== 'Para') return [{ t: 'Plain', c: box }, ...blocks];
  return [{ t: first.t, c: [...box, ...first.c] }, ...others];
}

function tableToPandoc(table: Node, wish: Wish): Block {
  const { rows, width, headRows } = gridOf(table);
  const aligned = new Map(rows.flat().map(({ cell, x }) => [x, cell.attrs['align'] as string | null]));
  const columns = Array.from({ length: width }, (_, x): Column => [
    alignmentOf(aligned.get(x)),
    { t: 'ColWidthDefault' },
  ]);
  const written = rows.map((row): Row => [NO_ATTRIBUTES, row.map((placed) => cellToPandoc(placed, wish))]);
  const [head, body] = [written.slice(0, headRows), written.slice(headRows)];
  const headColumns = headColumnsOf(rows.slice(headRows), width);
  return {
    t: 'Table',
    c: [
      NO_ATTRIBUTES,
      [null, []],
      columns,
      [NO_ATTRIBUTES, head],
      [[NO_ATTRIBUTES, headColumns, [], body]],
      [NO_ATTRIBUTES, []],
    ],
  };
}

/** So many columns at the beginning say what their rows are. */
function headColumnsOf(rows: readonly PlacedCell[][], width: number): number {
  const places = rows.flat();
  const body = places.filter(({ cell }) => cell.type.name !== 'tableHeader').map(({ x }) => x);
  return places.length === 0 || body.length === 0 ? 0 : Math.min(width, ...body);
}

function cellToPandoc({ cell, rows, columns }: PlacedCell, wish: Wish): Cell {
  const [only, ...others] = cell.children;
  const isOneLine = only?.type.name === 'paragraph' && others.length === 0;
  const blocks: Block[] = isOneLine
    ? [{ t: 'Plain', c: linesOf(only, wish) }]
    : cell.children.map((child) => toPandoc(child, wish));
  return [NO_ATTRIBUTES, alignmentOf(cell.attrs['align'] as string | null), rows, columns, blocks];
}

function alignmentOf(align: string | null | undefined): Alignment {
  const words: Record<string, Alignment['t']> = {
    left: 'AlignLeft',
    right: 'AlignRight',
    center: 'AlignCenter',
  };
  return { t: words[String(align)] ?? 'AlignDefault' };
}
