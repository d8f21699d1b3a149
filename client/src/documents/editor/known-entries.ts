/** Somebody who belongs to the space. */
interface Person {
  id: string;
  name: string;
  /** Whether they can be chosen. */
  isOffered: boolean;
}

/** What is said of an entry beside the text. */
export interface EntryMargin {
  /** What holds, in words. */
  words: string;
  /** How many steps somebody has noted of it: the way to them. */
  steps: number;
  /** Whether somebody else has the task than the text says. */
  isGiven: boolean;
}

/** What stands beside the text about its entries: the server's numbers, and who can be responsible. */
export interface EntryFacts {
  /** By the entries' ids. */
  numbers: ReadonlyMap<string, string>;
  /** What is said of them beside the text, by their ids. */
  margins: ReadonlyMap<string, EntryMargin>;
  /** Those that were decided while too few were there, in minutes. */
  withoutQuorum: ReadonlySet<string>;
  people: readonly Person[];
  /** Whether everybody who belongs to the space is among them: before, nobody is a stranger. */
  areAllKnown: boolean;
}

/** The same for the views of all entries, which hear of each change. */
export class KnownEntries {
  #facts: EntryFacts = {
    ...{ numbers: new Map(), margins: new Map(), withoutQuorum: new Set() },
    ...{ people: [], areAllKnown: false },
  };
  readonly #listeners = new Set<() => void>();

  get facts(): EntryFacts {
    return this.#facts;
  }

  set(facts: EntryFacts): void {
    this.#facts = facts;
    this.tell();
  }

  /** Something else that all views show has changed. */
  tell(): void {
    for (const listener of this.#listeners) listener();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
