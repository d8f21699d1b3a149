import { describe, expect, it } from 'vitest';
import type { Node } from '@tiptap/pm/model';
import { LIMITS } from '@umlauf/shared/limits';
import { Random, randomDocument, randomEdit } from '@umlauf/shared/random-document';
import { blocksFromMarkdown } from './blocks-from-markdown.ts';
import { type Difference, type DifferenceLine, documentDifference } from './document-difference.ts';

const between = (old: string, next: string): Difference =>
  documentDifference(blocksFromMarkdown(old), blocksFromMarkdown(next));

const SIGNS = { KEPT: '', INSERTED: '+', REMOVED: '-', FORMATTED: '~' };
/** A line as people would note it down: `EDITED der {-alte}{+neue} Hund`. */
function noted({ change, pieces }: DifferenceLine): string {
  const words = pieces.map((piece) =>
    piece.change === 'KEPT' ? piece.text : `{${SIGNS[piece.change]}${piece.text}}`,
  );
  return `${change} ${words.join('')}`;
}
const notes = (old: string, next: string) => between(old, next).lines.map(noted);

describe('words', () => {
  it.each([
    ['another word', 'Der alte Hund', 'Der neue Hund', 'EDITED Der {-alte}{+neue} Hund'],
    ['one more', 'Der Hund', 'Der alte Hund', 'EDITED Der {+alte }Hund'],
    ['one less', 'Der alte Hund bellt', 'Der Hund bellt', 'EDITED Der {-alte }Hund bellt'],
    [
      'two in a row',
      'Der große alte Hund',
      'Der kleine neue Hund',
      'EDITED Der {-große alte}{+kleine neue} Hund',
    ],
    ['a full stop', 'Er bellt', 'Er bellt.', 'EDITED Er bellt{+.}'],
    ['a form', 'Sehr wichtig', 'Sehr **wichtig**', 'EDITED Sehr {~wichtig}'],
    ['Chinese', '我们同意这个计划', '我们同意那个计划', 'EDITED 我们同意{-这个}{+那个}计划'],
    ['Arabic', 'هذا نص قديم', 'هذا نص جديد', 'EDITED هذا نص {-قديم}{+جديد}'],
  ])('%s', (_, old, next, expected) => {
    expect(notes(old, next)).toEqual([expected]);
  });

  it('of a link that leads elsewhere are the same words in another form', () => {
    const [line] = between('Siehe [Akte](https://a.example/)', 'Siehe [Akte](https://b.example/)').lines;
    expect(line!.pieces.at(-1)).toMatchObject({
      change: 'FORMATTED',
      href: 'https://b.example/',
      marks: ['link'],
    });
  });

  it('are counted, and what moved is counted as moved', () => {
    const old = 'Ein Absatz, der bleibt.\n\nEin Absatz, der nach unten geht.\n\nEin dritter.';
    const next = 'Ein Absatz, der wirklich bleibt.\n\nEin dritter.\n\nEin Absatz, der nach unten geht.';
    expect(between(old, next)).toMatchObject({ insertedWords: 1, removedWords: 0, movedBlocks: 1 });
  });
});

