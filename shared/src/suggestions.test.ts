import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { newSuggestionId } from './suggestion-marks.ts';
import { decideSuggestions, piecesOf, type Decision } from './suggestions.ts';

const newId = () => newSuggestionId(crypto.getRandomValues(new Uint8Array(26)));

/** A text in which every other letter is proposed, by turns in three ways. */
function written(pieces: number, id: string): Y.XmlText {
  // What Yjs collects behind a change is not what is counted here.
  const doc = new Y.Doc({ gc: false });
  const [element, text] = [new Y.XmlElement('paragraph'), new Y.XmlText()];
  element.insert(0, [text]);
  doc.getXmlFragment('content').insert(0, [element]);
  const marks = [
    { 'insertion--AAAAAAAA': { id } },
    { 'deletion--AAAAAAAA': { id } },
    { 'formatting--AAAAAAAA': { id, add: 'bold', remove: '' } },
  ];
  const letters = Array.from({ length: pieces }, (_, at) =>
    at % 2 ? { insert: 'b' } : { insert: 'a', attributes: marks[(at / 2) % 3]! },
  );
  text.applyDelta(letters);
  return text;
}

/** How often Yjs asks whether an item is deleted: wherever it walks along a text, it asks each. */
function stepsFor(pieces: number, decision: Decision): number {
  const id = newId();
  const text = written(pieces, id);
  const { get, set } = Object.getOwnPropertyDescriptor(Y.Item.prototype, 'deleted')!;
  let steps = 0;
  const counting = {
    set,
    get(this: Y.Item) {
      steps += 1;
      return get!.call(this) as boolean;
    },
  };
  Object.defineProperty(Y.Item.prototype, 'deleted', { configurable: true, ...counting });
  try {
    decideSuggestions(text.doc!, new Set([id]), decision);
  } finally {
    Object.defineProperty(Y.Item.prototype, 'deleted', { configurable: true, get, set });
  }
  expect(piecesOf(text).every(({ marks }) => Object.keys(marks).every((key) => key === 'bold'))).toBe(true);
  return steps;
}

test.each(['accept', 'refuse'] as const)('%s takes no longer per piece where there are many', (decision) => {
  expect(stepsFor(50_000, decision)).toBeLessThan(5.5 * stepsFor(10_000, decision));
});
