import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { craftUpdate, crafted, type CraftedStruct } from './craft-update.ts';
import { createPassiveDoc } from './passive-doc.ts';
import { refusal } from './sample-room.ts';
import { validateUpdate } from './validate-update.ts';

/** So many blocks, each put on top of the one before. */
function prepends(
  client: number,
  count: number,
  rightOrigin = (i: number) => ({ client, clock: i - 1 }),
): Uint8Array {
  const structs = Array.from({ length: count }, (_, i): CraftedStruct => {
    const paragraph = crafted.element('paragraph');
    return i === 0 ? paragraph : { ...paragraph, rightOrigin: rightOrigin(i) };
  });
  return craftUpdate({ clients: [{ client, clock: 0, structs }] });
}

function docOf(...updates: Uint8Array[]): Y.Doc {
  const doc = createPassiveDoc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

function longText(): Y.Doc {
  const doc = createPassiveDoc();
  doc.clientID = 1;
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('x'.repeat(1_000_000))]);
  doc.getXmlFragment('content').insert(0, [paragraph]);
  return doc;
}

const CONFLICTS = { code: 'LIMIT', facts: { limit: 'updateConflictSteps' } };
const CUTS = { code: 'LIMIT', facts: { limit: 'updateCutSteps' } };

test('eight thousand blocks on top of eight thousand concurrent ones would take Yjs four seconds', () => {
  const update = prepends(9, 8_000);
  expect(update.byteLength).toBeLessThan(120_000);
  expect(refusal(update, docOf(prepends(5, 8_000)))).toMatchObject(CONFLICTS);
});

test('so would both in one update', () => {
  const [left, right] = [prepends(9, 8_000), prepends(5, 8_000)];
  expect(refusal(Y.mergeUpdates([left, right]), docOf())).toMatchObject(CONFLICTS);
});

test('so would neighbours that the author cannot have seen together', () => {
  const doc = docOf(prepends(1, 8_000));
  expect(
    refusal(
      prepends(9, 8_000, (i) => ({ client: 1, clock: i })),
      doc,
    ),
  ).toMatchObject(CONFLICTS);
  expect(
    refusal(
      prepends(9, 8_000, (i) => ({ client: 1, clock: 8_000 - i })),
      doc,
    ),
  ).toMatchObject(CONFLICTS);
});

test('eight thousand blocks on top of what is there cost nothing', () => {
  const doc = docOf(prepends(1, 8_000));
  const next = new Y.Doc();
  next.clientID = 9;
  Y.applyUpdate(next, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(next);
  for (let i = 0; i < 8_000; i++) next.getXmlFragment('content').insert(0, [new Y.XmlElement('paragraph')]);
  expect(validateUpdate(Y.encodeStateAsUpdate(next, before), doc).structs).toBe(8_000);
});

test('two people who put five hundred blocks on top of each other', () => {
  expect(validateUpdate(prepends(9, 500), docOf(prepends(5, 500))).structs).toBe(500);
});

/** A letter into the text after every fortieth one, from the end to the beginning. */
function cuts(client: number, count: number, offset: number): Uint8Array {
  const structs = Array.from({ length: count }, (_, i): CraftedStruct => {
    const clock = 2 + offset + (count - 1 - i) * 40;
    return {
      ...crafted.string('y'),
      origin: { client: 1, clock },
      rightOrigin: { client: 1, clock: clock + 1 },
    };
  });
  return craftUpdate({ clients: [{ client, clock: 0, structs }] });
}

test('a text that is cut into pieces, again and again', () => {
  const doc = longText();
  expect(refusal(cuts(2, 25_000, 0), doc)).toMatchObject(CUTS);
  for (let wave = 0; wave < 8; wave++) {
    const update = cuts(2 + wave, 5_000, wave * 5);
    validateUpdate(update, doc);
    Y.applyUpdate(doc, update);
  }
  expect(refusal(cuts(77, 20_000, 3), doc)).toMatchObject(CUTS);
  const ranges = Array.from({ length: 10_000 }, (_, i) => ({ clock: 5 + i * 20, length: 1 }));
  expect(refusal(craftUpdate({ deletes: [{ client: 1, ranges }] }), doc)).toMatchObject(CUTS);
  const all = craftUpdate({ deletes: [{ client: 1, ranges: [{ clock: 0, length: 900_000 }] }] });
  expect(validateUpdate(all, doc).addsNothing).toBe(false);
});
