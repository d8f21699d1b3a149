import * as Y from 'yjs';
import { contentOf, createPassiveDoc, docOfLog, hasPending } from './passive-doc.ts';

export interface Folded {
  /** All updates as one garbage-collected state. */
  state: Uint8Array;
  stateVector: Uint8Array;
  /** The states at the stops. */
  milestones: Uint8Array[];
}

/** Folding would keep less, or something else, than what it is made of: nothing may be removed. */
export class FoldRefused extends Error {}

/**
 * Folds updates, in their order, into one state from which Yjs has collected what was deleted.
 * Throws `FoldRefused` unless the state is proven to hold everything.
 * @param stops after how many updates the state is wanted on the way, ascending
 */
export function foldLog(updates: readonly Uint8Array[], stops: readonly number[] = []): Folded {
  try {
    const folded = fold(updates, stops);
    checkHolds(folded.state, updates);
    return folded;
  } catch (error) {
    throw error instanceof FoldRefused ? error : new FoldRefused('the log cannot be read', { cause: error });
  }
}

function fold(updates: readonly Uint8Array[], stops: readonly number[]): Folded {
  const doc = createPassiveDoc();
  let done = 0;
  const stateAfter = (count: number) => {
    doc.transact(() => {
      for (; done < count; done++) Y.applyUpdate(doc, updates[done]!);
    });
    if (hasPending(doc)) throw new FoldRefused('the log has a gap');
    return Y.encodeStateAsUpdate(doc);
  };
  const milestones = stops.map(stateAfter);
  const state = stateAfter(updates.length);
  const stateVector = Y.encodeStateVector(doc);
  doc.destroy();
  return { state, stateVector, milestones };
}

/**
 * Throws `FoldRefused` unless the state, read back from its bytes, has every clock and every deletion that the updates
 * name, and is the same document as they make when nothing is collected.
 */
export function checkHolds(state: Uint8Array, updates: readonly Uint8Array[]): void {
  const folded = docOfLog([state]);
  const whole = docOfLog(updates, { gc: false });
  const deletions = Y.createDeleteSetFromStructStore(folded.store);
  if (!hasClocks(folded, updates)) throw new FoldRefused('the state lacks what was written');
  if (!hasDeletions(deletions, updates)) throw new FoldRefused('the state lacks what was deleted');
  if (!Y.equalSnapshots(Y.snapshot(folded), Y.snapshot(whole)))
    throw new FoldRefused('the state has other clocks or deletions than the log');
  if (contentOf(folded) !== contentOf(whole))
    throw new FoldRefused('the state has another content than the log');
  folded.destroy();
  whole.destroy();
}

type DeleteSet = ReturnType<typeof Y.createDeleteSetFromStructStore>;

/** Read from the bytes alone, so that no fault of integrating them can hide. */
function hasClocks(folded: Y.Doc, updates: readonly Uint8Array[]): boolean {
  return updates.every((update) =>
    [...Y.parseUpdateMeta(update).to].every(([client, end]) => Y.getState(folded.store, client) >= end),
  );
}

function hasDeletions(deletions: DeleteSet, updates: readonly Uint8Array[]): boolean {
  const named = updates.map((update) => Y.decodeUpdate(update).ds).filter((ds) => ds.clients.size > 0);
  return Y.equalDeleteSets(Y.mergeDeleteSets([deletions, ...named]), deletions);
}
