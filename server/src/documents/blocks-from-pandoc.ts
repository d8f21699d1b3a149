import { type Node } from '@tiptap/pm/model';
import { documentSchema } from '@umlauf/shared/document-schema';
import { LIMITS } from '@umlauf/shared/limits';
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
import { AppError } from '../platform/errors.ts';
import { divideAtPictures, picturesBehind } from './divide-at-pictures.ts';
import type { ImportNotes } from './import-notes.ts';
import { InlineReader, plainText } from './inline-from-pandoc.ts';
import { printable } from './printable.ts';
import { FORM_ALIGNMENTS, READ_SIGNS, withoutSigns } from './side-notes.ts';

const { nodes } = documentSchema;

const DEEPEST_HEADING = 4;
const LARGEST_NUMBER = 999_999_999;
const LARGEST_SPAN = 100;
/** A line break in a paragraph is one step deeper than the paragraph. */
const DEEPEST_BLOCK = LIMITS.documentDepth - 1;

const LIST_TYPES: Partial<Record<ListNumbers[1]['t'], string>> = {
  LowerAlpha: 'a',
  UpperAlpha: 'A',
  LowerRoman: 'i',
  UpperRoman: 'I',
};

/** How Word's and OpenDocument's readers, and Pandoc's Markdown, write the box of a task. */
const BOXES: Record<string, boolean> = { '☐': false, '☒': true, '☑': true };

/**
 * The document's blocks that pandoc has read, in their order; what they cannot bear is noted. Footnotes stand at the
 * end. Throws LIMIT when they nest too deep or are too many.
 */
export function blocksFromPandoc({ meta, blocks }: PandocDocument, notes: ImportNotes): Node[] {
  const reader = new BlockReader(notes);
  return [...reader.readFront(meta), ...reader.readAll(blocks, 1), ...reader.readFootnotes()];
}

/** What the file names as its title; empty when it names none. */
export function titleOf({ meta }: PandocDocument, notes: ImportNotes): string {
  return inlinesOfMeta(meta['title'])
    .map((inlines) => plainText(withoutMargin(inlines, notes)))
    .join(' ')
    .trim();
}

/** A title bears neither comments nor what is to be deleted. */
function withoutMargin(inlines: readonly Inline[], notes: ImportNotes): Inline[] {
  return inlines.filter((inline) => {
    const kind = notes.readsMargin && inline.t === 'Span' ? inline.c[0][1][0] : undefined;
    if (kind === 'comment-start') notes.lose('COMMENTS_LEFT_OUT');
    return kind !== 'comment-start' && kind !== 'deletion';
  });
}

interface MetaValue {
  t: string;
  c: unknown;
}

/** Paragraphs of what stands before the text: a value may be one line or several. */
function inlinesOfMeta(value: unknown): Inline[][] {
  const { t, c } = (value ?? { t: '' }) as MetaValue;
  if (t === 'MetaInlines') return [c as Inline[]];
  if (t === 'MetaString') return [[{ t: 'Str', c: c as string }]];
  if (t === 'MetaList') return (c as unknown[]).flatMap(inlinesOfMeta);
  if (t !== 'MetaBlocks') return [];
  return (c as Block[]).flatMap((block) => (block.t === 'Para' || block.t === 'Plain' ? [block.c] : []));
}

class BlockReader {
  readonly #footnotes: Block[][] = [];
  #count = 0;

  constructor(private readonly notes: ImportNotes) {}

