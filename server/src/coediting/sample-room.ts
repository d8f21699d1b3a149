import * as Y from 'yjs';
import { AppError } from '../platform/errors.ts';
import { craftUpdate, type CraftedStruct } from './craft-update.ts';
import { createPassiveDoc } from './passive-doc.ts';
import type { StructId } from './update-struct.ts';
import { validateUpdate } from './validate-update.ts';

/** Client 1 wrote: heading (0), its level (1), its text (2) "Titel" (3-7), paragraph (8), its text (9) "Absatz" (10-15). */
export function room(): Y.Doc {
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

export const HEADING = at(1, 0);
export const LEVEL = at(1, 1);
export const HEADING_TEXT = at(1, 2);
export const TITLE_END = at(1, 7);
export const PARAGRAPH = at(1, 8);
export const PARAGRAPH_TEXT = at(1, 9);
export const TEXT_START = at(1, 10);
export const TEXT_END = at(1, 15);

export function at(client: number, clock: number): StructId {
  return { client, clock };
}

export function byClient2(...structs: CraftedStruct[]): Uint8Array {
  return craftUpdate({ clients: [{ client: 2, clock: 0, structs }] });
}

export function byYjs(write: (fragment: Y.XmlFragment, doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(room()));
  doc.clientID = 2;
  doc.transact(() => write(doc.getXmlFragment('content'), doc));
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(room()));
}

/** The error that the update is refused with; throws when it is accepted, or the room is not what it was. */
export function refusal(update: Uint8Array, doc = room()): Pick<AppError, 'code' | 'facts'> {
  const before = Y.encodeStateAsUpdate(doc);
  try {
    validateUpdate(update, doc);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (Buffer.compare(before, Y.encodeStateAsUpdate(doc)) !== 0)
      throw new Error('the room has changed', { cause: error });
    return { code: error.code, facts: error.facts };
  }
  throw new Error('the update was accepted');
}

export function invalid(fault: string) {
  return { code: 'INVALID_INPUT', facts: { fields: { update: fault } } };
}
