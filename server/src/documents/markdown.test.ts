import type { Node } from '@tiptap/pm/model';
import { prosemirrorToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { DOCUMENT_FRAGMENT, documentSchema } from '@umlauf/shared/document-schema';
import { LIMITS } from '@umlauf/shared/limits';
import { Random, randomDocument } from '@umlauf/shared/random-document';
import { createPassiveDoc } from '../coediting/passive-doc.ts';
import { validateUpdate } from '../coediting/validate-update.ts';
import { blocksFromMarkdown } from './blocks-from-markdown.ts';
import { blocksToMarkdown } from './blocks-to-markdown.ts';
import { readBlocks } from './document-blocks.ts';
import { inlinePieces, piecesToFragment } from './inline-pieces.ts';
import { appendMarkdown, documentMarkdown, documentText, markdownToUpdate } from './markdown.ts';

const ROUNDS = process.env['UMLAUF_LONG'] ? 20_000 : 1_000;
const FIRST = Number(process.env['UMLAUF_SEED'] ?? 1);

function parsed(markdown: string): Node {
  return documentSchema.topNodeType.create(null, blocksFromMarkdown(markdown));
}

function yDocOf(markdown: string): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, markdownToUpdate(markdown));
  return doc;
}

/** What Markdown can say of a block without tables: the same with tidy spaces. */
function tidied(block: Node): Node {
  if (block.type.name === 'codeBlock') return block;
  if (!block.isTextblock) return block.type.create(block.attrs, block.children.map(tidied));
  const context = block.type.name === 'heading' ? 'heading' : 'paragraph';
  const content = piecesToFragment(inlinePieces(block.children, context));
  const isHardSpace =
    block.type.name === 'paragraph' &&
    content.childCount === 1 &&
    content.firstChild!.eq(documentSchema.text('\u00a0'));
  return block.type.create(block.attrs, isHardSpace ? null : content);
}

function hasTable(block: Node): boolean {
  let found = block.type.name === 'table';
  block.descendants((node) => {
    found ||= node.type.name === 'table';
  });
  return found;
}

describe('reading what was written', () => {
  test(`gives the same blocks and the same Markdown, for ${ROUNDS} random documents`, () => {
    for (let seed = FIRST; seed < FIRST + ROUNDS; seed++) {
      const document = randomDocument(new Random(seed), 4);
      const markdown = blocksToMarkdown(document.children);
      const read = parsed(markdown);
      const hint = `UMLAUF_SEED=${seed}\n${markdown}`;
      expect(read.childCount, hint).toBe(document.childCount);
      read.check();
      document.forEach((block, _offset, i) => {
        if (!hasTable(block)) expect(read.child(i).toJSON(), hint).toEqual(tidied(block).toJSON());
        else expect(read.child(i).type, hint).toBe(block.type);
      });
      expect(blocksToMarkdown(read.children), hint).toBe(markdown);
    }
  });

  test(`comes to rest after one round, for ${ROUNDS} random texts`, () => {
    for (let seed = FIRST; seed < FIRST + ROUNDS; seed++) {
      const markdown = randomMarkdown(new Random(seed));
      const written = blocksToMarkdown(parsed(markdown).children);
      const again = blocksToMarkdown(parsed(written).children);
      expect(again, `UMLAUF_SEED=${seed}\n${markdown}`).toBe(written);
    }
  });

  test('keeps characters of two units, also beside marks', () => {
    const text = (content: string, ...names: string[]) =>
      documentSchema.text(
        content,
        names.map((name) => documentSchema.mark(name)),
      );
    const inline = [
      text('😀', 'bold'),
      text('a'),
      text('👩‍👧', 'italic'),
      text('漢字'),
      text('(😀)', 'strike'),
      text('b'),
    ];
    const block = documentSchema.node('paragraph', null, inline);
    expect(parsed(blocksToMarkdown([block])).firstChild!.toJSON()).toEqual(block.toJSON());
  });
});

const FILE = 'fil_0123456789abcdefghjkmnpqrs';

const BITS = [
  '# ', '## x', '- ', '* ', '+ a', '1. ', '7) ', '> ', '    ', '\t', '```', '~~~', '---', '***', '===', '| a | b |',
  '| --- | :-: |', '[ ] ', '[x] x', '**a**', '*b*', '_c_', '~~d~~', '`e`', '<u>f</u>', '<u>', '</u>', '<br>', '<b>g</b>',
  '[h](https://a.example)', '[i](javascript:x)', '![j](/k)', `![l\\|m](/api/files/${FILE}/content)`, '[l]: https://a.example', '[l]', '<https://a.example>', '\\', '\n',
  '\n', '\n\n', '\n\n', ' ', 'wort', '&amp;', '&nbsp;', '**', '*', '_', '~~', '`', '|', '\\|', '\u00a0', '😀', '&#32;',
]; // prettier-ignore

