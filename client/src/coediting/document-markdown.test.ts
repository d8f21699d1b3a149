import { prosemirrorJSONToYDoc } from '@tiptap/y-tiptap';
import { DOCUMENT_FRAGMENT, documentSchema } from '@umlauf/shared/document-schema';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { documentMarkdown, insertedWords } from './document-markdown.ts';

type Json = Record<string, unknown>;
const text = (words: string, ...marks: Json[]): Json => ({ type: 'text', text: words, marks });
const node = (type: string, content: Json[], attrs: Json = {}): Json => ({ type, attrs, content });
const paragraph = (words: string): Json => node('paragraph', [text(words)]);

function markdown(...blocks: Json[]): string {
  const doc = prosemirrorJSONToYDoc(documentSchema, { type: 'doc', content: blocks }, DOCUMENT_FRAGMENT);
  return documentMarkdown(doc.getXmlFragment(DOCUMENT_FRAGMENT));
}

test('pictures, with what they say', () => {
  const fileId = 'fil_0123456789abcdefghjkmnpqrs';
  expect(markdown(node('picture', [], { fileId, alt: 'Plan [A]', width: 640, height: 480 }))).toBe(
    `![Plan \\[A\\]](/api/files/${fileId}/content#640x480)\n`,
  );
  expect(markdown(node('picture', [], { fileId, alt: '' }))).toBe(
    `![](/api/files/${fileId}/content#decorative)\n`,
  );
});

test('headings, marks and links', () => {
  const line = node('paragraph', [
    text('Ein '),
    text('fetter ', { type: 'bold' }),
    text('Verweis', { type: 'link', attrs: { href: 'https://example.org/a(b)' } }),
    text(' und '),
    text('a*b', { type: 'code' }),
    text(' mit *Stern'),
  ]);
  expect(markdown(node('heading', [text('Titel')], { level: 2 }), line)).toBe(
    '## Titel\n\nEin **fetter** [Verweis](<https://example.org/a(b)>) und `a*b` mit \\*Stern\n',
  );
});

test('lists within lists, tasks and quotes', () => {
  const inner = node('orderedList', [node('listItem', [paragraph('innen')])], { start: 3, type: null });
  const outer = node('bulletList', [node('listItem', [paragraph('außen'), inner])]);
  const tasks = node('taskList', [
    node('taskItem', [paragraph('fertig')], { checked: true }),
    node('taskItem', [paragraph('offen')], { checked: false }),
  ]);
  const quote = node('blockquote', [paragraph('eins'), paragraph('zwei')]);
  expect(markdown(outer, tasks, quote)).toBe(
    '- außen\n\n  3. innen\n\n- [x] fertig\n- [ ] offen\n\n> eins\n>\n> zwei\n',
  );
});

test('tables and code', () => {
  const cells = (type: string, ...words: string[]) =>
    node(
      'tableRow',
      words.map((word) => node(type, [paragraph(word)], { colspan: 1, rowspan: 1 })),
    );
  const table = node('table', [cells('tableHeader', 'Ort', 'Stand'), cells('tableCell', 'A|B', 'fertig')]);
  const code = node('codeBlock', [text('a < b')], { language: null });
  expect(markdown(table, code)).toBe(
    '| Ort | Stand |\n| --- | --- |\n| A\\|B | fertig |\n\n```\na < b\n```\n',
  );
});

test('the words that an update inserts, and nothing from before it', () => {
  const doc = new Y.Doc();
  const first = new Y.XmlText('von anderen');
  doc.getXmlFragment(DOCUMENT_FRAGMENT).push([first]);
  const before = Y.encodeStateVector(doc);
  first.insert(0, 'mein Wort ');
  doc.getXmlFragment(DOCUMENT_FRAGMENT).push([new Y.XmlText('mein Absatz')]);
  expect(insertedWords(Y.encodeStateAsUpdate(doc, before))).toBe('mein Wort \nmein Absatz');
});
