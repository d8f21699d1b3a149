import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { documentSchema } from '@umlauf/shared/document-schema';
import { blocksFromMarkdown } from './blocks-from-markdown.ts';
import { blocksOf, canonicalContent, contentHash } from './canonical-content.ts';
import { createElement, readBlocks } from './document-blocks.ts';
import { snapshotOf } from './document-snapshot.ts';

const MARKDOWN = `# Baumfällung

Der *Antrag* ist **dringend**, siehe [Akte](https://akte.example/).

1. eins
2. zwei

| A | B |
| - | - |
| 1 | 2 |`;

/** The blocks in a document of their own, written in one go or letter by letter by two people. */
function docOf(markdown: string): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment('content').insert(0, blocksFromMarkdown(markdown).map(createElement));
  return doc;
}

it('the example of the description is what it says', () => {
  const page = readFileSync(new URL('../../../docs/versions.md', import.meta.url), 'utf8');
  const [content, hash] = [...page.matchAll(/^```text\n(.+?)\n```$/gms)].map((match) => match[1]!);
  const doc = docOf('## Müll\n\nDie **Tonne** ist voll.');
  expect(snapshotOf(doc).content).toBe(content);
  expect(snapshotOf(doc).hash).toBe(hash);
  expect(createHash('sha256').update(content!, 'utf8').digest('hex')).toBe(hash);
});

it('how a text was written makes no difference, and what it says does', () => {
  const once = docOf('Der Antrag');
  const slowly = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  slowly.getXmlFragment('content').insert(0, [paragraph]);
  for (const [place, text] of ['Der ', 'An', 'trag', ' weg'].entries()) {
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(slowly));
    const [element] = other.getXmlFragment('content').toArray() as [Y.XmlElement];
    if (place === 0) element.insert(0, [new Y.XmlText(text)]);
    else {
      const piece = element.get(0) as Y.XmlText;
      piece.insert(piece.length, text);
    }
    Y.applyUpdate(slowly, Y.encodeStateAsUpdate(other));
  }
  (paragraph.get(0) as Y.XmlText).delete('Der Antrag'.length, ' weg'.length);
  expect(snapshotOf(slowly).content).toBe(snapshotOf(once).content);
  expect(snapshotOf(docOf('Der Antrag.')).hash).not.toBe(snapshotOf(once).hash);
  expect(snapshotOf(docOf('Der **Antrag**')).hash).not.toBe(snapshotOf(once).hash);
  expect(snapshotOf(docOf('# Der Antrag')).hash).not.toBe(snapshotOf(once).hash);
});

it('is read back as the same blocks', () => {
  const blocks = readBlocks(docOf(MARKDOWN)).map(({ node }) => node);
  const again = blocksOf(canonicalContent(blocks));
  expect(again.map((node) => node.toJSON())).toEqual(blocks.map((node) => node.toJSON()));
  expect(canonicalContent(again)).toBe(canonicalContent(blocks));
});

it('is JSON with one way to write it', () => {
  const { nodes } = documentSchema;
  const bold = documentSchema.mark('bold');
  const italic = documentSchema.mark('italic');
  const text = documentSchema.text('„ü" \u2028\n', [italic, bold]);
  const written = canonicalContent([nodes['paragraph']!.create(null, text)]);
  expect(written).toBe(
    '{"content":[{"content":[{"marks":[{"type":"bold"},{"type":"italic"}],"text":"„ü\\" \u2028\\n","type":"text"}],"type":"paragraph"}],"type":"doc"}',
  );
  expect(canonicalContent([])).toBe('{"content":[],"type":"doc"}');
  // Half a character is none: what UTF-8 cannot write becomes U+FFFD.
  const half = canonicalContent([nodes['paragraph']!.create(null, documentSchema.text('a\ud800'))]);
  expect(contentHash(half)).toBe(contentHash(half.replace('\ud800', '\ufffd')));
  expect(half).toContain('a\ufffd');
});