describe('blocks', () => {
  it('come and go', () => {
    expect(notes('Eins\n\nZwei', 'Eins\n\nDazwischen steht etwas\n\nZwei')).toEqual([
      'KEPT Eins',
      'INSERTED {+Dazwischen steht etwas}',
      'KEPT Zwei',
    ]);
    expect(notes('Eins\n\nDazwischen steht etwas\n\nZwei', 'Eins\n\nZwei')).toEqual([
      'KEPT Eins',
      'REMOVED {-Dazwischen steht etwas}',
      'KEPT Zwei',
    ]);
  });

  it('that moved are told where they were and where they are', () => {
    const { lines } = between('Erstens.\n\nZweitens.\n\nDrittens.', 'Zweitens.\n\nDrittens.\n\nErstens.');
    expect(lines.map(({ change, move, block }) => [change, move, block])).toEqual([
      ['MOVED_AWAY', 1, null],
      ['KEPT', null, 0],
      ['KEPT', null, 1],
      ['MOVED_HERE', 1, 2],
    ]);
  });

  it('that moved are no other block in another wording', () => {
    const next = 'Ganz anderes steht hier.\n\nDrittens und Schluss.\n\nErstens ist das so.';
    expect(notes('Erstens ist das so.\n\nDrittens und Schluss.', next)).toEqual([
      'MOVED_AWAY {-Erstens ist das so.}',
      'INSERTED {+Ganz anderes steht hier.}',
      'KEPT Drittens und Schluss.',
      'MOVED_HERE Erstens ist das so.',
    ]);
  });

  it('that moved and were reworded besides tell both', () => {
    const moved = 'Die Stadt fällt im Winter keine Bäume an der Allee';
    const { lines } = between(`${moved}.\n\nBleibt.\n\nSchluss.`, `Bleibt.\n\nSchluss.\n\n${moved} mehr.`);
    expect(lines.map(noted)).toEqual([
      `MOVED_AWAY {-${moved}.}`,
      'KEPT Bleibt.',
      'KEPT Schluss.',
      `MOVED_HERE ${moved}{+ mehr}.`,
    ]);
  });

  it('of another kind with the same words are the same ones in another form', () => {
    const [line] = between('Ausgangslage', '## Ausgangslage').lines;
    expect(line).toMatchObject({ change: 'EDITED', parts: [{ kind: 'heading', formerKind: 'paragraph' }] });
    const [level] = between('# Ausgangslage', '## Ausgangslage').lines;
    expect(level!.parts[0]!.attributes).toEqual([{ name: 'level', value: '2', formerValue: '1' }]);
  });

  it('that are empty never move', () => {
    const paragraph = blocksFromMarkdown('x')[0]!.type;
    const [eins, zwei] = blocksFromMarkdown('Eins\n\nZwei');
    const { lines } = documentDifference(
      [paragraph.create(), eins!, zwei!],
      [eins!, zwei!, paragraph.create()],
    );
    expect(lines.map(({ change }) => change)).toEqual(['REMOVED', 'KEPT', 'KEPT', 'INSERTED']);
  });
});

describe('what holds blocks', () => {
  it('is named by each line that stands in it', () => {
    const { lines } = between('- eins\n- zwei', '- eins\n- zwei und mehr\n- drei');
    expect(lines.map(noted)).toEqual(['KEPT eins', 'EDITED zwei{+ und mehr}', 'INSERTED {+drei}']);
    expect(lines.map(({ parts }) => parts.map(({ kind }) => kind))).toEqual(
      Array.from({ length: 3 }, () => ['bulletList', 'listItem', 'paragraph']),
    );
    expect(new Set(lines.map(({ parts }) => parts[0]!.id)).size).toBe(1);
    expect(new Set(lines.map(({ parts }) => parts[1]!.id)).size).toBe(3);
  });

  it('tells the cells of a row by their column', () => {
    const table = (cell: string) => `| A | B |\n| - | - |\n| eins | ${cell} |`;
    const { lines } = between(table('zwei'), table('ganz andere Worte'));
    expect(lines.map(noted)).toEqual(['KEPT A', 'KEPT B', 'KEPT eins', 'EDITED {-zwei}{+ganz andere Worte}']);
  });

  it('tells what was ticked', () => {
    const [line] = between('- [ ] Prüfen', '- [x] Prüfen').lines;
    expect(line!.parts[1]!.attributes).toEqual([{ name: 'checked', value: 'true', formerValue: 'false' }]);
  });
});