function randomMarkdown(random: Random): string {
  return random.list(1 + random.int(25), () => random.pick(BITS)).join('');
}

describe('Markdown from people and programs', () => {
  test.each([
    ['a heading deeper than four', '###### x', '#### x'],
    ['a heading with an underline', 'x\n===', '# x'],
    ['other bullets', '+ a\n+ b', '- a\n- b'],
    ['tasks', '- [ ] a\n- [X] b', '- [ ] a\n- [x] b'],
    ['tasks among other items', '- [ ] a\n- b', '- [ ] a\n\n* b'],
    ['nested lists', '1. a\n   - b\n     1. c', '1. a\n   - b\n     1. c'],
    ['a numbered list that goes on', '3. a\n4. b', '3. a\n4. b'],
    ['indented code', '    a\n    b', '```\na\nb\n```'],
    ['code with backticks in it', '````\n```\n````', '````\n```\n````'],
    ['inline code with backticks in it', 'a `` b`c `` d', 'a ``b`c`` d'],
    ['a table', 'a|b\n-|-:\n1|2', '| a | b |\n| --- | --: |\n| 1 | 2 |'],
    ['a bar in a table', '| a |\n| - |\n| b\\|c |', '| a |\n| --- |\n| b\\|c |'],
    ['lines in a table', '| a |\n| - |\n| b<br>c |', '| a |\n| --- |\n| b<br>c |'],
    ['hard breaks', 'a  \nb\\\nc', 'a\\\nb\\\nc'],
    ['a link within bold text', '**a [b](/c) d**', '**a [b](/c) d**'],
    ['bold text within a link', '[a **b** c](/d)', '[a **b** c](/d)'],
    ['bold text that ends within a word', 'un**glaub**lich', 'un**glaub**lich'],
    ['bold text that ends after a dot within a word', '&#97;**b.**&#99;', '&#97;**&#98;.**&#99;'],
    ['soft breaks', 'a\nb', 'a b'],
    ['an image', '![Plan](/plan.png)', '[Plan](/plan.png)'],
    [
      'a picture of the document, with its size',
      `![Plan \\[alt\\]](/api/files/${FILE}/content#640x480)`,
      `![Plan \\[alt\\]](/api/files/${FILE}/content#640x480)`,
    ],
    [
      'a picture among words',
      `a ![b](/api/files/${FILE}/content) c`,
      `a\n\n![b](/api/files/${FILE}/content)\n\nc`,
    ],
    [
      'a picture in a heading',
      `## ![b](/api/files/${FILE}/content) c`,
      `## c\n\n![b](/api/files/${FILE}/content)`,
    ],
    [
      'a picture in a table',
      `| a | b |\n| - | - |\n| c ![d\\|e](/api/files/${FILE}/content) f | g |`,
      `| a | b |\n| --- | --- |\n| c<br>![d\\|e](/api/files/${FILE}/content)<br>f | g |`,
    ],
    [
      'a picture that decorates, and one that says nothing yet',
      `- ![](/api/files/${FILE}/content#1x2,decorative)\n- ![](/api/files/${FILE}/content)`,
      `- ![](/api/files/${FILE}/content#1x2,decorative)\n\n- ![](/api/files/${FILE}/content)`,
    ],
    [
      'a picture of another address of ours',
      '![a](/api/files/fil_1/content)',
      '[a](/api/files/fil_1/content)',
    ],
    ['an address', '<https://a.example/ä>', '[https://a.example/ä](https://a.example/ä)'],
    ['a reference', '[a][b]\n\n[b]: /c "Titel"', '[a](/c)'],
    ['underlined text', 'a <u>b</u>', 'a <u>b</u>'],
    ['an empty paragraph', 'a\n\n&nbsp;\n\nb', 'a\n\n&nbsp;\n\nb'],
    ['empty paragraphs at the end', 'a\n\n&nbsp;\n\n&nbsp;', 'a'],
  ])('%s', (_name, markdown, expected) => {
    expect(documentMarkdown(yDocOf(markdown))).toBe(expected);
    expect(documentMarkdown(yDocOf(expected))).toBe(expected);
  });

  test.each([
    ['HTML', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['HTML in a line', 'a <b onclick="x">b</b>', 'a <b onclick="x">b</b>'],
    ['an underline tag without its partner', 'a <u>b', 'a <u>b'],
    ['a script for an address', '[a](javascript:alert(1))', '[a](javascript:alert(1))'],
    ['a hidden script for an address', '[a](&#32;javascript:alert(1))', '[a]( javascript:alert(1))'],
    ['an image from an unsafe address', '![](javascript:x)', '![](javascript:x)'],
    ['an address without a page', '<javascript:alert(1)>', '<javascript:alert(1)>'],
    ['another server as a path', '[a](//evil.example)', '[a](//evil.example)'],
  ])('%s is text', (_name, markdown, text) => {
    const doc = yDocOf(markdown);
    expect(documentText(doc)).toBe(text);
    for (const { node } of readBlocks(doc)) node.descendants((child) => void expect(child.marks).toEqual([]));
    expect(documentText(yDocOf(documentMarkdown(doc)))).toBe(text);
  });

  test('control characters are dropped', () => {
    expect(documentText(yDocOf('a\u0000b\u0007c\u007f\r\nd'))).toBe('abc d');
  });

  test('nesting beyond what documents have is a limit, not a loss', () => {
    const quotes = (depth: number) => `${'> '.repeat(depth)}x`;
    const most = LIMITS.documentDepth - 2;
    const checked = validateUpdate(markdownToUpdate(quotes(most)), createPassiveDoc());
    expect(checked.structs).toBeGreaterThan(most);
    expect(() => markdownToUpdate(quotes(most + 1))).toThrow(expect.objectContaining({ code: 'LIMIT' }));
    expect(() => markdownToUpdate(quotes(10_000))).toThrow(expect.objectContaining({ code: 'LIMIT' }));
    expect(() => markdownToUpdate(`${'- '.repeat(500)}x`)).toThrow(
      expect.objectContaining({ code: 'LIMIT' }),
    );
  });

  test.each([
    ['characters', 'a'.repeat(1_000_001), 'markdownCharacters'],
    ['lines', '- a\n'.repeat(20_001), 'markdownLines'],
    ['signs', '**a** '.repeat(25_001), 'markdownSigns'],
    ['quotes and items on one line', `${'> - '.repeat(20)}a\n`.repeat(600), 'markdownMarkers'],
    ['cells', '|a'.repeat(50_001) + '\n' + '|-'.repeat(50_000), 'markdownCells'],
  ])('too many %s are a limit', (_name, markdown, limit) => {
    expect(() => markdownToUpdate(markdown)).toThrow(
      expect.objectContaining({ code: 'LIMIT', facts: { limit, max: LIMITS[limit as 'markdownLines'] } }),
    );
  });

  test('ten thousand brackets are text', () => {
    const brackets = '!['.repeat(10_000);
    expect(documentText(yDocOf(brackets))).toBe(brackets);
    expect(documentText(yDocOf(documentMarkdown(yDocOf(brackets))))).toBe(brackets);
  });

  test('brackets that have to be sought through a long text are text, and those of other blocks are links', () => {
    const long = '['.repeat(1_500) + '$'.repeat(400_000);
    const started = performance.now();
    const doc = yDocOf(`[a](/b)\n\n${long}\n\n[c](/d)`);
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(documentText(doc)).toBe(`a\n${long}\nc`);
    expect(documentMarkdown(doc)).toMatch(/^\[a\]\(\/b\)\n[^]*\n\[c\]\(\/d\)$/);
  });

  test.each([
    ['underlined by turns', (i: number) => (i % 2 ? { bold: {}, underline: {} } : { bold: {} })],
    ['with links by turns', (i: number) => ({ italic: {}, link: { href: i % 2 ? '/a' : '/b' } })],
    ['struck by turns', (i: number) => (i % 2 ? { bold: {}, strike: {} } : { bold: {}, italic: {} })],
  ])('many bold spaces, %s, are written in a moment', (_name, marksOf) => {
    const doc = yDocOf('a');
    const text = (doc.getXmlFragment(DOCUMENT_FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    const spaces = Array.from({ length: 1_500 }, (_, i) => ({ insert: ' ', attributes: marksOf(i) }));
    text.applyDelta([{ retain: 1, attributes: { bold: {} } }, ...spaces, { insert: 'b' }]);
    const started = performance.now();
    const markdown = documentMarkdown(doc);
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(documentText(yDocOf(markdown)).replaceAll(' ', '')).toBe('ab');
  });

  test('a wide row makes a table of many short ones no longer than they are', () => {
    const doc = new Y.Doc();
    const row = (cells: number, colspan: number) => {
      const element = new Y.XmlElement('tableRow');
      element.insert(
        0,
        Array.from({ length: cells }, () => {
          const cell = new Y.XmlElement('tableCell');
          cell.setAttribute('colspan', colspan as never);
          cell.insert(0, [new Y.XmlElement('paragraph')]);
          return cell;
        }),
      );
      return element;
    };
    const table = new Y.XmlElement('table');
    table.insert(0, [row(100, 100), ...Array.from({ length: 400 }, () => row(1, 1))]);
    doc.getXmlFragment(DOCUMENT_FRAGMENT).push([table]);
    expect(documentMarkdown(doc).length).toBeLessThan(200_000);
  });

  test.each(['', ' \n\n', '[a]: /b'])('%j has no content', (markdown) => {
    expect(markdownToUpdate(markdown)).toEqual(new Uint8Array([0, 0]));
  });
});

describe('the Yjs form', () => {
  test(`is what y-tiptap writes and reads, and passes the check of updates, for ${ROUNDS} random documents`, () => {
    for (let seed = FIRST; seed < FIRST + ROUNDS; seed++) {
      const markdown = blocksToMarkdown(randomDocument(new Random(seed), 4).children);
      const update = markdownToUpdate(markdown);
      expect(validateUpdate(update, createPassiveDoc()).clientIds.length).toBeLessThanOrEqual(1);
      const doc = new Y.Doc();
      Y.applyUpdate(doc, update);
      const node = yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment(DOCUMENT_FRAGMENT), documentSchema);
      expect(node.eq(parsed(markdown)), `UMLAUF_SEED=${seed}`).toBe(true);
      const theirs = new Y.Doc();
      prosemirrorToYXmlFragment(node, theirs.getXmlFragment(DOCUMENT_FRAGMENT));
      expect(doc.getXmlFragment(DOCUMENT_FRAGMENT).toString()).toBe(
        theirs.getXmlFragment(DOCUMENT_FRAGMENT).toString(),
      );
      expect(
        documentSchema
          .node(
            'doc',
            null,
            readBlocks(doc).map((block) => block.node),
          )
          .eq(node),
      ).toBe(true);
    }
  });

  test('reading passes over what y-tiptap would delete, and deletes nothing', () => {
    const doc = yDocOf('a\n\n- b');
    const fragment = doc.getXmlFragment(DOCUMENT_FRAGMENT);
    fragment.push([new Y.XmlElement('script'), new Y.XmlElement('bulletList')]);
    (fragment.get(0) as Y.XmlElement).push([new Y.XmlElement('table')]);
    const before = Y.encodeStateAsUpdate(doc);
    expect(documentMarkdown(doc)).toBe('a\n\n- b');
    expect(documentText(doc)).toBe('a\nb');
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });
});

test('plain text has a line for each block, item and row', () => {
  const markdown =
    '# Titel\n\na\\\nb **fett**\n\n- c\n  - d\n- [x] e\n\n| f | g |\n| - | - |\n| h<br>i | |\n\n---\n\n> j\n\n```\nk\n\tl\n```';
  expect(documentText(yDocOf(markdown))).toBe('Titel\na\nb fett\nc\nd\ne\nf\tg\nh i\t\nj\nk\n\tl');
});

describe('appending', () => {
  function appended(before: string, emptyParagraphs: number, markdown: string): Y.Doc {
    const doc = yDocOf(before);
    const empty = Array.from({ length: emptyParagraphs }, () => new Y.XmlElement('paragraph'));
    doc.getXmlFragment(DOCUMENT_FRAGMENT).push(empty);
    appendMarkdown(doc, markdown);
    return doc;
  }

  test('puts the blocks at the end', () => {
    expect(documentMarkdown(appended('a', 0, '## b\n\nc'))).toBe('a\n\n## b\n\nc');
  });

  test('leaves the empty paragraph where somebody is about to type behind them', () => {
    const doc = appended('a', 1, 'b');
    expect(documentMarkdown(doc)).toBe('a\n\nb');
    expect(doc.getXmlFragment(DOCUMENT_FRAGMENT).length).toBe(3);
  });

  test('begins an empty document', () => {
    expect(documentText(appended('', 0, 'b'))).toBe('b');
    expect(documentText(appended('', 1, 'b'))).toBe('b');
  });

  test('of nothing changes nothing', () => {
    const doc = yDocOf('a');
    const before = Y.encodeStateAsUpdate(doc);
    appendMarkdown(doc, ' \n');
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });
});
