import type { AwarenessEntry } from './awareness-codec.ts';

interface Elsewhere extends AwarenessEntry {
  instance: string;
  seenAt: number;
}

/** Who is in the room by way of other instances. Each method answers what has changed by it. */
export class CursorsElsewhere {
  readonly #byClient = new Map<number, Elsewhere>();

  has(clientId: number): boolean {
    return this.#byClient.has(clientId);
  }

  entries(): AwarenessEntry[] {
    return [...this.#byClient.values()];
  }

  take(instance: string, heard: readonly AwarenessEntry[], seenAt: number): AwarenessEntry[] {
    return heard.filter((entry) => {
      const before = this.#byClient.get(entry.clientId);
      const isGone = entry.state === 'null';
      // Only the instance that a session is at may say that it left.
      if (before && (isGone ? before.instance !== instance : entry.clock < before.clock)) return false;
      if (isGone) return this.#byClient.delete(entry.clientId);
      this.#byClient.set(entry.clientId, { ...entry, instance, seenAt });
      return entry.clock !== before?.clock || entry.state !== before.state;
    });
  }

  leave(instance: string): AwarenessEntry[] {
    return this.#end((entry) => entry.instance === instance);
  }

  endOutdated(since: number): AwarenessEntry[] {
    return this.#end(({ seenAt }) => seenAt < since);
  }

  #end(isOver: (entry: Elsewhere) => boolean): AwarenessEntry[] {
    const over = [...this.#byClient.values()].filter(isOver);
    for (const { clientId } of over) this.#byClient.delete(clientId);
    return over.map(({ clientId, clock }) => ({ clientId, clock, state: 'null' }));
  }
}
