import * as Y from 'yjs';
import { newSuggestionId } from '@umlauf/shared/suggestion-marks';
import type { AppError } from '../platform/errors.ts';
import { Person, Stage, watch, WINDOW } from './coediting-stage.ts';

export const newId = () => newSuggestionId(crypto.getRandomValues(new Uint8Array(26)));
export const textOf = ({ doc }: Person) =>
  (doc.getXmlFragment('content').get(0) as Y.XmlElement).get(0) as Y.XmlText;
export const insertion = (id: string) => ({ 'insertion--AAAAAAAA': { id } });
/** Brings a mark around no words; Yjs itself would tidy it away. */
export const markNothing = (text: Y.XmlText, id: string) => {
  text.insert(0, 'x', deletion(id));
  for (let item = text._start; item; item = item.right)
    if (item.content instanceof Y.ContentString && item.content.str === 'x')
      item.delete(text.doc!._transaction!);
};
export const deletion = (id: string) => ({ 'deletion--AAAAAAAA': { id } });

/** A document with one paragraph by Alice; Bob may only propose, and has it. */
export async function staged() {
  const stage = new Stage();
  stage.document();
  const alice = new Person(stage, 'alice');
  const bob = new Person(stage, 'bob');
  bob.canEdit = () => false;
  bob.canSuggest = () => true;
  const written = alice.push(alice.type('Der Antrag.'));
  await stage.settle();
  await written;
  Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(alice.doc));
  return { stage, alice, bob };
}

export async function outcomeOf(stage: Stage, person: Person, update: Uint8Array) {
  const pushed = watch(person.push(update));
  // Who was refused is slowed.
  for (let waits = 0; waits < 20 && pushed.outcome === 'pending'; waits++) await stage.settle(3 * WINDOW);
  return pushed.outcome;
}
export const refused = (outcome: unknown) => (outcome as AppError).code;

/** Another page of Bob's, which has this document. */
export function pageOf(stage: Stage, doc: Y.Doc): Person {
  const page = new Person(stage, 'bob', { session: 'page' });
  Object.assign(page, { canEdit: () => false, canSuggest: () => true });
  Y.applyUpdate(page.doc, Y.encodeStateAsUpdate(doc));
  return page;
}
