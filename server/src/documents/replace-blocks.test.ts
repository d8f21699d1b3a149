import { prosemirrorToYXmlFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { DOCUMENT_FRAGMENT, documentSchema } from '@umlauf/shared/document-schema';
import { Random, randomBlock, randomBlocks } from '@umlauf/shared/random-document';
import { validateUpdate } from '../coediting/validate-update.ts';
import { blocksFromMarkdown } from './blocks-from-markdown.ts';
import { blocksToMarkdown, withoutEmptyEnd } from './blocks-to-markdown.ts';
import { createElement, readBlocks } from './document-blocks.ts';
import { documentMarkdown, markdownToUpdate } from './markdown.ts';
import { replaceBlocks } from './replace-blocks.ts';

const ROUNDS = process.env['UMLAUF_LONG'] ? 10_000 : 500;
const FIRST = Number(process.env['UMLAUF_SEED'] ?? 1);

function docOf(markdown: string): Y.Doc {
  return copyOf(markdownToUpdate(markdown));
}

function copyOf(state: Uint8Array | Y.Doc): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state instanceof Y.Doc ? Y.encodeStateAsUpdate(state) : state);
  return doc;
}

/** The text of a block at the top, to type into. */
function textOf(doc: Y.Doc, index: number): Y.XmlText {
  return (doc.getXmlFragment(DOCUMENT_FRAGMENT).get(index) as Y.XmlElement).get(0) as Y.XmlText;
}

/** A document, what others have made of it since, and what the caller makes of it. */
function merged(base: string, others: (doc: Y.Doc) => void, markdown: string): string {
  const seen = docOf(base);
  const present = copyOf(seen);
  others(present);
  const current = copyOf(present);
  const before = Y.encodeStateVector(current);
  replaceBlocks(seen, current, markdown);
  // What a room would say to it.
  const update = Y.encodeStateAsUpdate(current, before);
  validateUpdate(update, present);
  Y.applyUpdate(present, update);
  expect(documentMarkdown(present)).toBe(documentMarkdown(current));
  return documentMarkdown(current);
}

const nobody = () => {};

describe('nobody else writes', () => {
  test.each([
    ['nothing', 'a\n\nb', 'a\n\nb'],
    ['a word', 'a\n\nb c\n\nd', 'a\n\nb x c\n\nd'],
    ['the order', 'a\n\nb\n\nc', 'c\n\na\n\nb'],
    ['a block more', 'a\n\nc', 'a\n\nb\n\nc'],
    ['a block more at the beginning', 'b', 'a\n\nb'],
    ['a block less', 'a\n\nb\n\nc', 'a\n\nc'],
    ['another kind of block', 'a\n\nb', 'a\n\n# b'],
    ['an item more', '- a\n- c', '- a\n- b\n- c'],
    ['a task done', '- [ ] a\n- [ ] b', '- [ ] a\n- [x] b'],
    ['everything', 'a\n\nb', '# x\n\n| y |\n| --- |\n| z |'],
    ['all of it gone', 'a\n\nb', ''],
    ['a beginning', '', 'a'],
  ])('%s changes', (_name, base, wanted) => {
    expect(merged(base, nobody, wanted)).toBe(wanted);
  });

  test(`the document becomes what was asked for, for ${ROUNDS} random ones`, () => {
    for (let seed = FIRST; seed < FIRST + ROUNDS; seed++) {
      const random = new Random(seed);
      const blocks = randomBlocks(random, 8);
      const base = new Y.Doc();
      prosemirrorToYXmlFragment(
        documentSchema.node('doc', null, blocks),
        base.getXmlFragment(DOCUMENT_FRAGMENT),
      );
      const wanted = withoutEmptyEnd(
        blocksFromMarkdown(documentMarkdown(base)).flatMap((block) => {
          if (random.chance(0.7)) return [block];
          return random.chance(0.5) ? [] : random.list(random.int(3), () => randomBlock(random));
        }),
      );
      const current = copyOf(base);
      replaceBlocks(base, current, blocksToMarkdown(wanted));
      expect(documentMarkdown(current), `UMLAUF_SEED=${seed}`).toBe(blocksToMarkdown(wanted));
    }
  });
});

