import * as Y from 'yjs';

/**
 * A document that holds what it is given and never writes by itself. Yjs tidies up formatting after a remote change,
 * which is a change of its own; on the server it would put into the room what the log does not have.
 */
export function createPassiveDoc(options: { gc?: boolean } = {}): Y.Doc {
  const doc = new Y.Doc(options);
  doc.getXmlFragment('content');
  doc.on('afterTransaction', (transaction) => {
    transaction._needFormattingCleanup = false;
  });
  return doc;
}

/** The document that the log's rows make. Throws when they do not make a whole one. */
export function docOfLog(updates: readonly Uint8Array[], options: { gc?: boolean } = {}): Y.Doc {
  const doc = createPassiveDoc(options);
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  if (hasPending(doc)) throw new Error('the log of the document has a gap');
  return doc;
}

/** All that the document shows, as text to compare. */
export function contentOf(doc: Y.Doc): string {
  return doc.getXmlFragment('content').toString();
}

/** Whether Yjs keeps something back because its predecessors are missing. */
export function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

/** Whether the update would add nothing to what the log's rows make. */
export function logContains(updates: readonly Uint8Array[], update: Uint8Array): boolean {
  const doc = docOfLog(updates);
  let added = false;
  doc.on('update', () => (added = true));
  Y.applyUpdate(doc, update);
  const contained = !added && !hasPending(doc);
  doc.destroy();
  return contained;
}

/** The state vector of somebody who has this update besides; it begins where they end. */
export function stateVectorWith(stateVector: Uint8Array, update: Uint8Array): Uint8Array {
  const clocks = Y.decodeStateVector(stateVector);
  for (const [client, to] of Y.parseUpdateMeta(update).to) {
    if (to > (clocks.get(client) ?? 0)) clocks.set(client, to);
  }
  return Y.encodeStateVector(clocks);
}

/** Whether both bring something of the same client. */
export function haveCommonClient(some: readonly Uint8Array[], others: readonly Uint8Array[]): boolean {
  const clients = new Set(some.flatMap((update) => [...Y.parseUpdateMeta(update).from.keys()]));
  return others.some((update) =>
    [...Y.parseUpdateMeta(update).from.keys()].some((each) => clients.has(each)),
  );
}

/** The state vector of somebody who has all of `doc` but these updates. */
export function stateVectorWithout(doc: Y.Doc, missing: readonly Uint8Array[]): Uint8Array {
  const clocks = Y.decodeStateVector(Y.encodeStateVector(doc));
  for (const update of missing) {
    for (const [client, from] of Y.parseUpdateMeta(update).from) {
      if (from < (clocks.get(client) ?? 0)) clocks.set(client, from);
    }
  }
  return Y.encodeStateVector(clocks);
}
