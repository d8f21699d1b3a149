import * as Y from 'yjs';
import { DOCUMENT_FRAGMENT, documentSchema } from './document-schema.ts';
import type { Proposer } from './propose.ts';
import { proposedBy } from './suggestion-marks.ts';
import { textsOf } from './suggestions.ts';
import { markKey } from './write-proposal.ts';

/**
 * Makes a proposal of the words that the server lacks and that stand in no proposal of their writer's: the one in which
 * they were typed was decided about meanwhile, and its marks are gone.
 */
export function proposeAnew(doc: Y.Doc, serverVector: Uint8Array | undefined, proposer: Proposer): void {
  const known = serverVector ? Y.decodeStateVector(serverVector) : new Map<number, number>();
  const strays = [...textsOf(doc.getXmlFragment(DOCUMENT_FRAGMENT))].flatMap((text) =>
    straysIn(text, known, proposer),
  );
  if (strays.length === 0) return;
  const mark = documentSchema.mark('insertion', { id: proposer.newId() });
  doc.transact(() => {
    for (const { text, index, length } of strays) text.format(index, length, { [markKey(mark)]: mark.attrs });
  });
}

interface Stray {
  text: Y.XmlText;
  index: number;
  length: number;
}

function straysIn(text: Y.XmlText, known: ReadonlyMap<number, number>, { isOwn }: Proposer): Stray[] {
  const strays: Stray[] = [];
  /** Names of the marks that bear own proposals here. */
  const own = new Set<string>();
  let index = 0;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { content, id, length } = item;
    if (content instanceof Y.ContentFormat) {
      const proposed = proposedBy(content.key, content.value);
      if (proposed?.kind === 'insertion' && isOwn(proposed.id)) own.add(content.key);
      else own.delete(content.key);
    }
    if (!(content instanceof Y.ContentString)) continue;
    // Of one item the server may have the beginning.
    const from = Math.max(0, (known.get(id.client) ?? 0) - id.clock);
    if (own.size === 0 && from < length) strays.push({ text, index: index + from, length: length - from });
    index += length;
  }
  return strays;
}
