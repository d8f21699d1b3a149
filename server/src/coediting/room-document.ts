import * as Y from 'yjs';
import { changedIn, type Places } from './places.ts';
import { docOfLog, hasPending, stateVectorWithout } from './passive-doc.ts';
import type { StoredDocument } from './storage.ts';
import type { validateUpdate, ValidatedUpdate } from './validate-update.ts';
import { deletesNothing, WaitingUpdates } from './waiting-updates.ts';

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
  readonly #waiting = new WaitingUpdates();

  /**
   * Throws when rows do not make a whole document.
   * @param onBroken when what was folded does not, or what waited cannot be integrated: that shows only later
   * @param oneByOne whether each update is given to Yjs by itself, so that it shows which one is at fault
   */
  constructor(
    { updates, stateVector }: StoredDocument,
    private readonly onBroken: (error: unknown) => never,
    private readonly oneByOne = false,
  ) {
    const [state] = updates;
    if (stateVector && updates.length === 1) this.#folded = { state: state!, stateVector };
    else this.#doc = docOfLog(updates);
  }

  get doc(): Y.Doc {
    this.applyWaiting();
    return this.#known;
  }

  /** Without what waits. */
  get #known(): Y.Doc {
    if (!this.#doc) this.#unfold(this.#folded!.state);
    return this.#doc!;
  }

  /** Whether the update fits behind all that was accepted. Throws what `validate` throws. */
  judge(update: Uint8Array, validate: typeof validateUpdate): ValidatedUpdate {
    if (this.#waiting.isEmpty || !deletesNothing(update)) return validate(update, this.doc);
    try {
      const judged = validate(update, this.#known);
      if (this.#waiting.mayJoin(judged)) return judged;
    } catch {
      // It may build on what waits.
    }
    return validate(update, this.doc);
  }

  /**
   * Exactly what the update adds, or null when nothing. Most key presses wait until `applyWaiting`: Yjs takes as long for
   * one as for all that a group gathers. Throws `NotIntegrated`.
   */
  add(update: Uint8Array, judged: ValidatedUpdate): Uint8Array | null {
    if (this.oneByOne || !this.#waiting.mayJoin(judged)) return this.apply(update, judged.isWhollyNew);
    this.#waiting.add(update, judged);
    this.#whole = null;
    return update;
  }

  applyWaiting(): void {
    if (this.#waiting.isEmpty) return;
    try {
      this.#integrate(this.#known, this.#waiting.take());
    } catch (error) {
      this.onBroken(error);
    }
  }

  /**
   * Exactly what the update adds, or null when nothing. Throws `NotIntegrated`. Of what is wholly new that is the update
   * itself: most key presses are, and Yjs need not write them down again.
   */
  apply(update: Uint8Array, isWhollyNew = false): Uint8Array | null {
    const { doc } = this;
    const added: Uint8Array[] = [];
    const keep = (part: Uint8Array) => void added.push(part);
    if (!isWhollyNew) doc.on('update', keep);
    try {
      this.#integrate(doc, update);
    } finally {
      doc.off('update', keep);
    }
    if (isWhollyNew) added.push(update);
    if (added.length === 0) return null;
    this.#whole = null;
    return added.length === 1 ? added[0]! : Y.mergeUpdates(added);
  }

  /** What the server writes by itself, as a client that nobody has been: a clientID belongs to the account that first writes with it. */
  write(change: () => void): { update: Uint8Array; clientId: number } {
    const { doc } = this;
    const updates: Uint8Array[] = [];
    const take = (update: Uint8Array) => void updates.push(update);
    doc.clientID = new Y.Doc().clientID;
    doc.on('update', take);
    try {
      doc.transact(change);
    } finally {
      doc.off('update', take);
    }
    this.#whole = null;
    return { update: Y.mergeUpdates(updates), clientId: doc.clientID };
  }

  /** Others' rows: answers which texts and blocks they changed. Throws `NotIntegrated`. */
  takeOver(updates: readonly Uint8Array[]): Places {
    return changedIn(this.doc, () => {
      for (const update of updates) this.apply(update);
    });
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

  #integrate(doc: Y.Doc, update: Uint8Array): void {
    try {
      Y.applyUpdate(doc, update);
    } catch (error) {
      throw new NotIntegrated('an update failed', { cause: error });
    }
    if (hasPending(doc)) throw new NotIntegrated('an update is pending');
  }

  #unfold(state: Uint8Array): void {
    try {
      this.#doc = docOfLog([state]);
    } catch (error) {
      this.onBroken(error);
    }
    this.#folded = null;
    this.#whole = state;
  }
}

/** Whoever has nothing yet says so by a state vector without clients. */
function isEmpty(stateVector: Uint8Array): boolean {
  return stateVector.byteLength === 1 && stateVector[0] === 0;
}
