import * as Y from 'yjs';
import { expect, it } from 'vitest';
import { contentOf } from './passive-doc.ts';
import { SuggestionTrial } from './suggestion-trial.ts';

it('9.4 the copy never holds what a change left there that failed', () => {
  const [doc, trial] = [new Y.Doc(), new SuggestionTrial()];
  const add = (to: Y.Doc) => to.getXmlFragment('content').insert(0, [new Y.XmlElement('paragraph')]);
  add(doc);
  const fails = (copy: Y.Doc) => {
    add(copy);
    throw new Error('half done');
  };
  expect(() => trial.make(doc, fails)).toThrow('half done');
  let copied = '';
  expect(trial.make(doc, (copy) => (copied = contentOf(copy)))).toBeNull();
  expect(copied).toBe(contentOf(doc));
});
