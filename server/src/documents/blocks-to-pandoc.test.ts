import { afterAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { documentSchema } from '@umlauf/shared/document-schema';
import { passageOf } from '@umlauf/shared/passage';
import { Random, randomDocument } from '@umlauf/shared/random-document';
import { readZip } from '../../../test/testkit/read-zip.ts';
import type { Block, Inline, PandocDocument } from '../platform/pandoc/pandoc-ast.ts';
import { Pandoc } from '../platform/pandoc/pandoc.ts';
import { canonicalContent } from './canonical-content.ts';
import { blocksToText } from './document-text.ts';
import { markdownToUpdate } from './markdown.ts';
import { contentToPandoc, stateToPandoc } from './pandoc-document.ts';
import type { SaidAbout } from './pandoc-marks.ts';

const pandoc = new Pandoc();
afterAll(() => pandoc.close());

const HEAD = { title: 'Satzung', language: 'de-DE', base: 'https://umlauf.example', tablesInLists: true };
const SIGNED = { author: 'Änne', date: '2026-01-02T10:00:00Z' };

function docOf(markdown: string): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, markdownToUpdate(markdown));
  return doc;
}
const said = (passage: SaidAbout['passage'], ...texts: string[]): SaidAbout => ({
  passage,
  said: texts.map((text) => ({ ...SIGNED, text })),
});
const commented = (doc: Y.Doc, ...comments: SaidAbout[]) =>
  (JSON.parse(stateToPandoc(doc, HEAD, { proposers: null, comments })) as PandocDocument).blocks;

/** The words with `[n ` where the n-th comment begins and `n]` where it ends. */
function marked(inlines: readonly Inline[]): string {
  return inlines
    .map((inline): string => {
      if (inline.t === 'Str') return inline.c;
      if (inline.t === 'Space') return ' ';
      if (inline.t !== 'Span') return '?';
      const [[, [kind], pairs]] = inline.c;
      const id = new Map(pairs).get('id')!;
      return kind === 'comment-start' ? `[${id} ` : ` ${id}]`;
    })
    .join('');
}
const linesOf = (blocks: readonly Block[]) =>
  blocks.map((block) => (block.t === 'Para' || block.t === 'Plain' ? marked(block.c) : block.t));

describe('comments', () => {
  it('stand around their words, also across blocks and within one another', () => {
    const doc = docOf('Der Antrag wird geprüft.\n\nEr kommt in den Rat.');
    const passage = (words: string) => passageOf(doc, words, 1);
    const blocks = commented(
      doc,
      said(passage('Antrag wird'), 'a', 'Antwort'),
      said(passage('wird geprüft.Er kommt'), 'b'),
      said(passage('Der'), 'c'),
    );
    expect(linesOf(blocks)).toEqual([
      '[3 Der 3] [0 [1 Antrag [2 wird 0] 1] geprüft.',
      'Er kommt 2] in den Rat.',
    ]);
  });

  it('on code, on all of it and on what is gone have a place, too', () => {
    const doc = docOf('```\nlet a;\n```\n\nDanach weg.');
    const code = passageOf(doc, 'let a', 1);
    const gone = passageOf(doc, 'weg', 1);
    const fragment = doc.getXmlFragment('content');
    ((fragment.get(1) as Y.XmlElement).get(0) as Y.XmlText).delete(7, 3);
    const blocks = commented(doc, said(code, 'zum Code'), said(null, 'zum Ganzen'), said(gone, 'zu Worten'));
    expect(linesOf(blocks)).toEqual(['CodeBlock', '[0 [1  1][2  2] 0]Danach .']);
    expect(JSON.stringify(blocks)).toContain('„weg“: zu Worten');
    expect(linesOf(commented(docOf('```\nlet a;\n```'), said(null, 'x')))).toEqual(['CodeBlock', '[0  0]']);
  });
});

