import { Fragment, type Mark, type Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { documentSchema } from './document-schema.ts';
import { ENTRY_RESULTS, type EntryKind, ENTRY_KINDS, FIELDS_OF, newEntryId, TASK_STATES } from './entries.ts';
import { alternativeOf, type PictureAttributes } from './pictures.ts';

const { nodes, marks } = documentSchema;

/**
 * Words that mean something to Markdown, HTML or a layout, among ordinary ones. None has a character of two UTF-16
 * units: a random edit would cut it in two, which no browser does and Yjs does not carry.
 */
const WORDS = [
  'Sperrmüll', 'Antrag', 'Steckbrief', 'die', 'und', 'e', 'Straße', 'x', '2026', '1.', '1)', '-', '+', '*', '**', '_',
  '__init__', 'a_b_c', '`', '``', '```', '~', '~~', '[', ']', '(', ')', '[a](b)', '![a](b)', '|', '\\', '\\|', '#',
  '## ', '>', '<', '<u>', '</u>', '<br>', '<script>', '&', '&amp;', '&nbsp;', '!', '"', "'", '=', '===', '---', '***',
  ':', '|-|', '[ ]', '[x]', 'https://umlauf.example/a_b', 'a@umlauf.example', 'é', '漢字', '.', ',', '„Zitat“',
  '\u00a0', '  ', '\u200b', '§ 5', '$1', '{x}', '^', '://', '1986\\. ', '*a*', '<!-- -->', '~~~', '\t',
]; // prettier-ignore

/** Numbers that a seed decides (mulberry32), so that a failing round can be run again. */
export class Random {
  #state: number;

  constructor(readonly seed: number) {
    this.#state = seed;
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** In [0, below). */
  int(below: number): number {
    return Math.floor(this.next() * below);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(among: readonly T[]): T {
    return among[this.int(among.length)]!;
  }

  list<T>(length: number, make: () => T): T[] {
    return Array.from({ length }, make);
  }
}

export function randomText(random: Random): string {
  const words = random.list(1 + random.int(5), () => random.pick(WORDS));
  return words.join(random.chance(0.6) ? ' ' : '') || 'x';
}

function randomMarks(random: Random): Mark[] {
  if (random.chance(0.5)) return [];
  const href = random.pick([
    'https://umlauf.example/a?b=(c)',
    '/documents/1',
    'mailto:a@umlauf.example',
    '#a b<c>',
  ]);
  const all = [
    marks['bold']!.create(),
    marks['italic']!.create(),
    marks['strike']!.create(),
    marks['underline']!.create(),
    marks['code']!.create(),
    marks['link']!.create({ href }),
  ];
  return random.list(1 + random.int(2), () => random.pick(all));
}

function randomInline(random: Random): Fragment {
  const inline = random.list(random.int(5), () => {
    if (random.chance(0.1)) return nodes['hardBreak']!.create();
    const set = randomMarks(random).reduce<readonly Mark[]>((before, mark) => mark.addToSet(before), []);
    return documentSchema.text(randomText(random), set);
  });
  return Fragment.fromArray(inline);
}

/** Blocks for a list item, a quote, a table cell or the document itself. */
export function randomBlocks(random: Random, count: number, depth = 0): Node[] {
  return random.list(Math.max(1, count), () => randomBlock(random, depth));
}

export function randomBlock(random: Random, depth = 0): Node {
  if (depth === 0 && random.chance(0.15)) return randomEntry(random);
  const flat = [
    'paragraph',
    'paragraph',
    'paragraph',
    'heading',
    'codeBlock',
    'horizontalRule',
    'picture',
  ] as const;
  const deep = ['bulletList', 'orderedList', 'taskList', 'blockquote', 'table'] as const;
  const kind = depth < 3 && random.chance(0.35) ? random.pick(deep) : random.pick(flat);
  return BLOCKS[kind](random, depth);
}

function randomPicture(random: Random): PictureAttributes {
  const isSized = random.chance(0.7);
  return {
    fileId: random.chance(0.9)
      ? `fil_${random.list(26, () => random.pick([...'0123456789abcdefgh'])).join('')}`
      : null,
    alt: random.pick([null, '', alternativeOf(randomText(random))]),
    width: isSized ? 1 + random.int(2_000) : null,
    height: isSized ? 1 + random.int(2_000) : null,
  };
}

/** At the top of a document alone. */
export function randomEntry(random: Random): Node {
  const kind = random.pick(ENTRY_KINDS);
  const id = random.chance(0.9) ? newEntryId(new Uint8Array(random.list(26, () => random.int(256)))) : null;
  return nodes[kind]!.create({ id, ...randomFields(random, kind) }, randomInline(random));
}

/** As people fill them in: now and then with what cannot be. */
function randomFields(random: Random, kind: EntryKind): Record<string, unknown> {
  const count = () => random.pick([null, 0, 1, 12, -3]);
  const values: Record<string, () => unknown> = {
    responsible: () => random.pick([null, `acc_${'0'.repeat(25)}1`]),
    due: () => random.pick([null, '2026-12-24', '2026-02-31']),
    state: () => random.pick(TASK_STATES),
    yes: count,
    no: count,
    abstention: count,
    result: () => random.pick([null, ...ENTRY_RESULTS]),
  };
  return Object.fromEntries(FIELDS_OF[kind].map((name) => [name, values[name]!()]));
}

type BlockMaker = (random: Random, depth: number) => Node;

function list(
  name: string,
  item: string,
  attributes: (random: Random) => Record<string, unknown>,
): BlockMaker {
  return (random, depth) => {
    const items = random.list(1 + random.int(3), () => {
      const checked = item === 'taskItem' ? { checked: random.chance(0.5) } : null;
      return nodes[item]!.create(checked, randomBlocks(random, random.int(3), depth + 1));
    });
    return nodes[name]!.create(attributes(random), items);
  };
}

const BLOCKS = {
  paragraph: (random) => nodes['paragraph']!.create(null, randomInline(random)),
  heading: (random) => nodes['heading']!.create({ level: 1 + random.int(4) }, randomInline(random)),
  codeBlock: (random) => {
    const language = random.pick([null, 'ts', 'c++']);
    const lines = random.list(random.int(4), () => (random.chance(0.2) ? '' : randomText(random)));
    const code = lines.join('\n');
    return nodes['codeBlock']!.create({ language }, code ? documentSchema.text(code) : null);
  },
  horizontalRule: () => nodes['horizontalRule']!.create(),
  picture: (random) => nodes['picture']!.create(randomPicture(random)),
  bulletList: list('bulletList', 'listItem', () => ({})),
  orderedList: list('orderedList', 'listItem', (random) => ({ start: random.pick([1, 1, 0, 7, 1986]) })),
  taskList: list('taskList', 'taskItem', () => ({})),
  blockquote: (random, depth) =>
    nodes['blockquote']!.create(null, randomBlocks(random, random.int(3), depth + 1)),
  table: (random, depth) => {
    const width = 1 + random.int(3);
    const rows = random.list(1 + random.int(3), () => randomRow(random, width, depth));
    return nodes['table']!.create(null, rows);
  },
} satisfies Record<string, BlockMaker>;

function randomRow(random: Random, width: number, depth: number): Node {
  const kind = random.chance(0.3) ? 'tableHeader' : 'tableCell';
  const cells = random.list(width, () => {
    const blocks = random.chance(0.8) ? [BLOCKS.paragraph(random)] : randomBlocks(random, 2, depth + 1);
    const attributes = random.chance(0.1) ? { colwidth: [120] } : {};
    return nodes[kind]!.create({ align: random.pick([null, null, 'right']), ...attributes }, blocks);
  });
  return nodes['tableRow']!.create(null, cells);
}

/** A document of `documentSchema` with anything that may stand in one. */
export function randomDocument(random: Random, blocks = 1 + random.int(8)): Node {
  return nodes['doc']!.create(null, randomBlocks(random, blocks));
}

/** The document after one edit, as an editor's command makes it. Now and then the edit does nothing. */
export function randomEdit(random: Random, doc: Node): Node {
  const transform = new Transform(doc);
  try {
    random.pick(EDITS)(random, transform);
    transform.doc.check();
    return transform.doc;
  } catch (error) {
    // ProseMirror refuses what does not fit at the chosen place.
    if (error instanceof RangeError || (error as Error).name.endsWith('Error')) return doc;
    throw error;
  }
}

function range(random: Random, doc: Node, longest: number): [number, number] {
  const from = random.int(doc.content.size + 1);
  return [from, Math.min(doc.content.size, from + random.int(longest))];
}

function textPosition(random: Random, doc: Node): number | null {
  const positions: number[] = [];
  doc.descendants((node, at) => {
    if (node.isTextblock) positions.push(at + 1 + random.int(node.content.size + 1));
  });
  return positions.length > 0 ? random.pick(positions) : null;
}

type Edit = (random: Random, transform: Transform) => void;

const insertText: Edit = (random, transform) => {
  const at = textPosition(random, transform.doc);
  if (at !== null)
    transform.insert(at, documentSchema.text(randomText(random), transform.doc.resolve(at).marks()));
};

const EDITS: Edit[] = [
  insertText,
  insertText,
  insertText,
  (random, transform) => transform.deleteRange(...range(random, transform.doc, 20)),
  (random, transform) => transform.deleteRange(...range(random, transform.doc, 200)),
  (random, transform) => {
    const [from, to] = range(random, transform.doc, 30);
    for (const mark of randomMarks(random)) transform.addMark(from, to, mark);
  },
  (random, transform) => transform.removeMark(...range(random, transform.doc, 60)),
  (random, transform) => {
    const at = textPosition(random, transform.doc);
    if (at !== null) transform.split(at, 1 + random.int(2));
  },
  (random, transform) => transform.join(random.int(transform.doc.content.size + 1)),
  (random, transform) => {
    const at = random.int(transform.doc.content.size + 1);
    transform.replaceRangeWith(at, at, randomBlock(random));
  },
  (random, transform) => {
    const at = textPosition(random, transform.doc);
    const [type, attributes] = random.pick([
      ['heading', { level: 2 }],
      ['paragraph', null],
      ['codeBlock', null],
    ] as const);
    if (at !== null) transform.setBlockType(at, at, nodes[type]!, attributes);
  },
  (random, transform) => moveBlock(random, transform),
  (random, transform) => {
    const at = textPosition(random, transform.doc);
    if (at !== null) transform.insert(at, nodes['hardBreak']!.create());
  },
  (random, transform) => toggleTask(random, transform),
];

function moveBlock(random: Random, transform: Transform): void {
  const { doc } = transform;
  if (doc.childCount < 2) return;
  const children = [...doc.children];
  const [moved] = children.splice(random.int(children.length), 1);
  children.splice(random.int(children.length + 1), 0, moved!);
  transform.replaceWith(0, doc.content.size, children);
}

function toggleTask(random: Random, transform: Transform): void {
  const tasks: number[] = [];
  transform.doc.descendants((node, at) => {
    if (node.type.name === 'taskItem') tasks.push(at);
  });
  if (tasks.length === 0) return;
  const at = random.pick(tasks);
  transform.setNodeAttribute(at, 'checked', !transform.doc.nodeAt(at)!.attrs['checked']);
}