  /** Paragraphs in Word's and OpenDocument's forms for subtitle, author, date and summary. */
  readFront(meta: Record<string, unknown>): Node[] {
    return ['subtitle', 'author', 'date', 'abstract']
      .flatMap((name) => inlinesOfMeta(meta[name]))
      .flatMap((inlines) => this.#paragraphs(inlines));
  }

  readAll(blocks: readonly Block[], depth: number): Node[] {
    if (depth > DEEPEST_BLOCK) throw limitOf('documentDepth');
    return blocks.flatMap((block) => this.#read(block, depth));
  }

  readFootnotes(): Node[] {
    if (this.#footnotes.length === 0) return [];
    const read = [this.#made(nodes['horizontalRule']!.create())];
    // Reading one may find another in it.
    for (let at = 0; at < this.#footnotes.length; at++) read.push(...this.#readFootnote(at));
    return read;
  }

  #readFootnote(at: number): Node[] {
    const [first, ...others] = this.#footnotes[at]!;
    const sign: Inline[] = [{ t: 'Str', c: `[${at + 1}]` }, { t: 'Space' }];
    if (first?.t === 'Para' || first?.t === 'Plain')
      return [...this.#paragraphs([...sign, ...first.c]), ...this.readAll(others, 1)];
    return [...this.#paragraphs(sign), ...this.readAll(this.#footnotes[at]!, 1)];
  }

  #read(block: Block, depth: number): Node[] {
    switch (block.t) {
      case 'Plain':
      case 'Para':
        if (isRule(block.c)) return [this.#made(nodes['horizontalRule']!.create())];
        return this.#paragraphs(block.c);
      case 'LineBlock':
        return this.#paragraphs(block.c.flatMap((line, at) => (at > 0 ? [LINE_BREAK, ...line] : line)));
      case 'Header':
        return this.#heading(block.c[0], block.c[2]);
      case 'CodeBlock':
        return [this.#code(block.c[0][1][0], block.c[1])];
      case 'BlockQuote':
        return [this.#made(nodes['blockquote']!.create(null, this.#orEmpty(block.c, depth + 1)))];
      case 'HorizontalRule':
        return [this.#made(nodes['horizontalRule']!.create())];
      case 'BulletList':
        return this.#list('bulletList', null, block.c, depth);
      case 'OrderedList':
        return this.#list('orderedList', block.c[0], block.c[1], depth);
      case 'DefinitionList':
        return this.#definitions(block.c, depth);
      case 'Table':
        return this.#table(block.c, depth);
      case 'Figure':
        return this.readAll([...block.c[2], ...block.c[1][1]], depth);
      case 'Div':
        return this.readAll(block.c[1], depth);
      case 'RawBlock':
        this.notes.lose('RAW_PIECES');
        return [];
    }
  }

  /** One, or several that pictures part. */
  #paragraphs(inlines: readonly Inline[]): Node[] {
    const make = (words: readonly Node[]) => nodes['paragraph']!.create(null, words);
    return divideAtPictures(this.#inline(inlines), make, AS_THEY_ARE).map((node) => this.#made(node));
  }

  #heading(level: number, inlines: Inline[]): Node[] {
    if (level > DEEPEST_HEADING) this.notes.lose('HEADING_LEVELS');
    const attributes = { level: Math.min(Math.max(level, 1), DEEPEST_HEADING) };
    const make = (words: readonly Node[]) => nodes['heading']!.create(attributes, words);
    return picturesBehind(this.#inline(inlines), make, AS_THEY_ARE).map((node) => this.#made(node));
  }

  #inline(inlines: readonly Inline[]): Node[] {
    const reader = new InlineReader(this.notes, (blocks) => {
      this.notes.lose('FOOTNOTES');
      return this.#footnotes.push(blocks);
    });
    return reader.read(inlines);
  }

  #code(language: string | undefined, content: string): Node {
    const code = printable(withoutSigns(content)).toWellFormed();
    this.notes.characters += code.length;
    const known = /^[\w+#.-]{1,50}$/.test(language ?? '') ? language : null;
    return this.#made(
      nodes['codeBlock']!.create({ language: known }, code ? documentSchema.text(code) : null),
    );
  }

  /** One list, or several where tasks and other items alternate: documents keep them apart. */
  #list(name: string, numbers: ListNumbers | null, items: Block[][], depth: number): Node[] {
    const lists: { name: string; start: number; items: Node[] }[] = [];
    let first = numbers?.[0] ?? 1;
    for (const [at, blocks] of items.entries()) {
      const task = takeBox(blocks);
      const { made: content, forms } = this.notes.formsIn(() =>
        this.#orEmpty(task?.blocks ?? blocks, depth + 2),
      );
      if (at === 0) first = Math.min(Math.max(forms.n ?? first, 0), LARGEST_NUMBER);
      const item = task
        ? nodes['taskItem']!.create({ checked: task.checked }, content)
        : nodes['listItem']!.create(null, content);
      const listName = task ? 'taskList' : name;
      if (lists.at(-1)?.name !== listName)
        lists.push({ name: listName, start: Math.min(first + at, LARGEST_NUMBER), items: [] });
      lists.at(-1)!.items.push(this.#made(item));
    }
    const type = LIST_TYPES[numbers?.[1].t ?? 'DefaultStyle'] ?? null;
    return lists.map((list) => nodes[list.name]!.create({ start: list.start, type }, list.items));
  }

  #definitions(entries: [Inline[], Block[][]][], depth: number): Node[] {
    this.notes.lose('DEFINITION_LISTS');
    return entries.flatMap(([term, meanings]) => [
      ...this.#paragraphs([{ t: 'Strong', c: term }]),
      ...meanings.flatMap((blocks) => this.readAll(blocks, depth)),
    ]);
  }

  #table([, caption, columns, [, head], bodies, [, foot]]: TableParts, depth: number): Node[] {
    if (depth + 3 > DEEPEST_BLOCK) throw limitOf('documentDepth');
    const before = this.readAll(caption[1], depth);
    const place = { columns, depth: depth + 3 };
    const rows = [
      ...head.map((row) => this.#row(row, { ...place, headed: Infinity })),
      ...bodies.flatMap(([, headed, above, below]) => [
        ...above.map((row) => this.#row(row, { ...place, headed: Infinity })),
        ...below.map((row) => this.#row(row, { ...place, headed })),
      ]),
      ...foot.map((row) => this.#row(row, { ...place, headed: 0 })),
    ].filter((row) => row.childCount > 0);
    return rows.length > 0 ? [...before, this.#made(nodes['table']!.create(null, rows))] : before;
  }

  #row([, cells]: Row, { columns, depth, headed }: RowPlace): Node {
    let column = 0;
    const made = cells.map((cell) => {
      const name = column < headed ? 'tableHeader' : 'tableCell';
      const node = this.#cell(name, cell, columns[column]?.[0], depth);
      column += cell[3];
      return node;
    });
    return nodes['tableRow']!.create(null, made);
  }

  #cell(
    name: string,
    [, own, rows, wide, blocks]: Cell,
    ofColumn: Alignment | undefined,
    depth: number,
  ): Node {
    const { made, forms } = this.notes.formsIn(() => this.#orEmpty(blocks, depth));
    const align = FORM_ALIGNMENTS[forms.a ?? -1] ?? alignOf(own) ?? alignOf(ofColumn);
    const attributes = { align, rowspan: spanOf(rows), colspan: spanOf(wide) };
    return this.#made(nodes[name]!.create(attributes, made));
  }

  /** Nothing in a document is without a block where blocks belong. */
  #orEmpty(blocks: readonly Block[], depth: number): Node[] {
    const read = this.readAll(blocks, depth);
    return read.length > 0 ? read : [nodes['paragraph']!.create()];
  }

  #made(node: Node): Node {
    if (++this.#count > LIMITS.importBlocks) throw limitOf('importBlocks');
    if (this.notes.characters > LIMITS.importCharacters) throw limitOf('importCharacters');
    return node;
  }
}

/** A sign in an otherwise empty paragraph. */
function isRule(inlines: readonly Inline[]): boolean {
  const [only, ...others] = inlines;
  return only?.t === 'Str' && others.length === 0 && only.c === READ_SIGNS.begin('r', 0);
}

/** Spaces between words and pictures are gone already: each character is counted. */
const AS_THEY_ARE = (words: readonly Node[]) => words;

const LINE_BREAK: Inline = { t: 'LineBreak' };

type TableParts = Extract<Block, { t: 'Table' }>['c'];

interface RowPlace {
  columns: Column[];
  depth: number;
  /** So many columns, from the left, are headers. */
  headed: number;
}

function alignOf(alignment: Alignment | undefined): string | null {
  const [, side] = /^Align(Left|Right|Center)$/.exec(alignment?.t ?? '') ?? [];
  return side?.toLowerCase() ?? null;
}

function spanOf(count: number): number {
  return Math.min(Math.max(count, 1), LARGEST_SPAN);
}

/** Whether an item begins with the box of a task, and what follows it. */
function takeBox(blocks: Block[]): { checked: boolean; blocks: Block[] } | null {
  const [first, ...others] = blocks;
  if (first?.t !== 'Plain' && first?.t !== 'Para') return null;
  const [box, space, ...words] = first.c;
  if (box?.t !== 'Str' || !Object.hasOwn(BOXES, box.c)) return null;
  if (space && space.t !== 'Space') return null;
  return { checked: BOXES[box.c]!, blocks: [{ t: first.t, c: words }, ...others] };
}

function limitOf(limit: 'documentDepth' | 'importBlocks' | 'importCharacters'): AppError {
  return new AppError('LIMIT', { limit, max: LIMITS[limit] });
}
