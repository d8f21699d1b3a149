import * as Y from 'yjs';
import { clockEnd, type ClockRange } from './update-struct.ts';

export interface DeletesInDocument {
  /** Whether everything that the ranges name in the document is deleted already. */
  areKnown: boolean;
  /** How often Yjs has to cut a struct in two, times how many structs it moves each time. */
  cost: number;
}

/** What one client's deletions do to the part of its structs that the document has. */
export function deletesInDocument(
  doc: Y.Doc,
  client: number,
  ranges: readonly ClockRange[],
): DeletesInDocument {
  const structs = doc.store.clients.get(client);
  const result: DeletesInDocument = { areKnown: true, cost: 0 };
  if (structs === undefined) return result;
  const state = Y.getState(doc.store, client);
  for (const range of ranges) {
    if (range.clock >= state) break;
    for (let i = Y.findIndexSS(structs, range.clock); i < structs.length; i++) {
      const struct = structs[i]!;
      const { clock } = struct.id;
      if (clock >= clockEnd(range)) break;
      if (struct.deleted) continue;
      result.areKnown = false;
      if (clock < range.clock) result.cost += structs.length;
      if (clock + struct.length > clockEnd(range)) result.cost += structs.length;
    }
  }
  return result;
}
