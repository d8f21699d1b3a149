import { randomBytes } from 'node:crypto';
import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { DOCUMENT_FRAGMENT } from '@umlauf/shared/document-schema';
import { newEntryId } from '@umlauf/shared/entries';
import { entriesIn } from '@umlauf/shared/standing-entries';
import { createElement } from './document-blocks.ts';
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

/** A new document of these blocks. */
export function composedContent(blocks: readonly Node[]): FirstContent {
  const doc = new Y.Doc();
  doc.getXmlFragment(DOCUMENT_FRAGMENT).insert(0, blocks.map(createElement));
  return firstContent(doc);
}
