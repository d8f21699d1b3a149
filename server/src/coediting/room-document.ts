import * as Y from 'yjs';
import { docOfLog, hasPending, stateVectorWithout } from './passive-doc.ts';
import type { StoredDocument } from './storage.ts';

/** Yjs could not integrate an update: the doc is no longer what the log makes. */
export class NotIntegrated extends Error {}

/**
 * A room's Y.Doc. Where the log is folded into one state, that is made when it is first needed: who only opens the
 * document gets the stored bytes, which costs nothing but reading them.
 */
export class RoomDocument {
  #doc: Y.Doc | null = null;
  #folded: { state: Uint8Array; stateVector: Uint8Array } | null = null;
  /** The whole state as one update, until the doc changes: many arrive at the same time. */
  #whole: Uint8Array | null = null;
  /** What the present transaction added. */
  #added: Uint8Array[] = [];

  /**
   * Throws when rows do not make a whole document.
   * @param onBroken when what was folded does not, which shows only later
   */
  constructor(
    { updates, stateVector }: StoredDocument,
    private readonly onBroken: (error: unknown) => never,
  ) {
    const [state] = updates;
    if (stateVector && updates.length === 1) this.#folded = { state: state!, stateVector };
    else this.#doc = this.#make(updates);
  }

  get doc(): Y.Doc {
    if (!this.#doc) this.#unfold(this.#folded!.state);
    return this.#doc!;
  }

  /** Exactly what the update adds, or null when nothing. Throws `NotIntegrated`. */
  apply(update: Uint8Array): Uint8Array | null {
    const { doc } = this;
    this.#added = [];
    try {
      Y.applyUpdate(doc, update);
    } catch (error) {
      throw new NotIntegrated('an update failed', { cause: error });
    }
    if (hasPending(doc)) throw new NotIntegrated('an update is pending');
    const added = this.#added;
    this.#added = [];
    if (added.length === 0) return null;
    return added.length === 1 ? added[0]! : Y.mergeUpdates(added);
  }

  /** All of it as one update. Shared: never change it. */
  whole(): Uint8Array {
    return this.#folded?.state ?? (this.#whole ??= Y.encodeStateAsUpdate(this.doc));
  }

  /** What somebody with this state vector lacks. */
  difference(stateVector: Uint8Array | undefined): Uint8Array {
    return stateVector && !isEmpty(stateVector) ? Y.encodeStateAsUpdate(this.doc, stateVector) : this.whole();
  }

  stateVector(): Uint8Array {
    return this.#folded?.stateVector ?? Y.encodeStateVector(this.doc);
  }

  /** The state vector of somebody who has all of it but these updates. */
  stateVectorWithout(missing: readonly Uint8Array[]): Uint8Array {
    return stateVectorWithout(this.doc, missing);
  }

  /** Frees what is only kept because many arrive at the same time. */
  forgetEncoded(): void {
    this.#whole = null;
  }

  #unfold(state: Uint8Array): void {
    try {
      this.#doc = this.#make([state]);
    } catch (error) {
      this.onBroken(error);
    }
    this.#folded = null;
    this.#whole = state;
  }

  #make(updates: readonly Uint8Array[]): Y.Doc {
    const doc = docOfLog(updates);
    doc.on('update', (update: Uint8Array) => {
      this.#added.push(update);
      this.#whole = null;
    });
    return doc;
  }
}

/** Whoever has nothing yet says so by a state vector without clients. */
function isEmpty(stateVector: Uint8Array): boolean {
  return stateVector.byteLength === 1 && stateVector[0] === 0;
}
