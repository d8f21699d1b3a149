import type { DocumentClocks } from './document-clocks.ts';
import { invalidUpdate } from './update-faults.ts';
import { clockEnd, findReference, type UpdateStruct } from './update-struct.ts';

/**
 * The structs in the order in which Yjs integrates them: each after those that it refers to. Throws INVALID_INPUT when
 * they refer to one another in a circle, which Yjs would keep as pending for ever.
 * @param structs what the document lacks, by client, without gaps; every reference leads into the document or here
 */
export function integrationOrder(
  structs: ReadonlyMap<number, UpdateStruct[]>,
  clocks: DocumentClocks,
): UpdateStruct[] {
  const ordered: UpdateStruct[] = [];
  const states = new Map<number, number>();
  const next = new Map<number, number>();
  const state = (client: number) => states.get(client) ?? clocks.of(client);
  const take = (client: number) => {
    const index = next.get(client) ?? 0;
    next.set(client, index + 1);
    return structs.get(client)?.[index];
  };
  const integrate = (first: UpdateStruct) => {
    const waiting = [first];
    for (let struct = waiting.pop(); struct !== undefined; struct = waiting.pop()) {
      const missing = findReference(struct, ({ client, clock }) => clock >= state(client));
      if (missing === null) {
        // An earlier struct of this client waits for this very one.
        if (struct.clock > state(struct.client)) throw invalidUpdate();
        states.set(struct.client, clockEnd(struct));
        ordered.push(struct);
        continue;
      }
      const before = missing.client === struct.client ? undefined : take(missing.client);
      if (before === undefined) throw invalidUpdate();
      waiting.push(struct, before);
    }
  };
  // Highest client first, as Yjs does it: this decides what meets what on the way.
  for (const client of [...structs.keys()].sort((a, b) => b - a)) {
    for (let struct = take(client); struct !== undefined; struct = take(client)) integrate(struct);
  }
  return ordered;
}
