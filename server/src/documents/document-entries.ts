import type { Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import {
  type EntryFields,
  type EntryKind,
  FIELDS_OF,
  isEntryId,
  isEntryKind,
  NO_FIELDS,
} from '@umlauf/shared/entries';
import { entriesIn } from '@umlauf/shared/standing-entries';
import { printable } from './printable.ts';

/** An entry as the text says it. */
export interface DerivedEntry extends EntryFields {
  id: string;
  kind: EntryKind;
  /** Its place among the entries of the text, from 0. */
  position: number;
  wording: string;
}

export function isEntry(node: Node): boolean {
  return isEntryKind(node.type.name);
}

/** The fields of an entry; those that its kind has not are null. */
export function fieldsOf({ type, attrs }: Node): EntryFields {
  const given = FIELDS_OF[type.name as EntryKind].map((name) => [name, attrs[name] as unknown]);
  return { ...NO_FIELDS, ...(Object.fromEntries(given) as Partial<EntryFields>) };
}

/** The entries among a document's blocks, in their order. */
export function entriesOf(blocks: readonly Node[]): DerivedEntry[] {
  return blocks
    .filter((block) => isEntry(block) && isEntryId(block.attrs['id']))
    .map((block, position) => ({
      id: block.attrs['id'] as string,
      kind: block.type.name as EntryKind,
      position,
      wording: printable(block.textBetween(0, block.content.size, '', '\n')).trim(),
      ...fieldsOf(block),
    }));
}

/** Sets what is given; null takes a field away. Whether such an entry stands there. */
export function setEntryFields(doc: Y.Doc, entryId: string, fields: Partial<EntryFields>): boolean {
  const found = entriesIn(doc).find(({ id }) => id === entryId);
  if (!found) return false;
  const { element, kind } = found;
  doc.transact(() => {
    for (const name of FIELDS_OF[kind]) {
      const value = fields[name];
      if (value === undefined || (element.getAttribute(name) ?? null) === value) continue;
      // Yjs' types know of strings only; y-tiptap stores every value as it is.
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value as string);
    }
  });
  return true;
}
