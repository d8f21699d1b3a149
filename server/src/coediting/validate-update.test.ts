import { randomFillSync } from 'node:crypto';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { AppError } from '../platform/errors.ts';
import { craftUpdate, crafted, type CraftedStruct } from './craft-update.ts';
import { createPassiveDoc, hasPending } from './passive-doc.ts';
import type { StructId } from './update-struct.ts';
import { validateUpdate } from './validate-update.ts';

/** Client 1 wrote: heading (0), its level (1), its text (2) "Titel" (3-7), paragraph (8), its text (9) "Absatz" (10-15). */
function room(): Y.Doc {
  const doc = createPassiveDoc();
  doc.clientID = 1;
  const heading = new Y.XmlElement('heading');
  heading.setAttribute('level', 2 as unknown as string);
  heading.insert(0, [new Y.XmlText('Titel')]);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('Absatz')]);
  doc.getXmlFragment('content').insert(0, [heading, paragraph]);
  doc.clientID = 99;
  return doc;
}

const HEADING = at(1, 0);
const LEVEL = at(1, 1);
const HEADING_TEXT = at(1, 2);
const TITLE_END = at(1, 7);
const PARAGRAPH = at(1, 8);
const PARAGRAPH_TEXT = at(1, 9);
const TEXT_START = at(1, 10);
const TEXT_END = at(1, 15);

function at(client: number, clock: number): StructId {
  return { client, clock };
}

function byClient2(...structs: CraftedStruct[]): Uint8Array {
  return craftUpdate({ clients: [{ client: 2, clock: 0, structs }] });
}

function byYjs(write: (fragment: Y.XmlFragment, doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(room()));
  doc.clientID = 2;
  doc.transact(() => write(doc.getXmlFragment('content'), doc));
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(room()));
}

/** The error that the update is refused with; the room is untouched then. */
function refusal(update: Uint8Array, doc = room()): Pick<AppError, 'code' | 'facts'> {
  const before = Y.encodeStateAsUpdate(doc);
  try {
    validateUpdate(update, doc);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    return { code: error.code, facts: error.facts };
  }
  throw new Error('the update was accepted');
}

function invalid(fault: string) {
  return { code: 'INVALID_INPUT', facts: { fields: { update: fault } } };
}

describe('what is accepted', () => {
  test('the empty difference is empty', () => {
    expect(validateUpdate(new Uint8Array([0, 0]), room())).toEqual({
      clientIds: [],
      structs: 0,
      isEmpty: true,
      addsNothing: true,
    });
  });

  test('what the document has already adds nothing', () => {
    const checked = validateUpdate(Y.encodeStateAsUpdate(room()), room());
    expect(checked).toEqual({ clientIds: [], structs: 0, isEmpty: false, addsNothing: true });
  });

  test('the clients who wrote something new are named, and those who only repeat are not', () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(room()));
    doc.clientID = 7;
    doc.getXmlFragment('content').push([new Y.XmlElement('horizontalRule')]);
    expect(validateUpdate(Y.encodeStateAsUpdate(doc), room())).toMatchObject({ clientIds: [7], structs: 1 });
  });

  test('a deletion writes no struct; the same one again adds nothing', () => {
    const doc = room();
    const update = byYjs((fragment) => fragment.delete(0, 1));
    expect(validateUpdate(update, doc)).toMatchObject({ clientIds: [], structs: 0, addsNothing: false });
    Y.applyUpdate(doc, update);
    expect(validateUpdate(update, doc)).toMatchObject({ addsNothing: true });
  });

  test('what was typed into a paragraph that somebody else deleted in the meantime', () => {
    const doc = room();
    const typed = byYjs((fragment) => {
      const paragraph = fragment.get(1) as Y.XmlElement;
      (paragraph.get(0) as Y.XmlText).insert(0, 'Neuer ');
      paragraph.push([new Y.XmlElement('hardBreak'), new Y.XmlText('Zeile')]);
    });
    Y.applyUpdate(
      doc,
      byYjs((fragment) => fragment.delete(1, 1)),
    );
    expect(validateUpdate(typed, doc)).toMatchObject({ clientIds: [2], addsNothing: false });
    Y.applyUpdate(doc, typed);
    expect(hasPending(doc)).toBe(false);
  });
});

