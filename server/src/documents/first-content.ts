import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import { newEntryId } from '@umlauf/shared/entries';
import { entriesIn } from '@umlauf/shared/standing-entries';
import { type DerivedText, documentTexts } from './markdown.ts';

/** A new document's first update, and what is derived from it. */
export interface FirstContent extends DerivedText {
  update: Uint8Array;
  clientIds: number[];
}

/** Of a document that nobody has written in before: entries that came along from elsewhere are others here. */
export function firstContent(doc: Y.Doc): FirstContent {
  for (const { element } of entriesIn(doc)) element.setAttribute('id', newEntryId(randomBytes(26)));
  return {
    update: Y.encodeStateAsUpdate(doc),
    clientIds: [...doc.store.clients.keys()],
    ...documentTexts(doc),
  };
}
