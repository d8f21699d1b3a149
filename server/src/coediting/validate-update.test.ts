import { randomFillSync } from 'node:crypto';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '@umlauf/shared/limits';
import { craftUpdate, crafted } from './craft-update.ts';
import { hasPending } from './passive-doc.ts';
import { at, byClient2, byYjs, invalid, PARAGRAPH_TEXT, refusal, room, TEXT_END } from './sample-room.ts';
import { validateUpdate } from './validate-update.ts';

describe('what is accepted', () => {
  test('the empty difference is empty', () => {
    expect(validateUpdate(new Uint8Array([0, 0]), room())).toEqual({
      clientIds: [],
      structs: 0,
      isEmpty: true,
      addsNothing: true,
      isWhollyNew: false,
      suggestionIds: [],
      entries: 0,
    });
  });

  test('what the document has already adds nothing', () => {
    const checked = validateUpdate(Y.encodeStateAsUpdate(room()), room());
    expect(checked).toEqual({
      clientIds: [],
      structs: 0,
      isEmpty: false,
      addsNothing: true,
      isWhollyNew: false,
      suggestionIds: [],
      entries: 0,
    });
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

  test('is wholly new when the document has nothing of it and it deletes nothing', () => {
    const doc = room();
    const typed = byYjs((fragment) => fragment.push([new Y.XmlElement('paragraph')]));
    expect(validateUpdate(typed, doc)).toMatchObject({ isWhollyNew: true });
    const deleting = byYjs((fragment) => fragment.delete(0, 1));
    expect(validateUpdate(deleting, doc)).toMatchObject({ isWhollyNew: false });
    Y.applyUpdate(doc, typed);
    expect(validateUpdate(typed, doc)).toMatchObject({ isWhollyNew: false });
    // Half of it is there already.
    const all = Y.mergeUpdates([Y.encodeStateAsUpdate(room()), typed]);
    expect(validateUpdate(all, room())).toMatchObject({ isWhollyNew: false, addsNothing: false });
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
    const update = craftUpdate({ clients: [{ client: 2, clock: 0, structs }] });
    expect(refusal(update)).toMatchObject({
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
