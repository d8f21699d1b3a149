import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { craftUpdate, crafted } from './craft-update.ts';
import {
  byClient2,
  byYjs,
  HEADING,
  HEADING_TEXT,
  invalid,
  LEVEL,
  PARAGRAPH,
  PARAGRAPH_TEXT,
  refusal,
  room,
  TEXT_END,
  TEXT_START,
  TITLE_END,
} from './sample-room.ts';
import { validateUpdate } from './validate-update.ts';

function withPicture(attributes: Record<string, unknown>): Uint8Array {
  return byYjs((fragment) => {
    const picture = new Y.XmlElement('picture');
    for (const [name, value] of Object.entries(attributes)) picture.setAttribute(name, value as string);
    fragment.insert(0, [picture]);
  });
}

test('a picture of a file, with what it says, comes in', () => {
  const given = { fileId: 'fil_0123456789abcdefghjkmnpqrs', alt: 'Lageplan', width: 640, height: 480 };
  expect(validateUpdate(withPicture(given), room()).structs).toBeGreaterThan(0);
  expect(validateUpdate(withPicture({ fileId: given.fileId, alt: '' }), room()).structs).toBeGreaterThan(0);
});

describe('what documents do not have', () => {
  test.each<[string, Uint8Array, string]>([
    ['another root', byClient2({ ...crafted.element('paragraph'), parent: 'contents' }), 'UNKNOWN_VALUE'],
    ['a script', byYjs((fragment) => fragment.insert(1, [new Y.XmlElement('script')])), 'UNKNOWN_VALUE'],
    [
      'a script inside a valid paragraph',
      byYjs((fragment) => {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText('harmlos'), new Y.XmlElement('script')]);
        fragment.insert(0, [paragraph]);
      }),
      'UNKNOWN_VALUE',
    ],
    ['an element named like an object method', byClient2(crafted.element('constructor')), 'UNKNOWN_VALUE'],
    ['the document node', byClient2(crafted.element('doc')), 'UNKNOWN_VALUE'],
    ['a picture from elsewhere', withPicture({ fileId: 'https://evil.example/pixel.png' }), 'UNKNOWN_VALUE'],
    ['a picture with its bytes', withPicture({ fileId: 'data:image/png;base64,AAAA' }), 'UNKNOWN_VALUE'],
    ['a picture with an address of its own', withPicture({ src: '/api/files/x' }), 'UNKNOWN_VALUE'],
    ['a picture that does something', withPicture({ onerror: 'alert(1)' }), 'UNKNOWN_VALUE'],
    ['a picture that says two lines', withPicture({ alt: 'a\nb' }), 'UNKNOWN_VALUE'],
    [
      'a picture that says too much',
      withPicture({ alt: 'x'.repeat(LIMITS.alternativeCharacters + 1) }),
      'UNKNOWN_VALUE',
    ],
    ['a picture without end', withPicture({ width: 10_000_000 }), 'UNKNOWN_VALUE'],
    [
      'words in a picture',
      byYjs((fragment) => {
        const picture = new Y.XmlElement('picture');
        picture.insert(0, [new Y.XmlText('x')]);
        fragment.insert(0, [picture]);
      }),
      'UNKNOWN_VALUE',
    ],
    ['a fragment in the fragment', byClient2(crafted.type(4)), 'UNKNOWN_VALUE'],
    ['a hook', byClient2(crafted.hook('x')), 'UNKNOWN_VALUE'],
    ['an array', byClient2(crafted.type(0)), 'UNKNOWN_VALUE'],
    ['a map', byClient2(crafted.type(1)), 'UNKNOWN_VALUE'],
    ['a plain text', byClient2(crafted.type(2)), 'UNKNOWN_VALUE'],
    ['a type that Yjs has not got', byClient2(crafted.type(77)), 'UNKNOWN_VALUE'],
    ['JSON', byClient2({ ...crafted.json('1'), parent: HEADING, attribute: 'level' }), 'UNKNOWN_VALUE'],
    [
      'bytes',
      byClient2({ ...crafted.bytes(new Uint8Array(9)), parent: HEADING, attribute: 'level' }),
      'UNKNOWN_VALUE',
    ],
    [
      'an embedded object',
      byClient2({ ...crafted.embed('{"src":"x"}'), parent: PARAGRAPH_TEXT }),
      'UNKNOWN_VALUE',
    ],
    ['a document', byClient2({ ...crafted.document(), parent: PARAGRAPH }), 'UNKNOWN_VALUE'],
    [
      'an unknown attribute',
      byClient2({ ...crafted.values('x'), parent: HEADING, attribute: 'onclick' }),
      'UNKNOWN_VALUE',
    ],
    [
      'an attribute of another node',
      byClient2({ ...crafted.values(2), parent: PARAGRAPH, attribute: 'level' }),
      'UNKNOWN_VALUE',
    ],
    [
      'a level that no heading has',
      byClient2({ ...crafted.values(5), parent: HEADING, attribute: 'level' }),
      'UNKNOWN_VALUE',
    ],
    ['the same over the neighbour', byClient2({ ...crafted.values(5), origin: LEVEL }), 'UNKNOWN_VALUE'],
    [
      'an object for a value',
      byClient2({ ...crafted.values({ a: 1 }), parent: HEADING, attribute: 'level' }),
      'UNKNOWN_VALUE',
    ],
    [
      'lists in lists',
      byClient2({ ...crafted.values([[1]]), parent: HEADING, attribute: 'level' }),
      'UNKNOWN_VALUE',
    ],
    [
      'a type for an attribute',
      byClient2({ ...crafted.type(6), parent: HEADING, attribute: 'level' }),
      'MALFORMED',
    ],
    [
      'text for an attribute',
      byClient2({ ...crafted.string('2'), parent: HEADING, attribute: 'level' }),
      'MALFORMED',
    ],
    [
      'attributes of a text',
      byClient2({ ...crafted.values(1), parent: HEADING_TEXT, attribute: 'level' }),
      'MALFORMED',
    ],
    ['attributes of the document', byClient2({ ...crafted.values(1), attribute: 'level' }), 'MALFORMED'],
    ['a value among the children', byClient2({ ...crafted.values(1), parent: PARAGRAPH }), 'UNKNOWN_VALUE'],
    ['an unknown mark', byYjs((f) => text(f).format(0, 3, { comment: {} })), 'UNKNOWN_VALUE'],
    [
      'a mark with an attribute too many',
      byYjs((f) => text(f).format(0, 3, { bold: { style: 'x' } })),
      'UNKNOWN_VALUE',
    ],
    ['a mark with an attribute too few', byYjs((f) => text(f).format(0, 3, { link: {} })), 'UNSAFE_LINK'],
    [
      'a script behind a link',
      byYjs((f) => text(f).format(0, 3, link('javascript:alert(1)'))),
      'UNSAFE_LINK',
    ],
    [
      'a hidden script behind a link',
      byYjs((f) => text(f).format(0, 3, link('\u0001java\nscript:x'))),
      'UNSAFE_LINK',
    ],
    ['data behind a link', byYjs((f) => text(f).format(0, 3, link('data:text/html,x'))), 'UNSAFE_LINK'],
    ['text at the top', byYjs((f) => f.insert(0, [new Y.XmlText('x')])), 'UNKNOWN_VALUE'],
    ['letters at the top', byClient2(crafted.string('x')), 'UNKNOWN_VALUE'],
    ['letters in an element', byClient2({ ...crafted.string('x'), parent: PARAGRAPH }), 'UNKNOWN_VALUE'],
    ['an element in a text', byClient2({ ...crafted.element('hardBreak'), origin: TEXT_START }), 'MALFORMED'],
    [
      'a block in a paragraph',
      byClient2({ ...crafted.element('paragraph'), parent: PARAGRAPH }),
      'UNKNOWN_VALUE',
    ],
    ['a row outside a table', byClient2(crafted.element('tableRow')), 'UNKNOWN_VALUE'],
    ['a break outside a paragraph', byClient2(crafted.element('hardBreak')), 'UNKNOWN_VALUE'],
    ['text in a table', byYjs((f) => f.insert(0, [nested('table', new Y.XmlText('x'))])), 'UNKNOWN_VALUE'],
    [
      'a paragraph in a table',
      byYjs((f) => f.insert(0, [nested('table', new Y.XmlElement('paragraph'))])),
      'UNKNOWN_VALUE',
    ],
    ['bold code blocks', byYjs((f) => f.insert(0, [nested('codeBlock', bold())])), 'UNKNOWN_VALUE'],
    ['children of letters', byClient2({ ...crafted.element('paragraph'), parent: TEXT_END }), 'MALFORMED'],
    [
      'neighbours of two parents',
      byClient2({ ...crafted.string('x'), origin: TITLE_END, rightOrigin: TEXT_START }),
      'MALFORMED',
    ],
    [
      'a child and an attribute for neighbours',
      byClient2({ ...crafted.values(1), origin: LEVEL, rightOrigin: HEADING_TEXT }),
      'MALFORMED',
    ],
  ])('%s', (_name, update, fault) => {
    expect(refusal(update)).toEqual(invalid(fault));
  });

  test('a text that goes on elsewhere than it began', () => {
    const update = craftUpdate({
      clients: [{ client: 1, clock: 10, structs: [{ ...crafted.string('Absatz!'), parent: HEADING_TEXT }] }],
    });
    expect(refusal(update)).toEqual(invalid('MALFORMED'));
  });

  test('blocks within blocks beyond the depth that documents have', () => {
    const deep = (depth: number) =>
      byYjs((fragment) => {
        let parent: Y.XmlFragment = fragment;
        for (let i = 0; i < depth; i++) {
          const quote = new Y.XmlElement('blockquote');
          parent.insert(0, [quote]);
          parent = quote;
        }
      });
    expect(validateUpdate(deep(LIMITS.documentDepth), room()).structs).toBe(LIMITS.documentDepth);
    expect(refusal(deep(LIMITS.documentDepth + 1))).toMatchObject({ facts: { limit: 'documentDepth' } });
  });
});

function text(fragment: Y.XmlFragment): Y.XmlText {
  return (fragment.get(1) as Y.XmlElement).get(0) as Y.XmlText;
}

function link(href: string) {
  return { link: { href } };
}

function nested(name: string, child: Y.XmlElement | Y.XmlText): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.insert(0, [child]);
  return element;
}

function bold(): Y.XmlText {
  const bold = new Y.XmlText();
  bold.insert(0, 'x', { bold: {} });
  return bold;
}
