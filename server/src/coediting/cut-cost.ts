import * as Y from 'yjs';
import type { DocumentClocks } from './document-clocks.ts';
import { clockEnd, type ClockRange, type StructId, type UpdateStruct } from './update-struct.ts';

/**
 * About how many structs Yjs moves in memory because an update refers to, or deletes, parts of structs: it cuts them in
 * two, and the second part pushes everything behind it along. Five thousand cuts made for it stop a server for a second.
 */
export class CutCost {
  total = 0;
  readonly #cuts = new Map<number, number>();

  constructor(
    private readonly doc: Y.Doc,
    private readonly clocks: DocumentClocks,
  ) {}

  /** What placing the struct next to its neighbours cuts. */
  addReferences({ origin, rightOrigin }: UpdateStruct): void {
    if (origin) this.#addCut(origin.client, origin.clock + 1);
    const isSameCut =
      origin && rightOrigin?.client === origin.client && rightOrigin.clock === origin.clock + 1;
    if (rightOrigin && !isSameCut) this.#addCut(rightOrigin.client, rightOrigin.clock);
  }

  /**
   * What one client's deletions cut. Returns whether all that they name in the document is deleted already.
   * @param ranges ascending, so that no cut pushes an earlier one along
   */
  addDeletes(client: number, ranges: readonly ClockRange[]): boolean {
    const structs = this.doc.store.clients.get(client);
    if (structs === undefined) return true;
    let areKnown = true;
    const state = this.clocks.of(client);
    for (const range of ranges) {
      if (range.clock >= state) break;
      for (let i = Y.findIndexSS(structs, range.clock); i < structs.length; i++) {
        const struct = structs[i]!;
        const { clock } = struct.id;
        if (clock >= clockEnd(range)) break;
        if (struct.deleted) continue;
        areKnown = false;
        if (clock < range.clock) this.total += structs.length - i;
        if (clock + struct.length > clockEnd(range)) this.total += structs.length - i;
      }
    }
    return areKnown;
  }

  /** A struct of this client has to begin at the clock. */
  #addCut(client: StructId['client'], clock: number): void {
    if (clock >= this.clocks.of(client)) return;
    const structs = this.doc.store.clients.get(client)!;
    const index = Y.findIndexSS(structs, clock);
    const struct = structs[index]!;
    if (struct.id.clock === clock || struct instanceof Y.GC) return;
    const before = this.#cuts.get(client) ?? 0;
    this.#cuts.set(client, before + 1);
    this.total += structs.length - index + before;
  }
}
