import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** The structs of one client, as they stand in an update. */
interface Section {
  client: number;
  bytes: Uint8Array;
}

/** Several updates as one. */
export function joinUpdates(updates: readonly Uint8Array[]): Uint8Array {
  return new JoinedUpdates(updates).bytes;
}

/**
 * Several updates as one, and without one of them. What a room gathers are mostly key presses of different people: then
 * the sections of their updates are put one behind the other, which costs a copy; `Y.mergeUpdates` reads and writes every struct.
 */
export class JoinedUpdates {
  readonly bytes: Uint8Array;
  /** Where each update's section begins and ends; null where they had to be merged. */
  readonly #places: Map<Uint8Array, readonly [from: number, to: number]> | null = null;

  constructor(updates: readonly Uint8Array[]) {
    const sections = updates.length > 1 ? sectionsOf(updates) : null;
    if (!sections) {
      this.bytes = updates.length === 1 ? updates[0]! : Y.mergeUpdates([...updates]);
      return;
    }
    this.#places = new Map();
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, updates.length);
    // In this order Yjs writes them, and relies on it when it merges.
    for (const [update, section] of sections.sort(([, a], [, b]) => b.client - a.client)) {
      const from = encoding.length(encoder);
      encoding.writeUint8Array(encoder, section.bytes);
      this.#places.set(update, [from, encoding.length(encoder)]);
    }
    encoding.writeVarUint(encoder, 0);
    this.bytes = encoding.toUint8Array(encoder);
  }

  /** All but this one of the updates; null where they have to be merged anew. */
  without(update: Uint8Array): Uint8Array | null {
    const place = this.#places?.get(update);
    if (!place) return null;
    const [from, to] = place;
    const encoder = encoding.createEncoder();
    const all = this.#places!.size;
    encoding.writeVarUint(encoder, all - 1);
    encoding.writeUint8Array(encoder, this.bytes.subarray(varUintLength(all), from));
    encoding.writeUint8Array(encoder, this.bytes.subarray(to));
    return encoding.toUint8Array(encoder);
  }
}

/** Null when two bear the same client, or one has no sole section. */
function sectionsOf(updates: readonly Uint8Array[]): [Uint8Array, Section][] | null {
  const clients = new Set<number>();
  const sections: [Uint8Array, Section][] = [];
  for (const update of updates) {
    const section = soleSection(update);
    if (!section || clients.has(section.client)) return null;
    clients.add(section.client);
    sections.push([update, section]);
  }
  return sections;
}

/**
 * Of an update (v1) with structs of one client and without deletions; null for any other. It begins with the number of
 * clients and ends with its deletions: a last byte of 0 says that there are none, since no length is 0.
 */
function soleSection(update: Uint8Array): Section | null {
  if (update[0] !== 1 || update.at(-1) !== 0) return null;
  const bytes = update.subarray(1, -1);
  const decoder = decoding.createDecoder(bytes);
  decoding.readVarUint(decoder);
  return { client: decoding.readVarUint(decoder), bytes };
}

function varUintLength(value: number): number {
  return value < 128 ? 1 : 1 + varUintLength(Math.floor(value / 128));
}