describe('tables', () => {
  const cell = (text: string, type = 'tableCell', attrs: object = {}) =>
    documentSchema.node(
      type,
      attrs,
      documentSchema.node('paragraph', null, text ? documentSchema.text(text) : []),
    );
  const written = (...rows: ReturnType<typeof cell>[][]) => {
    const table = documentSchema.node(
      'table',
      null,
      rows.map((cells) => documentSchema.node('tableRow', null, cells)),
    );
    const { blocks } = JSON.parse(contentToPandoc(canonicalContent([table]), HEAD)) as PandocDocument;
    const [, , columns, [, head], [body]] = (blocks[0] as Extract<Block, { t: 'Table' }>).c;
    const [, headColumns, , rest] = body!;
    const spans = (each: typeof head) =>
      each.map(([, cells]) => cells.map(([, , down, across]) => [down, across]));
    return { width: columns.length, headColumns, head: spans(head), body: spans(rest) };
  };

  it('keep rows and columns of headings, and cells across others', () => {
    const head = (text: string, attrs: object = {}) => cell(text, 'tableHeader', attrs);
    expect(
      written(
        [head('Haus', { rowspan: 2 }), head('Beträge', { colspan: 2 })],
        [head('2025'), head('2026')],
        [head('eins'), cell('1'), cell('2')],
        [head('zwei'), cell('3', 'tableCell', { colspan: 2 })],
      ),
    ).toEqual({
      width: 3,
      headColumns: 1,
      head: [
        [
          [2, 1],
          [1, 2],
        ],
        [
          [1, 1],
          [1, 1],
        ],
      ],
      body: [
        [
          [1, 1],
          [1, 1],
          [1, 1],
        ],
        [
          [1, 1],
          [1, 2],
        ],
      ],
    });
  });

  it('hold together where merged edits have left cells that do not', () => {
    expect(
      written(
        [cell('a', 'tableCell', { rowspan: 9 }), cell('b'), cell('c', 'tableCell', { rowspan: 2 })],
        [cell('d', 'tableCell', { colspan: 5 }), cell('e')],
      ),
    ).toEqual({
      width: 4,
      headColumns: 0,
      head: [],
      body: [
        [
          [2, 1],
          [1, 1],
          [2, 1],
        ],
        [
          [1, 1],
          [1, 1],
        ],
      ],
    });
  });
});

/** All letters and digits of the text, one after the other. */
function lettersIn(node: unknown): string {
  if (Array.isArray(node)) return node.map(lettersIn).join('');
  if (typeof node !== 'object' || node === null) return '';
  const { t, c } = node as { t?: string; c?: unknown };
  if (t === 'Str') return onlyLetters(c as string);
  if (t === 'Code' || t === 'CodeBlock') return onlyLetters((c as [unknown, string])[1]);
  return lettersIn(Object.values(node));
}
const onlyLetters = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

/** What an OpenDocument file says. Pandoc's own reader passes over headings in cells, which others show. */
function bodyOf(odt: Uint8Array): string {
  const xml = Buffer.from(readZip(odt).get('content.xml')!).toString();
  const text = xml.slice(xml.indexOf('<office:text>')).replaceAll(/<[^>]*>/g, ' ');
  return text.replaceAll(/&(lt|gt|quot);/g, ' ').replaceAll('&amp;', '&');
}

describe('whatever a document is made of', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'goes to Word, OpenDocument and HTML with all its words: seed %i',
    async (seed) => {
      const { children } = randomDocument(new Random(seed), 12);
      const wanted = onlyLetters(blocksToText(children));
      for (const format of ['docx', 'odt', 'html']) {
        const head = { ...HEAD, title: '', tablesInLists: format !== 'odt' };
        const input = contentToPandoc(canonicalContent(children), head);
        const options = { from: 'json', to: `${format}+empty_paragraphs`, 'output-file': 'out' };
        const { output } = await pandoc.convert({ options, input, files: {} });
        if (format === 'odt') {
          expect(onlyLetters(bodyOf(output!))).toBe(wanted);
          continue;
        }
        const { text } = await pandoc.convert({
          options: { from: format, to: 'json', 'input-files': ['in'] },
          input: null,
          files: { in: output! },
        });
        expect(lettersIn((JSON.parse(text) as PandocDocument).blocks), format).toBe(wanted);
      }
    },
  );

  it('has no table in a list where a format cannot have one', async () => {
    const contents = Array.from({ length: 30 }, (_, seed) =>
      canonicalContent(randomDocument(new Random(seed), 12).children),
    );
    const tables = (tablesInLists: boolean) => {
      const blocks = contents.map(
        (content) => JSON.parse(contentToPandoc(content, { ...HEAD, tablesInLists })).blocks,
      );
      const inLists = (node: unknown, isIn = false): number => {
        if (Array.isArray(node)) return node.reduce((sum: number, each) => sum + inLists(each, isIn), 0);
        if (typeof node !== 'object' || node === null) return 0;
        const { t, c } = node as { t?: string; c?: unknown };
        return (t === 'Table' && isIn ? 1 : 0) + inLists(c, t !== 'Table' && (isIn || t === 'BulletList'));
      };
      return inLists(blocks);
    };
    expect(tables(true)).toBeGreaterThan(0);
    expect(tables(false)).toBe(0);
  });
});
