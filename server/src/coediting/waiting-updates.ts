import { joinUpdates } from './join-updates.ts';
import type { ValidatedUpdate } from './validate-update.ts';

/** More than a few key presses are applied at once: `validateUpdate` prices each update by itself … */
const STRUCTS_EACH = 64;
/** … so what waits together must be too little to be dear: ordering it among itself takes half a million steps at most. */
const STRUCTS_TOGETHER = 1_024;

/**
 * Accepted updates that Yjs has not been given yet. Only those that mean the same whether the others are there or not:
 * new structs of clients that have nothing else here, which refer to what the document has, and no deletions.
 */
export class WaitingUpdates {
  #updates: Uint8Array[] = [];
  readonly #clients = new Set<number>();
  #structs = 0;

  get isEmpty(): boolean {
    return this.#updates.length === 0;
  }

  /** @param judged by the document without what waits here */
  mayJoin({ isWhollyNew, structs, clientIds }: ValidatedUpdate): boolean {
    return (
      isWhollyNew &&
      structs <= STRUCTS_EACH &&
      this.#structs + structs <= STRUCTS_TOGETHER &&
      clientIds.every((client) => !this.#clients.has(client))
    );
  }

  add(update: Uint8Array, { structs, clientIds }: ValidatedUpdate): void {
    this.#updates.push(update);
    this.#structs += structs;
    for (const client of clientIds) this.#clients.add(client);
  }

  /** All of them as one; they wait no longer. */
  take(): Uint8Array {
    const updates = this.#updates;
    this.#updates = [];
    this.#structs = 0;
    this.#clients.clear();
    return joinUpdates(updates);
  }
}

/** An update (v1) ends with its deletions: 0 says that there are none. */
export function deletesNothing(update: Uint8Array): boolean {
  return update.at(-1) === 0;
}