describe('what is not the caller’s matter survives', () => {
  test('what others typed into other blocks', () => {
    const others = (doc: Y.Doc) => textOf(doc, 1).insert(1, ' von anderen');
    expect(merged('a\n\nb\n\nc', others, 'a neu\n\nb\n\nc')).toBe('a neu\n\nb von anderen\n\nc');
  });

  test('blocks that others have added, moved and removed', () => {
    const others = (doc: Y.Doc) => {
      const fragment = doc.getXmlFragment(DOCUMENT_FRAGMENT);
      fragment.delete(2, 1);
      fragment.insert(1, blocksFromMarkdown('neu').map(createElement));
    };
    expect(merged('a\n\nb\n\nc\n\nd', others, 'a\n\nb\n\nc\n\nd!')).toBe('a\n\nneu\n\nb\n\nd!');
  });

  test('new blocks find their place beside what is left', () => {
    const others = (doc: Y.Doc) => doc.getXmlFragment(DOCUMENT_FRAGMENT).delete(0, 2);
    expect(merged('a\n\nb\n\nc', others, 'a\n\nb\n\nneu\n\nc')).toBe('neu\n\nc');
  });

  test('a cursor in the edited block, before and behind the edit', () => {
    const base = docOf('Der Antrag ist gestellt.');
    const current = copyOf(base);
    const text = textOf(current, 0);
    const cursors = [3, 15].map((index) => Y.createRelativePositionFromTypeIndex(text, index));
    replaceBlocks(base, current, 'Der schriftliche Antrag ist gestellt.');
    expect(
      cursors.map((cursor) => Y.createAbsolutePositionFromRelativePosition(cursor, current)?.index),
    ).toEqual([3, 28]);
  });

  test('what is being typed into the same block at the same moment', () => {
    const base = docOf('Der Antrag ist gestellt.');
    const writer = copyOf(base);
    textOf(writer, 0).insert(24, ' Er liegt vor.');
    const current = copyOf(base);
    replaceBlocks(base, current, 'Der neue Antrag ist gestellt.');
    Y.applyUpdate(writer, Y.encodeStateAsUpdate(current));
    expect(documentMarkdown(writer)).toBe('Der neue Antrag ist gestellt. Er liegt vor.');
  });

  test('empty paragraphs at the end', () => {
    const base = docOf('a');
    base.getXmlFragment(DOCUMENT_FRAGMENT).push([new Y.XmlElement('paragraph')]);
    const current = copyOf(base);
    replaceBlocks(base, current, 'a\n\nb');
    expect(current.getXmlFragment(DOCUMENT_FRAGMENT).toString()).toBe(
      '<paragraph>a</paragraph><paragraph>b</paragraph><paragraph></paragraph>',
    );
  });

  test('what Markdown cannot say of an edited block', () => {
    const base = docOf('| a | b |\n| --- | --- |\n| c | d |\n| e | f |');
    const table = base.getXmlFragment(DOCUMENT_FRAGMENT).get(0) as Y.XmlElement;
    for (const row of table.toArray() as Y.XmlElement[]) {
      (row.get(0) as Y.XmlElement).setAttribute('colwidth', [120] as unknown as string);
    }
    const cell = (table.get(1) as Y.XmlElement).get(0) as Y.XmlElement;
    cell.insert(1, blocksFromMarkdown('- x\n- y').map(createElement));
    const markdown = documentMarkdown(base);
    expect(markdown).toContain('| c<br>x<br>y | d |');
    const current = copyOf(base);
    replaceBlocks(base, current, markdown.replace('| d |', '| d neu |').replace('| e |', '| e neu |'));
    const xml = current.getXmlFragment(DOCUMENT_FRAGMENT).toString();
    expect(xml).toContain('<listitem><paragraph>x</paragraph></listitem>');
    expect(xml.match(/colwidth="120"/g)).toHaveLength(3);
    expect(documentMarkdown(current)).toContain('| c<br>x<br>y | d neu |\n| e neu | f |');
  });
});

describe('the same block', () => {
  function conflict(base: string, others: (doc: Y.Doc) => void, markdown: string): void {
    const seen = docOf(base);
    const current = copyOf(seen);
    others(current);
    const before = Y.encodeStateAsUpdate(current);
    expect(() => replaceBlocks(seen, current, markdown)).toThrow(
      expect.objectContaining({ code: 'CONFLICT', facts: { reason: 'BLOCK_CHANGED' } }),
    );
    expect(Y.encodeStateAsUpdate(current)).toEqual(before);
  }

  const others = (doc: Y.Doc) => textOf(doc, 1).insert(1, ' von anderen');

  test('changed by both is a conflict, and nothing is changed', () => {
    conflict('a\n\nb\n\nc', others, 'a neu\n\nb neu\n\nc');
  });

  test('removed by the caller and changed by others is a conflict', () => {
    conflict('a\n\nb\n\nc', others, 'a\n\nc');
  });

  test('changed by the caller and removed by others is a conflict', () => {
    conflict('a\n\nb\n\nc', (doc) => doc.getXmlFragment(DOCUMENT_FRAGMENT).delete(1, 1), 'a\n\nb neu\n\nc');
  });

  test('removed by both is none', () => {
    const remove = (doc: Y.Doc) => doc.getXmlFragment(DOCUMENT_FRAGMENT).delete(1, 1);
    expect(merged('a\n\nb\n\nc', remove, 'a\n\nc')).toBe('a\n\nc');
  });

  test('changed by both in the same way is none: the edit may be sent again', () => {
    expect(merged('a\n\nb\n\nc', others, 'a\n\nb von anderen\n\nc')).toBe('a\n\nb von anderen\n\nc');
  });
});

test(`edits of different blocks never meet, for ${ROUNDS} random documents`, () => {
  for (let seed = FIRST; seed < FIRST + ROUNDS; seed++) {
    const random = new Random(seed);
    const blocks = Array.from({ length: 6 }, (_, i) => `Absatz${i} erste${i} Worte${i}`);
    const isOthers = blocks.map(() => random.chance(0.4));
    const wanted = blocks.map((block, i) => {
      if (isOthers[i] || random.chance(0.4)) return block;
      return random.chance(0.7) ? `${block} von${i} mir${i}` : null;
    });
    const expected = wanted.map((block, i) => (isOthers[i] ? `${blocks[i]} von${i} anderen${i}` : block));
    const others = (doc: Y.Doc) => {
      isOthers.forEach((is, i) => is && textOf(doc, i).insert(blocks[i]!.length, ` von${i} anderen${i}`));
    };
    const text = (list: (string | null)[]) => list.filter((block) => block !== null).join('\n\n');
    expect(merged(text(blocks), others, text(wanted)), `UMLAUF_SEED=${seed}`).toBe(text(expected));
  }
});

test('blocks keep their identity', () => {
  const base = docOf('a\n\nb c\n\nd');
  const current = copyOf(base);
  replaceBlocks(base, current, 'a\n\nb x c\n\nneu\n\nd');
  const ids = (doc: Y.Doc) => readBlocks(doc).map((block) => block.id);
  const [a, b, d] = ids(base);
  const [a2, b2, , d2] = ids(current);
  expect([a2, b2, d2]).toEqual([a, b, d]);
});