describe('what is no update', () => {
  test.each([
    ['no bytes', new Uint8Array(), 'EMPTY'],
    ['a declared count that no bytes follow', new Uint8Array([1, 0x80, 0x80, 0x80, 0x10, 0, 0]), 'MALFORMED'],
    ['2^53 clients', new Uint8Array([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f, 0]), 'MALFORMED'],
    ['bytes left over', new Uint8Array([0, 0, 0]), 'MALFORMED'],
    ['no deletions', new Uint8Array([0]), 'MALFORMED'],
    ['text', new TextEncoder().encode('{"update": true}'), 'MALFORMED'],
    ['the other encoding', Y.encodeStateAsUpdateV2(room()), 'MALFORMED'],
    ['half an update', Y.encodeStateAsUpdate(room()).subarray(0, 40), 'MALFORMED'],
    ['an empty string', byClient2({ ...crafted.string(''), parent: PARAGRAPH_TEXT }), 'MALFORMED'],
    ['an empty deletion', byClient2({ ...crafted.deleted(0) }), 'MALFORMED'],
    ['broken JSON', byClient2({ ...crafted.format('bold', '{'), parent: PARAGRAPH_TEXT }), 'MALFORMED'],
    ['a clock beyond counting', byClient2(crafted.gone(2 ** 52)), 'MALFORMED'],
  ])('%s', (_name, update, fault) => {
    expect(refusal(update)).toEqual(invalid(fault));
  });

  test('random bytes', () => {
    for (let i = 0; i < 1_000; i++) {
      const update = randomFillSync(new Uint8Array(3 + (i % 200)));
      expect(['INVALID_INPUT', 'CONFLICT', 'LIMIT']).toContain(refusal(update).code);
    }
  });

  test('50 MB', () => {
    const max = LIMITS.updateBytes;
    expect(refusal(new Uint8Array(50_000_000))).toEqual({
      code: 'LIMIT',
      facts: { limit: 'updateBytes', max },
    });
  });

  test('the same client twice, of which Yjs would forget the first', () => {
    const clients = [1, 2].map(() => ({ client: 2, clock: 0, structs: [crafted.gone(1)] }));
    expect(refusal(craftUpdate({ clients }))).toEqual(invalid('MALFORMED'));
  });

  test('overlapping deletions, which Yjs works through again and again', () => {
    const ranges = [
      { clock: 0, length: 16 },
      { clock: 0, length: 16 },
    ];
    expect(refusal(craftUpdate({ deletes: [{ client: 1, ranges }] }))).toEqual(invalid('MALFORMED'));
  });

  test('more structs than an update may have', () => {
    const structs = Array.from({ length: LIMITS.updateStructs }, () => crafted.gone(1));
    expect(refusal(byClient2(...structs))).toMatchObject({
      code: 'LIMIT',
      facts: { limit: 'updateStructs' },
    });
  });

  test('more new clients than an update may have', () => {
    const clients = Array.from({ length: 101 }, (_, client) => ({
      client: client + 2,
      clock: 0,
      structs: [crafted.gone(1)],
    }));
    expect(refusal(craftUpdate({ clients }))).toMatchObject({ facts: { limit: 'updateClients', max: 100 } });
  });
});

describe('predecessors', () => {
  const missing = {
    code: 'CONFLICT',
    facts: {
      reason: 'MISSING_PREDECESSORS',
      stateVector: Buffer.from(Y.encodeStateVector(room())).toString('base64'),
    },
  };

  test.each<[string, Uint8Array]>([
    [
      'a gap before the first struct',
      craftUpdate({ clients: [{ client: 2, clock: 5, structs: [crafted.gone(1)] }] }),
    ],
    [
      'a gap after the last',
      craftUpdate({ clients: [{ client: 1, clock: 17, structs: [crafted.gone(1)] }] }),
    ],
    ['clocks left out', byClient2(crafted.gone(1), crafted.skip(3), crafted.gone(1))],
    ['an unknown left neighbour', byClient2({ ...crafted.string('a'), origin: at(3, 0) })],
    ['an unknown right neighbour', byClient2({ ...crafted.string('a'), rightOrigin: at(1, 16) })],
    ['an unknown parent', byClient2({ ...crafted.element('paragraph'), parent: at(3, 0) })],
    [
      'a deletion of what nobody knows',
      craftUpdate({ deletes: [{ client: 3, ranges: [{ clock: 0, length: 1 }] }] }),
    ],
    [
      'a deletion beyond what is known',
      craftUpdate({ deletes: [{ client: 1, ranges: [{ clock: 9, length: 8 }] }] }),
    ],
  ])('%s: the server says what it has', (_name, update) => {
    expect(refusal(update)).toEqual(missing);
  });

  test('clocks left out that the document has are no gap', () => {
    const update = craftUpdate({
      clients: [
        { client: 1, clock: 8, structs: [crafted.skip(8), { ...crafted.string('!'), origin: TEXT_END }] },
      ],
    });
    expect(validateUpdate(update, room())).toMatchObject({ clientIds: [1], structs: 1 });
  });

  test.each<[string, Uint8Array]>([
    ['itself', byClient2({ ...crafted.string('a'), origin: at(2, 0) })],
    ['its own successor', byClient2({ ...crafted.string('a'), rightOrigin: at(2, 1) }, crafted.gone(1))],
    [
      'one another',
      craftUpdate({
        clients: [
          { client: 2, clock: 0, structs: [{ ...crafted.string('a'), origin: at(3, 0) }] },
          { client: 3, clock: 0, structs: [{ ...crafted.string('b'), origin: at(2, 0) }] },
        ],
      }),
    ],
    [
      'one another over a detour',
      craftUpdate({
        clients: [
          { client: 2, clock: 0, structs: [{ ...crafted.string('a'), origin: at(3, 0) }, crafted.gone(1)] },
          { client: 3, clock: 0, structs: [{ ...crafted.string('b'), rightOrigin: at(2, 1) }] },
        ],
      }),
    ],
    [
      'what is unknown, in a struct that the document has',
      craftUpdate({
        clients: [{ client: 1, clock: 8, structs: [{ ...crafted.element('paragraph'), origin: at(3, 0) }] }],
      }),
    ],
  ])('a struct that refers to %s', (_name, update) => {
    expect(refusal(update)).toEqual(invalid('MALFORMED'));
  });
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
