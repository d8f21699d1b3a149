import * as Y from 'yjs';
import { DOCUMENT_FRAGMENT } from './document-schema.ts';
import { type EntryKind, isEntryId, isEntryKind } from './entries.ts';

/** An entry as it stands in the text. */
export interface StandingEntry {
  /** Null: it bears none, or none that could be one. */
  id: string | null;
  kind: EntryKind;
  element: Y.XmlElement;
}

/** The entries of a document in their order: they stand at its top alone. */
export function entriesIn(doc: Y.Doc): StandingEntry[] {
  const entries: StandingEntry[] = [];
  const fragment = doc.getXmlFragment(DOCUMENT_FRAGMENT);
  for (let item = fragment._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentType)) continue;
    const element = item.content.type;
    if (!(element instanceof Y.XmlElement) || !isEntryKind(element.nodeName)) continue;
    const id: unknown = element.getAttribute('id');
    entries.push({ id: isEntryId(id) ? id : null, kind: element.nodeName, element });
  }
  return entries;
}