describe('a picture', () => {
  const FILE = 'fil_0123456789abcdefghjkmnpqr';
  const picture = (alt: string, file = 's', how = '') => `![${alt}](/api/files/${FILE}${file}/content${how})`;
  const told = (old: string, next: string) =>
    between(old, next).lines.map(({ change, parts }) => {
      const { kind, attributes } = parts.at(-1)!;
      const changed = attributes.filter(({ formerValue }) => formerValue !== null);
      return [
        change,
        kind,
        ...changed.map(({ name, value, formerValue }) => `${name} ${formerValue} -> ${value}`),
      ];
    });

  it.each([
    [
      'came',
      'a',
      `a\n\n${picture('Plan')}`,
      [
        ['KEPT', 'paragraph'],
        ['INSERTED', 'picture'],
      ],
    ],
    [
      'went',
      `a\n\n${picture('Plan')}`,
      'a',
      [
        ['KEPT', 'paragraph'],
        ['REMOVED', 'picture'],
      ],
    ],
    [
      'says something else',
      picture('Plan'),
      picture('Skizze'),
      [['EDITED', 'picture', 'alt "Plan" -> "Skizze"']],
    ],
    ['says something', picture(''), picture('Plan'), [['EDITED', 'picture', 'alt null -> "Plan"']]],
    [
      'only decorates now',
      picture('Plan'),
      picture('', 's', '#decorative'),
      [['EDITED', 'picture', 'alt "Plan" -> ""']],
    ],
    [
      'is known by its file among others',
      `${picture('a', 's')}\n\n${picture('b', 't')}`,
      picture('c', 't'),
      [
        ['REMOVED', 'picture'],
        ['EDITED', 'picture', 'alt "b" -> "c"'],
      ],
    ],
    [
      'stands elsewhere',
      `${picture('a')}\n\neins\n\nzwei`,
      `eins\n\nzwei\n\n${picture('a')}`,
      [
        ['MOVED_AWAY', 'picture'],
        ['KEPT', 'paragraph'],
        ['KEPT', 'paragraph'],
        ['MOVED_HERE', 'picture'],
      ],
    ],
  ])('%s', (_what, old, next, expected) => {
    expect(told(old, next)).toEqual(expected);
  });
});

describe('in general', () => {
  /** The words of each block of text, rules among them, in their order. */
  const textsOf = (node: Node): string[] =>
    node.isTextblock
      ? [node.textBetween(0, node.content.size, '', '\n')]
      : node.isLeaf
        ? ['']
        : node.children.flatMap(textsOf);

  it.each([1, 2, 3, 4, 5, 6])('both states can be read from it, whatever they are: seed %i', (seed) => {
    const random = new Random(seed);
    for (let round = 0; round < 20; round++) {
      const old = randomDocument(random);
      let next = random.chance(0.2) ? randomDocument(random) : old;
      for (let i = random.int(6); i > 0; i--) next = randomEdit(random, next);
      const { lines } = documentDifference(old.children, next.children);
      const read = (...gone: string[]) =>
        lines
          .filter(({ parts }) => !parts.some(({ change }) => gone.includes(change)))
          .map(({ pieces }) =>
            pieces.flatMap(({ change, text }) => (gone.includes(change) ? [] : [text])).join(''),
          );
      expect(read('REMOVED', 'MOVED_AWAY')).toEqual(textsOf(next));
      expect(read('INSERTED', 'MOVED_HERE')).toEqual(textsOf(old));
    }
  });

  it('the same is no difference', () => {
    const text = '# Titel\n\n- eins\n- zwei\n\n> Zitat\n\n---\n\nSchluss';
    const { lines, ...counts } = between(text, text);
    expect(counts).toEqual({ insertedWords: 0, removedWords: 0, movedBlocks: 0 });
    expect(new Set(lines.map(({ change }) => change))).toEqual(new Set(['KEPT']));
  });

  it(
    'very large texts with very many differences are compared all the same',
    { timeout: LIMITS.textMilliseconds },
    () => {
      const blocks = (word: string) =>
        Array.from({ length: 4_000 }, (_, i) => `Absatz ${i} ${i % 2 ? word : 'bleibt'}`).join('\n\n');
      const { lines, movedBlocks } = between(blocks('alt'), blocks('neu'));
      expect(movedBlocks).toBe(0);
      expect(lines.filter(({ change }) => change === 'EDITED')).toHaveLength(2_000);
      expect(lines.filter(({ change }) => change === 'KEPT')).toHaveLength(2_000);
      expect(between('wort '.repeat(50_000), 'anders '.repeat(50_000)).removedWords).toBe(50_000);
    },
  );
});
